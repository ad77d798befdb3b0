#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen as a screen reader reads it: each control has a name, and no word is left in English.

Usage: test-screens.py PROGRAM ITEAMCTL FOLDER actions|documents|meetings|programme (TAP on standard output)

FOLDER has the translations as they were built; the last word names the pane that is walked through.
"""

import gettext
import re
import sys
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from desk import (BUTTONS, MENU_ITEMS, Desk, Failed, Program, Seat, everything, has_place, has_state,  # noqa: E402
                  open_count, run_tests)

PROGRAM, CTL, FOLDER, PART = sys.argv[1:5]
APP_ID = 'org.rijswijk.IntegriteitTeam'
# What can have the focus and is read by what stands in it.
CONTAINERS = {
    Atspi.Role.FILLER, Atspi.Role.FRAME, Atspi.Role.LABEL, Atspi.Role.LIST, Atspi.Role.LIST_ITEM, Atspi.Role.PANEL,
    Atspi.Role.SCROLL_PANE, Atspi.Role.TABLE, Atspi.Role.TABLE_CELL, Atspi.Role.TABLE_ROW, Atspi.Role.TREE_TABLE,
    Atspi.Role.VIEWPORT, Atspi.Role.SPLIT_PANE, Atspi.Role.GROUPING, Atspi.Role.DIALOG, Atspi.Role.WINDOW,
}
# GTK before 4.10 gives what has no name that of its class.
NO_NAME = re.compile(r'(?:(?:Gtk|Adw|Iteam|Gdk)[A-Z]\w+)?')
PLACE = re.compile(r'%(?:\d+\$)?[-0-9.]*(?:l|ll)?[a-zA-Z]')
DOMAINS = ('gtk40', 'libadwaita')
# The switch of GTK's own about dialog, whose name GTK 4.18 does not have in Dutch.
GTK_ONLY_ENGLISH = {('about', 'Pages')}


class Screens:
    """What was read, by the screen where it stood."""

    def __init__(self):
        self.program = None
        self.seat = None
        self.unnamed = []
        self.unread = []
        self.items = 0
        self.texts = {}

    def read(self, screen, part):
        """All of a part as it is now."""
        self.read_part(screen, part.again(), '')

    def read_part(self, screen, part, path):
        role, name, focusable = part.role, part.name, has_state(part, Atspi.StateType.FOCUSABLE)
        description = part.description
        path = f'{path}/{name or part.role_name()}'
        if role in MENU_ITEMS and not name and labelled_out_of_sight(part):
            self.unread.append(screen)
        elif focusable and role not in CONTAINERS and NO_NAME.fullmatch(name) and not labelled(part):
            self.unnamed.append(f'{screen}: {part.role_name()} “{description}” in {path[-120:]}')
        elif role in MENU_ITEMS:
            self.items += 1
        for text in (name, description):
            if not NO_NAME.fullmatch(text) and (screen, text) not in GTK_ONLY_ENGLISH:
                self.texts.setdefault(text, screen)
        # GTK's own calendar has buttons without a name.
        if focusable and is_calendar(part):
            return
        for child in part.parts:
            self.read_part(screen, child, path)

    def read_window(self, screen):
        """The window that came last."""
        self.read(screen, self.program.wait(screen, self.program.windows)[-1])

    def press(self, part):
        part.press()

    def read_popovers(self, screen, part, least):
        """What each button with a menu opens, which are so many at least."""
        count = 0
        for button in list(menu_buttons(part.again())):
            # One of a page that was not shown until now.
            if not has_place(button) or not in_sight(button):
                continue
            owner = button.parent
            before = owner.size()
            self.press(button)
            try:
                self.program.wait('a popover', lambda owner=owner, before=before: owner.size() > before, 5)
            except Failed:
                # One of a page that is not shown now, or that cannot be chosen.
                continue
            count += 1
            self.read(f'{screen}, {button.name}', owner)
            self.program.keys('Escape')
            self.program.wait('the end of a popover', lambda owner=owner, before=before: owner.size() <= before)
        if count < least:
            raise Failed(f'hardly any menu opens in {screen}: {count}')

    def choose_by_key(self, menu, key):
        """An item of a menu, by the letter that is underlined in it."""
        self.seat.press(menu)
        self.program.wait('the menu', lambda: (focused := self.program.focused()) and focused.role in MENU_ITEMS)
        self.program.keys(key)

    def read_opened(self, screen, opening):
        """A window that something opens, and that Escape closes."""
        count = len(self.program.windows())
        opening()
        self.program.wait(screen, lambda: len(self.program.windows()) > count)
        self.program.wait(f'{screen} with the keyboard',
                          lambda: not self.program.desk.focused_window().endswith(' — Integriteit Team'))
        self.read_window(screen)
        self.program.keys('Escape')
        self.program.wait(f'the end of {screen}', lambda: len(self.program.windows()) == count)
        self.program.wait_for_keyboard('.* — Integriteit Team')

    def read_question(self, screen, opening, words):
        """A question over the window, of its own or within it, that says something, and that Escape answers."""
        def asked():
            return any(re.search(words, label) for label in self.program.labels())

        opening()
        self.program.wait(screen, asked)
        self.read_window(screen)
        self.program.insist(f'the end of {screen}', lambda: self.program.keys('Escape'), lambda: not asked())
        self.program.wait_for_keyboard('.* — Integriteit Team')


def in_sight(part):
    """Whether it is not below what the window shows of a long page, where a popover has no screen to be on."""
    area = part.extents()
    return area.y + area.height < 900


def labelled(part):
    """Whether something else that has a text is its label."""
    return any(label.name for label in part.labels())


def labelled_out_of_sight(part):
    """Whether it has a label that is not among what can be read: GTK 4.18 keeps those of the menu items to itself."""
    labels = part.labels()
    return bool(labels) and all(label.role == Atspi.Role.INVALID for label in labels)


def is_calendar(part):
    """Whether it is the calendar; GTK 4.18 does not tell what it is called, but its days are always six weeks."""
    if part.name == 'Kalender':
        return True
    parts = part.parts
    return len(parts) == 2 and sum(1 for day in parts[1].below() if day.name.isdecimal()) >= 42


def menu_buttons(part):
    """The buttons within a GtkMenuButton, which has none of the focus itself."""
    for child in part.parts:
        if part.role in BUTTONS and child.role in BUTTONS:
            yield child
        yield from menu_buttons(child)


def activate(program, name):
    """One of the program's own actions, as the desktop asks for it."""
    return lambda: program.desk.call(f'/{APP_ID.replace(".", "/")}', 'org.gtk.Actions', 'Activate',
                                     GLib.Variant('(sava{sv})', (name, [], {})), APP_ID)


