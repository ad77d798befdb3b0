#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run every verb of iteamctl on real files: what it prints, its exit code, both languages.

Usage: test-ctl.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS quick|slow (TAP on standard output)
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

from iteamctl import (DONE, ENGLISH, ENVIRONMENT, FOUND, LOCKED, UNREADABLE, USAGE, Failed, ctl, digest, fields, has, lacks, read, run,
                      run_tests, same, sample)

SPEED = sys.argv[3]


def test_words(folder):
    """The command line."""
    has(ctl(code=USAGE), 'A verb is missing')
    has(ctl('fly', code=USAGE), '“fly”')
    has(ctl('--version'), 'iteamctl ')
    verbs = [line.split()[0] for line in ctl('--help').partition('Verbs:\n')[2].splitlines() if line.startswith('  ')]
    same(len(verbs), 29)
    for verb in verbs:
        has(ctl(verb, '--help'), f'iteamctl {verb} ', {'share-test': 'DIR', 'manual': 'OUT.pdf'}.get(verb, 'FILE'))
        ctl(verb, code=USAGE)
        ctl(verb, folder / 'x.iteam', '--no-such-option', code=USAGE)
    has(ctl('info', 'one', 'two', code=USAGE), 'iteamctl info FILE')
    same(list(folder.iterdir()), [])


def test_timer(folder):
    """From a timer, which has no language."""
    path = folder / 'Één team.iteam'
    for words in (('new', path), ('add', path, 'action', '--title', 'Coördinatie', '--user', 'Coördinator integriteit')):
        done = run(ENGLISH, words, locale='C')
        same((done.returncode, done.stderr.decode()), (DONE, ''))
    same([action['title'] for action in read('list', path, 'actions')], ['Coördinatie'])
    has(run(ENGLISH, ('list', path, 'actions'), locale='C').stdout.decode(), 'Coördinatie')


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


def damaged_pdf(folder, name):
    """A file that begins as a PDF does, and has no page."""
    path = folder / name
    path.write_bytes(b'%PDF-1.4\n' + b'niets ' * 1000)
    return path


def real_pdf(folder, name, pages, title=None):
    """A PDF with the lines of its pages as text."""
    path = folder / name
    objects = ['<< /Type /Catalog /Pages 2 0 R >>', '',
               '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
               f'<< /CreationDate (D:20190213100000Z) {f"/Title ({title})" if title else ""} >>']
    kids = []
    for lines in pages:
        text = ''.join(f'({line}) Tj T* ' for line in lines)
        stream = f'BT /F1 12 Tf 14 TL 72 760 Td {text}ET'
        objects.append(f'<< /Length {len(stream)} >>\nstream\n{stream}\nendstream')
        objects.append(f'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R'
                       ' /Resources << /Font << /F1 3 0 R >> >> >>')
        kids.append(f'{len(objects)} 0 R')
    objects[1] = f'<< /Type /Pages /Kids [{" ".join(kids)}] /Count {len(kids)} >>'
    out, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f'{number} 0 obj\n{body}\nendobj\n'.encode('cp1252')
    start = len(out)
    out += f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n'.encode()
    out += b''.join(f'{place:010} 00000 n \n'.encode() for place in places)
    out += f'trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n'.encode()
    path.write_bytes(out)
    return path


CODE = [
    ['Gemeente Rijswijk', 'Gedragscode integriteit raad en raadsleden', 'Versie 1.2',
     'Vastgesteld door de gemeenteraad op 4 april 2017'],
    ['Geschenken', 'Een raadslid neemt geen geschenken aan van meer dan 50 euro.', 'Twijfel? Vraag de integriteits-', 'commissie.'],
    ['De coördinator integriteit', 'Een raadslid meldt nevenfuncties bij de griffier.'],
]


def found(path, word):
    """The pages of D-1 on which a search finds a word."""
    return {one['page'] for one in read('search', path, word) if 'page' in one}


def grep(pdf_path, word):
    """The same as pdfgrep sees it."""
    lines = subprocess.run(['pdfgrep', '-n', '-i', '-F', word, pdf_path], capture_output=True, check=False).stdout.decode()
    return {int(line.partition(':')[0]) for line in lines.splitlines()}


