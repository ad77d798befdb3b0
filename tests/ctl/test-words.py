#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of iteamctl: every verb and option, the man pages, both languages, and none.

Usage: test-words.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import re
from pathlib import Path

from iteamctl import DONE, ENGLISH, FOUND, UNREADABLE, USAGE, ctl, has, lacks, read, run, run_tests, same


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


run_tests([test_words, test_timer, test_dutch, test_man])
