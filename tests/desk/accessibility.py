# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible desktop, read as a whole: a program answers one question with all of its parts, instead of several for each
of thousands. Said in the interfaces of at-spi2-core, org.a11y.atspi.*."""

from collections import Counter, namedtuple

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = '/org/a11y/atspi/accessible/root'
# Milliseconds.
PATIENCE = 30000
IN_WINDOW = 1

Extents = namedtuple('Extents', 'x y width height')


def connect(address):
    """A bus by its address."""
    bus = Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
    bus.set_exit_on_close(False)
    return bus


class Part:
    """A part of a window: what it was when the program was asked for all of them, and by its methods what it is now."""

    def __init__(self, owner, path, item=None):
        self.owner = owner
        self.path = path
        self.parent = None
        self.parts = []
        self.index, self.name, self.role, self.description, self.states = -1, '', Atspi.Role.INVALID, '', 0
        if item is not None:
            _, _, _, self.index, _, _, self.name, role, self.description, (low, high) = item
            self.role = Atspi.Role(role)
            self.states = low | high << 32

    def __eq__(self, other):
        return isinstance(other, Part) and (self.owner.name, self.path) == (other.owner.name, other.path)

    def __hash__(self):
        return hash(self.path)

    def below(self):
        """It and all below it, as they were."""
        yield self
        for part in self.parts:
            yield from part.below()

    def again(self):
        """The same part as it is now, or nothing if it is gone."""
        return self.owner.parts().get(self.path)

    def size(self):
        """How many parts it has now, itself included."""
        return len(self.owner.ask_below(self.path, {}))

    def role_name(self):
        return Atspi.role_get_name(self.role)

    def extents(self):
        """Where it is in its window."""
        return Extents(*self.owner.call(self.path, 'Component', 'GetExtents', GLib.Variant('(u)', (IN_WINDOW,)))[0])

    def press(self):
        self.owner.call(self.path, 'Action', 'DoAction', GLib.Variant('(i)', (0,)))

    def text(self):
        """What is written in an entry or a text."""
        return self.owner.call(self.path, 'Text', 'GetText', GLib.Variant('(ii)', (0, -1)))[0]

    def labels(self):
        """What else is said to be its label, whether it is among the parts or not."""
        return [self.owner.label(path) for kind, ends in self.owner.call(self.path, 'Accessible', 'GetRelationSet')[0]
                if kind == int(Atspi.RelationType.LABELLED_BY) for _, path in ends]


def everything(part):
    """It and all below it, as they are now; GTK does not tell which of these are on the screen."""
    now = part.again()
    return now.below() if now is not None else iter(())


class Owner:
    """A program, by its name on the bus."""

    def __init__(self, bus, name):
        self.bus = bus
        self.name = name

    def call(self, path, interface, method, parameters=None):
        return self.bus.call_sync(self.name, path, f'org.a11y.atspi.{interface}', method, parameters, None,
                                  Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()

    def label(self, path):
        """A part by itself, which may be one that nobody tells anything of."""
        part = Part(self, path)
        try:
            part.role = Atspi.Role(self.call(path, 'Accessible', 'GetRole')[0])
            part.name, = self.bus.call_sync(self.name, path, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant(
                '(ss)', ('org.a11y.atspi.Accessible', 'Name')), None, Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()
        except GLib.Error:
            part.role = Atspi.Role.INVALID
        return part

    def items(self):
        """What the program knows of its parts by now, by their paths."""
        return {item[0][1]: item for item in self.call('/org/a11y/atspi/cache', 'Cache', 'GetItems')[0]}

    def ask_below(self, start, items):
        """What stands below each part from one on, but where that is known to be nothing. All that can be asked is asked at
        once. GTK makes a part known when it is first asked for, and goes on to know what is not to be seen any more."""
        below = {}
        waiting = 0

        def ask(path):
            nonlocal waiting
            below[path] = []
            if path == ROOT or path not in items or items[path][4] > 0:
                waiting += 1
                self.bus.call(self.name, path, 'org.a11y.atspi.Accessible', 'GetChildren', None, None, Gio.DBusCallFlags.NONE,
                              PATIENCE, None, answered, path)

        def answered(bus, result, path):
            nonlocal waiting
            waiting -= 1
            try:
                found = bus.call_finish(result).unpack()[0]
            except GLib.Error:
                # It is gone meanwhile.
                return
            # GTK before 4.10 tells of some as below two others.
            below[path] = [one for _, one in found if one not in below]
            for one in below[path]:
                ask(one)

        ask(start)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return below

    def parts(self):
        """All parts by their paths, each with those below it in their order."""
        items = self.items()
        below = self.ask_below(ROOT, items)
        if any(path not in items for path in below):
            items = self.items()
        parts = {path: Part(self, path, items.get(path)) for path in below if path == ROOT or path in items}
        for path, part in parts.items():
            part.parts = [parts[one] for one in below[path] if one in parts]
            for one in part.parts:
                one.parent = part
        return parts


class Accessibility:
    """The bus on which programs tell what they show."""

    def __init__(self, address):
        self.bus = connect(address)
        self.owners = {}

    def programs(self):
        """The names on the bus and the processes of all who tell something."""
        ends, = Owner(self.bus, 'org.a11y.atspi.Registry').call(ROOT, 'Accessible', 'GetChildren')
        return [(name, self.bus.call_sync(
            'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
            GLib.Variant('(s)', (name,)), None, Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()[0]) for name, _ in ends]

    def windows(self, process):
        """The windows of a process, as they are now."""
        if process not in self.owners:
            name = next((name for name, pid in self.programs() if pid == process), None)
            if name is None:
                return []
            self.owners[process] = Owner(self.bus, name)
        root = self.owners[process].parts().get(ROOT)
        return root.parts if root is not None else []