def walk_actions(screens):
    """The action points, with a new one that is shown in full, and the windows beside the main one."""
    program = screens.program
    count = program.wait('the action points', lambda: open_count(program))
    program.keys('ctrl+n')
    program.type('Folder maken @CI uiterlijk 15 mei 2030 #scherm\n')
    program.wait('the new action point', lambda: open_count(program) == count + 1)
    screens.seat.button('Actiehouders kiezen')
    screens.read_window('the pane')
    screens.read_popovers('the pane', program.window(), 8)
    screens.read_opened('people', activate(program, 'people'))
    screens.read_opened('preferences', activate(program, 'preferences'))
    screens.read_opened('about', activate(program, 'about'))
    screens.read_opened('shortcuts', lambda: program.keys('ctrl+question'))
    # The panel comes behind the table.
    screens.read_opened('history', lambda: screens.seat.choose('Meer', 'Wijzigingsgeschiedenis.*', 2))
    screens.read_opened('who', lambda: screens.press(
        program.find(Atspi.Role.LABEL, 'Wie bent u\\?').parent.parent))


def walk_documents(screens):
    """The register with one that is shown in full, and the reader with its menus, panels and windows."""
    program = screens.program
    screens.seat.go_to_pane('Documenten')
    part = screens.seat.find_pane('Documenten zoeken')

    def document():
        return next((row for row in everything(part) if row.name.startswith('Gedragscode integriteit raad')), None)

    program.insist('it in full', lambda: program.click(program.wait('a document', document)),
                   lambda: has_place(screens.seat.button('Meer over dit document')))
    screens.read('the register', part)
    screens.read_popovers('the register', part, 4)
    screens.read_opened('history of a document',
                        lambda: screens.seat.choose('Meer over dit document', 'Wijzigingsgeschiedenis.*', 2))
    screens.seat.press('.*Lezen')
    program.wait('its pages', lambda: any(row.name.startswith('Pagina 1 van') for row in everything(part)))
    screens.read_popovers('the reader', screens.seat.button('Leesmenu').parent.parent, 2)
    screens.read_opened('properties', lambda: program.keys('alt+Return'))
    program.keys('F7')
    program.keys('ctrl+f')
    program.type('griffier')
    screens.seat.label('1 van 3')
    program.keys('ctrl+m')
    screens.seat.label('Aantekening op pagina 1')
    screens.read('the reader', part)
    program.keys('Escape')
    screens.seat.choose('Leesmenu', 'Actiepunt maken.*', 2)
    screens.seat.label('Actiepunt bij pagina 1')
    program.keys('Escape')