def test_document_pages(folder):
    """What a PDF says of itself; its pages found, printed and drawn."""
    path = folder / 'team.iteam'
    ctl('new', path)
    code = real_pdf(folder, 'x.pdf', CODE)
    same(ctl('document', 'add', path, code), 'D-1\n')
    one, = read('list', path, 'documents')
    same((one['title'], one['kind'], one['version'], one['dated'], one['pages']),
         ('Gedragscode integriteit raad en raadsleden', 'code', '1.2', '2017-04-04', 3))
    same(one['adoptions'], [{'body': 'gemeenteraad', 'how': 'adopted', 'day': '2017-04-04'}])

    for word in ('geschenken', 'raadslid', 'schen', 'gesch', 'Coördinator', 'griffier', 'eden', 'niets', 'RIJSWIJK', '50'):
        same((word, found(path, word)), (word, grep(code, word)))
    same(found(path, 'coordinator'), {3})
    same(found(path, 'integriteitscommissie'), {2})
    same(found(path, 'geen geschenken'), {2})
    same(found(path, 'griffier geschenken'), set())
    hit = [one for one in read('search', path, 'nevenfuncties') if 'page' in one][0]
    has(hit['ref'], 'document:', '#page=3')
    same((hit['title'], hit['context']),
         ('D-1 Gedragscode integriteit raad en raadsleden', 'Een raadslid meldt nevenfuncties bij de griffier.'))
    has(ctl('search', path, 'nevenfuncties', dutch=True), 'pagina 3: Een raadslid meldt')

    text = ctl('document', 'text', path, 'D-1')
    same([page.replace('-\n', '').split() for page in text.split('\f')],
         [page.split() for page in subprocess.run(['pdftotext', code, '-'], capture_output=True, check=True).stdout.decode().split('\f')])
    has(ctl('document', 'text', path, 'D-1', '--page', '3'), 'nevenfuncties')
    lacks(ctl('document', 'text', path, 'D-1', '--page', '1'), 'nevenfuncties')
    picture = folder / 'page.png'
    ctl('document', 'page', path, 'D-1', '2', '--width', '300', '-o', picture)
    same((picture.read_bytes()[:8], int.from_bytes(picture.read_bytes()[16:20], 'big')), (b'\x89PNG\r\n\x1a\n', 300))

    has(ctl('document', 'page', path, 'D-1', '4', '-o', picture, code=FOUND, dutch=True), 'pagina 4')
    ctl('document', 'text', path, 'D-1', '--page', '4', code=FOUND)
    ctl('document', 'text', path, 'D-2', code=FOUND)
    for words in (['page', path, 'D-1', 'drie', '-o', picture], ['page', path, 'D-1', '1'], ['text', path, 'D-1', '--page', '0'],
                  ['page', path, 'D-1', '1', '-o', picture, '--width', '0']):
        ctl('document', *words, code=USAGE)
    has(ctl('document', 'page', path, 'D-1', '1', '-o', folder / 'geen' / 'map.png', code=FOUND), 'cannot be written')

    named = real_pdf(folder, 'y.pdf', [['Niets']], 'Protocol vermoedens')
    ctl('document', 'add', path, named, '--adopted', 'raad:2018-05-15')
    _, second = read('list', path, 'documents')
    same((second['title'], second['kind'], second['dated']), ('Protocol vermoedens', 'protocol', '2019-02-13'))
    has(ctl('check', path), 'sound')


def test_sample_documents(folder):
    """The sample's register: what the council note names, and the manual, to be read and found."""
    path = sample(folder)
    documents = read('list', path, 'documents')
    same([one['number'] for one in documents], [f'D-{number}' for number in range(1, 9)])
    same([one['state'] for one in documents if one['number'] == 'D-7'], ['superseded'])
    protocol = documents[1]
    same([(one['body'], one['day']) for one in protocol['adoptions']],
         [('gemeenteraad', '2018-05-15'), ('constituerend beraad', '2018-05-31')])
    same({(one['here'], one['pages'] > 0) for one in documents}, {(True, True)})
    has(ctl('document', 'text', path, 'D-2', '--page', '2'), 'Voorbeeld', 'onafhankelijk bureau')
    same([(one['title'].split()[0], one['page']) for one in read('search', path, 'draaideur') if 'page' in one], [('D-3', 2)])
    has(ctl('undo', path, code=FOUND), 'nothing of yours')
    has(ctl('check', path), 'sound')


