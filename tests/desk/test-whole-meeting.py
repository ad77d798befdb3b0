#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A meeting from the series it belongs to until its minutes are adopted in the next one, as a team holds it.

Usage: test-whole-meeting.py PROGRAM ITEAMCTL (TAP on standard output)
"""

import re
import subprocess
import sys

from desk import (BUTTONS, MENU_ITEMS, Atspi, Desk, Failed, Program, Seat, everything, has_state, iteamctl, run_tests,
                  same)

PROGRAM, CTL = sys.argv[1:3]
TEXTS = {Atspi.Role.TEXT, Atspi.Role.ENTRY}
# Whom Down comes to in the list of people, and how often it is pressed for that.
MEMBERS = (
    ('Bedrijfsmaatschappelijk werker', 0), ('Coördinator integriteit', 1), ('Externe vertrouwenspersoon', 1),
    ('Functionaris gegevensbescherming', 1), ('Griffier', 3), ('Interne vertrouwenspersoon', 2),
    ('Ondernemingsraad (OR)', 1), ('Opgave HRM', 1),
)
APOLOGIES = ('Externe vertrouwenspersoon', 'Griffier')
PRESENT = tuple(name for name, _ in MEMBERS if name not in APOLOGIES)
POSTPONED, STANDING = 'Geschenken en uitnodigingen', 'Rondvraag'
# What was said at each item, in the order of the agenda; "1 " makes a line a decision, and "3 " an action point.
AGENDA = (
    ('Opening en mededelingen', ('Iedereen is welkom. De agenda blijft zoals hij is.',)),
    ('Dilemmatraining', (
        'Drie op de vier medewerkers deden mee.', 'Over wie niet meedeed wordt niet per persoon gesproken.',
        '1 De training wordt elk jaar herhaald', '3 Rooster maken voor de buitendienst @HRM uiterlijk 15 mei 2030')),
    ('Themagesprekken', (
        'Kleine groepen leveren meer op dan een volle zaal.',
        '3 Gespreksleiders vragen @CI uiterlijk 1 juni 2030', '3 Lessen verzamelen @IVP uiterlijk 2 juli 2030')),
    (POSTPONED, ()),
    ('Nevenfuncties', ('Niet iedereen weet wat gemeld wordt.', '1 De lijst van nevenfuncties komt op intranet')),
    ('Voorlichting over privacy', (
        'Uitleg bij de systemen werkt beter dan nog een regel.', '3 Uitleg schrijven @FG uiterlijk 3 maart 2030')),
    ('Informatienota aan de raad', ('De nota volgt de indeling van vorig jaar.', '1 De nota gaat in februari naar het college')),
    (STANDING, ('De OR vraagt de stukken een week vooraf.',)),
)
REMARK = 'Kan erbij dat externen ook waren uitgenodigd?'


def split(line):
    """Whether a line is a decision or an action point; its words; who it is for; its date."""
    kind, words = (line[0], line[2:]) if re.match('[13] ', line) else ('', line)
    words, _, due = words.partition(' uiterlijk ')
    words, _, owner = words.partition(' @')
    return kind, words, owner, due


class Room(Seat):
    """The pane of the meetings, and what is in the file meanwhile."""

    def __init__(self, program, path):
        super().__init__(program, path, CTL)
        self.go_to_pane('Overleggen')
        self.pane = self.find_pane('Zoek in de overleggen')
        self.known = {}

    def parts(self, roles, name, within=None):
        return [part for part in everything(within or self.pane)
                if part.role in roles and re.fullmatch(name, part.name)]

    def part(self, roles, name, index=-1):
        return self.program.wait(f'“{name}”', lambda: self.parts(roles, name))[index]

    def fixture(self, roles, name, index=-1):
        """A part of the pane that is always there: looked for once, as that takes its time."""
        if (name, index) not in self.known:
            self.known[name, index] = self.part(roles, name, index)
        return self.known[name, index]

    def do(self, name):
        """Presses one of the pane's buttons, in sight; GTK before 4.10 tells a label with a mnemonic twice."""
        self.press_part(self.part(BUTTONS, f'(?:.* )?{name}'))

    def press_part(self, button):
        self.program.scroll_to(button)
        button.press()

    def click(self, name, index=-1):
        """Clicks on what has this label."""
        part = self.part({Atspi.Role.LABEL}, name, index)
        self.program.scroll_to(part)
        self.program.click(part)

    def choose_by_key(self, key):
        """An item of the menu of the meeting, by the letter that is underlined in it."""
        self.part(BUTTONS, 'Menu van het overleg').press()
        self.program.wait('the menu', lambda: (part := self.program.focused()) and part.role in MENU_ITEMS)
        self.program.keys(key)

    def write(self, entry, text, index=-1):
        """Goes to an entry of the pane, and types over what stands there."""
        part = self.fixture(TEXTS, entry, index)
        self.program.scroll_to(part)
        self.program.click(part)
        self.program.keys('ctrl+a')
        self.program.type(text)

    def comes(self, what, number, **fields):
        """Waits until the file says so of a meeting; returns it with all that belongs to it."""
        def find():
            found = self.told('show', self.path, number)
            return found if all(found[name] == value for name, value in fields.items()) else None

        return self.program.wait(what, find)

    def titles(self, number):
        return [item['title'] for item in self.told('show', self.path, number)['agenda']]

    def go_to_item(self, title):
        """Chooses an item of the agenda by the mouse."""
        agenda = self.fixture({Atspi.Role.LIST, Atspi.Role.LIST_BOX}, 'Agenda')
        row = self.program.wait(title, lambda: self.parts({Atspi.Role.LABEL}, r'\d+\. ' + re.escape(title), agenda))[0]
        self.program.scroll_to(row)
        self.program.click(row)
        self.shows(title)

    def shows(self, title):
        """Waits until an item is shown in full: its title can be edited there."""
        part = self.fixture(TEXTS, 'Titel')
        self.program.wait(f'“{title}” in full',
                          lambda: part.text() == title)

    def minutes(self):
        """Goes to what is said at the item."""
        part = self.fixture(TEXTS, 'Verslag')
        self.program.scroll_to(part)
        self.program.click(part)

    def attend(self, number, **states):
        """Says of some who is there, in one click each."""
        names = {f'{button}: {name}' for button, who in states.items() for name in who}

        def find():
            found = {button.name: button for button in self.parts(BUTTONS, '.*: .*')}
            return names <= found.keys() and found

        buttons = self.program.wait('the buttons of all', find)
        for name in sorted(names):
            self.press_part(buttons[name])
        wanted = {name: state for state, who in (('present', states.get('Aanwezig', ())), ('apologies', states.get('Afgemeld', ())))
                  for name in who}
        self.program.wait('the attendance', lambda: wanted.items() <= {
            one['name']: one['state'] for one in self.told('show', self.path, number)['attendance']}.items())