def walk_programme(screens):
    """The activities and the points, each with one that is shown in full."""
    program = screens.program
    screens.seat.go_to_pane('Programma')
    part = screens.seat.find_pane('Programma doorzoeken')

    def row(title):
        return lambda: next((row for row in everything(part) if row.name.startswith(title)), None)

    program.insist('a talk in full', lambda: program.click(program.wait('a talk', row('Themagesprek externe'))),
                   lambda: 'P-10' in program.labels())
    screens.read('a talk', part)
    screens.read_popovers('a talk', part, 2)
    screens.read_opened('history of an activity', lambda: screens.seat.choose('Wat ermee kan', 'Wijzigingsgeschiedenis.*', 2))
    screens.seat.press('.*Punten')
    program.insist('a point in full', lambda: program.click(program.wait('a point', row('Twijfel over kleine geschenken en'))),
                   lambda: 'V-8' in program.labels())
    screens.read('a point', part)


def walk_report(screens):
    """The annual report: its head, a section with its data, and what can be done with it."""
    program = screens.program
    screens.seat.go_to_pane('Jaarverslag')
    part = screens.seat.find_pane('Onderdelen')

    def label(text):
        return lambda: next((one for one in program.window().below() if one.role == Atspi.Role.LABEL and one.name == text), None)

    screens.read('the head of the report', part)
    program.insist('a section', lambda: program.click(program.wait('a section', label('Gedragscodes en protocol'))),
                   lambda: 'Wat de gegevens zeggen' in program.labels())
    screens.read('a section of the report', part)
    screens.read_popovers('the report', part, 1)
    screens.read_opened('history of a report', lambda: screens.choose_by_key('Wat met het verslag kan', 'g'))


def walk_meetings(screens):
    """A meeting that is planned and held, an item of it, the other lists, and what is asked and told beside them."""
    program, seat = screens.program, screens.seat
    seat.go_to_pane('Overleggen')
    part = seat.find_pane('Zoek in de overleggen')

    def label(text):
        return program.wait(text, lambda: next((one for one in everything(part) if one.role == Atspi.Role.LABEL
                                                and re.fullmatch(text, one.name)), None))

    def show_list(index, search):
        # From GTK 4.10 on a drop-down is called by what is chosen in it.
        seat.press('Lijst|Overleggen|Besluitenlijst|Onderwerpen voor later|Vergaderreeksen')
        program.wait('the lists', lambda: (focused := program.focused()) and focused.role == Atspi.Role.LIST_ITEM)
        program.keys('Home', *['Down'] * index, 'Return')
        program.wait(search, lambda: any(one.name == search for one in everything(part)))

    label(r'1\. Opening en mededelingen')
    screens.read('the meeting', part)
    screens.read_popovers('the meeting', part, 4)
    screens.read_opened('history of a meeting', lambda: screens.choose_by_key('Menu van het overleg', 'g'))
    program.click(label(r'1\. Opening en mededelingen'))
    seat.press('(?:.* )?Overleg openen')
    seat.button('(?:.* )?Overleg sluiten')
    screens.read('the item', part)
    screens.read_question('closing', lambda: seat.press('(?:.* )?Overleg sluiten'), 'is niet behandeld en niet aangehouden')
    show_list(1, 'Besluiten zoeken')
    screens.read('the decisions', part)
    show_list(2, 'Onderwerpen zoeken')
    screens.read('the topics', part)
    # The first series is shown at once.
    show_list(3, 'Vergaderreeksen zoeken')
    seat.button('Leden kiezen')
    # Its menus are left out: GTK 4.8 complains of the screen of one that is opened so far down, the cause is not found.
    screens.read('the series', part)