def test_documents(folder):
    """The register of documents: added once, listed, changed, saved as it was."""
    path = folder / 'team.iteam'
    ctl('new', path)
    code = real_pdf(folder, 'Gedragscode_integriteit_raad.pdf', [['raad']])
    protocol = real_pdf(folder, 'p.pdf', [['protocol']])
    same(ctl('document', 'add', path, code, '--adopted', 'gemeenteraad:2017-04-04', '--pillar', 'binnen'), 'D-1\n')
    same(ctl('document', 'add', path, protocol, '--title', 'Protocol vermoedens', '--adopted', 'gemeenteraad:2018-05-15',
             '--noted', 'constituerend beraad:2018-05-31', '--review', '2020-05-15', '--consent', 'asked'), 'D-2\n')
    has(ctl('document', 'add', path, code, code=FOUND), 'D-1')
    first, second = read('list', path, 'documents')
    same((first['title'], first['kind'], first['state']), ('Gedragscode integriteit raad', 'code', 'in-force'))
    same(second['adoptions'], [{'body': 'gemeenteraad', 'how': 'adopted', 'day': '2018-05-15'},
                               {'body': 'constituerend beraad', 'how': 'noted', 'day': '2018-05-31'}])
    same((second['kind'], second['state'], second['consent'], second['here']), ('protocol', 'due', 'asked', True))
    same(second['sha256'], digest(protocol))
    same([one['number'] for one in read('list', path, 'documents', 'state:due')], ['D-2'])
    same([one['number'] for one in read('list', path, 'documents', 'gemeenteraad', 'kind:code')], ['D-1'])

    ctl('set', path, 'D-1', '--superseded-by', 'D-2', '--version', '2017', '--adopted', 'none')
    shown = read('show', path, 'D-1')
    same((shown['state'], shown['version'], shown['adoptions']), ('superseded', '2017', []))
    same(len(shown['history']), 2)
    has(ctl('show', path, 'D-1', dutch=True), 'Vervangen door: Protocol vermoedens', 'Versie: 2017')
    # D-2 took the place of D-1: neither itself nor D-1 takes its own.
    for other in ('D-2', 'D-1'):
        has(ctl('set', path, 'D-2', '--superseded-by', other, code=USAGE), 'whose place it took')
    has(ctl('set', path, 'D-2', '--superseded-by', 'D-1', code=USAGE, dutch=True), 'dat het zelf heeft vervangen')
    same(read('show', path, 'D-2')['state'], 'due')
    ctl('undo', path)
    same(read('show', path, 'D-1')['state'], 'in-force')
    has(ctl('search', path, 'constituerend'), 'D-2 Protocol vermoedens')

    ctl('document', 'note', path, 'D-2', '4', 'Geldt', 'ook voor fracties', '--quote', 'geschenken van\n50 euro')
    ctl('document', 'note', path, 'D-2', '1')
    notes = read('list', path, 'notes')
    same([(one['document'], one['page'], one['kind'], one['quote'], one['text']) for one in notes],
         [('D-2', 1, 'bookmark', None, None), ('D-2', 4, 'note', 'geschenken van 50 euro', 'Geldt ook voor fracties')])
    same(len(read('list', path, 'notes', 'fracties')), 1)
    same([one['page'] for one in read('show', path, 'D-2')['notes']], [1, 4])
    has(ctl('show', path, 'D-2', dutch=True), 'pagina 4, Aantekening', 'Geldt ook voor fracties', 'Pagina: 4')
    has(ctl('search', path, 'fracties'), 'D-2 Protocol vermoedens')
    ctl('undo', path)
    same(len(read('list', path, 'notes')), 1)
    ctl('document', 'note', path, 'D-2', '0', 'Niets', code=USAGE)
    ctl('document', 'note', path, 'D-9', '1', 'Niets', code=FOUND)

    out = folder / 'out.pdf'
    ctl('document', 'save', path, 'D-2', out)
    same(digest(out), digest(protocol))
    has(ctl('check', path), 'sound')


def test_documents_refused(folder):
    """What is no PDF, no number and no date is refused, and nothing is added."""
    path = folder / 'team.iteam'
    ctl('new', path)
    letter = folder / 'brief.pdf'
    letter.write_text('Geachte raad')
    empty = folder / 'leeg.pdf'
    empty.touch()
    has(ctl('document', 'add', path, letter, code=USAGE), 'not a PDF')
    has(ctl('document', 'add', path, empty, code=USAGE), 'empty')
    ctl('document', 'add', path, folder / 'niets.pdf', code=FOUND)
    # What the window refuses is refused here, in the same words, and nothing of it stays.
    damaged, without = damaged_pdf(folder, 'kapot.pdf'), real_pdf(folder, 'bladloos.pdf', [])
    has(ctl('document', 'add', path, damaged, without, code=FOUND, dutch=True),
        '‘kapot.pdf’ is beschadigd', '‘bladloos.pdf’ is beschadigd')
    with sqlite3.connect(path) as db:
        same(db.execute('SELECT count(*) FROM content').fetchone(), (0,))
    good = real_pdf(folder, 'goed.pdf', [['goed']])
    has(ctl('document', 'add', path, good, '--adopted', 'raad:morgen', code=USAGE), 'not a date')
    has(ctl('document', 'add', path, good, letter, '--title', 'Twee', code=USAGE), 'one title')
    ctl('document', 'add', path, good, '--kind', 'brief', code=USAGE)
    ctl('document', path, code=USAGE)
    ctl('document', 'save', path, 'D-7', folder / 'out.pdf', code=FOUND)
    ctl('document', 'save', path, 'drie', folder / 'out.pdf', code=USAGE)
    same(read('list', path, 'documents'), [])
    same((folder / 'out.pdf').exists(), False)


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


