#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings from a terminal: made, listed, let out on paper and for calendars, invited to.

Usage: test-meetings.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import csv
import io
import re
import sqlite3
import subprocess
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

from iteamctl import DUTCH, ENGLISH, FOUND, UNREADABLE, USAGE, ctl, has, lacks, read, run, run_tests, same, sample

AMSTERDAM = ZoneInfo('Europe/Amsterdam')


def test_meetings(folder):
    """Meetings: listed, shown, added, with their agendas and what came of them."""
    path = sample(folder)
    meetings = read('list', path, 'meetings')
    same([meeting['number'] for meeting in meetings], ['M-1', 'M-2', 'M-3', 'M-4', 'M-5'])
    same([meeting['state'] for meeting in meetings], ['adopted'] * 3 + ['for-adoption', 'planned'])
    same([meeting['number'] for meeting in read('list', path, 'meetings', 'January 2019')], ['M-4'])
    agenda = read('list', path, 'agenda')
    same(agenda[1]['title'], 'Verslag van 22 januari 2019 vaststellen')
    same([item['times'] for item in agenda if item['title'].startswith('Geschenken')], [2])
    has(ctl('list', path, 'agenda'), '3rd time')
    decisions = read('list', path, 'decisions')
    same(decisions[0]['meeting'], 'M-4')
    same({row['number'] for row in decisions}, {f'B-{number}' for number in range(1, 8)})
    same(len(read('list', path, 'commitments')), 3)
    has(ctl('show', path, 'B-2'), 'M-2')

    shown = read('show', path, 'M-4')
    remarks = [remark for item in shown['agenda'] for remark in item['remarks']]
    same([remark['state'] for remark in remarks], ['open'])
    has(ctl('show', path, 'm-4'), 'A-12')
    ctl('show', path, 'M-99', code=FOUND)
    ctl('list', path, 'agenda', 'M-drie', code=USAGE)

    same(ctl('add', path, 'meeting', '--title', 'Themagesprek', '--day', '2027-03-02', '--start', 'half tien', '--kind', 'talk').strip(), 'M-6')
    same(read('show', path, 'M-6')['start'], '09:30')
    same(ctl('add', path, 'item', 'M-6', '--title', 'Dilemma', '--planned', '1u30', '--kind', 'decide').strip(), '1')
    item, = read('list', path, 'agenda', 'M-6')
    same((item['planned'], item['kind']), (90, 'decide'))
    has(ctl('search', path, 'Dilemma'), 'Themagesprek')
    ctl('add', path, 'item', '--title', 'Voor later')
    has(ctl('add', path, 'item', 'M-1', '--title', 'Te laat', code=USAGE), 'locked')
    ctl('add', path, 'item', 'M-6', '--title', 'Lang', '--planned', 'lang', code=USAGE)
    ctl('add', path, 'meeting', '--title', 'Zonder dag', code=USAGE)
    ctl('add', path, 'meeting', '--series', 'Onbekend', code=FOUND)
    # The rule of the sample's series has come to its end.
    ctl('add', path, 'meeting', '--series', 'I-team', code=USAGE)
    same(ctl('add', path, 'meeting', '--series', 'i-team', '--day', '2027-03-09').strip(), 'M-7')
    ctl('undo', path)
    ctl('show', path, 'M-7', code=FOUND)


