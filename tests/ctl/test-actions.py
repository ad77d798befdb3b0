#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The action points by iteamctl: listed, shown, added, changed, undone, imported and exported.

Usage: test-actions.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import json
import sqlite3
import subprocess
import threading
from pathlib import Path

from iteamctl import DONE, ENGLISH, ENVIRONMENT, FOUND, LOCKED, UNREADABLE, USAGE, Failed, ctl, fields, has, lacks, read, run, run_tests, same, sample


def test_list(folder):
    """list, with filters."""
    path = sample(folder)
    everything = read('list', path, 'actions')
    same([action['number'] for action in everything], [f'A-{i + 1}' for i in range(len(everything))])
    lines = ctl('list', path, 'actions').splitlines()
    same(len(lines), len(everything) + 1)
    has(lines[0], 'Number', 'Due date', 'Status', 'Owners', 'Title')
    for words, keep in (
        (['status:open'], lambda a: a['closed'] is None),
        (['status:afgerond'], lambda a: a['status'] == 'done'),
        (['status:waiting', 'owner:CI'], lambda a: a['status'] == 'waiting' and 'Coördinator integriteit' in a['owners']),
        (['owner:me', '--user', 'HRM'], lambda a: 'Opgave HRM' in a['owners']),
        (['view:mine', '--user', 'Opgave HRM'], lambda a: 'Opgave HRM' in a['owners'] and a['closed'] is None),
        (['pijler:scherm'], lambda a: a['pillar'] == 'I-bewust achter je scherm'),
        (['kind:improvement,attention'], lambda a: a['kind'] != 'action'),
        (['priority:high'], lambda a: a['priority'] == 'high'),
        (['due:overdue'], lambda a: a['overdue']),
        (['due:..31-12-2018'], lambda a: a['due'] <= '2018-12-31'),
        (['DILEMMATRAINING'], lambda a: 'dilemmatraining' in a['title'].lower()),
    ):
        wanted = [action['number'] for action in everything if keep(action)]
        same([action['number'] for action in read('list', path, 'actions', *words)], wanted)
        if not 0 < len(wanted) < len(everything):
            raise Failed(f'{words} shows nothing')
    has(ctl('list', path, 'actions', 'status:mooi', code=USAGE), 'mooi')
    has(ctl('list', path, 'minutes', code=USAGE), 'minutes')

    people = read('list', path, 'people')
    adviser = next(person for person in people if person['short_name'] == 'EVP')
    same([adviser['roles'][0]['role'], adviser['roles'][0]['external']], ['confidential-adviser', True])
    same([person['short_name'] for person in read('list', path, 'people', 'griffier')], ['Griffier'])
    has(ctl('list', path, 'people'), 'Short name', 'Company social worker', 'Left the team')
    has(ctl('list', path, 'pillars'), 'I-bewust binnen', 'I-bewust in de cloud')
    same(len(read('list', path, 'pillars', 'cloud')), 1)


def test_show(folder):
    """show."""
    path = sample(folder)
    number = next(a['number'] for a in read('list', path, 'actions') if a['title'] == 'Folder maken: wat ligt er op je bureau?')
    shown = read('show', path, number)
    same([item['done'] for item in shown['checklist']], [True, False, False])
    same(shown['notes'][0]['day'], '2019-02-18')
    same(shown['history'][0]['what'], 'Sample filled in')
    text = ctl('show', path, number.replace('A-', 'a-'))
    has(text, number, 'Due date: Wednesday 15 May 2019', '[x] Tekst', '[ ] Beeld', 'I-bewust team', 'Change history')
    has(ctl('show', path, number.replace('A-', '')), number)
    has(ctl('show', path, 'A-9999', code=FOUND), 'A-9999')
    ctl('show', path, 'twelve', code=USAGE)
    ctl('show', path, 'A-0', code=USAGE)


