#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check that imports in src/ run one way and that no file outgrows its room.

Usage: rooms-check.py SRC-FOLDER (TAP on standard output)
"""

import re
import sys
from pathlib import Path

# What each room may see, itself and what they see in turn. A pane sees no other pane.
BELOW = {
    'base': [],
    'domain': ['base'],
    'store': ['domain'],
    'share': ['store'],
    'pdf': ['store'],
    'index': ['pdf'],
    'publish': ['store'],
    'widgets': ['share', 'index', 'publish'],
    'reader': ['widgets'],
    'ctl': ['share', 'index', 'publish'],
}
PANES = ['overview', 'meetings', 'actions', 'pillars', 'programme', 'documents', 'report']
BELOW |= {pane: ['widgets'] for pane in PANES}
BELOW |= {room: ['widgets'] for room in ['search', 'help']}
BELOW |= {pane: ['reader'] for pane in ['documents', 'report']}
BELOW['window'] = [*PANES, 'search', 'help']
WITH_GTK = {'widgets', 'reader', 'search', 'help', 'window', *PANES}
LIBRARIES = [
    (r'(sqlite3\.h)', {'store'}, 'SQLite outside store/'),
    (r'(gtk/|gdk/|gsk/|adwaita\.h)', WITH_GTK, 'GTK below widgets/'),
    (r'(poppler)', {'pdf'}, 'poppler outside pdf/'),
]
VERSIONS = re.compile(r'^\s*#\s*(?:el)?if.*\b(?:GTK|ADW|GLIB|PANGO|GDK)_(?:CHECK_VERSION|(?:MAJOR|MINOR)_VERSION)', re.M)
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^">]+)[">]', re.M)
LONGEST = 800


def sees(room):
    """The room and all rooms below it."""
    rooms = {room}
    for below in BELOW[room]:
        rooms |= sees(below)
    return rooms


def check(path, room, homes):
    text = path.read_text(encoding='utf-8')
    lines = text.count('\n')
    if lines > LONGEST:
        yield f'{lines} lines, more than {LONGEST}'
    if 'SPDX-License-Identifier: GPL-3.0-or-later' not in text.partition('\n')[0]:
        yield 'the first line does not name the license'
    if VERSIONS.search(text) and path.stem != 'iteam-compat':
        yield 'asks for a version outside the compat file'
    for name in INCLUDE.findall(text):
        home = homes.get(name)
        if home is not None and home not in sees(room):
            yield f'{name} of {home}/ cannot be seen from {room}/'
        for pattern, rooms, fault in LIBRARIES:
            if re.match(pattern, name) and room not in rooms:
                yield f'{name}: {fault}'


def main():
    folder = Path(sys.argv[1])
    files = sorted(path for path in folder.rglob('*.[ch]'))
    homes = {path.name: path.relative_to(folder).parts[0] for path in files if path.suffix == '.h'}
    rooms = sorted({path.relative_to(folder).parts[0] for path in files})
    good = True
    print(f'1..{len(rooms)}')
    for number, room in enumerate(rooms, 1):
        faults = [] if room in BELOW else [f'{room}/ is not a room of the house']
        for path in files if not faults else []:
            if path.relative_to(folder).parts[0] == room:
                faults += [f'{path.relative_to(folder)}: {fault}' for fault in check(path, room, homes)]
        print(f'{"not ok" if faults else "ok"} {number} - {room}')
        for fault in faults:
            print(f'# {fault}')
        good = good and not faults
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
