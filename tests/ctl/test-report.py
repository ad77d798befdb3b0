#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The annual report to the council from a terminal: every fact of the note on 2018, in its order.

Usage: test-report.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from pathlib import Path

from iteamctl import ENVIRONMENT, FOUND, USAGE, Failed, ctl, has, lacks, read, run_tests, same, sample

MANIFEST, TEXT, TABLE = (f'urn:oasis:names:tc:opendocument:xmlns:{name}:1.0' for name in ('manifest', 'text', 'table'))
FACTS = Path(__file__).with_name('report-facts.txt')


def words_of(pdf, *how):
    """What a PDF says, as one line, without what stands at the edges of its pages."""
    pages = subprocess.run(['pdftotext', *how, '-y', '56', '-x', '0', '-W', '596', '-H', '730', pdf, '-'],
                           capture_output=True, check=True).stdout.decode()
    return ' '.join(pages.split())


def missing(text):
    """The facts that are not in a text, each behind the one before it."""
    facts = [line for line in FACTS.read_text(encoding='utf-8').splitlines() if line and not line.startswith('#')]
    if len(facts) < 40:
        raise Failed(f'Only {len(facts)} facts')
    text, place, left = text.casefold(), 0, []
    for fact in facts:
        found = text.find(fact.casefold(), place)
        if found < 0:
            left.append(fact)
        else:
            place = found + len(fact)
    return left


def test_note(folder):
    """Every fact of the council note stands in the report of the sample file, in its order."""
    path, pdf = sample(folder), folder / 'nota.pdf'
    ctl('report', path, '--year', '2018', '-o', pdf, dutch=True)
    same(missing(words_of(pdf)), [])
    info = subprocess.run(['pdfinfo', pdf], capture_output=True, check=True).stdout.decode()
    has(info, 'Tagged:          yes', 'A4')
    has(words_of(pdf), 'Informatienota', 'De gemeenteraad', '29 januari 2019')


def enter_documents(other, path, pdf):
    """The codes, the protocol and the guide of one file, entered in another one."""
    for row in read('list', other, 'documents'):
        shown = read('show', other, row['number'])
        if shown['kind'] not in ('code', 'protocol', 'guide') or shown['state'] == 'superseded':
            continue
        ctl('document', 'save', other, row['number'], pdf)
        number = ctl('document', 'add', path, pdf, '--title', shown['title'], '--kind', shown['kind']).split()[0]
        ctl('set', path, number, *(word for one in shown['adoptions'] for word in (f"--{one['how']}", f"{one['body']}:{one['day']}")))


def test_from_nothing(folder):
    """From an empty file: the year is entered, the team writes; every fact stands in the note, in its order."""
    (folder / 'other').mkdir()
    path, pdf, other = folder / 'team.iteam', folder / 'nota.pdf', sample(folder / 'other')
    ctl('new', path)
    enter_documents(other, path, folder / 'document.pdf')
    rates = {row['round']: row['percentage'] for row in read('list', other, 'participation')}
    for row in read('list', other, 'activities'):
        shown = read('show', other, row['number'])
        words = [word for name, option in (('kind', 'kind'), ('audience', 'audience'), ('when', 'when'), ('state', 'state'), ('supplier', 'supplier'),
                                           ('partners', 'partners'), ('text', 'text'), ('side', 'side'))
                 if shown[name] is not None for word in (f'--{option}', shown[name])]
        rate = ['--percentage', rates[row['number']]] if row['number'] in rates else []
        ctl('add', path, 'activity', '--title', shown['title'], *words, *rate)
    ctl('report', path, '--year', '2018', '--begin', '--date', '2019-01-29', dutch=True)
    with sqlite3.connect(other) as db:
        texts = db.execute('SELECT part, text FROM report_section WHERE text IS NOT NULL').fetchall()
    db.close()
    for part, text in texts:
        roles = ' Zo zijn er een coördinator integriteit, een interne vertrouwenspersoon, een externe vertrouwenspersoon en een ' \
            'bedrijfsmaatschappelijk werker.' if part == 'iteam' else ''
        ctl('report', path, '--year', '2018', '--section', part, '--text', text + roles)
    ctl('report', path, '--year', '2018', '-o', pdf, dutch=True)
    same(missing(words_of(pdf)), [])


def test_word_processor(folder):
    """The same words stand in the OpenDocument text, with real headings, tables and pictures."""
    path, odt, pdf = sample(folder), folder / 'nota.odt', folder / 'nota.pdf'
    ctl('report', path, '--year', '2018', '-o', odt, dutch=True)
    ctl('report', path, '--year', '2018', '-o', pdf, dutch=True)
    # The type stands first and as it is, at the byte where it is looked for.
    same(odt.read_bytes()[30:77], b'mimetypeapplication/vnd.oasis.opendocument.text')
    with zipfile.ZipFile(odt) as parts:
        same(parts.testzip(), None)
        names = parts.namelist()
        same(names[0], 'mimetype')
        same(parts.infolist()[0].compress_type, zipfile.ZIP_STORED)
        listed = {entry.get(f'{{{MANIFEST}}}full-path') for entry in ElementTree.fromstring(parts.read('META-INF/manifest.xml'))}
        same(listed - {'/'}, set(names) - {'mimetype', 'META-INF/manifest.xml'})
        for name in names:
            if name.endswith('.xml'):
                ElementTree.fromstring(parts.read(name))
            if name.endswith('.png'):
                same(parts.read(name)[:8], b'\x89PNG\r\n\x1a\n')
        content = ElementTree.fromstring(parts.read('content.xml'))
    same([heading.get(f'{{{TEXT}}}outline-level') for heading in content.iter(f'{{{TEXT}}}h')][:3], ['1', '1', '2'])
    if len(list(content.iter(f'{{{TABLE}}}table-header-rows'))) < 5 or not any(name.endswith('.png') for name in names):
        raise Failed('No tables or no picture')
    same(missing(' '.join(' '.join(content.itertext()).split())), [])
    told = subprocess.run(['odt2txt', '--width=-1', '--encoding=UTF-8', odt], capture_output=True, check=True).stdout.decode()
    same(missing(' '.join(told.split())), [])