def test_series(folder):
    """Series: listed, and added with their rule, members and standing items; the next meeting of one has them."""
    path = sample(folder)
    team, = read('list', path, 'series')
    same([team[name] for name in ('title', 'kind', 'rule', 'start', 'next')],
         ['I-team', 'team', 'FREQ=WEEKLY;INTERVAL=6;BYDAY=TU;UNTIL=20191231', '09:30', None])
    same([len(team['members']), team['standing']], [6, ['Opening en mededelingen', 'Actielijst', 'Rondvraag']])
    has(ctl('list', path, 'series'), 'every 6 weeks on Tuesday')
    same(read('list', path, 'series', 'vergadering'), [])

    ctl('add', path, 'series', '--title', 'I-bewust team', '--rule', 'elke 2e maandag van de maand', '--first', '2027-03-01', '--count', '3',
        '--start', '13:00', '--end', '14:00', '--place', 'Kamer 1.01', '--kind', 'awareness', '--chair', 'CI', '--minute-taker', 'HRM',
        '--member', 'CI', '--member', 'HRM', '--item', 'Opening', '--item', 'Rondvraag')
    added, = read('list', path, 'series', 'bewust')
    same([added[name] for name in ('kind', 'first', 'next', 'place', 'chair', 'minute_taker', 'standing')],
         ['awareness', '2027-03-08', '2027-03-08', 'Kamer 1.01', 'Coördinator integriteit', 'Opgave HRM', ['Opening', 'Rondvraag']])
    same(added['members'], ['Coördinator integriteit', 'Opgave HRM'])
    same(ctl('add', path, 'meeting', '--series', 'I-bewust team').strip(), 'M-6')
    meeting = read('show', path, 'M-6')
    same([meeting[name] for name in ('day', 'start', 'chair')], ['2027-03-08', '13:00', 'Coördinator integriteit'])
    same([item['title'] for item in meeting['agenda']], ['Opening', 'Rondvraag'])
    same(len(meeting['attendance']), 2)

    has(ctl('add', path, 'series', '--title', 'X', '--rule', 'nu en dan', code=USAGE), 'nu en dan')
    has(ctl('add', path, 'series', '--title', 'X', '--member', 'Niemand hier', code=USAGE), 'Niemand hier')
    ctl('add', path, 'series', '--title', 'X', '--rule', 'elke week', '--until', '1-1-2030', '--count', '3', code=USAGE)
    ctl('add', path, 'series', '--title', 'X', '--count', '3', code=USAGE)
    ctl('add', path, 'series', '--title', ' ', code=USAGE)
    same(len(read('list', path, 'series')), 2)
    ctl('undo', path)
    ctl('undo', path)
    same(len(read('list', path, 'series')), 1)


def test_steps(folder):
    """A meeting from its plan to adopted minutes, by the rules; and what is refused."""
    path = sample(folder)
    lead = ('--user', 'CI')
    before = str(events(ctl('export', path, 'meetings'))[1][4]['SEQUENCE'])
    ctl('set', path, 'M-5', '--day', '2026-03-10', '--start', '13:00', '--end', '14:30', '--place', 'Raadzaal')
    same([read('show', path, 'M-5')[name] for name in ('day', 'start', 'end', 'place')], ['2026-03-10', '13:00', '14:30', 'Raadzaal'])
    # Calendars are to know that it was moved.
    same([before, str(events(ctl('export', path, 'meetings'))[1][4]['SEQUENCE'])], ['0', '1'])
    ctl('set', path, 'M-5', '--title', 'I-team, gezamenlijk')
    same(str(events(ctl('export', path, 'meetings'))[1][4]['SEQUENCE']), '1')

    has(ctl('set', path, 'M-5', '--status', 'adopted', code=USAGE), '“Planned”', '“Adopted”')
    has(ctl('set', path, 'M-5', '--status', 'weg', code=USAGE), 'for-adoption')
    has(ctl('set', path, 'M-5', '--status', 'draft', '--title', 'Beide', code=USAGE), 'two edits')
    has(ctl('set', path, 'M-5', '--status', 'cancelled', code=USAGE), 'why')
    ctl('set', path, 'M-5', code=USAGE)
    ctl('set', path, 'M-5', '--title', '', code=USAGE)
    ctl('set', path, 'M-5', '--start', 'straks', code=USAGE)
    ctl('set', path, 'M-5', '--status', 'cancelled', '--reason', 'De voorzitter is ziek')
    out = folder / 'uit.ics'
    ctl('agenda', path, 'M-5', '-o', out)
    method, (event,) = events(out.read_text(encoding='utf-8'))
    same([method, str(event['STATUS']), str(event['SEQUENCE']), str(event['COMMENT'])], ['CANCEL', 'CANCELLED', '2', 'De voorzitter is ziek'])
    ctl('set', path, 'M-5', '--status', 'planned')

    ctl('set', path, 'M-5', '--status', 'in-progress')
    ctl('add', path, 'remark', 'M-4', '7', 'Ook externen waren uitgenodigd.', '--user', 'OR')
    ctl('add', path, 'remark', 'M-4', '99', 'Te ver', code=FOUND)
    ctl('add', path, 'remark', 'M-4', '7', '  ', code=USAGE)
    has(ctl('add', path, 'remark', 'M-1', '1', 'Te laat', code=USAGE), 'locked')
    remark = read('show', path, 'M-4')['agenda'][6]['remarks'][-1]
    same([remark['who'], remark['text'], remark['state']], ['Ondernemingsraad (OR)', 'Ook externen waren uitgenodigd.', 'open'])
    ctl('set', path, 'M-4', '--status', 'adopted', '--user', 'OR', code=USAGE)
    ctl('set', path, 'M-4', '--status', 'adopted', '--adopted-in', 'M-5', *lead)
    shown = read('show', path, 'M-4')
    same([shown['state'], shown['adopted'], len(shown['hash'])], ['adopted', '2026-03-10', 64])
    ctl('set', path, 'M-3', '--status', 'draft', '--reason', 'Een fout', *lead, code=USAGE)
    ctl('set', path, 'M-4', '--status', 'draft', *lead, code=USAGE)
    has(ctl('check', path), 'sound')


