#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one search by keys alone: what is typed is found, opened at its place, and a command is done.

Usage: test-search.py PROGRAM ITEAMCTL (TAP on standard output)
"""

import re
import sys

from desk import Atspi, Desk, Program, everything, has_state, iteamctl, run_tests

PROGRAM, CTL = sys.argv[1:3]
SEARCH = 'Alles doorzoeken'


def rows(program):
    """The names of what was found, in their order."""
    window = next((window for window in program.windows() if window.name == SEARCH), None)
    return [part.name for part in everything(window) if part.role == Atspi.Role.LIST_ITEM and
            has_state(part, Atspi.StateType.VISIBLE)] if window else []


def open_search(program):
    program.keys('ctrl+k')
    program.wait_for_keyboard(SEARCH)


def first(program, pattern):
    program.wait(f'“{pattern}” first', lambda: re.match(pattern, (rows(program) or [''])[0]))


def by_keys(folder):
    """Ctrl+K, letters, arrows and Enter lead to a thing; Alt and a figure look among one kind; Escape leads back."""
    path = folder / 'Voorbeeld.iteam'
    iteamctl(CTL, 'new', path, '--sample')
    with Desk() as desk, Program(desk, PROGRAM, path) as program:
        program.wait_for_keyboard('Wie bent u.*')
        program.keys('Escape')
        program.wait_for_keyboard('.* — Integriteit Team')

        open_search(program)
        first(program, 'Naar ')
        program.type('gedragscode')
        first(program, 'D-1 Gedragscode.*, Document')
        program.keys('alt+2')
        first(program, 'A-2 Gedragscode.*, Actiepunt')
        program.keys('Escape')
        program.wait_for_keyboard('.* — Integriteit Team')

        # Enter comes before the answer, and means all that was typed.
        open_search(program)
        program.type('a-13\n')
        program.wait_for_keyboard('.* — Integriteit Team')
        program.wait('A-13 in the window', lambda: 'Dilemmatraining herhalen' in
                     [part.name for part in program.window().below()] or program.find(Atspi.Role.LABEL, 'A-13'))

        open_search(program)
        program.type('zzzzzz')
        program.wait('that there is nothing', lambda: 'Niets gevonden' in program.labels())
        program.keys('Escape')
        program.wait_for_keyboard('.* — Integriteit Team')

        # What the program can do is found as well, also under another word.
        open_search(program)
        program.type('instellingen')
        first(program, 'Voorkeuren')
        program.keys('Return')
        program.wait_for_keyboard('Voorkeuren')
        program.keys('Escape')
        program.wait_for_keyboard('.* — Integriteit Team')

        # F1 opens the manual at what the pane is about, and a word in it leads to another chapter.
        program.keys('F1')
        program.wait_for_keyboard('Hulp')
        program.wait('the chapter of the pane', lambda: program.find(Atspi.Role.HEADING, 'Actiepunten', 1))
        program.keys('ctrl+f')
        program.wait('the entry', lambda: (focused := program.focused()) and focused.name == 'De handleiding doorzoeken')
        program.type('bewaartermijn\n')
        program.wait('the chapter on retention', lambda: program.find(Atspi.Role.HEADING, 'Bewaren en vernietigen', 1))
        program.keys('Escape')
        program.wait_for_keyboard('.* — Integriteit Team')
        program.quit()


run_tests([by_keys])
