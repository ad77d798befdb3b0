#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programme from a terminal: activities, participation, points, the year in figures, the year plan.

Usage: test-programme.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import random
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from itertools import combinations
from pathlib import Path

from iteamctl import FOUND, USAGE, Failed, ctl, has, lacks, read, run_tests, same, sample

NOTE = Path(__file__).with_name('note.tsv')


def found_in(path, kind, words):
    """The one thing that a list finds by words. People and pillars are found by their first word at least."""
    rows = read('list', path, kind, *words.split())
    while not rows and kind == 'people' and ' ' in words:
        words = words.rsplit(' ', 1)[0]
        rows = read('list', path, kind, *words.split())
    return rows


def test_note(folder):
    """Everything that the council note names is in the sample file, line by line, where the table says."""
    path = sample(folder)
    lines = [line.rstrip('\n').split('\t') for line in NOTE.read_text(encoding='utf-8').splitlines() if not line.startswith('#')]
    wrong = []
    for told, kind, words, holds in lines:
        rows = found_in(path, kind, words)
        fits = [row for row in rows if all(
            (str(wanted) in str(row.get(name)) if sign == '~' else
             row.get(name) is None if wanted == 'null' else str(row.get(name)) == wanted)
            for name, sign, wanted in (re.fullmatch(r'(\w+)([=~])(.*)', part).groups() for part in holds.split(';')))]
        if len(fits) != 1:
            wrong.append(f'{told}: {kind} “{words}” with {holds}: {len(fits)} of {rows}')
    if wrong:
        raise Failed('\n'.join(wrong))
    if len(lines) < 40:
        raise Failed(f'Only {len(lines)} lines')


def test_activities(folder):
    """Activities: added with a date as it is said, changed, found; each kind has what it may have."""
    path = folder / 'team.iteam'
    ctl('new', path)
    same(ctl('add', path, 'activity', '--title', 'Dilemmatraining 2018', '--kind', 'round', '--when', 'eind 2018',
             '--percentage', '74 %', '--supplier', 'Integriteit.nl', '--target', '80', '--costs', '0').strip(), 'P-1')
    row, = read('list', path, 'activities')
    same([row[name] for name in ('when', 'first', 'last', 'target', 'costs', 'state')], ['eind 2018', '2018-11-01', '2018-12-31', '80', 0, 'planned'])
    row, = read('list', path, 'participation')
    same([row[name] for name in ('round', 'invited', 'completed', 'percentage')], ['P-1', '–', '–', '74'])
    same(read('list', path, 'participation', '--exact')[0]['invited'], '–')
    ctl('set', path, 'P-1', '--state', 'done', '--when', '3 december 2018', '--percentage', '74,5')
    same(read('show', path, 'P-1')['first'], '2018-12-03')
    same(read('list', path, 'participation')[0]['percentage'], '75')
    has(ctl('show', path, 'p-1'), '74.5%', 'Target: 80%')
    has(ctl('show', path, 'P-1', dutch=True), '74,5%', 'Doel: 80%')
    has(ctl('search', path, 'Integriteit.nl'), 'P-1')

    ctl('add', path, 'activity', '--title', 'Screening', '--kind', 'screening', '--when', '2018')
    has(ctl('set', path, 'P-2', '--lessons', 'Iets', code=USAGE), '--lessons')
    ctl('add', path, 'activity', '--title', 'Gesprek', '--kind', 'talk', '--head-count', '3', '--when', 'ooit', '--side', 'both')
    row, = read('list', path, 'activities', 'gesprek')
    same([row[name] for name in ('when', 'first', 'head_count')], ['ooit', None, '<5'])
    same(read('list', path, 'activities', 'gesprek', '--exact')[0]['head_count'], 3)
    # What became a screening is no more than that.
    ctl('set', path, 'P-3', '--kind', 'screening')
    same(read('show', path, 'P-3')['head_count'], None)
    same([row['number'] for row in read('list', path, 'activities', '--year', '2018')], ['P-2', 'P-1'])
    for words in (['--kind', 'feest'], ['--costs', 'veel'], ['--target', '120'], ['--pillar', 'dak'], ['--audience', 'iedereen']):
        ctl('add', path, 'activity', '--title', 'Fout', *words, code=USAGE)
    ctl('add', path, 'activity', code=USAGE)
    ctl('show', path, 'P-99', code=FOUND)
    ctl('undo', path)
    same(read('show', path, 'P-3')['kind'], 'talk')
    has(ctl('check', path), 'sound')


