#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows and four terminals that write in one file at once.

Usage: test-together.py PROGRAM ITEAMCTL [SECONDS] (TAP on standard output)

They write for SECONDS, which is 5, or 60 with ITEAM_LONG in the environment.
"""

import json
import os
import sys
import threading
import time
from contextlib import ExitStack

from desk import Desk, Failed, Program, be_someone, first_sentences, iteamctl, open_count, run_tests, same, sentences

PROGRAM, CTL = sys.argv[1:3]
SECONDS = float(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3].isdigit() else 60 if 'ITEAM_LONG' in os.environ else 5
TERMINALS = 4


class Terminal(threading.Thread):
    """Someone who adds an action point, changes it, ticks it off, and so on until the end."""

    def __init__(self, path, name, end):
        super().__init__()
        self.path, self.who, self.end = path, name, end
        # By number: the title and the status that were acknowledged last.
        self.kept = {}
        self.edits = 0
        self.failure = None

    def edit(self, *words):
        said = iteamctl(CTL, *words, '--user', self.who)
        self.edits += 1
        return said

    def run(self):
        try:
            while time.monotonic() < self.end:
                title = f'{self.who} {self.edits}'
                number = self.edit('add', self.path, 'action', '--title', title).strip()
                self.kept[number] = (title, 'not-started')
                self.edit('set', self.path, number, '--title', f'{title} bis')
                self.kept[number] = (f'{title} bis', 'not-started')
                if len(self.kept) % 3 == 0:
                    self.edit('set', self.path, number, '--status', 'done')
                    self.kept[number] = (f'{title} bis', 'done')
        except Failed as failure:
            self.failure = failure


def type_points(window, name, end):
    """Adds action points by the quick line until the end; returns their titles."""
    titles = []
    window.keys('ctrl+n')
    while time.monotonic() < end:
        titles.append(f'{name} {len(titles)}')
        window.type(f'{titles[-1]}\n')
    return titles


def shows(window, title):
    """Looks for a title as a person does."""
    window.keys('ctrl+f', 'ctrl+a')
    window.type(title)
    window.wait(f'“{title}” in the list', lambda: title in window.labels())
    window.keys('Escape')


def work_together(folder):
    """Two windows and four terminals on one file: nothing is lost, and both windows show the end."""
    path = folder / 'Team.iteam'
    iteamctl(CTL, 'new', path)
    with Desk() as first_desk, Desk() as second_desk, ExitStack() as programs:
        first, second = (be_someone(programs.enter_context(Program(desk, PROGRAM, path)))
                         for desk in (first_desk, second_desk))
        before = {window: first_sentences(window) for window in (first, second)}
        end = time.monotonic() + SECONDS
        edits = len(json.loads(iteamctl(CTL, 'list', path, 'history', '--json')))

        terminals = [Terminal(path, f'Terminal {index}', end) for index in range(TERMINALS)]
        titles = {}
        typists = [threading.Thread(target=lambda window=window, name=name:
                                    titles.update({window: type_points(window, name, end)}))
                   for window, name in ((first, 'Venster een'), (second, 'Venster twee'))]
        for thread in terminals + typists:
            thread.start()
        for thread in terminals + typists:
            thread.join()
        for terminal in terminals:
            if terminal.failure:
                raise terminal.failure

        typed = [title for window in (first, second) for title in titles[window]]
        kept = {number: wanted for terminal in terminals for number, wanted in terminal.kept.items()}
        edits += sum(terminal.edits for terminal in terminals) + len(typed)

        def listed():
            return json.loads(iteamctl(CTL, 'list', path, 'actions', '--json'))

        first.wait('the last of what was typed', lambda: len(listed()) >= len(kept) + len(typed))
        actions = listed()
        same(len(actions), len(kept) + len(typed), 'the number of action points')
        found = {action['number']: (action['title'], action['status']) for action in actions}
        same({number: found.get(number) for number in kept}, kept, 'what the terminals were told is kept')
        same(sorted(title for number, (title, _) in found.items() if number not in kept), sorted(typed),
             'what was typed in the windows')
        same(len(json.loads(iteamctl(CTL, 'list', path, 'history', '--json'))), edits, 'the edits in the history')
        iteamctl(CTL, 'check', path)

        still_open = sum(status != 'done' for _, status in found.values())
        for window in (first, second):
            window.wait(f'the count of {still_open} in a window', lambda window=window: open_count(window) == still_open)
        last = max((terminal for terminal in terminals), key=lambda terminal: terminal.edits)
        shows(first, [title for title, status in last.kept.values() if status != 'done'][-1])
        shows(first, titles[second][-1])
        shows(second, titles[first][-1])
        for window in (first, second):
            same(sentences(window) - before[window], set(), 'sentences that came up')
            same(len(window.windows()), 1, 'the windows of one program')
            window.quit()
        print(f'# {edits} edits in {SECONDS:g} s, {len(typed)} of them typed in the windows', flush=True)


run_tests([work_together])
