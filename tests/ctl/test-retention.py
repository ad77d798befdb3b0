#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What need not be kept any more is destroyed, and nothing of it can be found again.

Usage: test-retention.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

from iteamctl import FOUND, USAGE, ctl, has, lacks, read, run_tests, same, sample

TITLE, ITEM, DOCUMENT, NOTE, COLLEAGUE = 'Kwisperdoos', 'Zwimbolder', 'Vlamotter', 'Prullewiel', 'Snorrevos'
WORDS = [TITLE, ITEM, DOCUMENT, NOTE, COLLEAGUE]


def fill(path, folder, home=None):
    """A held meeting and a document whose words stand nowhere else, and bytes of its PDF."""
    meeting = ctl('add', path, 'meeting', '--title', TITLE, '--day', '2018-01-05', home=home).split()[0]
    ctl('add', path, 'item', meeting, '--title', ITEM, home=home)
    pdf = folder / 'paper.pdf'
    ctl('agenda', path, meeting, '-o', pdf, home=home)
    document = ctl('document', 'add', path, pdf, '--title', DOCUMENT, '--dated', '2018-01-05', home=home).split()[0]
    ctl('document', 'note', path, document, '1', NOTE, home=home)
    ctl('set', path, meeting, '--status', 'in-progress', home=home)
    ctl('set', path, meeting, '--status', 'draft', home=home)
    content = pdf.read_bytes()
    pdf.unlink()
    return meeting, document, content[len(content) // 2:][:48]


def found(places, content):
    """Which of the words, or whether the PDF, can be found in any of the files."""
    there = set()
    for place in places:
        for file in [place] if place.is_file() else place.rglob('*'):
            if file.is_file():
                held = file.read_bytes()
                there |= {word for word in WORDS if word.lower().encode() in held.lower()} | ({'PDF'} if content in held else set())
    return sorted(there)


def test_file(folder):
    """none of the words of what was destroyed is in the file, its journal or a backup made since"""
    path = sample(folder)
    meeting, document, content = fill(path, folder)
    before = folder / 'before'
    before.mkdir()
    ctl('backup', path, before / 'old.iteam')
    same(found([path], content), sorted([TITLE, ITEM, DOCUMENT, NOTE, 'PDF']))
    # What has no period, or one that is not over, stays.
    same(read('retention', path), [])
    has(ctl('retention', path, '--destroy', document, code=FOUND), 'not over')
    ctl('set', path, document, '--retention', '100 jaar')
    ctl('set', path, meeting, '--retention', '1 jaar')
    same([thing['number'] for thing in read('retention', path)], [meeting])
    same(sorted(thing['number'] for thing in read('retention', path, '--all') if thing['until']), sorted([document, meeting]))
    ctl('set', path, document, '--retention', 'V5')
    ctl('retention', path, '--destroy', document, '--destroy', meeting, '--user', 'Coördinator integriteit')
    same(found([path], content), [])
    same([file.name for file in folder.iterdir() if 'journal' in file.name], [])
    has(ctl('check', path), 'sound')
    after = folder / 'after.iteam'
    ctl('backup', path, after)
    same(found([after], content), [])
    log = read('retention', path, '--log')
    same(sorted((entry['number'], entry['who']) for entry in log), [(document, 'Coördinator integriteit'), (meeting, 'Coördinator integriteit')])
    same(read('retention', path), [])
    # Nobody comes upon it any more, and nobody brings it back.
    same([thing for thing in read('list', path, 'documents') if thing['number'] == document], [])
    has(ctl('set', path, document, '--title', 'Terug', code=FOUND), document)
    ctl('undo', path, code=FOUND)
    ctl('restore', path, before / 'old.iteam')
    same(found([path], content), [])
    has(ctl('check', path), 'sound')
    ctl('export', path, '--all', folder / 'out')
    same(found([folder / 'out'], content), [])
    # And other documents can be found as before.
    has(ctl('search', path, 'gedragscode'), 'D-1')


def test_shared(folder):
    """on a share it goes from the folder, the file at the meeting point and every copy at its next exchange"""
    share, mine, yours = folder / 'share', folder / 'mine', folder / 'yours'
    for place in (share, mine, yours):
        place.mkdir()
    path = share / 'team.iteam'
    ctl('new', path, '--sample')
    ctl('share', path, home=mine)
    meeting, document, content = fill(path, folder, mine)
    ctl('sync', path, home=mine)
    ctl('share', path, home=yours)
    ctl('document', 'note', path, document, '1', COLLEAGUE, home=yours)
    ctl('sync', path, home=yours)
    ctl('sync', path, home=mine)
    same(found([share], content), sorted([*WORDS, 'PDF']))
    ctl('set', path, document, '--retention', '1 jaar', home=mine)
    ctl('set', path, meeting, '--retention', '1 jaar', home=mine)
    ctl('retention', path, '--destroy', document, '--destroy', meeting, home=mine)
    ctl('sync', path, home=mine)
    # What the other one wrote goes from their log when they hear of it.
    ctl('sync', path, home=yours)
    same(found([share / 'team.iteam.changes', yours, mine], content), [])
    ctl('sync', path, home=yours)
    ctl('sync', path, home=mine)
    same(found([share, yours, mine], content), [])
    for home in (mine, yours):
        has(ctl('check', path, home=home), 'sound')
        same(len(read('retention', path, '--log', home=home)), 2)
    # Someone who comes later has the rest of it.
    theirs = folder / 'theirs'
    theirs.mkdir()
    ctl('share', path, home=theirs)
    same(found([theirs], content), [])
    same(len(read('list', path, 'documents', home=theirs)), len(read('list', path, 'documents', home=mine)))
    lacks(ctl('list', path, 'history', home=theirs), *WORDS)


def test_misused(folder):
    """retention: a clear word about what cannot be"""
    path = sample(folder)
    has(ctl('retention', path), 'nothing')
    ctl('retention', path, '--destroy', code=USAGE)


run_tests([test_file, test_shared, test_misused])
