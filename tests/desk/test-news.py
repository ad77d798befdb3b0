#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What others changed is marked in the table until it has been looked at, by whoever looks and not by time.

Usage: test-news.py PROGRAM ITEAMCTL (TAP on standard output)
"""

import sys

from desk import Atspi, Desk, Program, be_someone, has_state, iteamctl, run_tests, same

PROGRAM, CTL = sys.argv[1:3]
MARK = r'Nieuw: gewijzigd door OR, \d\d:\d\d'


def marked(program):
    """The mark of what OR changed."""
    return program.find(Atspi.Role.IMAGE, MARK) or program.find(Atspi.Role.ICON, MARK)


def gone(program):
    """Whether there is no mark, or only one that is not to be seen."""
    mark = marked(program)
    return mark is None or not has_state(mark, Atspi.StateType.VISIBLE)


def news(folder):
    """A change by someone else gets a mark, in an open file and in one that was closed; it goes when that is looked at."""
    path = folder / 'Team.iteam'
    iteamctl(CTL, 'new', path)
    iteamctl(CTL, 'add', path, 'action', '--title', 'Folder maken', '--user', 'OR')
    with Desk() as desk:
        with Program(desk, PROGRAM, path) as program:
            be_someone(program)
            # What was there before the first time is not new.
            program.wait('what was seen', lambda: list(desk.home.glob('data/*/seen/*.ini')))
            same(gone(program), True, 'no mark')
            iteamctl(CTL, 'set', path, 'A-1', '--title', 'Folder drukken', '--user', 'OR')
            program.wait('the mark', lambda: not gone(program))
            program.quit()
        with Program(desk, PROGRAM, path) as program:
            be_someone(program)
            program.wait('the mark again', lambda: not gone(program))
            program.keys('ctrl+f', 'Escape', 'Home')
            program.wait('no mark any more', lambda: gone(program))
            iteamctl(CTL, 'set', path, 'A-1', '--title', 'Folder verspreiden', '--user', 'OR')
            program.quit()


run_tests([news])
