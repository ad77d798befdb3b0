#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two sites, each with its own copy of the folder of one team file, work apart; then the folders are copied over each other.

Usage: share-apart.py ITEAMCTL SHARE-EDITOR [--edits N]

Files are carried as a synchroniser does it: of two of one name, the newer. Speaks TAP.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

# Everything of which a row can be deleted is what people made.
THINGS = "SELECT t.name FROM sqlite_master AS t JOIN pragma_table_info (t.name) AS c ON c.name = 'deleted' WHERE t.type = 'table'"
# And of these, the second column is a number that people know.
NUMBERED = ('action', 'meeting', 'decision', 'commitment')
OTHERS = {
    'change': 'SELECT author, seq, clock, who, what, mode, undone FROM change ORDER BY author, seq',
    'conflict': 'SELECT kind, row, field, author, seq FROM conflict WHERE decided IS NULL ORDER BY 1, 2, 3, 4, 5',
}


class Site:
    """A folder, and whoever works in it."""

    def __init__(self, work, name, options):
        self.name, self.options = name, options
        self.folder, self.home = work / name / 'team', work / name / 'home'
        self.meeting = self.folder / 'Team.iteam'
        self.folder.mkdir(parents=True)
        self.home.mkdir()

    def run(self, *words):
        environment = {**os.environ, 'XDG_DATA_HOME': str(self.home), 'LC_ALL': 'C.UTF-8'}
        return subprocess.run([str(word) for word in words], env=environment, capture_output=True, text=True,
                              check=True, timeout=600).stdout

    def edit(self, seed, count):
        self.run(self.options.editor, self.meeting, self.name, seed, count)

    def sync(self):
        self.run(self.options.iteamctl, 'sync', self.meeting, '--wait')

    def contents(self):
        replica = next(self.home.glob('integriteit-team/replicas/*/replica.iteam'))
        with sqlite3.connect(f'file:{replica}?mode=ro', uri=True) as db:
            tables = {name: f'SELECT * FROM {name} ORDER BY id' for name, in db.execute(THINGS)} | OTHERS
            return {name: db.execute(query).fetchall() for name, query in tables.items()}


def carry(source, target):
    """Copies what is new or newer in one folder to the other."""
    count = 0
    for path in sorted(source.folder.rglob('*')):
        place = target.folder / path.relative_to(source.folder)
        if path.is_dir():
            place.mkdir(exist_ok=True)
        elif not place.exists() or place.stat().st_mtime_ns < path.stat().st_mtime_ns:
            # Under a name of its own first, as synchronisers do.
            part = place.with_name(f'.{place.name}.part')
            shutil.copy2(path, part)
            part.replace(place)
            count += 1
    return count


def exchange(sites):
    """Until nothing is new anywhere."""
    for turn in range(12):
        for site in sites:
            site.sync()
        contents = [site.contents() for site in sites]
        if turn > 1 and contents[0] == contents[1]:
            return contents
        carry(sites[0], sites[1])
        carry(sites[1], sites[0])
    return contents


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('iteamctl')
    parser.add_argument('editor')
    parser.add_argument('--edits', type=int, default=60)
    parser.add_argument('--tap', action='store_true')
    options = parser.parse_args()
    print('1..1')
    work = Path(tempfile.mkdtemp(prefix='iteam-apart-'))
    try:
        sites = [Site(work, name, options) for name in ('noord', 'zuid')]
        sites[0].run(options.iteamctl, 'new', sites[0].meeting)
        sites[0].edit(1, 20)
        carry(sites[0], sites[1])
        sites[1].edit(2, 5)
        exchange(sites)

        for number, site in enumerate(sites):
            site.edit(100 + number, options.edits)
        started = time.monotonic()
        contents = exchange(sites)
        taken = time.monotonic() - started
        for site in sites:
            site.run(options.iteamctl, 'check', site.meeting)
        different = [name for name, rows in contents[0].items() if rows != contents[1][name]]
        numbers = [(name, row[1]) for name in NUMBERED for row in contents[0][name] if row[1] is not None]
        print(f'# Two sites with {options.edits} random edits each, exchanged by copying the folder in {taken:.1f} s: '
              f'{len(contents[0]["change"])} changes, {len(contents[0]["conflict"])} conflicts, '
              f'{len(different)} tables differ, {len(numbers) - len(set(numbers))} numbers given twice')
        for name in different:
            print(f'#   {name}: only in one', set(contents[0][name]) ^ set(contents[1][name]))
        good = not different and len(numbers) == len(set(numbers)) and len(contents[0]['change']) > options.edits
    except subprocess.CalledProcessError as error:
        print(f'# {error.cmd}: {error.stderr or error.stdout}')
        good = False
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print('ok 1 - two sites' if good else 'not ok 1 - two sites')


main()