def test_tampered(folder):
    """Adopted minutes that were changed behind the program's back are told."""
    path = sample(folder)
    has(ctl('check', path), 'sound')
    with sqlite3.connect(path) as db:
        db.execute("UPDATE agenda_item SET minutes = minutes || ' Behalve HRM.' WHERE title = 'Nieuwe collega’s'")
    db.close()
    done = run(ENGLISH, ('check', path))
    same(done.returncode, FOUND)
    has(done.stdout.decode(), 'M-2: the minutes are not those that were adopted on 11 December 2018.\n')
    lacks(done.stdout.decode(), 'M-1: ')
    has(run(DUTCH, ('check', path), locale='nl_NL.UTF-8').stdout.decode(), 'M-2: ', 'vastgesteld')


def events(text):
    """The events of a calendar file, as another program reads them."""
    calendar = Calendar.from_ical(text)
    zone, = calendar.walk('VTIMEZONE')
    same(str(zone['TZID']), 'Europe/Amsterdam')
    same([line for line in text.splitlines() if len(line.encode()) > 75], [])
    return str(calendar['METHOD']), calendar.walk('VEVENT')


def moment(day, clock):
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), AMSTERDAM)


def test_invitation(folder):
    """An invitation says what the meeting says; another program reads it so, in summer and in winter."""
    path = sample(folder)
    for number, day in enumerate(('2027-03-26', '2027-03-29', '2027-10-29', '2027-11-01', '2026-12-31'), 6):
        ctl('add', path, 'meeting', '--title', f'Overleg, met "{number}"; C:\\map', '--day', day, '--start', '0:30', '--end', '23:45',
            '--place', 'Stadhuis, kamer 2')
        out = folder / 'uit.ics'
        same(ctl('agenda', path, f'M-{number}', '-o', out), '')
        method, (event,) = events(out.read_text(encoding='utf-8'))
        same((method, str(event['SUMMARY']), str(event['LOCATION']), str(event['STATUS'])),
             ('REQUEST', f'Overleg, met "{number}"; C:\\map', 'Stadhuis, kamer 2', 'CONFIRMED'))
        same([event[name].dt.astimezone(timezone.utc) for name in ('DTSTART', 'DTEND')],
             [moment(day, clock).astimezone(timezone.utc) for clock in ('00:30', '23:45')])
    ctl('add', path, 'meeting', '--title', 'Hele dag', '--day', '2027-06-01')
    ctl('agenda', path, 'M-11', '-o', out)
    same(events(out.read_text(encoding='utf-8'))[1][0]['DTSTART'].dt, date(2027, 6, 1))

    ctl('agenda', path, 'M-4', '-o', out)
    method, (event,) = events(out.read_text(encoding='utf-8'))
    shown = read('show', path, 'M-4')
    people = {str(person.params['CN']): person for person in event['ATTENDEE']}
    same(sorted(people), sorted(person['name'] for person in shown['attendance']))
    same([str(people[name].params['ROLE']) for name in ('Coördinator integriteit', 'Opgave HRM', 'Functionaris gegevensbescherming')],
         ['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT'])
    # Nobody in the sample has an address, and none is invented.
    same([str(person) for person in event['ATTENDEE'] if not re.fullmatch(r'urn:uuid:[0-9a-f-]{36}', person)], [])
    same(len(set(event['ATTENDEE'])), len(people))
    same(str(event['ORGANIZER']), str(people['Coördinator integriteit']))
    secret = next(item['title'] for item in shown['agenda'] if item['confidential'])
    agenda = str(event['DESCRIPTION'])
    has(agenda, 'Onderwerpen', 'Dilemmatraining: 74% deed mee (10:30, ', '1 confidential item is left out.')
    lacks(agenda, secret)
    has(str(events(ctl('agenda', path, 'M-4', '-o', folder / 'alles.ics', '--confidential')
                   or (folder / 'alles.ics').read_text(encoding='utf-8'))[1][0]['DESCRIPTION']), secret)
    # The same event each time.
    uid = str(event['UID'])
    ctl('agenda', path, 'M-4', '-o', out)
    same(str(events(out.read_text(encoding='utf-8'))[1][0]['UID']), uid)


