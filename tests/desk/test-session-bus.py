#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program tells and is asked on the session bus: reminders, with what can be done in them, and the search of GNOME Shell.

Usage: test-session-bus.py PROGRAM ITEAMCTL (TAP on standard output)
"""

import datetime
import json
import sys

from desk import PATIENCE, Desk, Failed, Gio, GLib, Program, iteamctl, run_tests, same, wait

PROGRAM, CTL = sys.argv[1:3]
NAME = 'org.rijswijk.IntegriteitTeam'
PATH = '/org/rijswijk/IntegriteitTeam'
NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
  <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""


class Desktop:
    """What shows notifications on a desktop, and who asks as GNOME Shell does."""

    def __init__(self, desk):
        self.shown = []
        self.bus = Gio.DBusConnection.new_for_address_sync(
            desk.environment['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.bus.set_exit_on_close(False)
        info = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        self.bus.register_object('/org/freedesktop/Notifications', info, self.called, None, None)
        self.ask('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'RequestName',
                 GLib.Variant('(su)', ('org.freedesktop.Notifications', 0)))

    def called(self, _connection, _sender, _path, _interface, method, parameters, invocation):
        if method == 'Notify':
            _, _, _, title, body, actions, _, _ = parameters.unpack()
            self.shown.append({'title': title, 'body': body, 'actions': dict(zip(actions[::2], actions[1::2]))})
            invocation.return_value(GLib.Variant('(u)', (len(self.shown),)))
        elif method == 'GetServerInformation':
            invocation.return_value(GLib.Variant('(ssss)', ('test', 'test', '1', '1.2')))
        elif method == 'GetCapabilities':
            invocation.return_value(GLib.Variant('(as)', (['actions', 'body'],)))
        else:
            invocation.return_value(None)

    def press(self, number, label):
        """Presses what is called LABEL in a notification."""
        action = next(key for key, words in self.shown[number - 1]['actions'].items() if words == label)
        self.bus.emit_signal(None, '/org/freedesktop/Notifications', 'org.freedesktop.Notifications', 'ActionInvoked',
                             GLib.Variant('(us)', (number, action)))
        self.bus.flush_sync(None)

    def ask(self, name, path, interface, method, parameters):
        """The answer of a program, which may have to be started and then opens its file."""
        answers = []
        self.bus.call(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, PATIENCE * 1000, None,
                      lambda bus, result: answers.append(bus.call_finish(result)))
        return wait(f'the answer to {method}', lambda: answers)[0].unpack()

    def search(self, method, *parameters):
        signatures = {'GetInitialResultSet': '(as)', 'GetSubsearchResultSet': '(asas)', 'GetResultMetas': '(as)',
                      'ActivateResult': '(sasu)', 'LaunchSearch': '(asu)'}
        return self.ask(NAME, f'{PATH}/SearchProvider', 'org.gnome.Shell.SearchProvider2', method,
                        GLib.Variant(signatures[method], parameters))


def settle(program, desk):
    """Answers who is at work: a window that asks comes before what is looked at here."""
    program.wait_for_keyboard('Wie bent u.*')
    desk.type('HRM\n')
    program.wait_for_keyboard('.* — Integriteit Team')


def remember(desk, path):
    """The settings of someone who had the file open last."""
    folder = desk.home / 'config' / 'glib-2.0' / 'settings'
    folder.mkdir(parents=True)
    (folder / 'keyfile').write_text(f"[org/rijswijk/IntegriteitTeam]\nlast-file='file://{path}'\n", encoding='utf-8')
    desk.environment['GSETTINGS_BACKEND'] = 'keyfile'


def action(path, number):
    return json.loads(iteamctl(CTL, 'show', path, number, '--json'))


def reminder(folder):
    """One notification a day tells what is due, and a single action point is postponed in it."""
    path = folder / 'Team.iteam'
    today = datetime.date.today()
    iteamctl(CTL, 'new', path)
    iteamctl(CTL, 'add', path, 'action', '--title', 'Folder maken', '--due', today.isoformat())
    iteamctl(CTL, 'add', path, 'action', '--title', 'Later', '--due', (today + datetime.timedelta(9)).isoformat())
    with Desk() as desk:
        desktop = Desktop(desk)
        remember(desk, path)
        with Program(desk, PROGRAM, path) as program:
            program.wait('the reminder', lambda: desktop.shown)
            same(desktop.shown[0]['title'], 'Vandaag moet 1 actiepunt af zijn', 'title')
            same(desktop.shown[0]['body'], 'A-1 Folder maken', 'body')
            desktop.press(1, 'Een dag uitstellen')
            tomorrow = (today + datetime.timedelta(1)).isoformat()
            program.wait('another due date', lambda: action(path, 'A-1')['due'] == tomorrow)
            settle(program, desk)
            program.quit()
        # The same day is told of once, whatever is late by then.
        iteamctl(CTL, 'add', path, 'action', '--title', 'Te laat', '--due', '2019-01-01')
        with Program(desk, PROGRAM, path) as program:
            program.wait_for_keyboard('.*Team.*|Wie bent u.*')
            program.wait('some rest', lambda: True)
            same(len(desktop.shown), 1, 'notifications')


def done(folder):
    """A single action point is done in the notification."""
    path = folder / 'Team.iteam'
    iteamctl(CTL, 'new', path)
    iteamctl(CTL, 'add', path, 'action', '--title', 'Folder maken', '--due', '2019-01-01')
    with Desk() as desk:
        desktop = Desktop(desk)
        remember(desk, path)
        with Program(desk, PROGRAM, path) as program:
            program.wait('the reminder', lambda: desktop.shown)
            same(desktop.shown[0]['title'], '1 actiepunt is te laat', 'title')
            desktop.press(1, 'Afgerond')
            program.wait('the action point done', lambda: action(path, 'A-1')['status'] == 'done')


def several(folder):
    """Of several one sees how many, the first of them, and the list."""
    path = folder / 'Team.iteam'
    iteamctl(CTL, 'new', path)
    for number in range(5):
        iteamctl(CTL, 'add', path, 'action', '--title', f'Actie {number}', '--due', f'2019-01-0{number + 1}')
    with Desk() as desk:
        desktop = Desktop(desk)
        remember(desk, path)
        with Program(desk, PROGRAM, path) as program:
            program.wait('the reminder', lambda: desktop.shown)
            same(desktop.shown[0]['title'], '5 actiepunten zijn te laat', 'title')
            same(desktop.shown[0]['body'], 'A-1 Actie 0\nA-2 Actie 1\nA-3 Actie 2\nen meer', 'body')
            same('Tonen' in desktop.shown[0]['actions'].values(), True, 'a button')


def nothing(folder):
    """Who does not want to be reminded is not, nor when nothing is due."""
    path = folder / 'Team.iteam'
    iteamctl(CTL, 'new', path)
    iteamctl(CTL, 'add', path, 'action', '--title', 'Te laat', '--due', '2019-01-01')
    with Desk() as desk:
        desktop = Desktop(desk)
        remember(desk, path)
        keyfile = desk.home / 'config' / 'glib-2.0' / 'settings' / 'keyfile'
        keyfile.write_text(keyfile.read_text(encoding='utf-8') + 'reminders=false\n', encoding='utf-8')
        with Program(desk, PROGRAM, path) as program:
            settle(program, desk)
            same(desktop.shown, [], 'notifications')
            program.quit()


def shell(folder):
    """GNOME Shell finds what the last file holds, though no window is open, and opens it at its place."""
    path = folder / 'Voorbeeld.iteam'
    iteamctl(CTL, 'new', path, '--sample')
    # This reads the pages of its documents.
    iteamctl(CTL, 'search', path, 'huisadres')
    with Desk() as desk:
        desktop = Desktop(desk)
        remember(desk, path)
        # The bus starts it so.
        with Program(desk, PROGRAM, '--gapplication-service') as program:
            wait('the program on the bus', lambda: desktop.ask(
                'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                GLib.Variant('(s)', (NAME,)))[0], program.check)
            found, = desktop.search('GetInitialResultSet', ['dilemma'])
            same(len(found) > 3, True, 'results')
            narrower, = desktop.search('GetSubsearchResultSet', found, ['dilemmatraining', 'herhalen'])
            same(narrower[0].startswith('action:'), True, narrower)
            metas, = desktop.search('GetResultMetas', narrower[:1])
            same(metas[0]['name'], 'A-13 Dilemmatraining herhalen', 'name')
            same(metas[0]['id'], narrower[0], 'id')
            page, = desktop.search('GetInitialResultSet', ['huisadres'])
            same(page[0].startswith('document:') and page[0].endswith('#page=2'), True, page)
            metas, = desktop.search('GetResultMetas', page[:1])
            same('huisadres' in metas[0]['description'], True, metas)
            same(desktop.search('GetInitialResultSet', ['zzzzzz']), ([],), 'nothing')
            same(program.windows(), [], 'no window')
            desktop.search('ActivateResult', narrower[0], ['dilemmatraining', 'herhalen'], 0)
            program.wait('the window', program.windows)
            if program.process.poll() is not None:
                raise Failed('the program ended')


# Each desk has a bus of its own, and the first the accessible desktop for all.
with Desk():
    run_tests([reminder, done, several, nothing, shell])