def sit_down(program, name):
    """Says who is at work: one of the team."""
    program.wait_for_keyboard('Wie bent u.*')
    program.click(program.wait(name, lambda: program.find(Atspi.Role.LABEL, re.escape(name), 1)))
    program.keys('Return')
    program.wait_for_keyboard('.* — Integriteit Team')
    program.wait('the answer', lambda: name in program.labels() and len(program.windows()) == 1)
    return program


def make_series(room):
    """A series with its rule and its members; the first meeting is then one click."""
    program = room.program
    before = len(room.told('list', room.path, 'meetings'))
    room.choose('Menu van de lijsten', 'Nieuwe vergaderreeks', 0)
    # The first of the three pages with a title; those of a meeting and of an item come later.
    room.write('Titel', 'Integriteitsteam\n', 0)
    room.label('Integriteitsteam')
    room.write('Herhaling', 'elke 6 weken op dinsdag\n')
    room.do('Leden kiezen')
    program.wait('the people', lambda: (part := program.focused()) and part.name == 'Iemand zoeken')
    for _, steps in MEMBERS:
        program.keys(*['Down'] * steps, 'space')
    program.keys('Escape')
    program.wait('the members', lambda: {name for name, _ in MEMBERS} <= {
        part.name for part in room.parts({Atspi.Role.LABEL}, '.+')})
    room.do('Volgende? overleg plannen')
    program.wait('the meeting', lambda: len(room.told('list', room.path, 'meetings')) == before + 1)
    return room.told('list', room.path, 'meetings')[-1]['number']


