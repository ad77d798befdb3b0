#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in for a file manager: files that were copied there, and a small window above all others to drag them from.

Usage: files.py FILE… (says "ready", and "accepted" when what is under the pointer would take them)
"""

import subprocess
import sys
from pathlib import Path

import gi

for namespace in 'Gtk', 'Gdk', 'GdkX11':
    gi.require_version(namespace, '4.0')
from gi.repository import Gdk, GdkX11, GLib, Gtk  # noqa: E402, F401 pylint: disable=unused-import

URIS = ''.join(f'{Path(name).absolute().as_uri()}\r\n' for name in sys.argv[1:])


def offer():
    return Gdk.ContentProvider.new_for_bytes('text/uri-list', GLib.Bytes.new(URIS.encode()))


def say(word):
    print(word, flush=True)


def begin(_source, drag):
    drag.connect('notify::selected-action', lambda drag, _: drag.get_selected_action() and say('accepted'))


def main():
    Gtk.init()
    window = Gtk.Window(title='Bestanden', default_width=120, default_height=60)
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY, content=offer())
    source.connect('drag-begin', begin)
    label = Gtk.Label(label='Bestanden')
    label.add_controller(source)
    window.set_child(label)
    window.realize()
    # The window manager gives each window the whole screen, and the keyboard; this one is none of its business.
    subprocess.run(['xdotool', 'set_window', '--overrideredirect', '1', str(window.get_surface().get_xid())], check=True)
    window.present()
    window.get_display().get_clipboard().set_content(offer())
    GLib.idle_add(say, 'ready')
    GLib.MainLoop().run()


main()
