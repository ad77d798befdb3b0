#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A team file on a network drive that nobody shares yet, on a real mount.

Usage: test-share-network.py ITEAMCTL   (TAP on standard output)

Needs root and FUSE for sshfs.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from mounts import Skip, Sshfs, require


def ctl(home, *words, code=0):
    environment = {**os.environ, 'XDG_DATA_HOME': str(home), 'LC_ALL': 'C.UTF-8'}
    done = subprocess.run([sys.argv[1], *map(str, words)], env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == code, f'{words}: {done.returncode} {done.stdout} {done.stderr}'
    return done.stdout if code == 0 else done.stderr


def actions(home, path):
    return [row['title'] for row in json.loads(ctl(home, 'list', path, 'actions', '--json'))]


def state(home, path):
    return json.loads(ctl(home, 'status', path, '--json'))['state']


def test_becomes_shared(folders, homes):
    """Whoever opens it works on a replica, and the other finds what was done."""
    path, other = (folder / 'Team.iteam' for folder in folders)
    ctl(homes[0], 'new', path)
    before = path.read_bytes()
    assert not Path(f'{path}.changes').exists()
    ctl(homes[0], 'add', path, 'action', '--title', 'Folder maken')
    assert Path(f'{path}.changes').is_dir(), 'no folder of changes'
    assert not Path(f'{path}-journal').exists()
    assert len(list(homes[0].glob('integriteit-team/replicas/*/replica.iteam'))) == 1
    ctl(homes[0], 'sync', path)
    ctl(homes[1], 'add', other, 'action', '--title', 'Folder drukken')
    ctl(homes[1], 'sync', other)
    ctl(homes[0], 'sync', path)
    assert sorted(actions(homes[0], path)) == ['Folder drukken', 'Folder maken']
    assert path.read_bytes() != before


def test_folder_away(folders, homes):
    """The folder is away and the file cannot be read: the replica goes on."""
    path = folders[0] / 'Team.iteam'
    changes, away = Path(f'{path}.changes'), Path(f'{path}.away')
    changes.rename(away)
    whole = path.read_bytes()
    path.write_bytes(whole[:len(whole) // 2])
    spoilt = path.read_bytes()
    ctl(homes[0], 'add', path, 'action', '--title', 'Onderweg')
    assert state(homes[0], path) == 'unreachable'
    assert path.read_bytes() == spoilt, 'the file on the network drive was written to'
    assert not changes.exists()

    # Whoever has no replica is told, and nothing is made.
    with tempfile.TemporaryDirectory() as stranger:
        told = ctl(Path(stranger), 'list', path, 'actions', code=3)
        assert '“Team.iteam” is cut short' in told, told
    assert not changes.exists()

    path.write_bytes(whole)
    away.rename(changes)
    ctl(homes[0], 'sync', path)
    ctl(homes[1], 'sync', folders[1] / 'Team.iteam')
    assert 'Onderweg' in actions(homes[1], folders[1] / 'Team.iteam')


def test_never_in_place(folders, homes):
    """What is no team file is told, and nothing is written beside it."""
    path = folders[0] / 'Other.iteam'
    path.write_text('not a team file')
    before = sorted(entry.name for entry in folders[0].iterdir())
    told = ctl(homes[0], 'list', path, 'actions', code=3)
    assert '“Other.iteam” is not a team file' in told, told
    assert sorted(entry.name for entry in folders[0].iterdir()) == before


TESTS = (test_becomes_shared, test_folder_away, test_never_in_place)


def main():
    print(f'1..{len(TESTS)}')
    good, work = True, Path(tempfile.mkdtemp(prefix='iteam-network-'))
    homes = [work / 'one', work / 'two']
    for home in homes:
        home.mkdir()
    try:
        require()
        with Sshfs(cached=False) as folders:
            for number, test in enumerate(TESTS, 1):
                try:
                    test(folders, homes)
                    print(f'ok {number} - {test.__doc__}', flush=True)
                except (AssertionError, OSError, subprocess.SubprocessError) as error:
                    good = False
                    print(f'not ok {number} - {test.__doc__}\n# {error}', flush=True)
    except Skip as reason:
        for number, test in enumerate(TESTS, 1):
            print(f'ok {number} - {test.__doc__} # SKIP {reason}')
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0 if good else 1


sys.exit(main())
