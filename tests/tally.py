#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Add up what meson's tests found.

Usage: tally.py [--fail WHAT]... BUILD-FOLDER...

Each point of a TAP test counts as one; a program that fails without a failing
point (a crash, a leak, a timeout) counts as one failure more. --fail counts
something that went wrong elsewhere, such as a build. What failed is listed with
the last that its program said; the last line is the total.
"""

import argparse
import json
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

GOOD = {'OK', 'EXPECTEDFAIL', 'SKIP'}
LAST_LINES = 8


def points(suite):
    """The outcome of each point of a test: its name and one of passed, failed, skipped."""
    for case in suite.iter('testcase'):
        if case.find('failure') is not None or case.find('error') is not None:
            yield case.get('name'), 'failed'
        elif case.find('skipped') is not None:
            yield case.get('name'), 'skipped'
        else:
            yield case.get('name'), 'passed'


def short(name):
    """The name of a test without its project and room, which meson writes before it."""
    return name.rpartition(' / ')[2].rpartition('.')[2]


def last_words(test):
    """What a test that failed said at its end, and where it said what was not ok."""
    said = test.get('stdout', '').splitlines()
    complaints = test.get('stderr', '').splitlines() or said
    return [line for line in said if line.startswith('not ok')] + complaints[-LAST_LINES:]


def count(folder):
    total = Counter()
    failing = []
    logs = folder / 'meson-logs'
    suites = {short(suite.get('name')): suite for suite in ET.parse(logs / 'testlog.junit.xml').iter('testsuite')}
    for line in (logs / 'testlog.json').read_text(encoding='utf-8').splitlines():
        test = json.loads(line)
        name = short(test['name'])
        found = list(points(suites[name])) if name in suites else []
        outcomes = Counter(outcome for _, outcome in found)
        failing += [f'{folder.name}: {name}: {point}' for point, outcome in found if outcome == 'failed']
        if test['result'] not in GOOD and not outcomes['failed']:
            outcomes['failed'] += 1
            failing.append(f'{folder.name}: {name}: {test["result"].lower()}')
        if outcomes['failed']:
            failing += [f'  {line}' for line in last_words(test)]
        elif not found:
            outcomes['skipped' if test['result'] == 'SKIP' else 'passed'] += 1
        total += outcomes
    return total, failing


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--fail', action='append', default=[])
    parser.add_argument('folders', nargs='*', type=Path)
    options = parser.parse_args()

    total = Counter(failed=len(options.fail))
    failing = options.fail
    for folder in options.folders:
        try:
            found, faults = count(folder)
        except (OSError, ET.ParseError) as error:
            found, faults = Counter(failed=1), [f'{folder.name}: no results: {error}']
        total += found
        failing += faults

    for fault in failing:
        print(f'failed: {fault}')
    if total['skipped']:
        print(f'skipped: {total["skipped"]}')
    print(f'{total["passed"]} passed, {total["failed"]} failed')
    return 0 if not total['failed'] and total['passed'] else 1


if __name__ == '__main__':
    sys.exit(main())
