#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work without a mouse: each step by keys, and what came of it in the file.

Usage: test-keyboard.py PROGRAM ITEAMCTL (TAP on standard output)
"""

import json
import sys

from desk import MENU_ITEMS, Atspi, Desk, Program, be_someone, is_item, iteamctl, run_tests, same

PROGRAM, CTL = sys.argv[1:3]
TITLE = 'Folder drukken'
ROWS = Atspi.Role.TABLE_ROW, Atspi.Role.LIST_ITEM


def keyboard(folder):
    """Open, add, edit, postpone, describe, complete, undo, filter and search by the keyboard alone."""
    path, other = folder / 'Team.iteam', folder / 'Ander.iteam'
    for name in (path, other):
        iteamctl(CTL, 'new', name)

    def actions():
        return json.loads(iteamctl(CTL, 'list', path, 'actions', '--json'))

    with Desk() as desk:
        leave(desk, folder / 'Begin.iteam')
        work(desk, path, other, actions)


def work(desk, path, other, actions):
    """A day of it."""
    with Program(desk, PROGRAM, path) as program:
        def comes(what, **fields):
            """Waits until the file says so of the action point."""
            def find():
                found = actions()
                return found and all(found[0][name] == value for name, value in fields.items())

            program.wait(what, find)

        def chosen(part, what):
            """Waits until the keyboard is where it is needed, as a person sees by the ring around it."""
            def find():
                focused = program.focused()
                return focused is not None and part(focused)

            program.wait(what, find)

        def typing(what):
            """Waits until there is something to type in; GTK before 4.10 does not tell of all that have the focus."""
            def find():
                focused = program.focused()
                return focused is None or focused.role in (Atspi.Role.TEXT, Atspi.Role.ENTRY)

            program.wait(what, find)

        be_someone(program)
        # Another file, and back to the first one by the main menu.
        desk.start(PROGRAM, other).wait()
        program.wait_for_keyboard('Wie bent u.*')
        program.keys('Escape')
        program.wait_for_keyboard('Ander — .*')
        program.keys('F10')
        chosen(lambda part: part.role in MENU_ITEMS, 'the main menu')
        program.keys('Down', 'Down')
        chosen(lambda part: is_item(part, 'Recent geopend', 2), 'the recent files')
        program.keys('Right')
        program.keys('Down', 'Down')
        chosen(lambda part: is_item(part, 'Team', 1), 'the first file')
        program.keys('Return')
        program.wait_for_keyboard('Team — .*')

        program.keys('ctrl+n')
        program.type('Folder maken @Tester uiterlijk 15 mei 2030\n')
        comes('the new action point', title='Folder maken', owners=['Tester'], due='2030-05-15')

        # From an empty line to the list, from the search as well, and to the first row.
        program.keys('Escape')
        chosen(lambda part: part.role in ROWS, 'the list')
        program.keys('ctrl+f', 'Escape')
        chosen(lambda part: part.role in ROWS, 'the list')
        program.keys('Home', 'F2')
        typing('the title in the list')
        program.keys('ctrl+a')
        program.type(f'{TITLE}\n')
        comes('the new title', title=TITLE)

        program.keys('ctrl+e')
        typing('the due date')
        program.keys('ctrl+a')
        program.type('1 juni 2030\n')
        comes('the due date', due='2030-06-01')
        chosen(lambda part: part.role in ROWS, 'the row')

        program.keys('Menu')
        chosen(lambda part: part.role in MENU_ITEMS, 'the menu of the row')
        program.keys('Down', 'Down')
        chosen(lambda part: is_item(part, 'Uitstellen', 2), 'postponing')
        program.keys('Right', 'Down', 'Down')
        chosen(lambda part: is_item(part, '.*week.*', 1), 'a week')
        program.keys('Return')
        comes('a week later', due='2030-06-08', postponed=2)

        program.keys('Return')
        typing('the panel')
        program.keys('Tab')
        typing('the description')
        program.type('Met voorbeelden')
        program.keys('Tab')
        comes('the description', description='Met voorbeelden')

        program.keys('ctrl+d')
        comes('done', status='done')
        program.keys('ctrl+z')
        comes('open again', status='not-started')

        def listed():
            return TITLE in [part.name for part in rows(program)]

        same(listed(), True, 'the list shows it')
        program.keys('alt+7')
        program.wait('the closed ones', lambda: not listed())
        program.keys('alt+8')
        program.wait('all of them', listed)
        program.keys('ctrl+f')
        program.type('paprika')
        program.wait('nothing', lambda: not listed())
        program.keys('ctrl+a')
        program.type('drukken')
        program.wait('what was sought', listed)
        program.quit()


def leave(desk, path):
    """The key that ends the program works in the windows beside the main one as well, also in one that asks something."""
    iteamctl(CTL, 'new', path)
    with Program(desk, PROGRAM, path) as program:
        program.wait_for_keyboard('Wie bent u.*')
        program.quit()
    with Program(desk, PROGRAM, path) as program:
        be_someone(program)
        program.keys('ctrl+comma')
        program.wait_for_keyboard('Voorkeuren')
        program.quit()


def rows(program):
    """The texts of the table."""
    table = program.find(Atspi.Role.TREE_TABLE, '.*') or program.find(Atspi.Role.TABLE, '.*')
    return list(table.below()) if table else []


run_tests([keyboard])
