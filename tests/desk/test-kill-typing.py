#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window killed while minutes are typed in it.

Usage: test-kill-typing.py PROGRAM ITEAMCTL (TAP on standard output)

It is killed 3 times, or 40 with ITEAM_LONG in the environment.
"""

import os
import random
import sqlite3
import sys
import threading
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from desk import Desk, Failed, Program, be_someone, iteamctl, run_tests, same  # noqa: E402

PROGRAM, CTL = sys.argv[1:3]
KILLS = 40 if 'ITEAM_LONG' in os.environ else 3
# The same moments in every run, as far as a machine can.
CHANCE = random.Random(4954454)


def open_minutes(program, item):
    """Shows an agenda item, and puts the cursor in its minutes."""
    def click():
        program.desk.call('/org/rijswijk/IntegriteitTeam', 'org.gtk.Actions', 'Activate',
                          GLib.Variant('(sava{sv})', ('show', [GLib.Variant('s', f'agenda_item:{item}')], {})),
                          'org.rijswijk.IntegriteitTeam')
        program.click(program.wait('the minutes', lambda: program.find(Atspi.Role.TEXT, 'Verslag')))

    program.insist('the cursor in the minutes', click,
                   lambda: (focused := program.focused()) and focused.name == 'Verslag')


def time_of_write(path):
    """How long a terminal takes here to write, which no window does faster than its disk."""
    began = time.monotonic()
    iteamctl(CTL, 'set', path, 'M-1', '--place', f'Kamer {began}', '--user', 'Tester')
    return time.monotonic() - began


def type_until_killed(program, index):
    """Types words until the window is killed; tells when each was typed, and when the window went."""
    killed = []

    def end():
        killed.append(time.monotonic())
        program.kill()

    typed = []
    timer = threading.Timer(CHANCE.uniform(1.5, 4), end)
    timer.start()
    while not killed:
        word = f'w{index}.{len(typed)} '
        program.type(word)
        typed.append((time.monotonic(), word.strip()))
    timer.join()
    return typed, killed[0]


def kill_typing(folder):
    """Killed while minutes are typed: at most the last second is lost, in order, and the file is sound."""
    path = folder / 'Team.iteam'
    iteamctl(CTL, 'new', path)
    iteamctl(CTL, 'add', path, 'meeting', '--title', 'I-team', '--day', '2019-01-22', '--user', 'Tester')
    iteamctl(CTL, 'add', path, 'item', 'M-1', '--title', 'Dilemmatraining', '--user', 'Tester')
    iteamctl(CTL, 'set', path, 'M-1', '--status', 'in-progress', '--user', 'Tester')
    with sqlite3.connect(path) as db:
        item, = db.execute('SELECT id FROM agenda_item').fetchone()
    db.close()
    worst = 0
    with Desk() as desk:
        for index in range(KILLS):
            with Program(desk, PROGRAM, path) as program:
                be_someone(program)
                open_minutes(program, item)
                patience = 1 + time_of_write(path)
                program.keys('ctrl+End', 'Return')
                typed, killed = type_until_killed(program, index)
            iteamctl(CTL, 'check', path)
            with sqlite3.connect(path) as db:
                kept = db.execute('SELECT minutes FROM agenda_item').fetchone()[0].split()
            db.close()
            there = [word for word in kept if word.startswith(f'w{index}.')]
            # A word may have been cut by the end of what was saved.
            lost = [moment for moment, word in typed if word not in there]
            same(there[:-1], [word for _, word in typed][:max(len(there) - 1, 0)], 'what was kept')
            loss = killed - lost[0] if lost else 0
            worst = max(worst, loss)
            if loss > patience:
                raise Failed(f'{loss:.2f} s of typing were lost: {len(lost)} words of {len(typed)}')
    print(f'# at most {worst:.2f} s of typing lost', flush=True)


run_tests([kill_typing])
