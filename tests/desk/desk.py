# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests at the desk share: the real program on a display of its own, worked by keys and read as a screen reader does."""

import json
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from accessibility import Accessibility, connect, everything  # noqa: E402

# The roles of what a person works with; GTK gives each a name of its own.
CONTROLS = {
    Atspi.Role.CHECK_BOX, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.COMBO_BOX, Atspi.Role.ENTRY, Atspi.Role.LINK,
    Atspi.Role.LIST_BOX, Atspi.Role.MENU_ITEM, Atspi.Role.PASSWORD_TEXT, Atspi.Role.PUSH_BUTTON,
    Atspi.Role.RADIO_BUTTON, Atspi.Role.RADIO_MENU_ITEM, Atspi.Role.SLIDER, Atspi.Role.SPIN_BUTTON,
    Atspi.Role.TEXT, Atspi.Role.TOGGLE_BUTTON,
}
# GTK before 4.10 tells the two buttons of a GtkMenuButton as one kind, and later ones do not.
BUTTONS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON}
# What each pane is known by: the entry to search in it.
SEARCHES = {'Actiepunten zoeken', 'Documenten zoeken', 'Programma doorzoeken', 'Zoek in de overleggen'}
MENU_ITEMS = {Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.RADIO_MENU_ITEM}
# Far longer than anything takes, with sanitizers on a busy machine as well.
PATIENCE = 45
# GTK before 4.10 answers a question about a widget that comes or goes with one of these, and tells of the window itself
# when of a first click only the letting go reaches it.
COMPLAINT = re.compile(r'^.*(?:WARNING|CRITICAL|ERROR) \*\*(?!.*: g_variant_(?:is|new)_object_path:)'
                       r'(?!.*Broken accounting of active state for widget \w+\(IteamWindow\)).*$|.*Sanitizer.*'
                       r'|.*: runtime error: .*', re.M)
MACHINE = {key: value for key, value in os.environ.items()
           if not key.startswith(('XDG_', 'LC_', 'LANG', 'AT_SPI', 'DBUS_', 'WAYLAND_', 'DESKTOP'))}


class Failed(Exception):
    """What the program was asked for did not come."""


def same(got, wanted, what=''):
    if got != wanted:
        raise Failed(f'{what}: {got!r} and not {wanted!r}')


def wait(what, find, check=lambda: None, patience=PATIENCE):
    """The first answer of FIND that is true."""
    end = time.monotonic() + patience
    while True:
        while GLib.MainContext.default().iteration(False):
            pass
        check()
        try:
            found = find()
        except GLib.Error:
            # A widget that goes away between two questions.
            found = None
        if found:
            return found
        if time.monotonic() >= end:
            raise Failed(f'{what} did not come within {patience} seconds')
        time.sleep(0.02)


def has_state(part, state):
    return bool(part.states >> int(state) & 1)


def has_place(part):
    """Whether it has been on the screen."""
    return part.extents().width > 0


def is_item(part, name, place):
    """Whether it is the menu item whose name matches a pattern. GTK 4.18 tells that a label names the item, but not
    what is in that label: such an item is known by its place in its section."""
    if part.role not in MENU_ITEMS:
        return False
    return re.fullmatch(name, part.name) is not None if part.name else part.index == place