def test_add(folder):
    """add."""
    path = sample(folder)
    count = len(read('list', path, 'actions'))
    number = ctl('add', path, 'action', '--title', ' Één folder\nmaken ', '--owner', 'hrm', '--owner', 'Ondernemingsraad (OR)',
                 '--due', '15-5-2027', '--start', '2027-05-01', '--kind', 'verbeterpunt', '--priority', 'hoog',
                 '--pillar', 'scherm', '--note', 'Begonnen', '--user', 'CI').strip()
    same(number, f'A-{count + 1}')
    added = read('show', path, number)
    same(sorted(added['owners']), ['Ondernemingsraad (OR)', 'Opgave HRM'])
    same([added[name] for name in ('title', 'due', 'start', 'kind', 'priority', 'pillar', 'status')],
         ['Één folder maken', '2027-05-15', '2027-05-01', 'improvement', 'high', 'I-bewust achter je scherm', 'not-started'])
    same([added['notes'][0]['text'], added['notes'][0]['who']], ['Begonnen', 'Coördinator integriteit'])
    same([added['history'][0]['what'], added['history'][0]['who']], ['Action point added', 'Coördinator integriteit'])
    same(ctl('add', path, 'action', '--title', 'Tweede', '--user', 'Iemand van buiten').strip(), f'A-{count + 2}')
    same(read('show', path, count + 2)['history'][0]['who'], 'Iemand van buiten')

    same(ctl('add', path, 'action', '--quick', 'verbeterpunt: folder maken @me @or uiterlijk 15 mei 2050 #scherm !', '--user', 'HRM').strip(),
         f'A-{count + 3}')
    added = read('show', path, count + 3)
    same([added['title'], sorted(added['owners']), added['due'], added['kind'], added['priority'], added['pillar']],
         ['folder maken', ['Ondernemingsraad (OR)', 'Opgave HRM'], '2050-05-15', 'improvement', 'high', 'I-bewust achter je scherm'])
    ctl('add', path, 'action', '-q', 'folder maken @HRM uiterlijk 15 mei 2050', '--due', '16-5-2100', '--title', 'Poster')
    same(fields(path, count + 4, 'title', 'owners', 'due'), ['Poster', ['Opgave HRM'], '2100-05-16'])

    before = read('info', path)['changes']
    has(ctl('add', path, 'action', '--quick', '@HRM morgen', code=USAGE), '“@HRM morgen”')
    has(ctl('add', path, 'action', '--owner', 'HRM', code=USAGE), '--title')
    has(ctl('add', path, 'action', '--title', '  ', code=USAGE), 'title')
    has(ctl('add', path, 'action', '--title', 'T', '--owner', 'Niemand anders', code=USAGE), 'Niemand anders')
    has(ctl('add', path, 'action', '--title', 'T', '--due', 'paprika', code=USAGE), '--due', 'paprika')
    has(ctl('add', path, 'action', '--title', 'T', '--kind', 'iets', code=USAGE), 'iets')
    has(ctl('add', path, 'action', '--title', 'T', '--priority', 'iets', code=USAGE), 'iets')
    has(ctl('add', path, 'action', '--title', 'T', '--pillar', 'iets', code=USAGE), 'iets')
    has(ctl('add', path, 'meeting', '--title', 'T', code=USAGE), 'meeting')
    same(read('info', path)['changes'], before)