def test_points(folder):
    """Points: the yearly round through them, from 2018 to 2019, as one flow."""
    path = folder / 'team.iteam'
    ctl('new', path)
    ctl('add', path, 'activity', '--title', 'Themagesprek balie', '--kind', 'talk', '--when', '2018')
    for number in range(1, 13):
        same(ctl('add', path, 'point', '--title', f'Punt {number}', '--year', '2018', '--origin', 'p-1').strip(), f'V-{number}')
    same(read('list', path, 'points')[0]['origin'], 'Themagesprek balie')
    for number in range(1, 8):
        ctl('set', path, f'V-{number}', '--state', 'done')
    has(ctl('set', path, 'V-8', '--state', 'dropped', code=USAGE), 'reason')
    ctl('set', path, 'V-8', '--state', 'dropped', '--reason', 'Te duur')
    same(ctl('set', path, 'V-9', '--carry', '2019').strip(), 'V-13')
    ctl('set', path, 'V-10', '--carry', '2019', '--changed', 'Ook externen')
    ctl('set', path, 'V-11', '--carry', '2019', '--title', 'Punt 11, maar dan per team')
    ctl('set', path, 'V-12', '--carry', '2019', '--changed', 'Per opgave')
    has(ctl('set', path, 'V-12', '--carry', '2020', code=FOUND), 'V-12')
    ctl('set', path, 'V-1', '--carry', '2018', code=USAGE)
    for number in range(4):
        ctl('add', path, 'point', '--title', f'Nieuw {number}', '--year', '2019', '--kind', 'attention')
    has(ctl('year', path, '2019', '--against', '2018'), '12 of 2018: 7 done, 3 adjusted, 1 maintained, 1 dropped, 4 new')
    has(ctl('year', path, '2019', '--against', '2018', dutch=True),
        '12 van 2018: 7 afgerond, 3 bijgesteld, 1 gehandhaafd, 1 vervallen, 4 nieuw')
    fates = [row['fate'] for row in read('list', path, 'points', '--year', '2018')]
    same(fates, ['done'] * 7 + ['dropped', 'maintained'] + ['adjusted'] * 3)
    shown = read('show', path, 'V-14')
    same([shown[name] for name in ('came', 'previous', 'changed', 'year')], ['adjusted', 'V-10', 'Ook externen', 2019])
    has(ctl('show', path, 'V-10'), 'V-14')
    has(ctl('check', path), 'sound')


SUPPLIER = """Onderdeel;Uitgenodigd;Voltooid;Naam
Dienstverlening;40;30;Jansen
Beheer;60;48;
Griffie;7;6;
Café;21;11;
Totaal;128;95;
"""


def test_import(folder):
    """The list of a supplier: read by its headings, twice while a round goes on; the figures are those of the list."""
    path = folder / 'team.iteam'
    ctl('new', path)
    has(ctl('import', path, 'participation', '-', text=SUPPLIER, code=FOUND), 'no round')
    ctl('add', path, 'activity', '--title', 'Dilemmatraining 2018', '--kind', 'round', '--when', 'eind 2018')
    has(ctl('import', path, 'participation', '-', '--dry-run', text=SUPPLIER), '4 units')
    same(read('list', path, 'participation'), [])
    ctl('import', path, 'participation', '-', text=SUPPLIER)
    rows = {row['unit']: (row['invited'], row['completed'], row['percentage']) for row in read('list', path, 'participation', '--exact')}
    same(rows, {'Dienstverlening': ('40', '30', '75'), 'Beheer': ('60', '48', '80'), 'Griffie': ('7', '6', '85.7'),
                'Café': ('21', '11', '52.4'), 'The whole': ('128', '95', '74.2')})
    public = {row['unit']: (row['invited'], row['completed']) for row in read('list', path, 'participation')}
    # As long as the round is not over, counts are told in fives: two lists do not tell how few came in between.
    same(public, {'Dienstverlening': ('40', '30'), 'Beheer': ('60', '45'), 'Café + Griffie': ('25', '15'), 'The whole': ('125', '90')})
    ctl('set', path, 'P-1', '--state', 'done')
    public = {row['unit']: (row['invited'], row['completed']) for row in read('list', path, 'participation')}
    same(public, {'Dienstverlening': ('40', '30'), 'Beheer': ('60', '48'), 'Café + Griffie': ('28', '17'), 'The whole': ('128', '95')})
    # No name came in.
    same(b'Jansen' in path.read_bytes(), False)

    ctl('import', path, 'participation', '-', text='unit,invited,completed\ncafé,21,15\nBeheer,60,48\n')
    same({row['unit']: row['completed'] for row in read('list', path, 'participation', '--exact')}['Café'], '15')
    same(len(read('show', path, 'P-1')['history']), 4)
    ctl('undo', path)
    same({row['unit']: row['completed'] for row in read('list', path, 'participation', '--exact')}['Café'], '11')

    for text in ('unit,invited,completed\nA,3,4\n', 'unit,invited,completed\nA,veel,4\n', 'unit,percentage\nA,120%\n',
                 'unit,invited,completed\nA,9,4\na,9,5\n', 'unit,invited,completed\n,9,4\n'):
        has(ctl('import', path, 'participation', '-', text=text, code=FOUND), 'Line')
    has(ctl('import', path, 'participation', '-', text='wie,wat\nA,3\n', code=USAGE), 'Percentage')
    ctl('add', path, 'activity', '--title', 'Dilemmatraining 2019', '--kind', 'round', '--when', '2019')
    has(ctl('import', path, 'participation', '-', text=SUPPLIER, code=USAGE), '--round')
    ctl('import', path, 'participation', '-', '--round', 'P-2', text='afdeling;deelname\nBeheer;81,5 %\n')
    same(read('list', path, 'participation', '--year', '2019', '--exact')[0]['percentage'], '81.5')


