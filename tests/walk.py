#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walk through the program as a person does, and leave a picture of each screen.

Usage: walk.py PROGRAM FOLDER

Needs a display and a session bus of its own. What there is to see is read from
the program: each pane of the sidebar, by the name that a screen reader says,
and the windows of the main menu. Ends with 1 if the program ends by itself, warns,
or does not show what was asked for.
"""

import gettext
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

APP_ID = 'org.rijswijk.IntegriteitTeam'
DOMAIN = 'integriteit-team'
OBJECT_PATH = '/' + APP_ID.replace('.', '/')
# The actions of the main menu that open a window of their own.
WINDOWS = ('people', 'preferences')
# One that can be chosen only while a file is open.
OF_OPEN_FILE = 'people'
# Far longer than anything takes on a busy machine.
PATIENCE = 60
# Letters with their soft edges have more.
FEWEST_COLORS = 16
COMPLAINT = re.compile(r'^.*(?:WARNING|CRITICAL|ERROR) \*\*.*$', re.M)


class Failed(Exception):
    """What the program was asked for did not come."""


def slug(title):
    """A title as a file name: "Personen en rollen" is "personen-en-rollen"."""
    plain = unicodedata.normalize('NFKD', title).encode('ascii', 'ignore').decode().lower()
    return re.sub('[^a-z0-9]+', '-', plain).strip('-') or 'screen'


def has_state(accessible, state):
    return accessible.get_state_set().contains(state)


def children(accessible):
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is not None:
            yield child


def everything(accessible):
    """It and all below it; GTK does not tell which of these are on the screen."""
    yield accessible
    for child in children(accessible):
        yield from everything(child)


def picture_of(window_id):
    return subprocess.run(['import', '-window', window_id, 'png:-'], check=True, capture_output=True).stdout


def look(picture):
    """The number of colors of a picture, and a digest of its pixels without the time that stands in its file."""
    done = subprocess.run(['identify', '-format', '%k %#', 'png:-'], input=picture, check=True, capture_output=True)
    colors, digest = done.stdout.decode().split()
    return int(colors), digest


class Program:
    """The running program, as its window, its accessible tree and its actions."""

    def __init__(self, path, *arguments):
        self.log = tempfile.TemporaryFile('w+', encoding='utf-8', errors='replace')
        self.process = subprocess.Popen([path, *arguments], stdin=subprocess.DEVNULL, stderr=self.log)
        self.desktop = Atspi.get_desktop(0)
        self.actions = Gio.DBusActionGroup.get(Gio.bus_get_sync(Gio.BusType.SESSION), APP_ID, OBJECT_PATH)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.seek(0)
        sys.stderr.write(self.log.read())
        self.log.close()

    def check(self):
        if self.process.poll() is not None:
            raise Failed(f'the program ended with {self.process.returncode}')

    def wait(self, what, find):
        """The first answer of FIND that is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            self.check()
            try:
                found = find()
            except GLib.Error:
                # A widget that goes away between two questions.
                found = None
            if found:
                return found
            time.sleep(0.05)
        raise Failed(f'{what} did not come within {PATIENCE} seconds')

    def windows(self):
        """The accessible windows on the screen."""
        for application in children(self.desktop):
            # What was true at the first question may not be at the next.
            application.set_cache_mask(Atspi.Cache.NONE)
            if application.get_process_id() == self.process.pid:
                return [window for window in children(application) if has_state(window, Atspi.StateType.SHOWING)]
        return []

    def screen_windows(self):
        """The same as the display numbers them."""
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                               check=False, capture_output=True, text=True)
        return found.stdout.split()

    def new_window(self, title, accessibles, numbers):
        """A window that is there besides those that are known: its title, its accessible and its number."""
        def find():
            new = [window for window in self.windows() if window not in accessibles]
            number = [number for number in self.screen_windows() if number not in numbers]
            return (new[0], number[-1]) if new and new[0].get_name() and number else None

        return self.wait(title, find)

    def work(self):
        """How much work the program did until now, in hundredths of a second."""
        fields = Path(f'/proc/{self.process.pid}/stat').read_text(encoding='utf-8').rpartition(')')[2].split()
        return int(fields[11]) + int(fields[12])

    def settled(self, number, title):
        """The picture of a window once it shows something and the program has nothing more to do."""
        last = []

        def find():
            picture = picture_of(number)
            last.append((*look(picture), self.work()))
            colors, signatures, work = zip(*last[-3:])
            still = len(work) == 3 and len(set(signatures)) == 1 and work[2] - work[0] <= 2
            return picture if still and colors[0] >= FEWEST_COLORS else None

        return self.wait(f'a still picture of “{title}”', find)

    def pane_list(self, window, name):
        """The list of panes."""
        return next((part for part in everything(window)
                     if part.get_role() == Atspi.Role.LIST and part.get_name() == name), None)

    def activate(self, action):
        self.wait(f'the action {action}', lambda: self.actions.get_action_enabled(action))
        self.actions.activate_action(action, None)

    def quit(self):
        self.activate('quit')
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failed('the program did not end when it was asked to') from None
        if code != 0:
            raise Failed(f'the program ended with {code}')
        self.log.seek(0)
        complaint = COMPLAINT.search(self.log.read())
        if complaint:
            raise Failed(f'the program warns: {complaint.group()}')


