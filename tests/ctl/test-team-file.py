#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The team file by iteamctl: made, checked, kept, brought up to date; and files that are something else.

Usage: test-team-file.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import json
import os
import re
import sqlite3

from iteamctl import DONE, ENGLISH, FOUND, LOCKED, UNREADABLE, Failed, ctl, digest, has, read, run, run_tests, same, sample


def test_new(folder):
    """new, info and check."""
    path = folder / 'team.iteam'
    same(ctl('new', path), '')
    before = digest(path)
    has(ctl('new', path, '--sample', code=FOUND), 'exists already')
    same(digest(path), before)
    info = read('info', path)
    same([info['actions'], info['people'], info['read_only']], [0, 0, False])
    same(len(read('list', path, 'pillars')), 4)
    same(read('list', path, 'actions'), [])
    same(ctl('list', path, 'actions'), '')
    has(ctl('check', path), 'sound')
    has(ctl('new', folder / 'missing' / 'team.iteam', code=UNREADABLE), 'team.iteam')

    path = folder / 'sample.iteam'
    ctl('new', path, '--sample')
    info = read('info', path)
    same(info['path'], str(path))
    if info['actions'] < 30 or info['people'] < 10 or not 0 < info['open'] < info['actions']:
        raise Failed(info)
    has(ctl('info', path), f'{info["actions"]} action points: {info["open"]} open')


def test_backup(folder):
    """backup."""
    path = sample(folder)
    copy = folder / 'copy.iteam'
    same(ctl('backup', path, copy), '')
    same(read('list', copy, 'actions'), read('list', path, 'actions'))
    has(ctl('check', copy), 'sound')
    ctl('add', path, 'action', '--title', 'Later')
    ctl('backup', path, copy)
    same(len(read('list', copy, 'actions')), len(read('list', path, 'actions')))
    (folder / 'backups').mkdir()
    ctl('backup', path, folder / 'backups')
    same(read('info', folder / 'backups' / 'team.iteam')['actions'], read('info', path)['actions'])
    for _ in range(2):
        ctl('backup', path, folder / 'dated', '--daily')
    kept, = (folder / 'dated').glob('[!.]*')
    if not re.fullmatch(r'team \d{4}-\d\d-\d\d\.iteam', kept.name):
        raise Failed(kept.name)
    has(ctl('check', kept), 'sound')
    before = digest(path)
    ctl('backup', path, path, code=FOUND)
    same(digest(path), before)


def test_older(folder):
    """A file of the first version is brought up to date, with a copy of it beside it."""
    path = sample(folder)
    before = read('list', path, 'actions')
    with sqlite3.connect(path) as db:
        for table in ('received', 'change_seen', 'conflict', 'resolution', 'content', 'content_piece',
                      'document_adoption', 'document_action', 'document_pillar', 'passage', 'document',
                      'page_search', 'page_word_search', 'page_content', 'page_text', 'page_word',
                      'decision', 'commitment', 'remark', 'item_link', 'agenda_item', 'attendance', 'meeting',
                      'series_member', 'series', 'participation', 'activity_document', 'activity', 'point_action', 'point',
                      'spotlight', 'pillar_link', 'report_count', 'report_version', 'report_section', 'report', 'destruction', 'destroyed_content'):
            db.execute(f'DROP TABLE {table}')
        db.execute('PRAGMA user_version = 1')
    db.close()
    same(read('list', path, 'actions'), before)
    same(read('info', path)['version'], 9)
    has(ctl('check', path), 'sound')
    copy, = folder.glob('team.iteam.*backup')
    with sqlite3.connect(copy) as db:
        same(db.execute('PRAGMA user_version').fetchone(), (1,))
    ctl('share', path, home=folder / 'home')