def make_agenda(room, number):
    """Eight items, typed one after the other."""
    titles = [title for title, _ in AGENDA]
    room.write('Voeg een agendapunt toe', '\n'.join(titles) + '\n')
    room.program.wait('the agenda', lambda: room.titles(number) == titles)
    room.go_to_item(STANDING)
    room.click('Planning')
    room.click('Op de agenda van elk overleg')
    room.program.wait('the standing item', lambda: room.told('show', room.path, number)['agenda'][-1]['standing'])
    room.click('Overleg en aanwezigheid')


def hold(room, number):
    """The meeting itself, in the room: who is there, and what is said at each item."""
    program = room.program
    room.do('Overleg openen')
    room.comes('the opening', number, state='in-progress')
    room.attend(number, Aanwezig=PRESENT, Afgemeld=APOLOGIES)
    room.do('In de vergaderkamer: alleen het overleg')
    room.go_to_item(AGENDA[0][0])
    room.minutes()
    for title, lines in AGENDA:
        if title != AGENDA[0][0]:
            program.keys('ctrl+Next')
        room.shows(title)
        for index, line in enumerate(lines):
            kind, *_ = split(line)
            if index:
                program.keys('Return')
            program.type(line[2:] if kind else line)
            if kind:
                program.keys(f'ctrl+{kind}')
        if title == POSTPONED:
            room.do('Aangehouden')
            # A button answers a little later than a key.
            program.wait('the postponed item', lambda: 'postponed' in [
                item['state'] for item in room.told('show', room.path, number)['agenda']])
            room.minutes()
    program.wait('all that was said', lambda: not lacking(room, number))
    room.do('In de vergaderkamer: alleen het overleg')


def lacking(room, number):
    """What was said and does not stand in the minutes."""
    meeting, lacks = room.told('show', room.path, number), []
    actions = {action['number']: action['title'] for action in room.told('list', room.path, 'actions')}
    for item, (title, lines) in zip(meeting['agenda'], AGENDA):
        told = {'': (item['minutes'] or '').split('\n'), '1': [one['text'] for one in item['outcomes']],
                '3': [actions[one] for one in item['actions']]}
        lacks += [(title, line) for line in lines if split(line)[1] not in told[split(line)[0]]]
    return lacks


def read_minutes(room, number):
    """What the file says of the meeting that was held."""
    meeting = room.told('show', room.path, number)
    same([item['state'] for item in meeting['agenda']],
         ['postponed' if title == POSTPONED else 'treated' for title, _ in AGENDA], 'what became of each item')
    actions = {action['title']: action for action in room.told('list', room.path, 'actions')}
    days = {'15 mei 2030': '2030-05-15', '1 juni 2030': '2030-06-01', '2 juli 2030': '2030-07-02', '3 maart 2030': '2030-03-03'}
    people = {'HRM': 'Opgave HRM', 'CI': 'Coördinator integriteit', 'IVP': 'Interne vertrouwenspersoon',
              'FG': 'Functionaris gegevensbescherming'}
    for _, lines in AGENDA:
        for kind, words, owner, due in map(split, lines):
            if kind == '3':
                same((actions[words]['owners'], actions[words]['due']), ([people[owner]], days[due]), words)
    decisions = [one['text'] for one in room.told('list', room.path, 'decisions')]
    same([words for _, lines in AGENDA for kind, words, *_ in map(split, lines) if kind == '1' and words not in decisions], [],
         'decisions that are missing in the list of all')


def submit(room, number):
    """Closed, laid for adoption, and a remark that is taken over."""
    room.do('Overleg sluiten')
    room.comes('the end', number, state='draft')
    room.do('Ter vaststelling voorleggen')
    room.comes('the minutes for adoption', number, state='for-adoption')
    room.go_to_item(AGENDA[1][0])
    room.write('Maak een opmerking bij dit verslag', REMARK + '\n')
    room.program.wait('the remark', lambda: [one['text'] for one in room.told('show', room.path, number)['agenda'][1]['remarks']] == [REMARK])


def plan_next(room, number):
    """The next meeting of the series, with what goes on by the rules."""
    count = len(room.told('list', room.path, 'meetings'))
    room.choose_by_key('p')
    room.program.wait('the next meeting', lambda: len(room.told('list', room.path, 'meetings')) == count + 1)
    meeting = room.told('list', room.path, 'meetings')[-1]
    agenda = room.told('show', room.path, meeting['number'])['agenda']
    # What has open action points, was postponed, or is standing; what ends each meeting comes last.
    same([item['title'] for item in agenda[1:]],
         [title for title, lines in AGENDA if title in (POSTPONED, STANDING) or any(split(line)[0] == '3' for line in lines)],
         'what goes on')
    same(agenda[0]['title'].startswith('Verslag van Integriteitsteam '), True, f'the adoption: {agenda[0]["title"]}')
    same([(item['times'], item['postponed']) for item in agenda if item['title'] in (POSTPONED, STANDING)], [(1, 1), (0, 0)],
         'how often it was there')
    same([len(item['actions']) for item in agenda[1:]], [1, 2, 0, 1, 0], 'the action points that go with them')
    return meeting['number'], agenda[0]['title']