def walk_welcome(desk, screens):
    """What the program says without a file."""
    with Program(desk, PROGRAM) as program:
        screens.program = program
        program.wait('the welcome page', lambda: program.find(Atspi.Role.LABEL, 'Nieuw teambestand…'))
        program.wait_for_keyboard('Integriteit Team')
        screens.read_window('welcome')
        program.quit()


WALKS = {'actions': walk_actions, 'documents': walk_documents, 'meetings': walk_meetings, 'programme': walk_programme,
         'report': walk_report}


def walk():
    """All screens of a pane, one by one."""
    screens = Screens()
    with Desk() as desk:
        if PART == 'actions':
            walk_welcome(desk, screens)
        with Program(desk, PROGRAM, '--sample') as program:
            screens.program, screens.seat = program, Seat(program, None, CTL)
            program.wait_for_keyboard('.* — Integriteit Team')
            WALKS[PART](screens)
            program.quit()
    return screens


class Dutch:
    """Tells what is English and has a Dutch word."""

    def __init__(self):
        ours = Path(FOLDER) / 'nl' / 'LC_MESSAGES' / 'integriteit-team.mo'
        theirs = [Path(f'/usr/share/locale/nl/LC_MESSAGES/{domain}.mo') for domain in DOMAINS]
        self.dutch, self.english, self.patterns = set(), set(), []
        for path in [ours, *theirs]:
            if not path.exists():
                raise Failed(f'{path} is missing')
            with path.open('rb') as file:
                # The words have no other way out.
                catalog = gettext.GNUTranslations(file)._catalog  # pylint: disable=protected-access
            for key, dutch in catalog.items():
                english = (key[0] if isinstance(key, tuple) else key).rpartition('\x04')[2]
                self.dutch.add(plain(dutch))
                if plain(english) != plain(dutch) and english:
                    self.english.add(plain(english))
                    if path == ours and PLACE.search(english) and re.search('[a-z]{4}', PLACE.sub('', english)):
                        self.patterns.append((plain(english), as_pattern(english), as_pattern(dutch)))

    def is_english(self, text):
        if text in self.dutch:
            return False
        # What is the same in both, as "%u document" is for one of them, tells nothing.
        return text in self.english or any(english.fullmatch(text) and not dutch.fullmatch(text)
                                           for told, english, dutch in self.patterns if told not in self.dutch)


def plain(text):
    return text.replace('_', '')


def as_pattern(text):
    return re.compile('.+'.join(re.escape(part) for part in PLACE.split(plain(text).replace('%%', '%'))))


WALKED = []


def names(folder):
    """Each control of every screen has a name for a screen reader."""
    WALKED.append(walk())
    # The windows of GTK are as they are.
    ours = [found for found in WALKED[0].unnamed if not found.startswith(('about: ', 'shortcuts: '))]
    if ours:
        raise Failed('\n'.join(ours))


def menus(folder):
    """Each item of every menu has a name that can be read."""
    if not WALKED:
        raise Failed('the screens could not be walked through')
    unread, items = len(WALKED[0].unread), WALKED[0].items
    if unread + items == 0:
        raise Failed('no menu has an item')
    print(f'# {items} menu items with a name, {unread} without', flush=True)
    return f'this GTK does not tell what is on {unread} of its menu items' if unread else None


def dutch(folder):
    """No English word is left on any screen."""
    if not WALKED:
        raise Failed('the screens could not be walked through')
    words = Dutch()
    texts = WALKED[0].texts
    # What is Dutch and what is English is known from what is there.
    if not any(text in words.dutch for text in texts):
        raise Failed('nothing is Dutch')
    english = [f'{screen}: “{text}”' for text, screen in sorted(texts.items()) if words.is_english(plain(text))]
    if english:
        raise Failed('\n'.join(english))
    print(f'# {len(texts)} texts', flush=True)


run_tests([names, menus, dutch])