def test_year(folder):
    """A year beside another one: each figure is what is counted by hand from the lists."""
    path = sample(folder)
    year, before = read('year', path, '2019', '--against', '2018')
    activities = [row for row in read('list', path, 'activities', '--year', '2018') if row['state'] != 'cancelled']
    points = read('list', path, 'points', '--year', '2018')
    same(before['participation'], '74')
    same(year['target'], '80')
    same(before['activities'], len(activities))
    same(before['talks'], len([row for row in activities if row['kind'] == 'talk' and row['state'] == 'done']))
    same(before['points']['points'], len(points))
    for fate in ('open', 'done', 'maintained', 'adjusted', 'dropped'):
        same(before['points'][fate], len([row for row in points if row['fate'] == fate]))
    same(year['before'], before['points'])
    same(before['points']['new'], len([row for row in read('list', path, 'points', '--year', '2019') if row['came'] == 'new']))
    same(sum(row['count'] for row in year['spotlights']), 6)
    same(year['empty_months'], [1, 7, 8])
    text = ctl('year', path, '2018', dutch=True)
    has(text, '74%', 'Themagesprekken', 'I-bewust achter je scherm')
    ctl('year', path, 'ooit', code=USAGE)
    ctl('year', path, '2018', '--against', '2018', code=USAGE)


def numbers(rows):
    """Which numbers of people a table tells, of which units: what a reader has to compute with."""
    told = []
    for row in rows:
        units = None if row['unit'] == 'The whole' else frozenset(row['unit'].split(' + '))
        if row['invited'].isdigit():
            told.append(('invited', units, int(row['invited'])))
        if row['completed'].isdigit():
            told.append(('completed', units, int(row['completed'])))
        if row['invited'].isdigit() and row['completed'].isdigit():
            told.append(('missing', units, int(row['invited']) - int(row['completed'])))
    return told


def test_small_counts(folder):
    """Thirty small units: nothing below 5 can be read or computed by differences in anything that is let out."""
    path = folder / 'team.iteam'
    ctl('new', path)
    chance = random.Random(2018)
    units = [f'Team {number:02}' for number in range(1, 31)]
    for year in (2018, 2019):
        ctl('add', path, 'activity', '--title', f'Dilemmatraining {year}', '--kind', 'round', '--when', str(year), '--state', 'done')
    for which, number in ((0, 'P-1'), (1, 'P-2')):
        lines = ['unit,invited,completed']
        for index, unit in enumerate(units):
            invited = chance.randint(11, 19) if index % (3 + which) else chance.randint(1, 9)
            lines.append(f'{unit},{invited},{chance.randint(0, invited) if index % 3 == 0 else invited // 2}')
        ctl('import', path, 'participation', '-', '--round', number, text='\n'.join(lines) + '\n')

    for year in ('2018', '2019'):
        rows = read('list', path, 'participation', '--year', year)
        same([row['unit'] for row in rows][-1], 'The whole')
        for column in ('invited', 'completed', 'missing'):
            told = [(of if of is not None else frozenset(units), value) for name, of, value in numbers(rows) if name == column]
            if len(told) < 3:
                raise Failed(f'{year}: next to nothing is told: {rows}')
            parts = [item for item in told if len(item[0]) < 30]
            # The parts have no unit in common, and all of them are all of it.
            for (first, _), (second, _) in combinations(parts, 2):
                same(first & second, frozenset())
            whole, = [value for of, value in told if len(of) == 30]
            for _, value in told:
                if value < 5:
                    raise Failed(f'{year} {column}: {value} can be read')
            for count in range(1, 3):
                for some in combinations(parts, count):
                    left = whole - sum(value for _, value in some)
                    if left < 5:
                        raise Failed(f'{year} {column}: {left} can be computed')
            rest = whole - sum(value for _, value in parts)
            same(rest, 0)
    # The year tells percentages of the units that are told of, and no counts.
    text = ctl('year', path, '2019', '--against', '2018')
    together = next(row['unit'] for row in read('list', path, 'participation', '--year', '2018') if ' + ' in row['unit']).split(' + ')
    same([line for line in text.splitlines() if any(unit in line for unit in together) and re.search(r'\d+ of \d+', line)], [])
    lacks(text, ' 0%')


