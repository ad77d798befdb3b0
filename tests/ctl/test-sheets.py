#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks of spreadsheet programs, in and out, beside openpyxl, which writes and reads them on its own.

Usage: test-sheets.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import zipfile
from datetime import date, datetime
from io import BytesIO

import openpyxl
from openpyxl.comments import Comment

from iteamctl import FOUND, USAGE, ctl, has, read, run_tests, same, sample

OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'
ROWS = [
    ('Actiepunt', 'Actiehouder', 'Einddatum', 'Status', 'Toelichting'),
    ('Herhaal de training', 'HRM; Coördinator integriteit', date(2019, 5, 3), 'bezig', 'Met een nieuwe\nleverancier'),
    ('Vraag offertes op', None, datetime(2019, 2, 28, 14, 30), None, 12),
    (None, None, None, None, None),
    ('Kijk naar 74 %', 'HRM', 'eind februari 2020', 'gereed', 0.74),
]


def new(folder):
    path = folder / 'team.iteam'
    ctl('new', path)
    ctl('import', path, 'actions', '-', '--add-people', text='Titel;Wie\nEr al;HRM/Coördinator integriteit\n')
    return path


def workbook(rows, path, title=None):
    """Writes rows to the first sheet that is to be seen, below a title, as people do."""
    book = openpyxl.Workbook()
    hidden = book.active
    hidden.title = 'Keuzelijsten'
    hidden.sheet_state = 'hidden'
    hidden['A1'] = 'Titel'
    hidden['A2'] = 'Niet van de lijst'
    sheet = book.create_sheet('Acties')
    if title:
        sheet.append([title])
        sheet.append([])
    for row in rows:
        sheet.append(row)
    sheet.cell(sheet.max_row, 1).comment = Comment('Een opmerking bij de cel', 'HRM')
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, float):
                cell.number_format = '0%'
            elif isinstance(cell.value, date) and cell.column == 3 and cell.row % 2:
                cell.number_format = '[$-413]d mmmm yyyy;@'
    book.save(path)
    return path


