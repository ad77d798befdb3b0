#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sharing by iteamctl: two computers, one file.

Usage: test-sharing.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import threading

from iteamctl import FOUND, UNREADABLE, USAGE, ctl, has, read, run_tests, same, sample


def test_restore(folder):
    """restore: one edit, on a plain file and on a shared one."""
    path = sample(folder)
    copy = folder / 'copy.iteam'
    ctl('backup', path, copy)
    before = read('list', path, 'actions')
    added = ctl('add', path, 'action', '--title', 'Later').strip()
    ctl('set', path, 'A-1', '--title', 'Anders', '--due', 'none', '--user', 'HRM')
    ctl('restore', path, copy, '--user', 'HRM')
    same(read('list', path, 'actions'), before)
    has(ctl('check', path), 'sound')
    has(ctl('undo', path, '--user', 'HRM'), 'Backup restored')
    same([read('show', path, number)['title'] for number in ('A-1', added)], ['Anders', 'Later'])
    other = folder / 'other.iteam'
    ctl('new', other)
    has(ctl('restore', path, other, code=USAGE), 'another team file')
    ctl('restore', path, folder / 'missing.iteam', code=UNREADABLE)

    path, (first, second) = shared(folder)
    ctl('backup', path, folder / 'kept.iteam', home=first)
    before = titles(path, first)
    ctl('set', path, 'A-1', '--title', 'Anders', home=second)
    ctl('add', path, 'action', '--title', 'Later', home=first)
    ctl('restore', path, folder / 'kept.iteam', home=first)
    same(titles(path, second), before)
    has(ctl('check', path, home=second), 'sound')


def titles(path, home):
    return [action['title'] for action in read('list', path, 'actions', home=home)]


def shared(folder):
    """A shared file, and two computers that have it."""
    (folder / 'share').mkdir()
    path = folder / 'share' / 'team.iteam'
    ctl('new', path, '--sample')
    homes = [folder / 'first', folder / 'second']
    for home in homes:
        same(ctl('share', path, home=home), '')
    return path, homes


def test_share(folder):
    """share, sync and status: two computers, one file."""
    path, (first, second) = shared(folder)
    number = ctl('add', path, 'action', '--title', 'Folder maken', home=first).strip()
    same(titles(path, second)[-1], 'Folder maken')
    same(read('show', path, number, home=second)['title'], 'Folder maken')
    ctl('set', path, number, '--title', 'Folder drukken', home=second)
    same(titles(path, first)[-1], 'Folder drukken')
    has(ctl('check', path, home=first), 'sound')
    status = read('status', path, home=first)
    same([status['state'], status['waiting'], status['meeting'], len(status['others'])], ['in-sync', 0, str(path), 1])
    has(ctl('status', path, home=second), 'All in sync', 'Last seen')

    # What anyone copies from the share is a plain team file with everything in it.
    copy = folder / 'copy.iteam'
    copy.write_bytes(path.read_bytes())
    same(titles(copy, first), titles(path, first))
    has(ctl('check', copy), 'sound')
    ctl('backup', path, folder, home=first)
    same(titles(folder / 'team.iteam', first), titles(path, first))
    ctl('backup', path, path, code=FOUND, home=first)

    ctl('share', path, '--leave', home=first)
    same(list((first / 'integriteit-team' / 'replicas').iterdir()), [])
    ctl('share', path, '--stop', home=second)
    same(read('status', path, home=second)['state'], 'local')
    same(titles(path, first)[-1], 'Folder drukken')


def test_share_away(folder):
    """A share that is not there: work goes on, and goes out later."""
    path, (first, second) = shared(folder)
    number = ctl('add', path, 'action', '--title', 'Folder maken', home=first).strip()
    (folder / 'share').rename(folder / 'gone')
    same(ctl('add', path, 'action', '--title', 'Onderweg', home=first).strip(), 'A-…')
    ctl('set', path, number, '--title', 'Folder drukken', home=first)
    same(titles(path, first)[-1], 'Folder drukken')
    same(read('status', path, home=first)['state'], 'unreachable')
    has(ctl('sync', path, code=UNREADABLE, home=first), 'not there', 'safe on this computer')
    ctl('list', path, 'actions', code=UNREADABLE, home=folder / 'third')
    (folder / 'gone').rename(folder / 'share')
    same(ctl('sync', path, '--wait', home=first), '')
    same(sorted(titles(path, second)[-2:]), ['Folder drukken', 'Onderweg'])
    same([action['number'] for action in read('list', path, 'actions', home=second)][-1], f'A-{int(number[2:]) + 1}')


