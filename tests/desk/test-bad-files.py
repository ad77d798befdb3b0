#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that the window cannot open, or can only read: a sentence about it, and nothing is written.

Usage: test-bad-files.py PROGRAM ITEAMCTL (TAP on standard output)
"""

import hashlib
import os
import sqlite3
import sys

# Root may write everywhere, unless it gives up that power: it stays root, as
# nobody else may be able to come where the tests are.
MAY_WRITE_EVERYWHERE = 1 << 1


def get_powers():
    with open('/proc/self/status', encoding='ascii') as status:
        return next(int(line.split()[1], 16) for line in status if line.startswith('CapEff:'))


if get_powers() & MAY_WRITE_EVERYWHERE:
    os.execvp('setpriv', ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', sys.executable, *sys.argv])

from desk import Atspi, Desk, Program, iteamctl, open_count, run_tests, same, sentences  # noqa: E402

PROGRAM, CTL = sys.argv[1:3]


def listing(folder):
    """What is in a folder, to the byte."""
    return sorted((path.name, hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else 'folder')
                  for path in folder.iterdir())


def database(path, *statements):
    file = sqlite3.connect(path)
    for statement in statements:
        file.execute(statement)
    file.commit()
    file.close()


def make(folder):
    """One of each, in a folder of its own: whether it can be read all the same."""
    good = folder / 'good.iteam'
    iteamctl(CTL, 'new', good, '--sample')
    whole = good.read_bytes()
    paths = {}
    for name, data, reads in (('text', b'Dit is gewoon tekst.\n' * 100, False), ('empty', b'', False),
                              ('truncated', whole[:len(whole) // 2], False), ('other', b'', False),
                              ('newer', whole, True), ('read-only', whole, True), ('locked-folder', whole, True)):
        path = folder / name / f'{name}.iteam'
        path.parent.mkdir()
        path.write_bytes(data)
        paths[path] = reads
    database(folder / 'other' / 'other.iteam', 'CREATE TABLE recipe (title TEXT)')
    database(folder / 'newer' / 'newer.iteam', 'PRAGMA user_version = 999')
    (folder / 'read-only' / 'read-only.iteam').chmod(0o444)
    (folder / 'locked-folder').chmod(0o555)
    directory = folder / 'folder' / 'folder.iteam'
    directory.mkdir(parents=True)
    paths[directory] = False
    return paths


def bad_files(folder):
    """Text, nothing, half a file, another database, a newer one, one for reading only, a folder: told, and left alone."""
    if not os.access(PROGRAM, os.X_OK):
        return 'the program is where only root can run it'

    paths = make(folder)
    with Desk() as desk:
        for path, reads in paths.items():
            before = listing(path.parent)
            with Program(desk, PROGRAM, path) as program:
                if reads:
                    program.wait(f'the action points of {path.name}', lambda: open_count(program))
                    program.wait(f'the word about {path.name}', lambda: any('lezen' in text for text in sentences(program)))
                    # The line for a new one is not for typing.
                    program.keys('ctrl+n')
                    program.type('Folder maken\n')
                else:
                    program.wait(f'the word about {path.name}', lambda path=path: any(
                        path.name in text for text in sentences(program)))
                    same(program.find(Atspi.Role.LABEL, '.*kan niet worden geopend.*') is not None, True, path.name)
                program.quit()
            same(listing(path.parent), before, f'the folder of {path.name}')
    (folder / 'locked-folder').chmod(0o755)
    return None


run_tests([bad_files])
