#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check what the desktop reads about the program.

Usage: data-check.py SOURCE-FOLDER BUILD-FOLDER (TAP on standard output)
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

APP_ID = 'org.rijswijk.IntegriteitTeam'
MEDIA_TYPE = 'application/x-integriteit-team'
XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def run(*command, **environment):
    """What a command says when it fails, as a list of lines."""
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, check=False)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines() or [f'exit code {done.returncode}']


def keys(path):
    parser = ConfigParser(interpolation=None, delimiters=('=',), strict=True)
    parser.optionxform = str
    parser.read(path, encoding='utf-8')
    return parser


def check_desktop_file(source, build):
    path = source / f'{APP_ID}.desktop'
    yield from run('desktop-file-validate', '--warn-kde', str(path))
    entry = keys(path)['Desktop Entry']
    for key in ('Name', 'GenericName', 'Comment', 'Keywords'):
        if f'{key}[nl]' not in entry:
            yield f'{key} has no Dutch'
    if entry.get('Icon') != APP_ID:
        yield f'the icon is {entry.get("Icon")}'
    if MEDIA_TYPE not in entry.get('MimeType', '').split(';'):
        yield f'{MEDIA_TYPE} is not opened'


def check_metainfo(source, build):
    path = build / 'data' / f'{APP_ID}.metainfo.xml'
    yield from run('appstreamcli', 'validate', '--no-net', '--pedantic', '--no-color', str(path))
    root = ET.parse(path).getroot()
    if not any(element.get(XML_LANG) == 'nl' for element in root.iter('summary')):
        yield 'the summary has no Dutch'


def check_schema(source, build):
    yield from run('glib-compile-schemas', '--strict', '--dry-run', str(source / 'data'))


def check_service(source, build):
    service = keys(build / 'data' / f'{APP_ID}.service')['D-BUS Service']
    if service.get('Name') != APP_ID:
        yield f'the name is {service.get("Name")}'
    if not service.get('Exec', '').endswith('/bin/integriteit-team --gapplication-service'):
        yield f'the command is {service.get("Exec")}'


def check_icons(source, build):
    for name, size in ((f'{APP_ID}.svg', '128'), (f'{APP_ID}-symbolic.svg', '16')):
        root = ET.parse(source / 'data' / 'icons' / name).getroot()
        if (root.get('width'), root.get('height')) != (size, size):
            yield f'{name} is not {size} by {size}'


def content_type(path, data_dirs):
    done = subprocess.run(['gio', 'info', '--attributes=standard::content-type', str(path)], capture_output=True,
                          text=True, env={**os.environ, 'XDG_DATA_DIRS': data_dirs, 'LC_ALL': 'C.UTF-8'}, check=False)
    return done.stdout.split()[-1] if done.stdout else done.stderr


def check_media_type(source, build):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = folder / 'share' / 'mime' / 'packages'
        packages.mkdir(parents=True)
        shutil.copy(source / 'data' / f'{APP_ID}.mime.xml', packages / f'{APP_ID}.xml')
        shutil.copy('/usr/share/mime/packages/freedesktop.org.xml', packages)
        # It says on standard error that the folder is not where one looks.
        yield from run('update-mime-database', str(packages.parent))

        for name, application_id, expected in (('plan.iteam', 0x4954454D, MEDIA_TYPE),
                                               ('without-ending', 0x4954454D, MEDIA_TYPE),
                                               ('other', 0, 'application/vnd.sqlite3')):
            path = folder / name
            connection = sqlite3.connect(path)
            connection.execute(f'PRAGMA application_id = {application_id}')
            connection.execute('CREATE TABLE thing (name TEXT)')
            connection.close()
            found = content_type(path, str(folder / 'share'))
            if found != expected:
                yield f'{name} is {found}, not {expected}'


CHECKS = [
    ('desktop file', check_desktop_file),
    ('metainfo', check_metainfo),
    ('settings schema', check_schema),
    ('D-Bus service', check_service),
    ('icons', check_icons),
    ('media type', check_media_type),
]


def main():
    source, build = Path(sys.argv[1]), Path(sys.argv[2])
    good = True
    print(f'1..{len(CHECKS)}')
    for number, (name, check) in enumerate(CHECKS, 1):
        faults = list(check(source, build))
        print(f'{"not ok" if faults else "ok"} {number} - {name}')
        for fault in faults:
            print(f'# {fault}')
        good = good and not faults
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