def test_recover(folder):
    """recover: all of a sound file, most of a damaged one, a clear word about nothing."""
    path = folder / 'team.iteam'
    ctl('new', path)
    rows = '\n'.join(f'Actiepunt nummer {number} uit een lange lijst' for number in range(800))
    ctl('import', path, 'actions', '-', text=f'Title\n{rows}\n')
    before = read('list', path, 'actions')
    has(ctl('recover', path, folder / 'whole.iteam'), 'All of it')
    same(read('list', folder / 'whole.iteam', 'actions'), before)
    has(ctl('check', folder / 'whole.iteam'), 'sound')
    ctl('recover', path, folder / 'whole.iteam', code=FOUND)

    with sqlite3.connect(path) as db:
        pages = [row[0] for row in db.execute("SELECT pageno FROM dbstat WHERE name = 'action' AND pagetype = 'leaf'")] \
            if db.execute('SELECT sqlite_compileoption_used(?)', ['ENABLE_DBSTAT_VTAB']).fetchone()[0] else []
    data = bytearray(path.read_bytes())
    page = pages[len(pages) // 2] if pages else data.find(b'Actiepunt nummer 400') // 4096 + 1
    data[(page - 1) * 4096:page * 4096] = b'\x5a' * 4096
    path.write_bytes(data)
    digest_before = digest(path)
    has(ctl('recover', path, folder / 'saved.iteam'), 'Not all of “action” could be read')
    same(digest(path), digest_before)
    saved = read('list', folder / 'saved.iteam', 'actions')
    if not 600 < len(saved) < 800 or any(action not in before for action in saved):
        raise Failed(len(saved))
    number = ctl('add', folder / 'saved.iteam', 'action', '--title', 'Verder').strip()
    has(ctl('search', folder / 'saved.iteam', 'Verder'), number)

    # What was cut short, as by a copy that broke off.
    whole = (folder / 'whole.iteam').read_bytes()
    (folder / 'short.iteam').write_bytes(whole[:len(whole) // 3])
    has(ctl('recover', folder / 'short.iteam', folder / 'rest.iteam'), 'Not all of')
    has(ctl('check', folder / 'rest.iteam'), 'sound')
    rest = read('list', folder / 'rest.iteam', 'actions')
    if not rest or any(action not in before for action in rest):
        raise Failed(len(rest))

    (folder / 'text.iteam').write_text('no team file')
    ctl('recover', folder / 'text.iteam', folder / 'none.iteam', code=UNREADABLE)
    same((folder / 'none.iteam').exists(), False)


def test_bad_files(folder):
    """Files that are something else: a sentence, code 3, nothing written."""
    good = sample(folder)
    bad = {
        'text.iteam': b'Dit is gewoon tekst.\n' * 100,
        'empty.iteam': b'',
        'short.iteam': good.read_bytes()[:5000],
        'tiny.iteam': good.read_bytes()[:50],
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    other = sqlite3.connect(folder / 'other.iteam')
    other.execute('CREATE TABLE recipe (title TEXT)')
    other.close()
    (folder / 'newer.iteam').write_bytes(good.read_bytes())
    newer = sqlite3.connect(folder / 'newer.iteam')
    newer.execute('PRAGMA user_version = 999')
    newer.commit()
    newer.close()
    (folder / 'folder.iteam').mkdir()
    good.unlink()

    files = sorted(folder.iterdir())
    for path in [*files, folder / 'missing.iteam']:
        before = digest(path) if path.is_file() else None
        opens = path.name == 'newer.iteam'
        for words in (['info'], ['list', 'actions'], ['check'], ['add', 'action', '--title', 'T'], ['undo']):
            writes = words[0] in ('add', 'undo')
            done = run(ENGLISH, [words[0], path, *words[1:]])
            wrong = done.stderr.decode()
            if opens and not writes:
                continue
            same([words, path.name, done.returncode], [words, path.name, UNREADABLE])
            if not wrong.startswith('iteamctl: ') or not wrong.rstrip().endswith(('.', ')')) or len(wrong.splitlines()) != 1:
                raise Failed(f'{path.name}: “{wrong}” is not a sentence')
        if before is not None:
            same(digest(path), before)
    same(sorted(folder.iterdir()), files)


def test_damaged(folder):
    """check finds what is wrong."""
    path = sample(folder)
    file = sqlite3.connect(path)
    file.execute('PRAGMA foreign_keys = OFF')
    file.execute('UPDATE action_note SET action = 1 WHERE id = (SELECT min (id) FROM action_note)')
    file.commit()
    file.close()
    done = run(ENGLISH, ['check', path])
    same(done.returncode, FOUND)
    same(len(done.stdout.decode().splitlines()) > 0, True)


def test_read_only(folder):
    """A file that may only be read, and a folder in which nothing may be written."""
    # Root may write everywhere, so that somebody else has to try.
    who = {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}
    try:
        run(ENGLISH, ['--version'], **who)
    except PermissionError:
        return 'the program is where only root can run it'

    path = sample(folder)
    for mode in (0o444, 0o666):
        path.chmod(mode)
        folder.chmod(0o555)
        before = digest(path)
        done = run(ENGLISH, ['info', path, '--json'], **who)
        same([done.returncode, done.stderr], [DONE, b''])
        same(json.loads(done.stdout)['read_only'], True)
        done = run(ENGLISH, ['add', path, 'action', '--title', 'T'], **who)
        same(done.returncode, UNREADABLE)
        has(done.stderr.decode(), 'iteamctl: ')
        done = run(ENGLISH, ['new', folder / 'new.iteam'], **who)
        same(done.returncode, UNREADABLE)
        folder.chmod(0o755)
        same(digest(path), before)
        same(list(folder.iterdir()), [path])
    path.chmod(0)
    same(run(ENGLISH, ['info', path], **who).returncode, UNREADABLE)
    return None


def test_locked(folder):
    """A file that another program holds for too long."""
    path = sample(folder)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute('BEGIN EXCLUSIVE')
    wrong = ctl('add', path, 'action', '--title', 'T', code=LOCKED)
    same(len(wrong.splitlines()), 1)
    holder.execute('ROLLBACK')
    holder.close()
    has(ctl('check', path), 'sound')


run_tests([test_new, test_backup, test_older, test_recover, test_bad_files, test_damaged, test_read_only, test_locked])
