#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and iteamctl killed at any moment.

Usage: test-kill.py PROGRAM ITEAMCTL [KILLS] (TAP on standard output)

KILLS is 12, or 200 with ITEAM_LONG in the environment; each third is a window.
"""

import json
import os
import random
import subprocess
import sys
import threading
import time

from desk import MACHINE, Desk, Failed, Program, be_someone, first_sentences, iteamctl, open_count, run_tests, same, sentences

PROGRAM, CTL = sys.argv[1:3]
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3].isdigit() else 200 if 'ITEAM_LONG' in os.environ else 12
# The same moments in every run, as far as a machine can.
CHANCE = random.Random(4954454)


class Account:
    """What was acknowledged, and what may be there besides: an edit that was killed before it was acknowledged."""

    def __init__(self, path):
        self.path = path
        self.sure = set()
        self.perhaps = set()

    def check(self):
        iteamctl(CTL, 'check', self.path)
        titles = [action['title'] for action in json.loads(iteamctl(CTL, 'list', self.path, 'actions', '--json'))]
        there = set(titles)
        same(len(titles), len(there), 'nothing is there twice')
        same(self.sure - there, set(), 'acknowledged and lost')
        same(there - self.sure - self.perhaps, set(), 'there and never written')


def kill_terminal(account, index):
    """A terminal that writes one action point after the other until it is killed."""
    end = time.monotonic() + CHANCE.uniform(0.01, 0.3)
    count = 0
    while True:
        title = f'Terminal {index} {count}'
        count += 1
        account.perhaps.add(title)
        with subprocess.Popen([CTL, 'add', account.path, 'action', '--title', title], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, env=MACHINE) as process:
            killed = False
            try:
                process.wait(max(0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                killed = True
            if process.stdout.read().endswith(b'\n'):
                account.sure.add(title)
            elif not killed:
                raise Failed(f'iteamctl ended with {process.wait()}')
        if killed:
            return


def kill_window(window, account, index):
    """A window in which someone types until it is killed; what it counts is what it has acknowledged."""
    before = open_count(window)
    titles = [f'Venster {index} {count}' for count in range(50)]
    account.perhaps.update(titles)
    timer = threading.Timer(CHANCE.uniform(0.1, 2.5), window.kill)
    timer.start()
    window.keys('ctrl+n')
    try:
        for count, title in enumerate(titles):
            window.type(f'{title}\n')
            window.wait(f'“{title}”', lambda count=count: open_count(window) == before + count + 1)
            account.sure.add(title)
    except (Failed, subprocess.CalledProcessError):
        # This is what was asked for; anything else was not.
        if window.process.poll() != -9:
            raise
    finally:
        timer.join()


def kill(folder):
    """Killed at any moment: nothing acknowledged is lost, the file is sound, and opens without repair."""
    path = folder / 'Team.iteam'
    iteamctl(CTL, 'new', path)
    account = Account(path)
    with Desk() as desk:
        with Program(desk, PROGRAM, path) as window:
            be_someone(window)
            known = first_sentences(window)
            window.quit()
        for index in range(KILLS):
            if index % 3 == 2:
                with Program(desk, PROGRAM, path) as window:
                    be_someone(window)
                    there = len(json.loads(iteamctl(CTL, 'list', path, 'actions', '--json')))
                    window.wait(f'the count of {there} in a window', lambda there=there: open_count(window) == there)
                    kill_window(window, account, index)
            else:
                others = [threading.Thread(target=kill_terminal, args=(account, f'{index}.{other}'))
                          for other in range(CHANCE.choice((0, 1, 3)))]
                for other in others:
                    other.start()
                kill_terminal(account, index)
                for other in others:
                    other.join()
            account.check()
        with Program(desk, PROGRAM, path) as window:
            be_someone(window)
            # The file is no longer empty, so that less is explained and nothing more.
            same(sentences(window) - known, set(), 'sentences that came up')
            window.quit()
    print(f'# {KILLS} kills, {len(account.sure)} edits acknowledged', flush=True)


run_tests([kill])