def test_plan(folder):
    """The year plan as PDF, picture and drawing, with every spotlight of the year in words."""
    path = sample(folder)
    pdf, png, svg = folder / 'plan.pdf', folder / 'plan.png', folder / 'plan.svg'
    ctl('plan', path, '2019', '-o', pdf, dutch=True)
    words = ' '.join(subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, check=True).stdout.decode().split())
    has(words, 'Jaarplanning I-bewust 2019', 'Onderweg en thuis', 'Je eigen telefoon', 'januari', 'december', 'achter je scherm: Herken een verdacht bericht',
        'Niets in de kijker: januari, juli, augustus')
    lacks(words, 'Rondgang langs bureaus')
    ctl('plan', path, '2018', '-o', png)
    same(png.read_bytes()[:8], b'\x89PNG\r\n\x1a\n')
    ctl('plan', path, '2019', '-o', svg)
    same(ElementTree.parse(svg).getroot().tag, '{http://www.w3.org/2000/svg}svg')
    # A year without anything is a plan, too.
    ctl('plan', path, '2031', '-o', pdf)
    has(ctl('plan', path, '2019', '-o', folder / 'plan.doc', code=USAGE), 'plan.doc')
    ctl('plan', path, '2019', code=USAGE)
    ctl('plan', path, 'ooit', '-o', pdf, code=USAGE)
    ctl('plan', path, '2019', '-o', folder / 'niets' / 'plan.pdf', code=FOUND)


def test_reports(folder):
    """Numbers of reports: a year and a kind, a remark, and nothing else; small ones stay within the team."""
    path = sample(folder)
    same(read('list', path, 'reports'), [])
    ctl('add', path, 'reports', '--year', '2018', '--kind', 'breach', '--side', 'internal', '--count', '3', '--remark', 'Waarvan een ongegrond')
    ctl('add', path, 'reports', '--year', '2019', '--kind', 'breach', '--side', 'internal', '--count', '7')
    ctl('add', path, 'reports', '--year', '2019', '--kind', 'advice', '--count', '0')
    same([(row['year'], row['kind'], row['side'], row['count']) for row in read('list', path, 'reports')],
         [(2018, 'breach', 'internal', '<5'), (2019, 'breach', 'internal', '7'), (2019, 'advice', None, '<5')])
    same([row['count'] for row in read('list', path, 'reports', '--exact')], ['3', '7', '0'])
    has(ctl('list', path, 'reports', '--year', '2018'), 'Waarvan een ongegrond', '<5')
    has(ctl('year', path, '2019', '--against', '2018'), 'Reports of integrity breaches (Internal)')

    # The same again is another number of the same, and nothing takes it away.
    ctl('add', path, 'reports', '--year', '2019', '--kind', 'breach', '--side', 'internal', '--count', '8')
    same([row['count'] for row in read('list', path, 'reports', '--year', '2019')], ['8', '<5'])
    ctl('undo', path)
    same([row['count'] for row in read('list', path, 'reports', '--year', '2019')], ['7', '<5'])
    ctl('add', path, 'reports', '--year', '2019', '--kind', 'advice', '--count', '')
    same([row['count'] for row in read('list', path, 'reports', '--year', '2019')], ['7'])
    ctl('add', path, 'reports', '--year', '2019', '--kind', 'advice', '--count', '6')
    same([row['count'] for row in read('list', path, 'reports', '--year', '2019')], ['7', '6'])

    for wrong in (('--kind', 'breach', '--count', '3'), ('--year', '2019', '--count', '3'), ('--year', '2019', '--kind', 'breach'),
                  ('--year', '2019', '--kind', 'roddel', '--count', '3'), ('--year', '2019', '--kind', 'breach', '--count', 'drie'),
                  ('--year', '2019', '--kind', 'breach', '--count', '3', '--unit', 'Griffie')):
        ctl('add', path, 'reports', *wrong, code=USAGE)


def test_year_on_paper(folder):
    """A year beside another one as a PDF: the figures as text, and no small one."""
    path, pdf = sample(folder), folder / 'jaar.pdf'
    ctl('add', path, 'reports', '--year', '2018', '--kind', 'advice', '--side', 'external', '--count', '3')
    ctl('year', path, '2019', '--against', '2018', '-o', pdf, dutch=True)
    words = ' '.join(subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, check=True).stdout.decode().split())
    has(words, '2019 naast 2018', 'Het geheel – 74%', 'Themagesprekken gehouden 1 2', 'Alle punten 4 6', 'Adviesgesprekken (Extern) – <5',
        '6 van 2018: 1 afgerond')


run_tests([value for name, value in sorted(globals().items()) if name.startswith('test_')])
