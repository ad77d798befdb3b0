#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Have a crowd work on one team file over two network mounts of one server, of several kinds, all on this machine.

Usage: test-share-mounts.py ITEAMCTL SHARE-WRITER CROWD [--seconds N] [--writers N] [--lookers N] [--no-kill]   (TAP on standard output)

Needs root and FUSE: GlusterFS with its client's caches and without, where locks hold; sshfs likewise, where they do not.
"""

import argparse
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('iteamctl', type=os.path.abspath)
    parser.add_argument('writer', type=os.path.abspath)
    parser.add_argument('crowd', type=os.path.abspath)
    parser.add_argument('--seconds', type=int, default=8)
    parser.add_argument('--writers', type=int, default=4)
    parser.add_argument('--lookers', type=int, default=0)
    parser.add_argument('--no-kill', action='store_true')
    options = parser.parse_args()
    good = True
    print(f'1..{len(KINDS)}')
    for number, (name, kind, cached) in enumerate(KINDS, 1):
        try:
            held, told = check(kind, cached, options)
        except Skip as reason:
            print(f'ok {number} - {name} # SKIP {reason}')
            continue
        good = good and held
        print(f'{"ok" if held else "not ok"} {number} - {name}')
        print('\n'.join(line if line.startswith('#') else f'# {line}' for line in told.splitlines()))
        sys.stdout.flush()
    return 0 if good else 1


sys.exit(main())