def adopt(room, number, following, title):
    """In the next meeting, which locks them."""
    room.do('Overleg openen')
    room.comes('the opening', following, state='in-progress')
    room.attend(following, Aanwezig=PRESENT[:2])
    room.go_to_item(title)
    room.do('Dit verslag vaststellen')
    adopted = room.comes('the adoption', number, state='adopted')
    same((adopted['adopted'], adopted['adopted_by']),
         (room.told('show', room.path, following)['day'], '; '.join(PRESENT[:2])), 'when, and who was there')
    same(len(adopted['hash']), 64, 'the hash of what was adopted')
    iteamctl(CTL, 'set', room.path, number, '--title', 'Anders', code=2)
    iteamctl(CTL, 'check', room.path)
    return adopted['hash']


def look_back(room, version):
    """The minutes are there to be read, and not to be written; the change history tells which version was adopted."""
    program = room.program
    meetings = room.fixture({Atspi.Role.LIST}, 'Overleggen')
    row = program.wait('the past meeting', lambda: room.parts({Atspi.Role.LABEL}, 'Integriteitsteam', meetings)[1:])[0]
    program.click(row)
    room.go_to_item(STANDING)
    editor = room.fixture(TEXTS, 'Verslag')
    program.wait('what was said', lambda: editor.text() == AGENDA[-1][1][0])
    program.wait('the lock', lambda: not has_state(editor.again(), Atspi.StateType.EDITABLE))
    room.click('Overleg en aanwezigheid')
    room.choose_by_key('g')
    program.wait('the version', lambda: any(version[:8] in label for label in program.labels()))
    program.keys('Escape')
    program.wait_for_keyboard('.* — Integriteit Team')


def words_of(pdf):
    """The words on paper, in the order in which they are read aloud."""
    done = subprocess.run(['pdftotext', '-raw', pdf, '-'], capture_output=True, check=True)
    return ' '.join(done.stdout.decode().split())


def check_paper(pdf):
    """Every word of the meeting, in the order in which it was said."""
    text, place = words_of(pdf), 0
    for number, (title, lines) in enumerate(AGENDA, 1):
        said = sorted(map(split, lines), key=lambda line: line[0])
        for words in [f'{number}. {title}'] + [words for _, words, *_ in said]:
            found = text.find(words, place)
            if found < 0:
                raise Failed(f'“{words}” is not where it belongs on paper: {text}')
            place = found + len(words)
    for name in PRESENT + APOLOGIES:
        same(name in text, True, f'{name} on paper')


def save(room, pdf):
    """By the menu of the window, into a file whose name is typed."""
    program = room.program
    room.choose_by_key('v')
    program.wait_for_keyboard('Opslaan als pdf')
    program.keys('ctrl+a')
    program.type(f'{pdf}\n')
    program.wait_for_keyboard('.* — Integriteit Team')
    program.wait('the paper', lambda: pdf.exists() and pdf.stat().st_size > 0)


def meeting(folder):
    """Planned, held, minuted, laid for adoption, remarked upon, and adopted in the next meeting, with every word on paper."""
    path, told, saved = folder / 'Team.iteam', folder / 'verteld.pdf', folder / 'Verslag.pdf'
    iteamctl(CTL, 'new', path, '--sample')
    with Desk() as desk, Program(desk, PROGRAM, path) as program:
        room = Room(sit_down(program, 'Coördinator integriteit'), path)
        number = make_series(room)
        make_agenda(room, number)
        hold(room, number)
        read_minutes(room, number)
        submit(room, number)
        save(room, saved)
        check_paper(saved)
        following, title = plan_next(room, number)
        look_back(room, adopt(room, number, following, title))
        iteamctl(CTL, 'minutes', path, number, '-o', told)
        check_paper(told)
        program.quit()


run_tests([meeting])
