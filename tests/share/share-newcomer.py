#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone joins a team whose file on the share is damaged.

Usage: share-newcomer.py ITEAMCTL SHARE-WRITER

A colleague who has it open gives the newcomer a fresh one unasked; where nobody has, the newcomer is told whom to ask.
Speaks TAP.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path


class Team:
    """A folder where they meet, and a home for each."""

    def __init__(self, work, options):
        self.work, self.options = work, options
        self.meeting = work / 'team' / 'Team.iteam'
        self.meeting.parent.mkdir()

    def environment(self, who):
        return {**os.environ, 'XDG_DATA_HOME': str(self.work / who), 'LC_ALL': 'C.UTF-8'}

    def run(self, who, *words):
        return subprocess.run([str(word) for word in (self.options.iteamctl, *words)], env=self.environment(who),
                              capture_output=True, text=True, timeout=200)

    @contextlib.contextmanager
    def at_work(self, who):
        """Somebody has it open, and only looks."""
        program = subprocess.Popen([self.options.writer, str(self.meeting), who, '180', '0'], env=self.environment(who),
                                   stdout=subprocess.DEVNULL)
        try:
            yield
        finally:
            program.kill()
            program.wait()

    def titles(self, who):
        answer = self.run(who, 'list', self.meeting, 'actions')
        return answer.stdout if answer.returncode == 0 else answer.stderr


def found(team):
    """One has shared it, and gone home."""
    team.run('HRM', 'new', team.meeting)
    team.run('HRM', 'share', team.meeting, '--user', 'HRM')
    team.run('HRM', 'add', team.meeting, 'action', '--title', 'Folder drukken', '--user', 'HRM')
    team.run('HRM', 'sync', team.meeting, '--wait')


def damage(team, how):
    size = team.meeting.stat().st_size
    with team.meeting.open('r+b') as stream:
        if how == 'middle':
            stream.seek(size // 3)
            stream.write(b'x' * (size // 3))
        else:
            stream.truncate(0 if how == 'empty' else size // 2)


def nobody(team):
    """Nobody has it open: the newcomer is told who had."""
    damage(team, 'half')
    answer = team.run('nieuw', 'list', team.meeting, 'actions')
    print('#', answer.stderr.strip())
    copies = list((team.work / 'nieuw').glob('integriteit-team/replicas/*/replica.iteam'))
    # As soon as that one opens it, all is well.
    team.run('HRM', 'sync', team.meeting, '--wait')
    return answer.returncode != 0 and 'had it open last' in answer.stderr and not copies and \
        'Folder drukken' in team.titles('nieuw')


def colleague(team, how):
    """Somebody has it open: the newcomer need not know that anything was the matter."""
    who = f'nieuw-{how}'
    with team.at_work('HRM'):
        deadline = time.monotonic() + 60
        while '"open_since": null' in team.run('OR', 'status', team.meeting, '--json').stdout and time.monotonic() < deadline:
            pass
        damage(team, how)
        started = time.monotonic()
        titles = team.titles(who)
        print(f'# Joined in {time.monotonic() - started:.1f} s where the file was {how}')
        if 'Folder drukken' not in titles:
            print('#', titles.strip())
        sound = team.run(who, 'check', team.meeting)
        return 'Folder drukken' in titles and sound.returncode == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('iteamctl')
    parser.add_argument('writer')
    parser.add_argument('--tap', action='store_true')
    options = parser.parse_args()
    cases = [('nobody has it open', nobody)]
    cases += [(f'a colleague has it open: {how}', lambda team, how=how: colleague(team, how)) for how in ('middle', 'empty')]
    print(f'1..{len(cases)}')
    for number, (name, case) in enumerate(cases, 1):
        work = Path(tempfile.mkdtemp(prefix='iteam-newcomer-'))
        try:
            team = Team(work, options)
            found(team)
            print('ok' if case(team) else 'not ok', number, '-', name, flush=True)
        finally:
            shutil.rmtree(work, ignore_errors=True)


main()
