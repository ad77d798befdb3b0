#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual from a terminal: all of its words on paper, in both languages, and in the sample file.

Usage: test-manual.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import re
import subprocess
from pathlib import Path

from iteamctl import FOUND, USAGE, Failed, ctl, has, run_tests, same

SOURCES = Path(__file__).parents[2] / 'data' / 'manual'


def words_of(pdf):
    """What a PDF says, as one line, without what stands at the edges of its pages."""
    pages = subprocess.run(['pdftotext', '-y', '56', '-x', '0', '-W', '596', '-H', '730', pdf, '-'],
                           capture_output=True, check=True).stdout.decode()
    return ' '.join(pages.split())


def paragraphs(language):
    """Each paragraph, heading, line of a list and caption of the manual, without its markup."""
    text = re.sub(r'<!--.*?-->', '', (SOURCES / f'manual.{language}.md').read_text(encoding='utf-8'))
    for part in re.split(r'\n\n|\n(?=- |\d\. )', text):
        plain = re.sub(r'^(?:#+|-|\d\.) |^!\[|\]\(\S+\)$|\*\*|`', '', ' '.join(part.split()))
        if plain:
            yield plain


def test_words(folder):
    """Every paragraph is on paper, in its order, with the headings numbered, and the file says what it is."""
    for language, dutch, title in (('en', False, 'Manual of Integriteit Team'), ('nl', True, 'Handleiding Integriteit Team')):
        path = folder / f'{language}.pdf'
        ctl('manual', '-o', path, dutch=dutch)
        told, place = words_of(path), 0
        parts = list(paragraphs(language))
        if len(parts) < 80:
            raise Failed(f'{len(parts)} paragraphs')
        for part in parts:
            found = told.find(part, place)
            if found < 0:
                raise Failed(f'“{part}” is not in the manual behind “{told[max(place - 60, 0):place]}”')
            place = found + len(part)
        chapters = re.findall('^## (.+)$', (SOURCES / f'manual.{language}.md').read_text(encoding='utf-8'), re.M)
        has(told, *(f'{number}. {chapter}' for number, chapter in enumerate(chapters, 1)))
        info = subprocess.run(['pdfinfo', path], capture_output=True, check=True, text=True).stdout
        has(' '.join(info.split()), f'Title: {title}', 'Author: Integriteit Team', 'Tagged: yes', 'A4')
        has(path.read_bytes().decode('latin-1'), f'/Lang ({language})')
        pictures = subprocess.run(['pdfimages', '-list', path], capture_output=True, check=True, text=True).stdout
        same(len(pictures.splitlines()) - 2, len(list(SOURCES.glob(f'*.{language}.png'))))
    # Another language than that of the terminal.
    ctl('manual', '-o', folder / 'other.pdf', '--language', 'nl')
    same((folder / 'other.pdf').read_bytes(), (folder / 'nl.pdf').read_bytes())


def test_sample(folder):
    """The register of the sample file has it, and its pages are found."""
    path = folder / 'sample.iteam'
    ctl('new', path, '--sample')
    ctl('manual', '-o', folder / 'nl.pdf', '--language', 'nl')
    has(ctl('show', path, 'D-8'), 'Handleiding Integriteit Team')
    ctl('document', 'save', path, 'D-8', folder / 'saved.pdf')
    same((folder / 'saved.pdf').read_bytes(), (folder / 'nl.pdf').read_bytes())


def test_misused(folder):
    """Without a place to write to, in a language that there is none in, and where nothing can be written."""
    has(ctl('manual', code=USAGE), '-o', 'OUT.pdf')
    has(ctl('manual', '-o', folder / 'a.pdf', '--language', 'fr', code=USAGE), 'fr')
    has(ctl('manual', '-o', folder / 'missing' / 'a.pdf', code=FOUND), 'a.pdf')
    same(list(folder.iterdir()), [])


run_tests([test_words, test_sample, test_misused])