def test_set(folder):
    """set."""
    path = sample(folder)
    number = ctl('add', path, 'action', '--title', 'Folder', '--owner', 'HRM', '--due', '1-3-2027').strip()

    ctl('set', path, number, '--title', 'Poster', '--due', '15-3-2027', '--status', 'in progress', '--description', 'Groot')
    same(fields(path, number, 'title', 'due', 'status', 'postponed', 'description'), ['Poster', '2027-03-15', 'in-progress', 1, 'Groot'])
    ctl('set', path, number, '--owner', '+OR', '--owner', '-HRM')
    same(fields(path, number, 'owners'), [['Ondernemingsraad (OR)']])
    ctl('set', path, number, '--owner', 'CI', '--owner', 'HRM')
    same(sorted(fields(path, number, 'owners')[0]), ['Coördinator integriteit', 'Opgave HRM'])
    ctl('set', path, number, '--due', 'none', '--pillar', 'cloud', '--owner', 'none', '--description', '')
    same(fields(path, number, 'due', 'pillar', 'owners', 'description'), [None, 'I-bewust in de cloud', [], None])
    ctl('set', path, number, '--waiting-for', 'Akkoord van de OR', '--pillar', 'geen')
    same(fields(path, number, 'status', 'waiting_for', 'pillar'), ['waiting', 'Akkoord van de OR', None])
    ctl('set', path, number, '--note', 'Gebeld', '--user', 'OR')
    shown = read('show', path, number)
    same([shown['notes'][0]['text'], shown['history'][0]['what']], ['Gebeld', 'Note added'])

    has(ctl('set', path, number, '--status', 'dropped', code=USAGE), '--reason')
    has(ctl('set', path, number, '--reason', 'Te duur', code=USAGE), 'dropped')
    ctl('set', path, number, '--status', 'vervallen', '--reason', 'Te duur')
    same(fields(path, number, 'status', 'reason', 'waiting_for'), ['dropped', 'Te duur', None])
    ctl('set', path, number, '--status', 'not-started')
    same(fields(path, number, 'status', 'reason', 'closed'), ['not-started', None, None])
    ctl('set', path, number, '--status', 'done')
    same(fields(path, number, 'status', 'overdue'), ['done', False])

    before = read('info', path)['changes']
    ctl('set', path, number, '--status', 'done')
    has(ctl('set', path, number, code=USAGE), 'set --help')
    ctl('set', path, number, '--status', 'half', code=USAGE)
    ctl('set', path, number, '--title', '', code=USAGE)
    ctl('set', path, 'A-9999', '--title', 'T', code=FOUND)
    same(read('info', path)['changes'], before)


def test_recurrence(folder):
    """set --status done of what recurs."""
    path = sample(folder)
    number = ctl('add', path, 'action', '--title', 'Rechten nalopen', '--owner', 'FG', '--start', '2100-01-04', '--due', '2100-01-31',
                 '--recurrence', 'elke maand', '--pillar', 'scherm').strip()
    count = int(number[2:])
    same(fields(path, number, 'recurrence', 'recurs_from_completion'), ['FREQ=MONTHLY', False])
    has(ctl('show', path, number), 'Recurrence: every month\n')
    has(ctl('show', path, number, dutch=True), 'Herhaling: elke maand\n')
    same(ctl('set', path, number, '--status', 'done'), f'A-{count + 1}\n')
    same(fields(path, number, 'status', 'recurrence'), ['done', None])
    same(fields(path, count + 1, 'title', 'owners', 'start', 'due', 'status', 'pillar'),
         ['Rechten nalopen', ['Functionaris gegevensbescherming'], '2100-02-01', '2100-02-28', 'not-started', 'I-bewust achter je scherm'])
    has(ctl('show', path, count + 1), 'Recurrence: every month on the last day\n')
    same(ctl('set', path, number, '--status', 'in progress'), '')
    same(ctl('set', path, number, '--status', 'done'), '')

    # One edit: undone as one.
    same(ctl('set', path, count + 1, '--status', 'done'), f'A-{count + 2}\n')
    same(fields(path, count + 2, 'due'), ['2100-03-31'])
    ctl('undo', path)
    same(fields(path, count + 1, 'status', 'recurs_from_completion'), ['not-started', False])
    ctl('show', path, count + 2, code=FOUND)

    ctl('set', path, count + 1, '--recurrence', 'every 6 weeks on Tuesday after completion')
    same(fields(path, count + 1, 'recurrence', 'recurs_from_completion'), ['FREQ=WEEKLY;INTERVAL=6;BYDAY=TU', True])
    has(ctl('show', path, count + 1, dutch=True), 'Herhaling: elke 6 weken op dinsdag na afronding\n')
    ctl('set', path, count + 1, '--recurrence', 'geen')
    same(fields(path, count + 1, 'recurrence'), [None])
    has(ctl('set', path, count + 1, '--recurrence', 'soms', code=USAGE), '“soms”')