def slow_locked(folder):
    """A file that another program holds for too long."""
    path = sample(folder)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute('BEGIN EXCLUSIVE')
    wrong = ctl('add', path, 'action', '--title', 'T', code=LOCKED)
    same(len(wrong.splitlines()), 1)
    holder.execute('ROLLBACK')
    holder.close()
    has(ctl('check', path), 'sound')


ENGLISH_WORDS = ('Number', 'Due date', 'Owners', 'Title', 'Not started', 'In progress', 'Waiting', 'Done', 'Dropped', 'Usage',
                 'Options', 'Show', 'File', 'file', 'the ', 'Wednesday', 'Kind', 'Priority', 'Change', 'Action point', 'When', ' by ')


def test_dutch(folder):
    """The same in Dutch, without an English word."""
    path = folder / 'team.iteam'
    done = []

    def dutch(*words, code=DONE, text=None):
        done.append(ctl(*words, code=code, text=text, dutch=True))
        return done[-1]

    dutch('new', path, '--sample')
    has(dutch('--help'), 'Opdrachten:', 'Een actiepunt, overleg, agendapunt, opmerking, activiteit of punt toevoegen')
    for verb in ('new', 'info', 'check', 'list', 'show', 'add', 'set', 'undo', 'redo', 'search', 'import', 'export', 'backup', 'restore', 'recover',
                 'share', 'sync', 'status', 'conflicts', 'resolve', 'share-test', 'year', 'plan'):
        has(dutch(verb, '--help'), f'iteamctl {verb} ', 'MAP' if verb == 'share-test' else 'BESTAND')
    has(dutch('info', path), 'actiepunten', 'openstaand')
    has(dutch('list', path, 'actions', 'status:openstaand'), 'Nummer', 'Einddatum', 'Nog niet begonnen', 'In uitvoering', 'Wacht op')
    has(dutch('list', path, 'actions', 'status:vervallen,afgerond'), 'Vervallen', 'Afgerond', '15 jun 2018')
    has(dutch('list', path, 'people'), 'Interne vertrouwenspersoon', 'Bedrijfsmaatschappelijk werker')
    number = dutch('add', path, 'action', '--title', 'Folder', '--due', 'woensdag 15 mei 2030', '--user', 'CI').strip()
    dutch('set', path, number, '--status', 'in-uitvoering', '--due', '15-6-2030', '--user', 'CI')
    has(dutch('show', path, number), 'Einddatum: zaterdag 15 juni 2030', 'Wijzigingsgeschiedenis', 'Soort: Actiepunt')
    has(dutch('undo', path, '--user', 'CI'), 'Ongedaan gemaakt')
    has(dutch('list', path, 'history'), 'Wanneer', 'Actiepunt toegevoegd')
    has(dutch('check', path), 'Het teambestand is in orde.')
    has(dutch('add', path, 'action', '--title', 'T', '--due', 'paprika', code=USAGE), '‘paprika’ is geen datum')
    has(dutch('set', path, number, '--status', 'vervallen', code=USAGE), 'reden')
    has(dutch('list', path, 'actions', 'status:mooi', code=USAGE), 'mooi')
    has(dutch('show', path, 'A-9999', code=FOUND), 'Er is geen actiepunt A-9999.')
    has(dutch('import', path, 'actions', '-', text='Titel;Wie\nEen;Niemand daar\n', code=FOUND), 'Regel 2, kolom 2 (Wie)', 'heet ‘Niemand daar’')
    has(dutch('import', path, 'actions', '-', text='Titel\nEen\nTwee\n'), '2 actiepunten geïmporteerd.')
    has(dutch('info', folder / 'missing.iteam', code=UNREADABLE), 'missing.iteam')
    has(dutch('undo', path, '--user', 'Niemand', code=FOUND), 'niets')
    for text in done:
        lacks(text, *ENGLISH_WORDS)


def test_man(folder):
    """The man pages: sound, and with every verb and option."""
    pages = [Path(__file__).parents[2] / 'data' / name for name in ('iteamctl.1', 'nl/iteamctl.1')]
    words = set()
    for line in ctl('--help').partition('Verbs:\n')[2].splitlines():
        if line.startswith('  '):
            verb = line.split()[0]
            words |= {f'iteamctl {verb}', *re.findall(r'--[a-z-]+', ctl(verb, '--help'))}
    for page in pages:
        text = page.read_text(encoding='utf-8').replace('\\-', '-')
        has(text, *words)
        done = run('man', ['--warnings', '--encoding=UTF-8', '--local-file', page], locale='nl_NL.UTF-8')
        same([done.returncode, done.stderr.decode()], [0, ''])
    same(list(folder.iterdir()), [])


PREFIX = {'quick': 'test_', 'slow': 'slow_'}[SPEED]
run_tests([value for name, value in sorted(globals().items()) if name.startswith(PREFIX)])