def test_calendar(folder):
    """All meetings of a file, and the days that are to come of a series."""
    path = sample(folder)
    method, all_events = events(ctl('export', path, 'meetings'))
    same(method, 'PUBLISH')
    single = [event for event in all_events if 'RRULE' not in event]
    same(sorted(event['DTSTART'].dt.replace(tzinfo=None).isoformat(timespec='minutes') for event in single),
         [f'{meeting["day"]}T{meeting["start"]}' for meeting in read('list', path, 'meetings')])
    same(len({str(event['UID']) for event in all_events}), 6)
    same([event for event in all_events if 'ATTENDEE' in event], [])

    series, = (event for event in all_events if 'RRULE' in event)
    start = series['DTSTART'].dt.replace(tzinfo=AMSTERDAM)
    rule = rrulestr(series['RRULE'].to_ical().decode(), dtstart=start)
    skipped = {day.dt.replace(tzinfo=AMSTERDAM) for day in series['EXDATE'].dts}
    days = [day for day in rule if day not in skipped]
    same([day.date().isoformat() for day in days], ['2019-04-16', '2019-05-28', '2019-07-09', '2019-08-20', '2019-10-01', '2019-11-12'])
    # At the same time of the day where people are, whatever the season.
    same({day.strftime('%H:%M') for day in days}, {'09:30'})
    same({day.utcoffset() for day in days}, {timedelta(hours=1), timedelta(hours=2)})

    method, (invited,) = events(ctl('export', path, 'meetings', '--series', 'I-team'))
    same((method, str(invited['UID']), len(invited['ATTENDEE'])), ('REQUEST', str(series['UID']), 6))
    ctl('export', path, 'meetings', '--series', 'Onbekend', code=FOUND)
    has(ctl('export', path, 'meetings', '-o', folder / 'uit.pdf', code=USAGE), 'OUT.ics')


def test_zone(folder):
    """The zone in the file is the one that the Netherlands keep, for 40 years."""
    path = sample(folder)
    zone = Calendar.from_ical(ctl('export', path, 'meetings')).walk('VTIMEZONE')[0].to_tz()
    day = datetime(1997, 1, 1, 12)
    while day.year < 2037:
        for hour in (0, 6, 12):
            local = day.replace(hour=hour)
            if zone.utcoffset(local) != AMSTERDAM.utcoffset(local):
                same((local, zone.utcoffset(local)), (local, AMSTERDAM.utcoffset(local)))
        day += timedelta(days=1)


INVITATION = '''BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Elders//Agenda//NL
METHOD:REQUEST
BEGIN:VEVENT
UID:1@elders
DTSTAMP:20270101T000000Z
DTSTART:20270701T073000Z
DTEND:20270701T090000Z
SUMMARY:Overleg met de trainees
LOCATION:Raadzaal
ORGANIZER;CN=Coördinator integriteit:mailto:iemand@elders.example
ATTENDEE;CN=Opgave HRM:mailto:hrm@elders.example
ATTENDEE;CN="Trainee, eerste":mailto:trainee@elders.example
END:VEVENT
END:VCALENDAR
'''