class Album:
    """The folder with the pictures."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, title, picture):
        path = self.folder / f'{slug(title)}.png'
        if path.exists():
            raise Failed(f'two screens are called “{title}”')
        path.write_bytes(picture)
        print(f'{path}: {title}', flush=True)


def walk_panes(program, album, window, number, list_name):
    """A picture of each pane; how many there are."""
    program.wait('the file', lambda: program.actions.get_action_enabled(OF_OPEN_FILE))
    panes = program.wait('the sidebar', lambda: program.pane_list(window, list_name))
    rows = list(children(panes))
    digest = None
    for index, row in enumerate(rows):
        title = row.get_name()
        if not title:
            raise Failed(f'pane {index + 1} has no name for a screen reader')
        Atspi.Selection.select_child(panes, index)
        program.wait(f'the pane “{title}”', lambda: has_state(panes.get_child_at_index(index), Atspi.StateType.SELECTED))
        picture = program.settled(number, title)
        before, digest = digest, look(picture)[1]
        if digest == before:
            raise Failed(f'the pane “{title}” looks as the one before it')
        album.add(title, picture)
    return len(rows)


def walk_window(program, album, action):
    """A picture of a window that an action opens, which is closed again as by the keyboard."""
    accessibles, numbers = program.windows(), program.screen_windows()
    program.activate(action)
    window, number = program.new_window(f'the window of {action}', accessibles, numbers)
    album.add(window.get_name(), program.settled(number, window.get_name()))
    subprocess.run(['xdotool', 'windowfocus', '--sync', number, 'key', 'Escape'], check=True)
    program.wait(f'the end of the window of {action}', lambda: len(program.windows()) == len(accessibles))


def main():
    path, folder = sys.argv[1], Path(sys.argv[2])
    # A widget that goes away between two questions is only told.
    GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)
    translations = gettext.translation(DOMAIN, Path(path).parents[1] / 'share' / 'locale', fallback=True)
    album = Album(folder)
    try:
        with Program(path) as program:
            window, number = program.new_window('the first window', [], [])
            album.add(window.get_name(), program.settled(number, window.get_name()))
            program.quit()
        with Program(path, '--sample') as program:
            window, number = program.new_window('the window', [], [])
            if walk_panes(program, album, window, number, translations.gettext('Panes')) == 0:
                album.add(window.get_name(), program.settled(number, window.get_name()))
            for action in WINDOWS:
                walk_window(program, album, action)
            program.quit()
    except (Failed, GLib.Error) as failure:
        print(f'walk.py: {failure}', file=sys.stderr)
        return 1
    print(f'{len(list(folder.iterdir()))} pictures are in {os.path.relpath(folder)}/.')
    return 0


if __name__ == '__main__':
    sys.exit(main())
