#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check that the manual tells of the program as it is, alike in both languages.

Usage: manual-check.py SOURCE-FOLDER (TAP on standard output)

What is bold in the manual is a name of the interface, so the translations know it; what
is set as a key is in the window with the shortcuts; pictures are small, and there.
"""

import re
import struct
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

LANGUAGES = ('en', 'nl')
LARGEST = 80 * 1024
PANE = re.compile(r'^  \{ "(\w+)", ', re.M)
COMMENTS = re.compile(r'<!-- (\S+) -->\n\n## (.+)')
# Keys that every window knows, and that no list of shortcuts names: the arrows, and Ctrl and Shift by themselves.
PLAIN = {'Enter', 'Shift', 'Ctrl', '↑', '↓', 'Alt+↑', 'Alt+↓'}
KEY = re.compile(r'(?:Ctrl|Alt|Shift)(?:\+.+)?|F\d+|Enter|[↑↓]')
NAMES = {'Control': 'Ctrl', 'question': '?', 'Return': 'Enter', 'Page_Down': 'Page Down', 'Page_Up': 'Page Up', 'Up': '↑', 'Down': '↓'}


def plain(label):
    return label.replace('_', '').rstrip('…')


def interface(source):
    """Every name of the interface, in each language."""
    text = (source / 'po' / 'nl.po').read_text(encoding='utf-8')
    entries = re.findall(r'msgid ((?:".*"\n)+)(?:msgid_plural (?:".*"\n)+)?msgstr(?:\[0\])? ((?:".*"\n?)+)', text)
    joined = [[plain(''.join(re.findall(r'"(.*)"', part))) for part in entry] for entry in entries]
    return {'en': {english for english, _ in joined}, 'nl': {dutch for _, dutch in joined}}


def shortcuts(source):
    """The keys of the window with the shortcuts, as a person writes them."""
    root = ET.parse(source / 'ui' / 'window' / 'iteam-shortcuts.ui').getroot()
    found = set()
    for element in root.iter('property'):
        for keys in (element.text or '').split() if element.get('name') == 'accelerator' else []:
            parts = [part for part in re.split('[<>]+', keys) if part]
            first, dots, last = parts[-1].partition('...')
            for final in map(str, range(int(first), int(last) + 1)) if dots else [first]:
                words = [NAMES.get(part, part) for part in [*parts[:-1], final]]
                found.add('+'.join([*words[:-1], words[-1].upper() if len(words[-1]) == 1 else words[-1]]))
    return found


def manual(source, language):
    return (source / 'data' / 'manual' / f'manual.{language}.md').read_text(encoding='utf-8')


def spans(text, mark):
    return [' '.join(found.split()) for found in re.findall(rf'{re.escape(mark)}(.+?){re.escape(mark)}', text, re.S)]


def check_chapters(source):
    chapters = {language: COMMENTS.findall(manual(source, language)) for language in LANGUAGES}
    english, dutch = ([chapter for chapter, _ in chapters[language]] for language in LANGUAGES)
    if english != dutch or len(english) < 8:
        yield f'the chapters are {english} and {dutch}'
    for language in LANGUAGES:
        headings = re.findall('^## (.+)', manual(source, language), re.M)
        if headings != [title for _, title in chapters[language]]:
            yield f'{language}: a chapter has no name above it'
    for pane in PANE.findall((source / 'src' / 'window' / 'iteam-panes.c').read_text(encoding='utf-8')):
        if pane not in english:
            yield f'the pane {pane} has no chapter'
    for chapter in re.findall(r'"\w+Window", "(\w+)" \}', (source / 'src' / 'window' / 'iteam-help.c').read_text(encoding='utf-8')):
        if chapter not in english:
            yield f'a window has its help in the chapter {chapter}, which is not there'


def check_names(source):
    names = interface(source)
    for language in LANGUAGES:
        for name in spans(manual(source, language), '**'):
            if not name.endswith(':') and plain(name) not in names[language]:
                yield f'{language}: nothing is called “{name}”'


def check_keys(source):
    known = shortcuts(source) | PLAIN
    for language in LANGUAGES:
        keys = [key for key in spans(manual(source, language), '`') if KEY.fullmatch(key)]
        if 'F1' not in keys or 'Ctrl+K' not in keys:
            yield f'{language}: the keys are not found'
        for key in keys:
            # With this the one search looks among a kind.
            if key not in known and key != 'Alt+9':
                yield f'{language}: no list of shortcuts has {key}'


def check_pictures(source):
    folder = source / 'data' / 'manual'
    there = {path.name for path in folder.glob('*.png')}
    listed = {element.text for element in ET.parse(folder / 'iteam-manual.gresource.xml').iter('file')}
    named = {name for language in LANGUAGES for name in re.findall(r'^!\[[^]]+\]\((\S+)\)$', manual(source, language), re.M)}
    if there != named or listed != named | {f'manual.{language}.md' for language in LANGUAGES}:
        yield f'of the pictures {sorted((there | named | listed) - (there & named & listed))} not all agree'
    for name in sorted(there):
        data = (folder / name).read_bytes()
        width, _, depth, kind = struct.unpack('>IIBB', data[16:26])
        if len(data) > LARGEST or (depth, kind) != (8, 3) or width < 700:
            yield f'{name}: {len(data)} bytes, {width} pixels wide, kind {kind}'


CHECKS = [
    ('the chapters are the same in both languages, and every pane has one', check_chapters),
    ('what is bold is called so in the program', check_names),
    ('the keys are in the list of shortcuts', check_keys),
    ('the pictures are there, named, and small', check_pictures),
]


def main():
    source = Path(sys.argv[1])
    good = True
    print(f'1..{len(CHECKS)}')
    for number, (name, check) in enumerate(CHECKS, 1):
        faults = list(check(source))
        print(f'{"not ok" if faults else "ok"} {number} - {name}')
        for fault in faults:
            print(f'# {fault}')
        good = good and not faults
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
