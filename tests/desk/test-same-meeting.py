#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows in one meeting, with a minute-taker at each.

Usage: test-same-meeting.py PROGRAM ITEAMCTL (TAP on standard output)
"""

import json
import sqlite3
import sys
import threading
from contextlib import ExitStack

from desk import Atspi, Desk, GLib, Program, be_someone, iteamctl, run_tests, same, sentences

PROGRAM, CTL = sys.argv[1:3]
APP_ID = 'org.rijswijk.IntegriteitTeam'
TITLES = ('Dilemmatraining', 'Nevenfuncties', 'Rondvraag')
# What each of the two types at an item of its own, and then both at the last one.
APART = (('Drie op de vier medewerkers deden mee.', 'Volgend jaar komt er een avond bij.'),
         ('Niet iedereen weet wat gemeld wordt.', 'De lijst komt op intranet.'))
TOGETHER = (('De OR vraagt de stukken een week vooraf.', 'Dat kan vanaf de volgende keer.'),
            ('HRM vraagt wie het rooster maakt.', 'De griffier meldt een nieuw raadslid.'))


def make(path):
    """A meeting that is open, with its items."""
    iteamctl(CTL, 'new', path)
    iteamctl(CTL, 'add', path, 'meeting', '--title', 'I-team', '--day', '2030-03-05')
    for title in TITLES:
        iteamctl(CTL, 'add', path, 'item', 'M-1', '--title', title)
    iteamctl(CTL, 'set', path, 'M-1', '--status', 'in-progress')


def agenda(path):
    return json.loads(iteamctl(CTL, 'show', path, 'M-1', '--json'))['agenda']


class Taker:
    """Someone who takes minutes in a window."""

    def __init__(self, program, keys):
        self.program = program
        self.keys = keys

    def texts(self, name):
        return [part for part in self.program.window().below()
                if part.role in (Atspi.Role.TEXT, Atspi.Role.ENTRY) and part.name == name]

    def go_to(self, title):
        """Shows an item, and puts the cursor at the end of its minutes."""
        def shown():
            return any(part.text() == title for part in self.texts('Titel'))

        def click():
            self.program.desk.call('/' + APP_ID.replace('.', '/'), 'org.gtk.Actions', 'Activate', GLib.Variant(
                '(sava{sv})', ('show', [GLib.Variant('s', f'agenda_item:{self.keys[title]}')], {})), APP_ID)
            self.program.wait(title, shown)
            self.program.click(self.editor())
            self.program.keys('ctrl+End')

        self.program.insist('the cursor in the minutes', click,
                            lambda: (focused := self.program.focused()) and focused.name == 'Verslag')

    def editor(self):
        return self.program.wait('the minutes', lambda: self.texts('Verslag'))[0]

    def shows(self, text):
        """Waits until the item on the screen has these minutes."""
        editor = self.editor()
        self.program.wait(f'“{text}” on the screen', lambda: editor.text() == text)


def type_at_once(takers, lines):
    """Both type, each their own lines, at the same moments."""
    threads = [threading.Thread(target=taker.program.type, args=('\n'.join(own),)) for taker, own in zip(takers, lines)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def paragraphs(text):
    return [line for line in (text or '').split('\n') if line]


def write_together(folder):
    """What two type at different items stands without a question; what they type at the same item stands and is shown, both of it."""
    path = folder / 'Team.iteam'
    make(path)
    with sqlite3.connect(path) as database:
        keys = dict(database.execute('SELECT title, id FROM agenda_item'))
    with ExitStack() as stack:
        desks = [stack.enter_context(Desk()) for _ in range(2)]
        takers = [Taker(be_someone(stack.enter_context(Program(desk, PROGRAM, path))), keys) for desk in desks]
        for taker, title in zip(takers, TITLES):
            taker.go_to(title)
        before = [sentences(taker.program) for taker in takers]

        type_at_once(takers, APART)
        takers[0].program.wait('both texts in the file', lambda: [paragraphs(item['minutes']) for item in agenda(path)][:2] ==
                               [list(lines) for lines in APART])
        for taker, title, lines in zip(takers, reversed(TITLES[:2]), reversed(APART)):
            taker.go_to(title)
            taker.shows('\n'.join(lines))
        same([sentences(taker.program) - told for taker, told in zip(takers, before)], [set(), set()], 'what the windows said')

        for taker in takers:
            taker.go_to(TITLES[2])
        type_at_once(takers, TOGETHER)
        wanted = sorted(line for lines in TOGETHER for line in lines)
        takers[0].program.wait('both texts at the same item', lambda: sorted(paragraphs(agenda(path)[2]['minutes'])) == wanted)
        text = agenda(path)[2]['minutes']
        for taker in takers:
            taker.program.wait('both on the screen', lambda taker=taker: paragraphs(taker.editor().text()) == paragraphs(text))
        iteamctl(CTL, 'check', path)
        for taker in takers:
            taker.program.quit()


run_tests([write_together])
