#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at 10,000 and 100,000 action points, beside a bare libadwaita
window and a plain GTK table of the same run. Needs a display.

bench-window.py BENCH-WINDOW ITEAMCTL [ROUNDS]
"""
import getpass
import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 9


def measure(program, arguments):
    """The figures of one process."""
    environment = dict(os.environ, BENCH_STARTED=str(time.monotonic_ns() // 1000))
    output = subprocess.run([program, *arguments], env=environment, check=True,
                            stdout=subprocess.PIPE, text=True, timeout=300).stdout
    return {name: float(value) for name, value in (line.split() for line in output.splitlines())}


def measure_in_turns(program, runs, **kinds):
    """Each figure's median over a few processes of each kind, and the processes themselves.

    They take turns: a computer that others slow down is slow for all of them.
    """
    rounds = [{kind: measure(program, arguments) for kind, arguments in kinds.items()} for _ in range(runs)]
    return rounds, {kind: {figure: statistics.median(turn[kind][figure] for turn in rounds)
                           for figure in rounds[0][kind]} for kind in kinds}


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
    print(f'{name:65} {bare:9.2f} {ours:9.2f} {limit:9.2f} {unit:3} {"" if fine else "over the limit"}')
    return fine


def main():
    program, iteamctl = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else RUNS
    if not os.environ.get('DISPLAY'):
        print('There is no display: xvfb-run -a dbus-run-session -- meson test --benchmark -v')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        small, large = (make_file(iteamctl, folder, count) for count in (10_000, 100_000))
        rounds, small_figures = measure_in_turns(program, runs, bare=['bare'], table=['table', '10000'],
                                                 ours=['program', small])
        bare, table, ours = (small_figures[kind] for kind in ('bare', 'table', 'ours'))
        huge = measure_in_turns(program, min(runs, 3), huge=['program', large])[1]['huge']
    times = statistics.median(turn['ours']['first-frame-ms'] / turn['bare']['first-frame-ms'] for turn in rounds)

    print(f'{"":65} {"baseline":>9} {"program":>9} {"limit":>9}')
    fine = [
        row('10,000: first frame with its table, times a bare window', 1, times, 1.5, '×'),
        row('10,000: resident memory, from a bare window', bare['memory-mb'], ours['memory-mb'],
            bare['memory-mb'] + 80, 'MB'),
        row('10,000: a key in search to its frame, slowest', 0, ours['search-max-ms'], 50, 'ms'),
        row('10,000: our own work at the cells of a frame while scrolling, p99', 0, ours['scroll-ours-p99-ms'], 8, 'ms'),
        # With what GTK does to lay out our cells, which are more than a text each.
        row('10,000: all work in a frame while scrolling, p99', table['scroll-work-p99-ms'],
            ours['scroll-work-p99-ms'], table['scroll-work-p99-ms'] + 8, 'ms'),
        row('100,000: a key in search to its frame, slowest', 0, huge['search-max-ms'], 200, 'ms'),
    ]
    row('10,000: a frame while scrolling, p99', table['scroll-p99-ms'], ours['scroll-p99-ms'], float('inf'), 'ms')
    for name, figures in (('10,000', ours), ('100,000', huge)):
        row(f'{name}: first frame with its table', bare['first-frame-ms'], figures['first-frame-ms'], float('inf'), 'ms')
        row(f'{name}: a key in search to its frame, median', 0, figures['search-median-ms'], float('inf'), 'ms')
    row('100,000: resident memory', bare['memory-mb'], huge['memory-mb'], float('inf'), 'MB')
    return 0 if all(fine) else 1


if __name__ == '__main__':
    sys.exit(main())
