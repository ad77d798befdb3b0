#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several people work on one shared team file, over one folder or two mounts of one, and are killed at it.

Usage: share-crowd.py ITEAMCTL SHARE-WRITER [FOLDER [FOLDER]] [--writers N] [--seconds N] [--pause MS] [--no-kill] [--tap]

Prints what it saw, and ends with 1 if an acknowledged edit was lost, a replica differs, or a number was given twice.
"""

import argparse
import concurrent.futures
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

TABLES = {
    'action': 'SELECT * FROM action ORDER BY id',
    'action_note': 'SELECT * FROM action_note ORDER BY id',
    'person': 'SELECT * FROM person ORDER BY id',
    'change': 'SELECT author, seq, clock, who, what FROM change ORDER BY author, seq',
    'conflict': 'SELECT kind, row, field, author, seq FROM conflict WHERE decided IS NULL ORDER BY 1, 2, 3, 4, 5',
}


class Person:
    """One replica, and the program that works on it."""

    def __init__(self, crowd, number, path, pause):
        self.crowd, self.name, self.path, self.pause = crowd, f'lid{number}', path, pause
        self.home = Path(tempfile.mkdtemp(prefix=f'iteam-{self.name}-', dir=crowd.work))
        self.wrote, self.saw, self.complaints = {}, {}, []
        self.process = self.thread = None

    def environment(self):
        return {**os.environ, 'XDG_DATA_HOME': str(self.home), 'LC_ALL': 'C.UTF-8'}

    def start(self, seconds):
        self.process = subprocess.Popen(
            [self.crowd.writer, self.path, self.name, str(max(1, int(seconds))), str(self.pause)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment(), text=True)
        self.thread = threading.Thread(target=self.listen, args=[self.process])
        self.thread.start()

    def listen(self, process):
        for line in process.stdout:
            # What a killed program was saying may be half a line.
            words = line.split()
            if not line.endswith('\n'):
                continue
            if words[0] == 'wrote':
                self.wrote[int(words[1])] = int(words[3])
            elif words[0] == 'saw':
                self.saw.setdefault(int(words[1]), int(words[2]))
        self.complaints += process.stderr.read().splitlines()

    def finish(self, kill=False):
        if kill:
            self.process.kill()
        self.process.wait()
        self.thread.join()

    def ctl(self, *words):
        return subprocess.run([self.crowd.ctl, *words], env=self.environment(), capture_output=True, text=True,
                              check=False, timeout=300)

    def join(self):
        deadline = time.monotonic() + 90
        while (done := self.ctl('share', self.path)).returncode != 0 and time.monotonic() < deadline:
            time.sleep(1)
        if done.returncode != 0:
            raise SystemExit(f'{self.name}: {done.stderr}')

    def sync(self):
        self.ctl('sync', self.path)

    def is_sound(self):
        return self.ctl('check', self.path).returncode == 0

    def replica(self):
        return next(self.home.glob('integriteit-team/replicas/*/replica.iteam'))

    def contents(self):
        with sqlite3.connect(f'file:{self.replica()}?mode=ro', uri=True) as db:
            return {name: db.execute(query).fetchall() for name, query in TABLES.items()}


class Crowd:
    """Everyone, and the share between them."""

    def __init__(self, options):
        self.ctl, self.writer = options.iteamctl, options.writer
        self.work = tempfile.mkdtemp(prefix='iteam-crowd-')
        self.folders = [Path(folder) / 'crowd' for folder in options.folders or [self.work]]
        shutil.rmtree(self.folders[0], ignore_errors=True)
        self.folders[0].mkdir()
        meeting = self.folders[0] / 'Team.iteam'
        subprocess.run([self.ctl, 'new', meeting], check=True)
        self.people = []
        for number in range(options.writers):
            path = str(self.folders[number % len(self.folders)] / 'Team.iteam')
            # Whoever writes looks at once, so that two who do it in step would seem to be faster than they are.
            self.people.append(Person(self, number, path, options.pause if number < options.writers - options.lookers else 0))
        # One begins to share it, and the others join at once.
        self.people[0].join()
        self.all_at_once(Person.join)

    def all_at_once(self, deed):
        with concurrent.futures.ThreadPoolExecutor(len(self.people)) as pool:
            return list(pool.map(deed, self.people))

    def work_for(self, seconds, kill):
        kills, end = 0, time.monotonic() + seconds
        for person in self.people:
            person.start(seconds)
        while time.monotonic() < end - 1:
            time.sleep(1)
            if kill:
                victim = random.choice(self.people)
                victim.finish(kill=True)
                victim.start(end - time.monotonic())
                kills += 1
        for person in self.people:
            person.finish()
        return kills

    def settle(self, seconds=180):
        """All exchange, until they hold the same."""
        end = time.monotonic() + seconds
        while True:
            self.all_at_once(Person.sync)
            contents = [person.contents() for person in self.people]
            if all(other == contents[0] for other in contents) or time.monotonic() > end:
                return contents

    def report(self, contents, kills):
        wrote = {key: (person, at) for person in self.people for key, at in person.wrote.items()}
        lost = [(person.name, key) for person, held in zip(self.people, contents)
                for key in wrote if key not in {row[0] for row in held['action']}]
        different = [(person.name, name) for person, held in zip(self.people, contents)
                     for name in TABLES if held[name] != contents[0][name]]
        numbers = [row[1] for row in contents[0]['action'] if row[1] is not None]
        unsound = [person.name for person, sound in zip(self.people, self.all_at_once(Person.is_sound)) if not sound]
        delays = sorted((at - wrote[key][1]) / 1e6 for person in self.people for key, at in person.saw.items()
                        if key in wrote and wrote[key][0] is not person)
        print(f'# {len(self.people)} writers, {kills} kills: {len(wrote)} edits acknowledged, {len(lost)} missing in some replica, '
              f'{len(different)} tables differ, {len(numbers) - len(set(numbers))} numbers given twice, '
              f'{len(contents[0]["action"]) - len(numbers)} without a number, {len(unsound)} checks failed, '
              f'{len(contents[0]["conflict"])} conflicts')
        if delays:
            print(f'# Delay from one’s edit to the other’s row: median {delays[len(delays) // 2]:.2f} s, '
                  f'95% within {delays[len(delays) * 95 // 100]:.2f} s, at most {delays[-1]:.2f} s ({len(delays)} seen)')
        for person in self.people:
            for complaint in person.complaints[:3]:
                print(f'#   {complaint}')
        for fault in (lost + different + unsound)[:10]:
            print(f'#   {fault}')
        return not (lost or different or unsound or len(numbers) != len(set(numbers)) or not wrote)

    def clear(self):
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.rmtree(self.folders[0], ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('iteamctl')
    parser.add_argument('writer')
    parser.add_argument('folders', nargs='*')
    parser.add_argument('--writers', type=int, default=8)
    parser.add_argument('--seconds', type=int, default=60)
    parser.add_argument('--pause', type=int, default=300)
    parser.add_argument('--lookers', type=int, default=0, help='how many of the writers only look')
    parser.add_argument('--no-kill', action='store_true')
    parser.add_argument('--tap', action='store_true')
    options = parser.parse_args()
    crowd = Crowd(options)
    if options.tap:
        print('1..1')
    try:
        kills = crowd.work_for(options.seconds, not options.no_kill)
        good = crowd.report(crowd.settle(), kills)
    finally:
        crowd.clear()
    if options.tap:
        print(f'{"ok" if good else "not ok"} 1 - {options.writers} writers over {", ".join(options.folders) or "one folder"}')
    return 0 if good else 1


sys.exit(main())
