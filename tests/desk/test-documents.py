#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A document from the file it comes in to the passage that gives work to do, as a person does it.

Usage: test-documents.py PROGRAM ITEAMCTL (TAP on standard output)
"""

import sys

from desk import BUTTONS, Atspi, Desk, Program, Seat, be_someone, has_place, iteamctl, run_tests, same

PROGRAM, CTL = sys.argv[1:3]
CODE = 'Gedragscode integriteit raad en raadsleden gemeente Rijswijk 2017'


class Reader(Seat):
    """The window, and what is in the file meanwhile."""

    def comes(self, what, *words, **fields):
        """Waits until the first of what iteamctl lists has these fields."""
        def find():
            found = self.told('list', self.path, *words)
            return found and all(found[0][name] == value for name, value in fields.items())

        self.program.wait(what, find)

    def page(self, number):
        """The pages, once this one is read."""
        return self.program.wait(f'page {number}', lambda: next(
            (part for part in self.program.window().below()
             if part.name == f'Pagina {number} van 2' and part.role not in BUTTONS), None))


def add(reader, pdf):
    """Copied in the file manager, pasted, and entered as the document itself says; then what it does not say."""
    reader.go_to_pane('Documenten')
    reader.label('Nog geen documenten')
    files = reader.program.desk.files(pdf)
    reader.program.keys('ctrl+v')
    reader.comes('the document', 'documents', title=CODE, kind='code', dated='2017-04-04', pages=2, here=True)
    files.close()

    # The last one of that name which has been on the screen: those of the table of action points come before the panel.
    kind = reader.program.wait('the kind', lambda: [
        part for part in reader.program.window().below()
        if part.role == Atspi.Role.LABEL and part.name == 'Soort' and has_place(part)])[-1]
    reader.program.click(kind)
    # The popup has the keyboard at what is chosen, a code; next comes a protocol.
    reader.program.wait('the kinds', lambda: 'Protocol' in reader.program.labels())
    reader.program.keys('Down', 'Return')
    reader.comes('the other kind', 'documents', kind='protocol')
    reader.program.keys('ctrl+z')
    reader.comes('the kind as it was', 'documents', kind='code')

    reader.press('Orgaan toevoegen')
    # What is new is typed at once.
    reader.program.wait('the body', lambda: reader.program.find(Atspi.Role.TEXT, 'Orgaan'))
    reader.program.type('gemeenteraad')
    # By the way in which it was done to the day.
    reader.program.keys('Tab', 'Tab')
    reader.program.type('4 april 2017\n')
    reader.comes('who adopted it and when', 'documents',
                 adoptions=[{'body': 'gemeenteraad', 'how': 'adopted', 'day': '2017-04-04'}])


def drop(reader, *paths):
    """Several at once are dragged from the file manager; what is there already, and what is no PDF, is told."""
    files = reader.program.desk.files(*paths)
    files.drop(640, 450)
    reader.program.wait('the documents', lambda: [one['number'] for one in reader.told('list', reader.path, 'documents')]
                        == ['D-1', 'D-2'])
    for part in ('er al, als D-1', 'geen pdf'):
        reader.program.wait(f'“{part}”', lambda part=part: any(part in label for label in reader.program.labels()))
    files.close()


def read(reader):
    """Opened, searched, annotated, bookmarked; an action point made of a passage, and back from it."""
    program = reader.program
    reader.press('.*Lezen')
    reader.page(1)
    program.keys('ctrl+f')
    program.type('griffier')
    reader.label('1 van 3')
    program.keys('Return')
    reader.label('2 van 3')
    program.keys('Return')
    reader.page(2)
    program.keys('Escape')

    program.keys('ctrl+l')
    program.type('1\n')
    page = reader.page(1)
    program.click(page, times=3)
    program.keys('ctrl+m')
    reader.label('Aantekening op pagina 1')
    program.type('Navragen bij de griffier')
    program.keys('ctrl+Return')
    reader.comes('the annotation', 'notes', page=1, kind='note', text='Navragen bij de griffier', who='Tester')
    quote = reader.told('list', reader.path, 'notes')[0]['quote']
    same(bool(quote), True, 'what was marked')

    reader.choose('Leesmenu', 'Actiepunt maken.*', 2)
    reader.label('Actiepunt bij pagina 1')
    program.type('Nevenfuncties navragen @Tester uiterlijk 15 mei 2030\n')
    reader.comes('the action point', 'actions', title='Nevenfuncties navragen', owners=['Tester'], due='2030-05-15')
    same('pagina 1' in reader.told('show', reader.path, 'A-1')['origin'], True, 'where it comes from')

    program.keys('ctrl+l')
    program.type('2\n')
    reader.page(2)
    program.keys('ctrl+d')
    reader.program.wait('the bookmark', lambda: [(one['page'], one['kind']) for one in reader.told('list', reader.path, 'notes')]
                        == [(1, 'note'), (2, 'bookmark')])

    reader.go_to_pane('Actiepunten')
    row = program.wait('the action point in the list', lambda: next(
        (part for part in program.window().below() if part.name == 'Nevenfuncties navragen'), None))
    program.click(row)
    reader.press('Tonen waar het vandaan komt')
    reader.page(1)


def leave(reader):
    """On the second page for a while, in full screen and back, and away."""
    program = reader.program
    program.keys('ctrl+l')
    program.type('2\n')
    page = reader.page(2)
    above = page.extents().y
    program.keys('F11')
    # Nothing is left around the page.
    program.wait('the full screen', lambda: page.extents().y < above / 4)
    # With GTK 4.18 the first Escape is at times not heard.
    program.insist('the window again', lambda: program.keys('Escape'),
                   lambda: page.extents().y == above)
    program.quit()


def documents(folder):
    """Pasted, described, read, searched, annotated, made work of, come back to, bookmarked, dropped, and open where it was left."""
    path, sample = folder / 'Team.iteam', folder / 'Voorbeeld.iteam'
    pdf, other, letter = folder / 'Gedragscode raad.pdf', folder / 'Protocol.pdf', folder / 'Brief.pdf'
    iteamctl(CTL, 'new', path)
    iteamctl(CTL, 'new', sample, '--sample')
    iteamctl(CTL, 'document', 'save', sample, 'D-1', pdf)
    iteamctl(CTL, 'document', 'save', sample, 'D-2', other)
    letter.write_text('Geachte raad', encoding='utf-8')
    with Desk() as desk:
        with Program(desk, PROGRAM, path) as program:
            reader = Reader(be_someone(program), path, CTL)
            add(reader, pdf)
            read(reader)
            leave(reader)
        with Program(desk, PROGRAM, path) as program:
            reader = Reader(be_someone(program), path, CTL)
            reader.go_to_pane('Documenten')
            reader.label(CODE)
            drop(reader, pdf, letter, other)
            row = program.wait('the document in the list', lambda: next(
                (part for part in program.window().below()
                 if part.role == Atspi.Role.LABEL and part.name == CODE), None))
            program.click(row, times=2)
            reader.page(2)
            program.quit()


run_tests([documents])
