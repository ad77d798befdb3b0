# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of iteamctl share: they run it on real files, and look at what it prints and its exit code.

Imported by test-*.py, whose first two arguments are ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

ENGLISH, DUTCH = sys.argv[1:3]
DONE, FOUND, USAGE, UNREADABLE, LOCKED = range(5)
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key not in ('LANG', 'LANGUAGE', 'LC_ALL')},
    'LC_ALL': 'C.UTF-8', 'USER': 'tester', 'LOGNAME': 'tester',
}


class Failed(Exception):
    """An expectation that was not met."""


def run(program, words, text=None, locale='C.UTF-8', home=None, **who):
    environment = {**ENVIRONMENT, 'LC_ALL': locale, **({'XDG_DATA_HOME': str(home)} if home else {})}
    return subprocess.run([program, *map(str, words)], input=text, capture_output=True, env=environment,
                          timeout=110, check=False, **who)


def ctl(*words, code=DONE, text=None, dutch=False, home=None):
    """What iteamctl prints; with another code than 0 what it says is wrong."""
    done = run(DUTCH if dutch else ENGLISH, words, text.encode() if isinstance(text, str) else text,
               'nl_NL.UTF-8' if dutch else 'C.UTF-8', home)
    out, wrong = done.stdout.decode(), done.stderr.decode()
    if done.returncode != code:
        raise Failed(f'{words}: exit code {done.returncode} and not {code}: {out}{wrong}')
    if code != DONE and not wrong and words[:1] != ('check',):
        raise Failed(f'{words}: says nothing about code {code}')
    for line in wrong.splitlines():
        if not line.startswith('iteamctl: '):
            raise Failed(f'{words}: “{line}” does not say who says so')
    return out if code == DONE else wrong


def read(*words, home=None):
    return json.loads(ctl(*words, '--json', home=home))


def same(got, wanted):
    if got != wanted:
        raise Failed(f'{got!r} and not {wanted!r}')


def has(text, *parts):
    for part in parts:
        if part not in text:
            raise Failed(f'“{part}” is not in: {text}')


def lacks(text, *parts):
    for part in parts:
        if part in text:
            raise Failed(f'“{part}” is in: {text}')


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sample(folder):
    path = folder / 'team.iteam'
    ctl('new', path, '--sample')
    return path


def fields(path, number, *names):
    shown = read('show', path, number)
    return [shown[name] for name in names]


def run_tests(tests):
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        line = f'{number} - {test.__doc__}'
        with tempfile.TemporaryDirectory() as folder:
            try:
                skipped = test(Path(folder))
            except Failed as failure:
                print(f'not ok {line}')
                print('\n'.join(f'# {part}' for part in str(failure).splitlines()))
            except Exception:  # pylint: disable=broad-except
                print(f'not ok {line}')
                print('\n'.join(f'# {part}' for part in traceback.format_exc().splitlines()))
            else:
                print(f'ok {line}{" # SKIP " + skipped if skipped else ""}')
        sys.stdout.flush()