def test_undo(folder):
    """undo, redo and the change history."""
    path = sample(folder)
    has(ctl('undo', path, '--user', 'HRM', code=FOUND), 'nothing')
    number = ctl('add', path, 'action', '--title', 'Folder', '--user', 'HRM').strip()
    ctl('set', path, number, '--due', '2027-03-01', '--user', 'HRM')
    has(ctl('undo', path, '--user', 'HRM'), 'Undone')
    same(fields(path, number, 'due'), [None])
    has(ctl('redo', path, '--user', 'HRM'), 'Redone')
    same(fields(path, number, 'due'), ['2027-03-01'])
    has(ctl('redo', path, '--user', 'HRM', code=FOUND), 'nothing')

    ctl('set', path, number, '--due', '2027-04-01', '--user', 'OR')
    ctl('undo', path, '--user', 'HRM', code=LOCKED)
    same(fields(path, number, 'due'), ['2027-04-01'])
    ctl('undo', path, '--user', 'OR')
    same(fields(path, number, 'due'), ['2027-03-01'])
    number = ctl('add', path, 'action', '--title', 'Poster', '--user', 'CI').strip()
    ctl('undo', path, '--user', 'CI')
    ctl('show', path, number, code=FOUND)

    history = read('list', path, 'history')
    same([change['who'] for change in history[:4]], ['Coördinator integriteit'] * 2 + ['Ondernemingsraad (OR)'] * 2)
    has(ctl('list', path, 'history'), 'When', 'Undone: Action point')
    same({change['who'] for change in read('list', path, 'history', 'ondernemingsraad')}, {'Ondernemingsraad (OR)'})


def test_import(folder):
    """import and export."""
    path = sample(folder)
    count = len(read('list', path, 'actions'))
    good = folder / 'good.csv'
    good.write_bytes('Titel;Actiehouder(s);Einddatum;Opmerking\r\nÉén;HRM en OR;15-5-2027;"Twee\r\nregels"\r\nTwee;;;\r\n'.encode('cp1252'))
    has(ctl('import', path, 'actions', good, '--dry-run'), '2 action points can be imported')
    same(len(read('list', path, 'actions')), count)
    has(ctl('import', path, 'actions', good, '--user', 'CI'), '2 action points imported')
    first = read('show', path, count + 1)
    same([first['title'], sorted(first['owners']), first['due']], ['Één', ['Ondernemingsraad (OR)', 'Opgave HRM'], '2027-05-15'])
    same([first['notes'][0]['text'], first['notes'][0]['who']], ['Twee\nregels', 'Coördinator integriteit'])

    bad = folder / 'bad.csv'
    bad.write_text('\ufeffTitle,Owner,Due date,Colour\nGood,HRM,,red\nBad,Nobody there,2027-02-30,\n,,2027-01-01,\n', encoding='utf-8')
    before = read('info', path)['changes']
    wrong = ctl('import', path, 'actions', bad, code=FOUND)
    has(wrong, 'Line 3, column 2 (Owner)', 'Nobody there', 'Line 3, column 3 (Due date)', '2027-02-30',
        'Line 4, column 1 (Title)', '“Colour”', '--skip-bad')
    ctl('import', path, 'actions', bad, '--dry-run', code=FOUND)
    same(read('info', path)['changes'], before)
    has(ctl('import', path, 'actions', bad, '--skip-bad'), '1 action point imported')
    same(len(read('list', path, 'actions')), count + 3)

    same(ctl('import', path, 'actions', '-', '--add-people', text='Title,Who\nThird,New colleague\n'), '1 action point imported.\n')
    same(fields(path, count + 4, 'owners'), [['New colleague']])
    ctl('undo', path)
    lacks(json.dumps(read('list', path, 'people')), 'New colleague')

    has(ctl('import', path, 'actions', '-', text='Colour\nred\n', code=FOUND), 'Title')
    has(ctl('import', path, 'actions', '-', text='Title\n"open\n', code=FOUND), 'Line 2')
    ctl('import', path, 'actions', '-', text=b'PK\x03\x04\0\0', code=FOUND)
    has(ctl('import', path, 'actions', folder / 'missing.csv', code=UNREADABLE), 'missing.csv')
    ctl('import', path, 'people', good, code=USAGE)


def without(action, *names):
    return {key: value for key, value in action.items() if key not in names}


