#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at 10,000 and 100,000 action points, beside a bare libadwaita
window and a plain GTK table of the same run. Needs a display.

bench-window.py BENCH-WINDOW ITEAMCTL
"""
import getpass
import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 7


def measure(program, *arguments, runs=RUNS):
    """Each figure's median over a few processes."""
    figures = {}
    for _ in range(runs):
        environment = dict(os.environ, BENCH_STARTED=str(time.monotonic_ns() // 1000))
        output = subprocess.run([program, *arguments], env=environment, check=True,
                                stdout=subprocess.PIPE, text=True, timeout=300).stdout
        for line in output.splitlines():
            name, value = line.split()
            figures.setdefault(name, []).append(float(value))
    return {name: statistics.median(values) for name, values in figures.items()}


def make_file(iteamctl, folder, count):
    path = os.path.join(folder, f'{count}.iteam')
    rows = os.path.join(folder, f'{count}.csv')
    kinds = ('action', 'improvement', 'attention')
    with open(rows, 'w', encoding='utf-8') as out:
        out.write('Title;Due;Kind;Owner\n')
        for i in range(count):
            day = f'{1 + i % 28}-{1 + i % 12}-{2018 + i % 10}'
            out.write(f'Actiepunt nummer {i} uit de lijst;{day};{kinds[i % 3]};HRM\n')
    subprocess.run([iteamctl, 'new', path, '--sample'], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([iteamctl, 'import', path, 'actions', rows, '--user', getpass.getuser()],
                   check=True, stdout=subprocess.DEVNULL)
    return path


def row(name, bare, ours, limit, unit):
    fine = ours <= limit
    print(f'{name:46} {bare:9.1f} {ours:9.1f} {limit:9.1f} {unit:3} {"" if fine else "over the limit"}')
    return fine


def main():
    program, iteamctl = sys.argv[1:]
    if not os.environ.get('DISPLAY'):
        print('There is no display: xvfb-run -a dbus-run-session -- meson test --benchmark -v')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        small, large = (make_file(iteamctl, folder, count) for count in (10_000, 100_000))
        bare = measure(program, 'bare')
        table = measure(program, 'table', '10000', runs=3)
        ours = measure(program, 'program', small)
        huge = measure(program, 'program', large, runs=3)

    print(f'{"":46} {"baseline":>9} {"program":>9} {"limit":>9}')
    fine = [
        row('10,000: first frame with its table, from a bare window', bare['first-frame-ms'], ours['first-frame-ms'],
            1.5 * bare['first-frame-ms'], 'ms'),
        row('10,000: resident memory, from a bare window', bare['memory-mb'], ours['memory-mb'],
            bare['memory-mb'] + 80, 'MB'),
        row('10,000: a key in search to its frame, slowest', 0, ours['search-max-ms'], 50, 'ms'),
        row('10,000: a frame while scrolling, p99, from a plain table', table['scroll-p99-ms'], ours['scroll-p99-ms'],
            table['scroll-p99-ms'] + 8, 'ms'),
        row('100,000: a key in search to its frame, slowest', 0, huge['search-max-ms'], 200, 'ms'),
    ]
    row('100,000: first frame with its table', bare['first-frame-ms'], huge['first-frame-ms'], float('inf'), 'ms')
    row('100,000: resident memory', bare['memory-mb'], huge['memory-mb'], float('inf'), 'MB')
    return 0 if all(fine) else 1


if __name__ == '__main__':
    sys.exit(main())