def test_conflicts(folder):
    """conflicts and resolve."""
    path, (first, second) = shared(folder)
    number = ctl('add', path, 'action', '--title', 'Folder maken', home=first).strip()
    for choice in ('--mine', '--theirs', '--kept', '--lost', '--text'):
        mine, theirs = f'van HRM {choice}', f'van OR {choice}'
        ctl('sync', path, home=second)
        (folder / 'share').rename(folder / 'gone')
        ctl('set', path, number, '--title', mine, '--user', 'HRM', home=first)
        ctl('set', path, number, '--title', theirs, '--user', 'OR', home=second)
        (folder / 'gone').rename(folder / 'share')
        ctl('sync', path, home=first)
        ctl('sync', path, home=second)
        conflict, = read('conflicts', path, '--user', 'HRM', home=first)
        same(sorted([conflict['kept'], conflict['lost']]), [mine, theirs])
        same(conflict['lost_is_mine'], conflict['lost'] == mine)
        has(ctl('conflicts', path, home=second), 'Title', mine, theirs, 'C-')
        has(ctl('status', path, home=first), '1 conflict waits')
        words = [conflict['number'], choice, *(['samen'] if choice == '--text' else []), '--user', 'HRM']
        ctl('resolve', path, *words, home=first)
        ctl('resolve', path, *words, code=FOUND, home=first)
        same(read('show', path, number, home=second)['title'],
             {'--mine': mine, '--theirs': theirs, '--text': 'samen'}.get(choice) or conflict[choice[2:]])
        same(read('conflicts', path, home=second), [])
    has(ctl('resolve', path, 'C-1', code=USAGE, home=first), '--mine')
    has(ctl('resolve', path, 'C-1', '--text', '', code=USAGE, home=first), '--text')


def test_conflict_of_choice(folder):
    """Of two dates none can be made by a text."""
    path, (first, second) = shared(folder)
    number = ctl('add', path, 'action', '--title', 'Folder maken', home=first).strip()
    ctl('sync', path, home=second)
    (folder / 'share').rename(folder / 'gone')
    ctl('set', path, number, '--due', '2019-05-15', '--user', 'HRM', home=first)
    ctl('set', path, number, '--due', '2019-06-01', '--user', 'OR', home=second)
    (folder / 'gone').rename(folder / 'share')
    ctl('sync', path, home=first)
    ctl('sync', path, home=second)
    has(ctl('resolve', path, 'C-1', '--text', '2019-05-20', code=USAGE, home=second), 'has no text', '--kept')
    ctl('resolve', path, 'C-1', '--kept', home=second)


def test_share_foreign(folder):
    """A changes folder that is half there, of another file, or not ours at all."""
    path, (first, second) = shared(folder)
    changes = path.with_name('team.iteam.changes')
    ctl('add', path, 'action', '--title', 'Folder maken', home=first)
    has(ctl('share', folder / 'share', code=UNREADABLE, home=first), 'is a folder, not a team file')

    (changes / 'notes.txt').write_text('hello')
    (changes / 'f00f00f00f00f00f').mkdir()
    (changes / '0123456789abcdef').mkdir()
    (changes / '0123456789abcdef' / '0000000000000001.log').write_bytes(b'garbage' * 100)
    (changes / '0123456789abcdef' / 'presence').write_bytes(b'garbage')
    same(titles(path, second)[-1], 'Folder maken')
    has(read('status', path, home=second)['problem'], 'cannot be taken in')
    has(ctl('check', path, home=second), 'sound')

    (changes / 'share').rename(changes / 'share.part')
    has(ctl('list', path, 'actions', code=UNREADABLE, home=folder / 'third'), 'not whole')
    (changes / 'share.part').rename(changes / 'share')

    other = folder / 'share' / 'other.iteam'
    ctl('new', other)
    changes.rename(folder / 'share' / 'other.iteam.changes')
    has(ctl('list', other, 'actions', code=FOUND, home=folder / 'third'), 'another team file')


def test_share_test(folder):
    """share-test: one computer, and two."""
    has(ctl('share-test', folder), 'fit to share', 'A name is given once')
    same(list(folder.iterdir()), [])
    has(ctl('share-test', folder / 'missing', code=FOUND), 'missing” is not there, or is no folder')
    said = [None, None]

    def one(number):
        said[number] = ctl('share-test', folder, '--word', 'paprika')

    threads = [threading.Thread(target=one, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for text in said:
        has(text or '', 'is fit to share', 'Of 100 names', 'seen on the other computer')
    same(list(folder.iterdir()), [])


run_tests([test_restore, test_share, test_share_away, test_conflicts, test_conflict_of_choice, test_share_foreign, test_share_test])
