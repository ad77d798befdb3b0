#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Have a crowd work on one team file over two network mounts of one server, of several kinds, all on this machine.

Usage: test-share-mounts.py ITEAMCTL SHARE-WRITER CROWD [--seconds N] [--writers N] [--lookers N] [--no-kill]
                            [--together]   (TAP on standard output)

Needs root and FUSE: GlusterFS with its client's caches and without, where locks hold; sshfs likewise, where they do not.
"""

import argparse
import concurrent.futures
import os
import subprocess
import sys

from mounts import Gluster, Skip, Sshfs, require

KINDS = (
    ('GlusterFS, client caches off', Gluster, False),
    ('GlusterFS as it comes', Gluster, True),
    ('sshfs, caches off', Sshfs, False),
    ('sshfs as it comes', Sshfs, True),
)


def check(kind, cached, options):
    require()
    with kind(cached) as folders:
        # Where a mount cannot be written to, there is nothing to test.
        try:
            (folders[0] / 'probe').write_text('x')
        except OSError as error:
            raise Skip(f'the mount does not work: {error}') from error
        done = subprocess.run([options.crowd, options.iteamctl, options.writer, *map(str, folders),
                               '--seconds', str(options.seconds), '--writers', str(options.writers), '--lookers', str(options.lookers),
                               *(['--no-kill'] if options.no_kill else [])],
                              capture_output=True, text=True, check=False, timeout=600)
    return done.returncode == 0, done.stdout + done.stderr


def check_sort(sort, options):
    """The kinds of one sort, or all: the number of each, whether it held, and what there is to tell."""
    points = []
    for number, (name, kind, cached) in enumerate(KINDS, 1):
        if sort not in (None, kind):
            continue
        try:
            held, told = check(kind, cached, options)
        except Skip as reason:
            points.append((number, True, f'ok {number} - {name} # SKIP {reason}'))
            continue
        lines = [f'{"ok" if held else "not ok"} {number} - {name}']
        lines += [line if line.startswith('#') else f'# {line}' for line in told.splitlines()]
        points.append((number, held, '\n'.join(lines)))
    return points


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('iteamctl', type=os.path.abspath)
    parser.add_argument('writer', type=os.path.abspath)
    parser.add_argument('crowd', type=os.path.abspath)
    parser.add_argument('--seconds', type=int, default=8)
    parser.add_argument('--writers', type=int, default=4)
    parser.add_argument('--lookers', type=int, default=0)
    parser.add_argument('--no-kill', action='store_true')
    parser.add_argument('--together', action='store_true', help='both sorts of mounts at the same time')
    options = parser.parse_args()
    print(f'1..{len(KINDS)}', flush=True)
    # A crowd waits for its share more than it computes; each sort of mount has an address
    # of its own.
    sorts = [Gluster, Sshfs] if options.together else [None]
    with concurrent.futures.ThreadPoolExecutor(len(sorts)) as pool:
        results = [pool.submit(check_sort, sort, options) for sort in sorts]
    points = sorted(point for result in results for point in result.result())
    for _, _, told in points:
        print(told)
    return 0 if all(held for _, held, _ in points) else 1


sys.exit(main())
