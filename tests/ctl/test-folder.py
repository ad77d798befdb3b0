#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All of a team file as a folder, and a team file of that folder again.

Usage: test-folder.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import csv
import hashlib
import sqlite3

from iteamctl import FOUND, USAGE, ctl, has, lacks, read, run_tests, same, sample

# What is not a thing of the team: the file's own bookkeeping, and what is made of the rest.
OTHER = ('change', 'change_cell', 'change_thing', 'change_seen', 'conflict', 'content', 'content_piece', 'file_info',
         'page_content', 'page_text', 'page_word', 'received', 'resolution', 'search_text')


def rows(path):
    """Of each table what is there, without what was deleted and belongs to that."""
    file = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
             if name not in OTHER and not name.startswith(('search_', 'page_search', 'page_word_search', 'sqlite_'))]
    found = {}
    for name in names:
        columns = [column[1] for column in file.execute(f'PRAGMA table_info ({name})')]
        if 'deleted' in columns:
            found[name] = {row[0]: row for row in file.execute(f'SELECT * FROM {name} WHERE deleted IS NULL')}
    return found


def contents(path):
    file = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    return sorted(row[0] for row in file.execute('SELECT DISTINCT content FROM document WHERE content IS NOT NULL AND deleted IS NULL'))


def test_there_and_back(folder):
    """all of a file comes back from a folder thing by thing"""
    path, out, back = sample(folder), folder / 'out', folder / 'back.iteam'
    has(ctl('export', path, '--all', out), 'documents')
    has(ctl('import', back, '--all', out), 'documents')
    before, after = rows(path), rows(back)
    same(sorted(before), sorted(after))
    for name, wanted in before.items():
        same(after[name], wanted)
    same(sum(map(len, before.values())) > 400, True)
    has(ctl('check', back), 'sound')
    # The PDFs are the same to the byte, and were read.
    for pdf in (out / 'documents').iterdir():
        if hashlib.sha256(pdf.read_bytes()).hexdigest() not in contents(path):
            same(pdf.name, 'one of the register')
    same(len(list((out / 'documents').iterdir())), len(contents(back)))
    same(len(read('list', back, 'actions')), len(read('list', path, 'actions')))
    same(ctl('search', back, 'geschenken').splitlines()[0], ctl('search', path, 'geschenken').splitlines()[0])
    # And once more, it is the same folder.
    again = folder / 'again'
    ctl('export', back, '--all', again)
    for file in out.glob('*.csv'):
        if file.name not in ('history.csv', 'pillar.csv'):
            same((again / file.name).read_bytes() == file.read_bytes(), True)


def test_readable(folder):
    """the folder says in words what it holds"""
    path, out = sample(folder), folder / 'out'
    ctl('export', path, '--all', out, dutch=True)
    page = (out / 'index.html').read_text()
    has(page, '<html lang="nl">', 'Actiepunten', 'action.csv', 'documents/D-1', 'team.iteam', 'Einddatum')
    with (out / 'action_owner.csv').open(encoding='utf-8-sig', newline='') as file:
        owners = list(csv.DictReader(file, delimiter=';'))
    names = {person['name'] for person in read('list', path, 'people')}
    same({owner['(person)'] for owner in owners} <= names, True)
    has(owners[0]['action'], 'action:')
    has((out / 'history.csv').read_text('utf-8-sig'), 'Wanneer')


def test_nothing_by_halves(folder):
    """nothing is written over, and what was deleted stays behind"""
    path, out = sample(folder), folder / 'out'
    number = ctl('add', path, 'action', '--title', 'Onuitsprekelijk').strip()
    ctl('undo', path)
    out.mkdir()
    ctl('export', path, '--all', out)
    lacks((out / 'action.csv').read_text(), 'Onuitsprekelijk', number)
    has(ctl('export', path, '--all', out, code=FOUND), 'not empty')
    same(sorted(entry.name for entry in folder.iterdir() if entry.name.startswith('.out')), [])
    has(ctl('import', path, '--all', out, code=FOUND), 'exists')
    ctl('export', path, '--all', code=USAGE)
    # A folder that was changed is told, and makes no file.
    pdf = next((out / 'documents').iterdir())
    pdf.write_bytes(pdf.read_bytes() + b'\n')
    has(ctl('import', folder / 'new.iteam', '--all', out, code=FOUND), pdf.name)
    same((folder / 'new.iteam').exists(), False)
    (out / 'person.csv').write_text('id,name\nperson:x,Jan\n')
    has(ctl('import', folder / 'new.iteam', '--all', out, code=FOUND), 'person.csv', 'line 2')


run_tests([test_there_and_back, test_readable, test_nothing_by_halves])