def test_import(folder):
    """An invitation from elsewhere becomes a meeting; one's own, a withdrawn or a damaged one does not."""
    path = sample(folder)
    has(ctl('import', path, 'meetings', '-', '--dry-run', text=INVITATION), 'Overleg met de trainees · Thursday 1 July 2027 · 9:30–11:00 · Raadzaal')
    same(ctl('import', path, 'meetings', '-', text=INVITATION).strip(), 'M-6')
    shown = read('show', path, 'M-6')
    same([shown[name] for name in ('title', 'day', 'start', 'end', 'place', 'chair')],
         ['Overleg met de trainees', '2027-07-01', '09:30', '11:00', 'Raadzaal', 'Coördinator integriteit'])
    same(sorted(person['name'] for person in shown['attendance']), ['Coördinator integriteit', 'Opgave HRM', 'Trainee, eerste'])
    lacks(ctl('show', path, 'M-6'), 'elders.example')
    ctl('undo', path)
    ctl('show', path, 'M-6', code=FOUND)

    out = folder / 'uit.ics'
    ctl('agenda', path, 'M-5', '-o', out)
    has(ctl('import', path, 'meetings', out, code=FOUND), 'this is M-5')
    has(ctl('import', path, 'meetings', '-', text=INVITATION.replace('REQUEST', 'CANCEL'), code=FOUND), 'withdrawn')
    has(ctl('import', path, 'meetings', '-', text=INVITATION.replace('REQUEST', 'REPLY'), code=FOUND), 'answer')
    has(ctl('import', path, 'meetings', '-', text='%PDF-1.4', code=FOUND), 'not a calendar file')
    has(ctl('import', path, 'meetings', '-', text=b'BEGIN:VCALENDAR\n\xff\xfe\nEND:VCALENDAR', code=FOUND), 'not a calendar file')
    has(ctl('import', path, 'meetings', '-', text='BEGIN:VCALENDAR\nEND:VCALENDAR\n', code=FOUND), 'no meeting')
    ctl('import', path, 'meetings', folder / 'weg.ics', code=UNREADABLE)
    same(len(read('list', path, 'meetings')), 5)


def words_of(pdf):
    return subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, check=True).stdout.decode().split()


def test_papers(folder):
    """Agenda, minutes and decisions on paper, as text and for a spreadsheet, without confidential items unless asked."""
    path = sample(folder)
    for verb, number in (('agenda', 'M-5'), ('agenda', 'M-4'), ('minutes', 'M-4')):
        shown = read('show', path, number)
        for confidential in ([], ['--confidential']):
            pdf, text = folder / 'uit.pdf', folder / 'uit.txt'
            ctl(verb, path, number, '-o', pdf, *confidential)
            ctl(verb, path, number, '-o', text, *confidential)
            same(ctl(verb, path, number, *confidential), text.read_text(encoding='utf-8'))
            told = set(words_of(pdf))
            for item in shown['agenda']:
                # Each word of its title; of one that is left out, not its last one.
                if not item['confidential'] or confidential:
                    same([word for word in item['title'].split() if word not in told], [])
                    has(' '.join(text.read_text(encoding='utf-8').split()), item['title'])
                else:
                    lacks(text.read_text(encoding='utf-8'), item['title'])
    has(ctl('minutes', path, 'M-5', code=FOUND), 'no minutes')
    has(ctl('minutes', path, 'M-4', '-o', folder / 'uit.ics', code=USAGE), 'OUT.pdf or OUT.txt')
    has(ctl('agenda', path, 'M-4', '-o', folder / 'uit.doc', code=USAGE), 'uit.doc')
    ctl('agenda', path, 'M-4', '-o', folder / 'niets' / 'uit.pdf', code=FOUND)
    ctl('agenda', path, 'M-99', code=FOUND)

    rows = list(csv.DictReader(io.StringIO(ctl('export', path, 'decisions').lstrip('\ufeff'))))
    decisions = read('list', path, 'decisions')
    same([row['Number'] for row in rows], [row['number'] for row in decisions if row['number'] != 'B-6'])
    same(rows[0]['Date'], '2019-01-22')
    rows = list(csv.DictReader(io.StringIO(ctl('export', path, 'decisions', '--confidential', dutch=True).lstrip('\ufeff')), delimiter=';'))
    same([(row['Nummer'], row['Besluit']) for row in rows], [(row['number'], row['text']) for row in decisions])
    same(rows[0]['Datum'], '22-1-2019')
    pdf = folder / 'besluiten.pdf'
    ctl('export', path, 'decisions', '-o', pdf, '--confidential')
    told = words_of(pdf)
    same([row['number'] for row in decisions if row['number'] not in told], [])
    has(ctl('export', path, 'decisions', '-o', folder / 'uit.ics', code=USAGE), 'OUT.csv')


run_tests([value for name, value in sorted(globals().items()) if name.startswith('test_')])