def test_export(folder):
    """export, and back."""
    path = sample(folder)
    ctl('add', path, 'action', '--title', '=1+1', '--description', '- één\n- "twee"; drie')
    out = folder / 'out.csv'
    same(ctl('export', path, 'actions', '-o', out), '')
    same(out.read_bytes()[:3], b'\xef\xbb\xbf')
    same(ctl('export', path, 'actions').encode(), out.read_bytes())
    has(out.read_text(encoding='utf-8'), "'=1+1")
    has(ctl('export', path, 'actions', 'status:dropped'), 'Dropped')
    lacks(ctl('export', path, 'actions', 'status:dropped'), 'In progress')
    ctl('export', path, 'actions', '-o', folder / 'missing' / 'out.csv', code=FOUND)
    ctl('export', path, 'people', code=USAGE)

    dutch = folder / 'uit.csv'
    ctl('export', path, 'actions', '-o', dutch, dutch=True)
    has(dutch.read_text(encoding='utf-8-sig').splitlines()[0], 'Nummer;Titel;Actiehouders;')
    has(dutch.read_text(encoding='utf-8'), ';15-5-2019;', 'Verbeterpunt')
    for name in (out, dutch):
        copy = folder / f'{name.stem}.iteam'
        ctl('new', copy)
        ctl('import', copy, 'actions', name, '--add-people')
        for old, new in zip(read('list', path, 'actions'), read('list', copy, 'actions'), strict=True):
            same(sorted(new['owners']), sorted(old['owners']))
            same(without(new, 'owners', 'postponed'), without(old, 'owners', 'postponed'))


def test_search(folder):
    """search."""
    path = sample(folder)
    hits = read('search', path, 'nulmeting')
    has(hits[0]['title'], 'nulmeting')
    has(ctl('search', path, 'bladzijde over de kosten'), 'Presentatie van het advies', 'bladzijde')
    has(ctl('search', path, 'coordinator'), 'Coördinator integriteit')
    same(ctl('search', path, 'paprikasoep'), '')
    same(read('search', path, 'paprikasoep'), [])
    for words in ('"', '*', 'AND', '(', "a'b", '-'):
        ctl('search', path, words)


def test_writers(folder):
    """Four who write at once."""
    path = sample(folder)
    count = len(read('list', path, 'actions'))
    numbers, problems = [], []

    def write(name):
        for i in range(12):
            done = run(ENGLISH, ['add', path, 'action', '--title', f'{name} {i}', '--user', name])
            if done.returncode != DONE:
                problems.append(done.stderr.decode())
            numbers.append(done.stdout.decode().strip())

    writers = [threading.Thread(target=write, args=[name]) for name in ('CI', 'HRM', 'OR', 'FG')]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    same(problems, [])
    same(sorted(numbers, key=lambda number: int(number[2:])), [f'A-{count + 1 + i}' for i in range(48)])
    has(ctl('check', path), 'sound')


def waits(process):
    """Until one of its threads sleeps: SQLite does, between two tries to get a lock."""
    while process.poll() is None:
        for task in Path(f'/proc/{process.pid}/task').iterdir():
            try:
                if 'nanosleep' in (task / 'wchan').read_text() or (task / 'syscall').read_text().split()[0] in ('35', '230', '115'):
                    return
            except OSError:
                pass
    raise Failed('it does not wait for the lock')


def test_conflict(folder):
    """A field that someone else changes between reading and writing."""
    path = sample(folder)
    number = ctl('add', path, 'action', '--title', 'Folder', '--due', '2027-03-01', '--user', 'HRM').strip()
    other = sqlite3.connect(path, isolation_level=None)
    for words, code in ((['--title', 'Van mij'], LOCKED), (['--due', '2027-05-01'], DONE)):
        other.execute('BEGIN IMMEDIATE')
        with subprocess.Popen([ENGLISH, 'set', path, number, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=ENVIRONMENT) as process:
            waits(process)
            other.execute('UPDATE action SET title = ? WHERE number = ?', ('Van een ander', int(number[2:])))
            other.execute('COMMIT')
            wrong = process.communicate(timeout=60)[1].decode()
            same([process.returncode, code], [code, code])
        if code == LOCKED:
            has(wrong, 'Title: yours is “Van mij”, the file’s is “Van een ander”')
    other.close()
    same(fields(path, number, 'title', 'due'), ['Van een ander', '2027-05-01'])


run_tests([test_list, test_show, test_add, test_set, test_recurrence, test_undo, test_import, test_export, test_search, test_writers, test_conflict])
