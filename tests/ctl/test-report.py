#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The annual report to the council from a terminal: every fact of the note on 2018, in its order.

Usage: test-report.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import subprocess
from pathlib import Path

from iteamctl import FOUND, USAGE, Failed, ctl, has, lacks, read, run_tests, same, sample

FACTS = Path(__file__).with_name('report-facts.txt')


def words_of(pdf):
    """What a PDF says, as one line, without what stands at the edges of its pages."""
    pages = subprocess.run(['pdftotext', '-y', '56', '-x', '0', '-W', '596', '-H', '730', pdf, '-'],
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