class Desk:
    """A display with a small window manager, and a session bus."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='iteam-desk-')
        self.processes = []
        self.home = Path(self.folder.name)
        config = self.home / 'config' / 'gtk-4.0'
        config.mkdir(parents=True)
        (config / 'settings.ini').write_text(
            '[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n', encoding='utf-8')
        os.chmod(self.home, 0o700)
        self.environment = {
            **MACHINE,
            'HOME': str(self.home), 'XDG_RUNTIME_DIR': str(self.home),
            **{f'XDG_{name}_HOME': str(self.home / name.lower()) for name in ('CONFIG', 'DATA', 'CACHE', 'STATE')},
            'USER': 'tester', 'LOGNAME': 'tester',
            'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GSETTINGS_BACKEND': 'memory',
            'LC_ALL': 'nl_NL.UTF-8', 'LANGUAGE': 'nl',
        }
        # A complaint is found in the end, as not all of them are ours.
        self.environment.pop('G_DEBUG', None)
        self.environment['DISPLAY'] = ':' + self.ask(
            'Xvfb', '-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset')
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = self.ask(
            'dbus-daemon', '--session', '--nofork', '--print-address=1')
        # What one has chosen stays readable for the other, whichever bus a window is on.
        if 'AT_SPI_BUS_ADDRESS' in os.environ:
            self.environment['AT_SPI_BUS_ADDRESS'] = os.environ['AT_SPI_BUS_ADDRESS']
        else:
            self.make_accessible()
        self.accessibility = Accessibility(self.environment['AT_SPI_BUS_ADDRESS'])
        self.start('matchbox-window-manager', '-use_titlebar', 'no')
        # A window that comes before who manages it is moved once more.
        wait('the window manager', lambda: subprocess.run(['xdotool', 'get_num_desktops'], env=self.environment, check=False,
                                                          capture_output=True).returncode == 0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()
        self.folder.cleanup()

    def start(self, *command, **how):
        # pylint: disable=consider-using-with # They end with the desk.
        how.setdefault('stderr', subprocess.DEVNULL)
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, **how)
        self.processes.append(process)
        return process

    def ask(self, *command):
        """The first line that a server says, which is where it is."""
        line = self.start(*command, stdout=subprocess.PIPE).stdout.readline().decode().strip()
        if not line:
            raise Failed(f'{command[0]} did not start')
        return line

    def make_accessible(self):
        """The first desk has the accessible desktop, and those that come later share it."""
        address, = self.call('/org/a11y/bus', 'org.a11y.Bus', 'GetAddress')
        os.environ['AT_SPI_BUS_ADDRESS'] = self.environment['AT_SPI_BUS_ADDRESS'] = address

    def call(self, path, interface, method, parameters=None, name=None):
        """Asks something of the session bus; the interface often has the name of who answers."""
        session = connect(self.environment['DBUS_SESSION_BUS_ADDRESS'])
        try:
            return session.call_sync(name or interface, path, interface, method, parameters, None,
                                     Gio.DBusCallFlags.NONE, 30000, None).unpack()
        finally:
            session.close_sync(None)

    def keys(self, *keys):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys], env=self.environment, check=True)

    def type(self, text):
        """Types a text, and Enter at the end of a line."""
        for line in text.splitlines(keepends=True):
            subprocess.run(['xdotool', 'type', '--delay', '8', line.rstrip('\n')], env=self.environment, check=True)
            if line.endswith('\n'):
                self.keys('Return')

    def focused_window(self):
        """The title of the window that has the keyboard."""
        done = subprocess.run(['xdotool', 'getwindowfocus', 'getwindowname'], env=self.environment, check=False,
                              capture_output=True, text=True)
        return done.stdout.strip()

    def files(self, *paths):
        """A file manager in which these files were copied, and from which they can be dragged."""
        return Files(self, *paths)

    def picture(self, path):
        """What is on the screen, for whoever wants to see why a test fails."""
        if path:
            subprocess.run(['import', '-window', 'root', f'png:{path}'], env=self.environment, check=False)


class Files:
    """Files that can be pasted, and dragged from the upper left corner of the screen."""

    def __init__(self, desk, *paths):
        self.desk = desk
        self.process = desk.start(sys.executable, str(Path(__file__).with_name('files.py')), *map(str, paths),
                                  stdout=subprocess.PIPE, text=True)
        self.hear('ready')

    def hear(self, word):
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        heard = self.process.stdout.readline().strip() if ready else ''
        if heard != word:
            raise Failed(f'the file manager said “{heard}” and not “{word}”')

    def drop(self, left, top):
        """Drags the files to a place on the screen, and drops them when they would be taken there."""
        def mouse(*words):
            subprocess.run(['xdotool', *map(str, words)], env=self.desk.environment, check=True)

        mouse('mousemove', 40, 30, 'mousedown', 1)
        for step in range(1, 11):
            mouse('mousemove', '--sync', 40 + (left - 40) * step // 10, 30 + (top - 30) * step // 10)
        # A hand is never still, and what is under it answers to a move.
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not select.select([self.process.stdout], [], [], 0.5)[0]:
            left += 1
            mouse('mousemove', left, top)
        self.hear('accepted')
        mouse('mouseup', 1)

    def close(self):
        self.process.kill()
        self.process.wait()


class Program:
    """The running program, as its windows, its keys and its accessible tree."""

    def __init__(self, desk, path, *arguments):
        self.desk = desk
        self.file = arguments[0] if arguments else None
        self.log = tempfile.TemporaryFile('w+', encoding='utf-8', errors='replace')
        self.process = desk.start(path, *map(str, arguments), stderr=self.log)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None and self.process.poll() is None:
            self.desk.picture(os.environ.get('DESK_PICTURE', ''))
            print(self.situation(), file=sys.stderr)
        self.kill()
        self.log.close()

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def situation(self):
        """What is on the screen and on the accessible desktop, for whoever reads why a test failed."""
        try:
            seen = [(window.name, sum(1 for _ in window.below()), sorted(sentences(self))) for window in self.windows()]
            others = self.desk.accessibility.programs()
        except GLib.Error as error:
            seen, others = error.message, []
        return (f'process {self.process.pid}, keyboard in “{self.desk.focused_window()}”, windows {seen}, '
                f'applications {others}, said: {self.said()}')

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def check(self):
        if self.process.poll() is not None:
            raise Failed(f'the program ended with {self.process.returncode}: {self.said()}')

    def work(self):
        """How much work the program did until now, in hundredths of a second."""
        try:
            fields = Path(f'/proc/{self.process.pid}/stat').read_text(encoding='utf-8').rpartition(')')[2].split()
        except OSError:
            return 0
        return int(fields[11]) + int(fields[12])

    def wait(self, what, find, patience=PATIENCE):
        """The first answer of FIND that is true, asked when the program has nothing to do: before 4.10, GTK may
        crash when it is asked about a widget that is on its way in or out."""
        def find_in_peace():
            before = self.work()
            for _ in range(20):
                time.sleep(0.08)
                now = self.work()
                if now - before <= 1:
                    break
                before = now
            self.check()
            return find()

        return wait(what, find_in_peace, self.check, patience)

    def keys(self, *keys):
        self.desk.keys(*keys)

    def type(self, text):
        self.desk.type(text)

    def place_of(self, part):
        """Where the middle of a part of the window that has the keyboard is on the screen, of what of it is in the window."""
        told = subprocess.run(['xdotool', 'getwindowfocus', 'getwindowgeometry', '--shell'], env=self.desk.environment,
                              check=True, capture_output=True, text=True).stdout
        left, top, width, height = (int(re.search(rf'^{name}=(-?\d+)', told, re.M).group(1)) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))
        area = part.extents()
        return (left + (max(area.x, 0) + min(area.x + area.width, width)) // 2,
                top + (max(area.y, 0) + min(area.y + area.height, height)) // 2)

    def click(self, part, times=1):
        """Clicks in the middle of a part of the window that has the keyboard, once it has come to rest: a window that
        has just come may still be on its way, and what was pressed on it is then let go elsewhere."""
        places = [self.place_of(part)]

        def rests():
            time.sleep(0.1)
            places.append(self.place_of(part))
            return places[-1] == places[-2]

        self.wait('what is to be clicked, at rest', rests)
        subprocess.run(['xdotool', 'mousemove', *map(str, places[-1]),
                        'click', '--repeat', str(times), '--delay', '40', '1'], env=self.desk.environment, check=True)

    def scroll_to(self, part):
        """Turns the wheel over the right side of the screen until a part of it is in sight."""
        def place():
            area = part.extents()
            return area.y + area.height / 2

        for _ in range(60):
            if 20 < place() < 860:
                return
            subprocess.run(['xdotool', 'mousemove', '1000', '600', 'click', '5' if place() > 480 else '4'],
                           env=self.desk.environment, check=True)
            time.sleep(0.05)

    def windows(self):
        """The accessible windows on the screen, as they are now."""
        return [window for window in self.desk.accessibility.windows(self.process.pid) if has_state(window, Atspi.StateType.VISIBLE)]

    def window(self, index=0):
        """The window that came first, or another."""
        return self.wait(f'window {index}', lambda: (self.windows() + [None] * 9)[index])

    def find(self, role, name, index=0):
        """The first part with a role and a name, which may be a pattern; none if there is no such part."""
        windows = self.windows()
        if index >= len(windows):
            return None
        return next((part for part in windows[index].below() if part.role == role and re.fullmatch(name, part.name)), None)

    def focused(self):
        """The part that has the focus."""
        return next((part for window in reversed(self.windows()) for part in window.below()
                     if has_state(part, Atspi.StateType.FOCUSED)), None)

    def labels(self):
        """Every text of the windows, whether it is seen or not."""
        return [part.name for window in self.windows() for part in window.below()
                if part.role == Atspi.Role.LABEL]

    def insist(self, what, do, find):
        """Does something, and again if nothing came of it, as a person does on a slow computer: what was pointed at
        may have moved on, or the program not have been listening yet."""
        for _ in range(2):
            do()
            try:
                return self.wait(what, find, PATIENCE / 3)
            except Failed:
                pass
        do()
        return self.wait(what, find, PATIENCE / 3)

    def wait_for_keyboard(self, title):
        """Waits until a window whose title matches a pattern has the keyboard."""
        wait(f'a window “{title}” with the keyboard', lambda: re.fullmatch(title, self.desk.focused_window()), self.check)

    def quit(self):
        """Ends the program by its key, and finds that nothing was wrong with it."""
        self.keys('ctrl+q')
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failed('the program did not end when it was asked to') from None
        complaint = COMPLAINT.search(self.said())
        if code != 0 or complaint:
            raise Failed(f'the program ended with {code} and said: {self.said()}')


class Seat:
    """Where someone sits: the window, and what is in the file meanwhile."""

    def __init__(self, program, path, ctl):
        self.program = program
        self.path = path
        self.ctl = ctl

    def told(self, *words):
        return json.loads(iteamctl(self.ctl, *words, '--json'))

    def button(self, name, index=-1):
        """A button of the window that came first; of one with a menu what can be pressed, which is within it. Another
        pane may have one of the same name, which has not been on the screen."""
        return self.program.wait(f'the button “{name}”', lambda: [
            part for part in self.program.window().below()
            if part.role in BUTTONS and re.fullmatch(name, part.name) and has_place(part)])[index]

    def press(self, name):
        self.button(name).press()

    def choose(self, menu, item, place):
        """An item of a menu, which is known by its place where it has no name."""
        button = self.button(menu)
        button.press()
        self.program.wait('the menu', lambda: (focused := self.program.focused()) and focused.role in MENU_ITEMS)
        found = self.program.wait(f'“{item}”', lambda: next(
            (part for part in everything(button.parent) if is_item(part, item, place)), None))
        found.press()

    def go_to_pane(self, name):
        def row():
            return next((part for part in self.program.window().below() if part.role == Atspi.Role.LIST_ITEM and
                         name in [label.name for label in part.below()]), None)

        # A window that has just come may still be going to its place.
        self.program.insist(f'the pane “{name}”', lambda: self.program.click(self.program.wait(f'“{name}” in the sidebar', row)),
                            lambda: has_state(row(), Atspi.StateType.SELECTED))

    def find_pane(self, search):
        """The pane in which there is this entry to search in: the largest part of the window in which there is no other."""
        part = self.program.wait(search, lambda: next(
            (part for part in self.program.window().below() if part.name == search), None))
        while True:
            around = part.parent
            # A pane that nobody has been to may not be there yet.
            if around.role == Atspi.Role.FRAME or any(
                    other.name in SEARCHES - {search} for other in around.below()):
                return part
            part = around

    def label(self, text):
        self.program.wait(f'“{text}”', lambda: text in self.program.labels())


def iteamctl(program, *words, code=0):
    """What iteamctl prints."""
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False,
                          env={**MACHINE, 'LC_ALL': 'C.UTF-8'})
    if done.returncode != code:
        raise Failed(f'iteamctl {words}: {done.returncode} and not {code}: {done.stdout}{done.stderr}')
    return done.stdout


def be_someone(program, name='Tester'):
    """Answers who is at work, which a new file asks; the file knows the next time."""
    program.wait('the window', lambda: open_count(program) is not None)
    if not json.loads(iteamctl(sys.argv[2], 'list', program.file, 'people', '--json')):
        program.wait_for_keyboard('Wie bent u.*')
        program.type(name + '\n')
    program.wait_for_keyboard('.* — Integriteit Team')
    program.wait('the answer', lambda: len(program.windows()) == 1)
    return program


def open_count(program):
    """How many open action points the first view counts."""
    name = r'.+, [\d.]+ actiepunt(en)?'
    button = program.find(Atspi.Role.PUSH_BUTTON, name) or program.find(Atspi.Role.TOGGLE_BUTTON, name)
    # The program may have ended in between.
    figure = re.search(r'\d[\d.]*', button.name) if button else None
    return int(figure.group().replace('.', '')) if figure else None


def sentences(program):
    """The whole sentences on the screen: what went wrong is told in one."""
    return {name for window in program.windows() for part in window.below()
            if part.role == Atspi.Role.LABEL and (name := part.name).endswith('.')
            and has_place(part)}


def first_sentences(program):
    """The sentences of a window that has nothing to tell but the hint where nothing is chosen."""
    return program.wait('the hint beside the table',
                        lambda: [found for found in [sentences(program)]
                                 if any(sentence.startswith('Kies er een in de lijst') for sentence in found)])[0]


def way_to(failure):
    """The lines of the tests in which it failed, the first one first."""
    here = [frame for frame in traceback.extract_tb(failure.__traceback__) if Path(frame.filename).resolve().parent == Path(__file__).resolve().parent]
    return ', '.join(f'{Path(frame.filename).name}:{frame.lineno}' for frame in here)


def run_tests(tests):
    """Runs functions that take a folder, and tells in TAP."""
    print(f'1..{len(tests)}', flush=True)
    for number, test in enumerate(tests, 1):
        line = f'{number} - {test.__doc__}'
        with tempfile.TemporaryDirectory(prefix='iteam-') as folder:
            try:
                skipped = test(Path(folder))
            except Exception as failure:  # pylint: disable=broad-except
                told = f'{failure}\n{way_to(failure)}' if isinstance(failure, Failed) else traceback.format_exc()
                print(f'not ok {line}')
                print('\n'.join(f'# {part}' for part in told.splitlines()))
                # Of what stands there, meson prints only this.
                print(told, file=sys.stderr)
            else:
                print(f'ok {line}{" # SKIP " + skipped if skipped else ""}')
        sys.stdout.flush()
