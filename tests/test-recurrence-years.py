#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare the days of every sort of recurrence rule, over 20 years, with an independent implementation.

Usage: test-recurrence-years.py RECURRENCE-DAYS (TAP on standard output)
"""

import subprocess
import sys
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr

PROGRAM = sys.argv[1]
YEARS = 20
# Leap days, ends of months, the days on which the clock is changed, a year of 53 weeks.
STARTS = ('2019-01-22', '2020-02-29', '2019-01-31', '2018-03-25', '2018-10-28', '2018-12-31')
WEEKDAYS = ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')


def rules():
    """Each sort of rule that people can say, and their combinations; a group of them a time."""
    yield 'every n days', [f'FREQ=DAILY;INTERVAL={n}' for n in (1, 2, 10, 90)]
    yield 'every n weeks on a weekday', [f'FREQ=WEEKLY;INTERVAL={n};BYDAY={day}' for n in (1, 2, 3, 6, 13) for day in WEEKDAYS]
    yield 'every n weeks on several weekdays', [f'FREQ=WEEKLY;INTERVAL={n};BYDAY={days}' for n in (1, 2, 6) for days in ('TU,TH', 'MO,WE,FR', 'SA,SU', 'TU,SU', 'SU,MO')]
    yield 'every n weeks', [f'FREQ=WEEKLY;INTERVAL={n}' for n in (1, 2, 6, 52)]
    yield 'the nth weekday of the month', [f'FREQ=MONTHLY;INTERVAL={n};BYDAY={which}{day}' for n in (1, 2, 3) for which in (1, 2, 4, -1)
                                           for day in WEEKDAYS]
    yield 'the fifth weekday, where there is one', [f'FREQ=MONTHLY;BYDAY=5{day}' for day in WEEKDAYS]
    yield 'the first and last working day', [f'FREQ=MONTHLY;INTERVAL={n};BYDAY=MO,TU,WE,TH,FR;BYSETPOS={which}' for n in (1, 3) for which in (1, 2, -1)]
    yield 'a day of the month', [f'FREQ=MONTHLY;INTERVAL={n};BYMONTHDAY={day}' for n in (1, 2, 6) for day in (1, 15, 28, -1)]
    yield 'months of the year', ['FREQ=YEARLY;BYMONTH=3,9;BYDAY=1TU', 'FREQ=MONTHLY;BYMONTH=1,4,10;BYDAY=-1FR', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1']
    yield 'every n years', ['FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15', 'FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=2WE', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1']
    yield 'a number of times', [f'{rule};COUNT={count}' for rule in ('FREQ=WEEKLY;INTERVAL=6;BYDAY=TU', 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=DAILY')
                                for count in (1, 2, 13)]
    yield 'until a day', [f'{rule};UNTIL={until}' for rule in ('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'FREQ=MONTHLY;BYMONTHDAY=-1')
                          for until in ('20190226', '20240331', '20251231')]


def short_months():
    """What RFC 5545 leaves out and people do not: a month without the day has its last day."""
    for start, months in (('2019-01-31', 1), ('2019-01-30', 1), ('2019-01-29', 3), ('2020-02-29', 12)):
        first = date.fromisoformat(start)
        days, n = [], 1
        while True:
            year, month = divmod(first.year * 12 + first.month - 1 + n * months, 12)
            last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
            day = date(year, month + 1, min(first.day, last))
            if day > end_of(first):
                break
            days.append(day.isoformat())
            n += 1
        yield (f'FREQ=MONTHLY;INTERVAL={months}' if months < 12 else 'FREQ=YEARLY'), start, days


def end_of(first):
    return date(first.year + YEARS, first.month, 28)


def other(rule, start):
    """The days as python-dateutil counts them. The day that a rule counts from is the first of its number (RFC 5545, 3.8.5.3)."""
    first = datetime.fromisoformat(start)
    if 'COUNT=' in rule and first not in rrulestr(rule.partition(';COUNT')[0], dtstart=first):
        rule, _, count = rule.partition(';COUNT=')
        rule += f';COUNT={int(count) - 1}'
        if rule.endswith('=0'):
            return []
    last = datetime.combine(end_of(first.date()) + timedelta(days=1), datetime.min.time())
    return [day.date().isoformat() for day in rrulestr(rule, dtstart=first).between(first, last)]


def main():
    groups = [(name, [(rule, start, other(rule, start)) for rule in group for start in STARTS]) for name, group in rules()]
    groups.append(('the last day of a month that is too short', list(short_months())))
    print(f'1..{len(groups)}')
    for number, (name, cases) in enumerate(groups, 1):
        asked = '\n'.join(f'{rule} {start} {end_of(date.fromisoformat(start))}' for rule, start, _ in cases)
        done = subprocess.run([PROGRAM], input=asked + '\n', capture_output=True, text=True, check=True)
        answers = [line.split() for line in done.stdout.splitlines()]
        wrong = [(rule, start, next((pair for pair in zip(days, answer) if pair[0] != pair[1]), (len(days), len(answer))))
                 for (rule, start, days), answer in zip(cases, answers, strict=True) if days != answer]
        print(f'{"not ok" if wrong else "ok"} {number} - {name}: {len(cases)} rules, {sum(len(days) for _, _, days in cases)} days')
        for rule, start, difference in wrong[:10]:
            print(f'# {rule} from {start}: {difference}')


main()