def test_libreoffice(folder):
    """LibreOffice makes a PDF of it with the same words, where it is installed."""
    if shutil.which('soffice') is None:
        return 'there is no LibreOffice here'
    path, odt, pdf = sample(folder), folder / 'nota.odt', folder / 'nota.pdf'
    ctl('report', path, '--year', '2018', '-o', odt, dutch=True)
    ctl('report', path, '--year', '2018', '-o', pdf, dutch=True)
    subprocess.run(['soffice', '--headless', '--convert-to', 'pdf', '--outdir', folder / 'theirs', odt], capture_output=True,
                   check=True, env={**ENVIRONMENT, 'HOME': str(folder)})
    # Cell by cell.
    theirs = words_of(folder / 'theirs' / 'nota.pdf', '-raw')
    same(missing(theirs), [])
    # But for what is a picture there, and what is not said twice.
    lost = Counter(words_of(pdf).split()) - Counter(theirs.split())
    if sum(lost.values()) > 20:
        raise Failed(f'lost: {lost}')
    return None


def test_sent(folder):
    """What was sent is in the register as it was, and the report can go on."""
    path = sample(folder)
    ctl('report', path, '--year', '2018', '--sent', 'Griffie', dutch=True)
    row, = read('list', path, 'documents', 'Integriteit in 2018')
    same([row[name] for name in ('kind', 'dated')], ['note', '2019-01-29'])
    ctl('document', 'save', path, row['number'], folder / 'sent.pdf')
    same(missing(words_of(folder / 'sent.pdf')), [])
    ctl('report', path, '--year', '2018', '--section', 'media', '--text', 'Later veranderd.')
    ctl('document', 'save', path, row['number'], folder / 'again.pdf')
    same((folder / 'again.pdf').read_bytes(), (folder / 'sent.pdf').read_bytes())
    has(ctl('list', path, 'history'), 'Annual report sent')


def test_head(folder):
    """A report is begun once, its head and sections are written, and all of it is undone and found."""
    path = folder / 'team.iteam'
    ctl('new', path)
    has(ctl('report', path, '--year', '2018', code=FOUND), '--begin')
    ctl('report', path, '--year', '2018', '--begin', '--reference', 'RIS 19-007', '--letterhead', 'Gemeente Rijswijk, I-team',
        '--date', '2019-01-29')
    ctl('report', path, '--year', '2018', '--section', 'introduction', '--text', 'Integriteit is **van ons allemaal**.')
    ctl('report', path, '--year', '2018', '--section', 'Dank', '--text', 'Aan wie een gesprek leidde.')
    text = ctl('report', path, '--year', '2018')
    has(text, 'RIS 19-007', '29 January 2019', '1. Introduction', 'van ons allemaal', 'Dank')
    # What has nothing to tell is not in it.
    lacks(text, 'Training', 'Privacy', '**')
    has(ctl('search', path, 'allemaal'), 'Integrity in 2018')
    has(ctl('list', path, 'history'), 'Section of the annual report changed')
    ctl('undo', path)
    lacks(ctl('report', path, '--year', '2018'), 'Dank')
    ctl('redo', path)
    # Another year goes on with the same sections and letterhead, and with the introduction.
    ctl('report', path, '--year', '2019', '--begin')
    text = ctl('report', path, '--year', '2019')
    has(text, 'van ons allemaal')
    lacks(text, 'Aan wie een gesprek leidde', 'RIS 19-007')
    for wrong in (['--year', '2018', '-o', 'nota.doc'], ['--year', '0'], []):
        ctl('report', path, *wrong, code=USAGE)
    ctl('report', path, '--year', '2018', '--date', 'ooit', code=USAGE)
    has(ctl('check', path), 'sound')


def test_personal_data(folder):
    """What looks like personal data does not leave unless it is said so, and small counts never do."""
    path, out = folder / 'team.iteam', folder / 'nota.pdf'
    ctl('new', path)
    ctl('report', path, '--year', '2018', '--begin')
    ctl('report', path, '--year', '2018', '--section', 'privacy', '--text', 'Bel 06-12345678 voor vragen.')
    has(ctl('report', path, '--year', '2018', '-o', out, code=FOUND), 'Privacy', '06-12345678', '--anyway')
    same(out.exists(), False)
    ctl('report', path, '--year', '2018', '-o', out, '--anyway')
    same(out.exists(), True)
    ctl('report', path, '--year', '2018', '--section', 'privacy', '--text', 'Bel de functionaris.')
    ctl('add', path, 'activity', '--title', 'Gesprek', '--kind', 'talk', '--head-count', '3', '--when', '4 december 2018',
        '--side', 'internal', '--state', 'done')
    same(read('list', path, 'activities', '--exact')[0]['head_count'], 3)
    has(ctl('report', path, '--year', '2018'), '4 December 2018 · Gesprek · Internal · <5')


run_tests([value for name, value in sorted(globals().items()) if name.startswith('test_')])
