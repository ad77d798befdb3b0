#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check the .ui files against what GTK and libadwaita on this machine know.

The compiler does not see XML. Each class, property and signal that a file
names must exist and must not be deprecated; run on both Debian releases, this
shows that a file loads on the older one and has a future on the newer. Words
that a person reads must be translatable, a control without words must have a
name for screen readers, and each file must be in the program's resources.

Usage: ui-check.py UI-FOLDER (TAP on standard output)
"""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import gi

gi.require_version('Gtk', '4.0')
gi.require_version('Adw', '1')
from gi.repository import Adw, Gdk, Gio, GObject, Gtk, Pango  # noqa: E402

# The first that fits: "Gtk" before "G".
NAMESPACES = [('Gtk', Gtk), ('Gdk', Gdk), ('Adw', Adw), ('Pango', Pango), ('G', Gio), ('G', GObject)]
OURS = 'Iteam'
# What a person reads, as properties, and as attributes of menus.
WORDS = {'body', 'comments', 'description', 'heading', 'label', 'placeholder-text', 'primary-text', 'secondary-text',
         'subtitle', 'text', 'title', 'tooltip-markup', 'tooltip-text'}
MENU_WORDS = {'label'}
ACCESSIBLE_WORDS = {'description', 'help-text', 'label', 'placeholder', 'role-description', 'value-text'}
BUTTONS = {'GtkButton', 'GtkMenuButton', 'GtkToggleButton'}
BUTTON_WORDS = {'label', 'tooltip-text', 'tooltip-markup', 'child'}
# Deprecated in GTK 4.18 without a successor on Debian 12; no code names them, ui/window/iteam-shortcuts.ui does.
ALLOWED = {'GtkShortcutsWindow', 'GtkShortcutsSection', 'GtkShortcutsGroup', 'GtkShortcutsShortcut'}


def canonical(name):
    return name.replace('_', '-')


def find_class(name):
    """The introspection data of a class by its C name, or None."""
    for prefix, namespace in NAMESPACES:
        if name.startswith(prefix):
            found = getattr(namespace, name[len(prefix):], None)
            if found is not None and hasattr(found, '__info__'):
                return found.__info__
    return None


def family(info):
    """A class, its parents and their interfaces."""
    while info is not None:
        yield info
        if hasattr(info, 'get_interfaces'):
            yield from info.get_interfaces()
        info = info.get_parent() if hasattr(info, 'get_parent') else None


def find_member(info, getter, name):
    for each in family(info):
        members = getattr(each, getter, None)
        for member in members() if members else []:
            # Introspection keeps dashes in names; PyGObject may show them as underscores.
            if canonical(member.get_name()) == canonical(name):
                return member
    return None


class Checker:
    def __init__(self):
        self.faults = []

    def fault(self, message):
        self.faults.append(message)

    def check(self, root):
        for element in root.iter():
            if element.tag in ('object', 'template'):
                self.check_object(element)
            elif element.tag == 'lookup':
                self.check_lookup(element)
            elif element.tag == 'property' and element.get('name') == 'bytes':
                # The rows of a list are a .ui file within the file.
                self.check(ET.fromstring((element.text or '').strip()))
            elif element.tag in ('menu', 'submenu', 'section', 'item'):
                self.check_menu(element)

    def class_of(self, element):
        """The class whose members can be checked: of a template of ours, its parent's."""
        name = element.get('class')
        if element.tag == 'template' and element.get('parent'):
            return element.get('parent')
        return name

    def check_object(self, element):
        name = self.class_of(element)
        if name is None:
            self.fault(f'<{element.tag}> without a class')
            return

        if name.startswith(OURS):
            # Its own members are checked when GtkBuilder loads it; those that
            # every widget has are spelled alike everywhere.
            self.check_words(element, name)
            return

        info = find_class(name)
        if info is None:
            self.fault(f'{name} does not exist')
            return
        if info.is_deprecated() and name not in ALLOWED:
            self.fault(f'{name} is deprecated')

        template = element.tag == 'template' and element.get('parent') is not None
        for child in element:
            member = child.get('name')
            if child.tag == 'property':
                self.check_member(name, info, 'get_properties', 'property', member, template)
            elif child.tag == 'binding':
                self.check_member(name, info, 'get_properties', 'property', member, template)
            elif child.tag == 'signal':
                self.check_member(name, info, 'get_signals', 'signal', member.partition('::')[0], template)
        self.check_words(element, name)
        self.check_button(element, name)

    def check_lookup(self, element):
        name = element.get('type')
        if name is None or name.startswith(OURS):
            return
        info = find_class(name)
        if info is None:
            self.fault(f'{name} does not exist')
        else:
            self.check_member(name, info, 'get_properties', 'property', element.get('name'), False)

    def check_member(self, name, info, getter, kind, member, template):
        found = find_member(info, getter, member)
        if found is None:
            # A template may set what our class adds to its parent.
            if not template:
                self.fault(f'{name} has no {kind} "{member}"')
        elif found.is_deprecated():
            self.fault(f'the {kind} "{member}" of {name} is deprecated')

    def check_words(self, element, name):
        for child in element:
            if child.tag == 'property' and canonical(child.get('name')) in WORDS:
                self.check_translatable(child, f'{name}: {child.get("name")}')
            elif child.tag == 'accessibility':
                for each in child:
                    if each.tag == 'property' and canonical(each.get('name')) in ACCESSIBLE_WORDS:
                        self.check_translatable(each, f'{name}: accessible {each.get("name")}')
            elif child.tag == 'items':
                for each in child:
                    self.check_translatable(each, f'{name}: item')

    def check_menu(self, element):
        for child in element:
            if child.tag == 'attribute' and child.get('name') in MENU_WORDS:
                self.check_translatable(child, f'menu: {child.get("name")}')

    def check_translatable(self, element, where):
        text = (element.text or '').strip()
        # A bound property has no text of its own; digits and signs are the same in each language.
        if element.get('bind-source') or not re.search(r'[^\W\d_]', text):
            return
        if element.get('translatable') not in ('yes', 'true', '1') and element.get('translatable') != 'no':
            self.fault(f'{where} "{text}" is not translatable')

    def check_button(self, element, name):
        if name not in BUTTONS:
            return
        names = {canonical(child.get('name') or '') for child in element if child.tag in ('property', 'binding')}
        accessible = element.find("accessibility/property[@name='label']")
        labelled = element.find("accessibility/relation[@name='labelled-by']")
        children = element.find('child')
        if 'icon-name' in names and not names & BUTTON_WORDS and accessible is None and labelled is None and children is None:
            self.fault(f'{name} "{element.get("id") or ""}" with an icon alone has neither a tooltip nor an accessible label')


def check_resources(folder, files):
    """The .ui files that the resources lack, and those that they have and that do not exist."""
    listed = set()
    for manifest in folder.glob('*.gresource.xml'):
        listed |= {element.text.strip() for element in ET.parse(manifest).iter('file')}
    present = {str(path.relative_to(folder)) for path in files}
    for name in sorted(present - listed):
        yield f'{name} is not in the resources'
    for name in sorted(listed):
        if name.endswith('.ui') and not (folder / name).exists():
            yield f'{name} is in the resources but not in the folder'


def report(number, name, faults):
    print(f'{"not ok" if faults else "ok"} {number} - {name}')
    for fault in faults:
        print(f'# {name}: {fault}')
    return not faults


def main():
    folder = Path(sys.argv[1])
    files = sorted(folder.rglob('*.ui'))
    print(f'1..{len(files) + 1}')
    good = report(1, 'resources', list(check_resources(folder, files)))
    for number, path in enumerate(files, 2):
        checker = Checker()
        try:
            checker.check(ET.parse(path).getroot())
        except ET.ParseError as error:
            checker.fault(str(error))
        good = report(number, str(path.relative_to(folder)), checker.faults) and good
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
