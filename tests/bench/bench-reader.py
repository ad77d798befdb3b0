#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader in the program, beside the least program that shows page 1 with poppler,
and beside Evince where that is installed. Needs a display.

Each round measures all of them one after the other, and what is told is the median of
the rounds' ratios: a machine that is slow for a while is so for all of them.

bench-reader.py BENCH-READER BENCH-READER-FLOOR ITEAMCTL [ROUNDS]
"""
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Seconds: all of it ends within ten minutes, with fewer rounds on a slow machine.
PATIENCE, START_TIME = 100, 240
FILES = ('small', 'medium', 'large', 'scan')
# Milliseconds, of text and of scans.
REGISTER, JUMP = {'text': 40, 'scan': 70}, {'text': 35, 'scan': 60}


def load_files():
    """How bench-pdf.py makes the files that are measured."""
    spec = importlib.util.spec_from_file_location('bench_pdf', Path(__file__).with_name('bench-pdf.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(*command):
    environment = dict(os.environ, BENCH_STARTED=str(time.monotonic_ns() // 1000))
    try:
        done = subprocess.run([str(word) for word in command], env=environment, check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        print(f'{" ".join(str(word) for word in command[1:])}: not done after {PATIENCE} s', flush=True)
        return {}
    if done.returncode != 0:
        print(f'{" ".join(str(word) for word in command[1:])}: {done.stderr.splitlines()[-1:]}', flush=True)
    figures = {}
    for line in done.stdout.splitlines():
        name, value = line.split()
        figures.setdefault(name, []).append(float(value))
    return {name: max(values) for name, values in figures.items()}


class Table:
    """What was measured, beside what was promised."""

    def __init__(self):
        self.fine = True
        print(f'{"":58} {"baseline":>9} {"reader":>9} {"limit":>9}')

    def row(self, name, baseline, ours, limit, unit):
        """A figure that is missing was not met."""
        ours = float('inf') if ours is None else ours
        met = ours <= limit
        self.fine &= met
        shown = '' if baseline is None else f'{baseline:.1f}'
        print(f'{name:58} {shown:>9} {ours:9.2f} {limit:9.2f} {unit:5} {"" if met else "over the limit"}', flush=True)


def make_team_file(bench, iteamctl, folder, files):
    path = folder / 'bench.iteam'
    quiet = {'check': True, 'stdout': subprocess.DEVNULL}
    subprocess.run([iteamctl, 'new', path], **quiet)
    for name in FILES:
        subprocess.run([iteamctl, 'document', 'add', path, files[name], '--user', 'bench'], **quiet)
    subprocess.run([bench, 'introduce', path], **quiet)
    return path


def start(table, programs, path, files, rounds):
    """To the first page, and memory with the document open."""
    bench, floor = programs
    for number, name in enumerate(FILES, 1):
        pairs = []
        end = time.monotonic() + START_TIME / len(FILES)
        while len(pairs) < rounds and (len(pairs) < 2 or time.monotonic() < end):
            ours = run(bench, 'start', path, f'D-{number}#page=1')
            pairs.append((run(floor, files[name], ours.get('page-width', 794)), ours))
        pairs = [pair for pair in pairs if all('memory-mb' in figures for figures in pair)]
        if not pairs:
            table.row(f'{name}: start to first page painted, from the floor', None, None, 1.3, 'times')
            continue
        for figure, what, unit in (('first-page-ms', 'start to first page painted', 'ms'), ('memory-mb', 'memory, workers counted', 'MB')):
            if figure == 'memory-mb' and name != 'large':
                continue
            base = statistics.median(floor[figure] for floor, _ in pairs)
            ratio = statistics.median(ours[figure] / floor[figure] for floor, ours in pairs)
            if figure == 'first-page-ms':
                print(f'{name}: of which the main thread worked: '
                      f'floor {statistics.median(floor["first-page-worked-ms"] for floor, _ in pairs):.0f} ms, '
                      f'reader {statistics.median(ours["first-page-worked-ms"] for _, ours in pairs):.0f} ms')
            print(f'{name}: {what}: floor {base:.0f} {unit}, reader {statistics.median(ours[figure] for _, ours in pairs):.0f} {unit}')
            table.row(f'{name}: {what}, from the floor', None, ratio, 1.3, 'times')


def turn(table, bench, path):
    """Turning pages, jumps and zooms."""
    medians = {}
    for number, name in ((1, 'small'), (3, 'large'), (4, 'scan')):
        figures = run(bench, 'turn', path, f'D-{number}#page=1')
        medians[name] = figures.get('turn-median-ms', float('inf'))
        if name != 'scan':
            table.row(f'{name}: a page turned, p95', None, figures.get('turn-p95-ms'), 17, 'ms')
        table.row(f'{name}: a frame while pages turn, p95', None, figures.get('frame-p95-ms'), 8, 'ms')
        table.row(f'{name}: blank pages in 200 fast turns', None, figures.get('blank-pages'), 0, '')
        table.row(f'{name}: a jump to any page, p95', None, figures.get('jump-p95-ms'), JUMP['scan' if name == 'scan' else 'text'], 'ms')
        table.row(f'{name}: pages kept, at any zoom', None, figures.get('cache-mb'), 64, 'MB')
        before, after = figures.get('before-mb'), figures.get('after-mb')
        table.row(f'{name}: memory more after 100 pages', before, None if after is None else after - before, 25, 'MB')
    table.row('a page turned in large, from small, median', medians['small'], medians['large'] / medians['small'], 1.1, 'times')


def main():
    bench, floor, iteamctl = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    if not os.environ.get('DISPLAY'):
        print('There is no display: xvfb-run -a dbus-run-session -- meson test --benchmark -v')
        return 77
    with tempfile.TemporaryDirectory() as name:
        files = load_files().make_files(Path(name))
        if not all(files[key].exists() for key in FILES):
            print('Packages are missing: shared-mime-info, debian-policy, r-doc-pdf')
            return 77
        path = make_team_file(bench, iteamctl, Path(name), files)
        table = Table()
        start(table, (bench, floor), path, files, rounds)
        texts = [f'D-{number}#page={page}' for number, page in ((1, 3), (2, 40), (3, 900), (2, 120), (3, 2000))]
        table.row('text: from the register to its page, p95', None,
                  run(bench, 'register', path, *texts).get('register-p95-ms'), REGISTER['text'], 'ms')
        table.row('scan: from the register to its page, p95', None,
                  run(bench, 'register', path, 'D-4#page=2', 'D-4#page=11').get('register-p95-ms'), REGISTER['scan'], 'ms')
        turn(table, bench, path)
        for mode, how, first, whole in (('find', 'indexed', 20, 60), ('find-unread', 'not indexed', 100, 3000)):
            found = run(bench, mode, path, 'D-3#page=1', 'package')
            table.row(f'large: the first hit painted, {how}', None, found.get('find-first-ms'), first, 'ms')
            table.row(f'large: the whole list of hits, {how}', None, found.get('find-all-ms'), whole, 'ms')
            table.row(f'large: blank pages while it is searched, {how}', None, found.get('find-blank'), 0, '')
    return 0 if table.fine else 1


if __name__ == '__main__':
    sys.exit(main())