def opendocument(path):
    """A sheet as LibreOffice writes one: what is repeated stands there once."""
    content = f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{OFFICE}" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:body><office:spreadsheet><table:table table:name="Acties"><table:table-column table:number-columns-repeated="16384"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>Titel</text:p></table:table-cell>
  <table:table-cell table:number-columns-repeated="2"/>
  <table:table-cell office:value-type="string"><text:p>Deadline</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>Niet mee te nemen</text:p></office:annotation>
  <text:p>Een<text:s text:c="2"/>titel</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/>
  <table:table-cell office:value-type="date" office:date-value="2019-05-03" calcext:value-type="date"><text:p>3 mei</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="2018"><text:p>2.018</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>'''
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as container:
        container.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet', zipfile.ZIP_STORED)
        container.writestr('content.xml', content)
    return path


def actions(path):
    return {row['title']: row for row in read('list', path, 'actions') if row['title'] != 'Er al'}


def test_xlsx_in(folder):
    """A workbook is taken as its cells mean it: dates, several owners, line ends, percentages; not what is hidden."""
    path = new(folder)
    has(ctl('import', path, 'actions', workbook(ROWS, folder / 'lijst.xlsx', 'Actielijst I-team 2019')), '3 action points imported')
    rows = actions(path)
    same(sorted(rows), ['Herhaal de training', 'Kijk naar 74 %', 'Vraag offertes op'])
    same([rows[title]['due'] for title in sorted(rows)], ['2019-05-03', '2020-02-29', '2019-02-28'])
    same(sorted(rows['Herhaal de training']['owners']), ['Coördinator integriteit', 'HRM'])
    same([read('show', path, rows[title]['number'])['description'] for title in sorted(rows)],
         ['Met een nieuwe\nleverancier', '74%', '12'])


def test_problems(folder):
    """What cannot be taken is told by the row and column of the sheet, and nothing is taken."""
    path = new(folder)
    rows = [*ROWS, ('Nog iets', 'Onbekende', 'ooit', None, None)]
    told = ctl('import', path, 'actions', workbook(rows, folder / 'lijst.xlsx', 'Actielijst'), code=FOUND)
    has(told, 'Line 8, column 2', 'Line 8, column 3')
    same(actions(path), {})


def test_columns(folder):
    """Headings that nobody knows are explained."""
    path = new(folder)
    book = workbook([('Wat te doen', 'Voor wie', 'Kleur'), ('Bel de leverancier', 'HRM', 'rood')], folder / 'lijst.xlsx', 'Actielijst')
    has(ctl('import', path, 'actions', book, code=FOUND), 'Title')
    has(ctl('import', path, 'actions', book, '--column', 'Wie=owners', code=FOUND), 'no column “Wie”')
    has(ctl('import', path, 'actions', book, '--column', 'Kleur=colour', code=USAGE), 'Kleur=colour')
    ctl('import', path, 'actions', book, '--column', 'wat te doen=title', '--column', 'Voor wie=owners')
    same(actions(path)['Bel de leverancier']['owners'], ['HRM'])


def test_ods_in(folder):
    """An OpenDocument sheet likewise."""
    path = new(folder)
    ctl('import', path, 'actions', opendocument(folder / 'lijst.ods'))
    rows = actions(path)
    same({title: rows[title]['due'] for title in rows}, {'Een  titel': '2019-05-03', '2018': None})


def test_participation(folder):
    """What a supplier sends as a workbook counts as well."""
    path = new(folder)
    ctl('add', path, 'activity', '--title', 'Training', '--kind', 'round', '--when', '2018')
    book = workbook([('Afdeling', 'Deelname'), ('Burgerzaken', 0.745), ('Beheer', 0.5)], folder / 'lijst.xlsx')
    ctl('import', path, 'participation', book)
    same([row['percentage'] for row in read('list', path, 'participation', '--exact')], ['50', '74.5', None])


def test_out(folder):
    """What is written opens elsewhere, with dates that are dates, and is read again as it was."""
    path = sample(folder)
    before = read('list', path, 'actions')
    ctl('add', path, 'action', '--title', '=1+1', '--due', '2019-05-03')
    ctl('export', path, 'actions', '-o', folder / 'uit.xlsx', dutch=True)
    sheet = openpyxl.load_workbook(folder / 'uit.xlsx').active
    headings, *rows = sheet.iter_rows(values_only=True)
    same(sheet.title, 'Actiepunten')
    same(headings[:3], ('Nummer', 'Titel', 'Actiehouders'))
    same(len(rows), len(before) + 1)
    due = {row[1]: row[headings.index('Einddatum')] for row in rows}
    same(due['=1+1'], datetime(2019, 5, 3))
    other = folder / 'other.iteam'
    ctl('new', other)
    ctl('import', other, 'actions', folder / 'uit.xlsx', '--add-people')
    after = actions(other)
    for row in before:
        again = after[row['title']]
        same(sorted(again['owners']), sorted(row['owners']))
        same([again[name] for name in ('due', 'start', 'status', 'kind')], [row[name] for name in ('due', 'start', 'status', 'kind')])


def test_broken(folder):
    """No workbook that is broken, locked, or made to fill the memory is taken, and each is told."""
    path = new(folder)
    book = workbook(ROWS, folder / 'lijst.xlsx').read_bytes()
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, 'w', zipfile.ZIP_DEFLATED) as container:
        container.writestr('content.xml', b'<a>' + b' ' * (300 * 1024 * 1024))
    laughs = BytesIO()
    with zipfile.ZipFile(laughs, 'w') as container:
        entities = ''.join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(10))
        container.writestr('content.xml', f'<!DOCTYPE a [<!ENTITY l0 "ha">{entities}]><a><table><table-row><table-cell><p>&l10;</p></table-cell></table-row></table></a>')
    other = BytesIO()
    with zipfile.ZipFile(other, 'w') as container:
        container.writestr('lees-mij.txt', 'Geen lijst')
    for data, told in ((book[:len(book) // 2], 'damaged'), (b'\xd0\xcf\x11\xe0' + bytes(600), 'password'),
                       (other.getvalue(), 'no spreadsheet'), (bomb.getvalue(), 'larger'), (laughs.getvalue(), 'damaged')):
        (folder / 'stuk.xlsx').write_bytes(data)
        has(ctl('import', path, 'actions', folder / 'stuk.xlsx', code=FOUND), told)
    same(actions(path), {})


run_tests([value for name, value in sorted(globals().items()) if name.startswith('test_')])
