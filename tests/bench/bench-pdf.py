#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the files that the reader is measured with, and measure the workers.

Usage: bench-pdf.py BENCH-PROGRAM

small, medium and large are documents of Debian packages; scan is the first 20
pages of medium as pictures of 200 dpi.
"""

import gzip
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

SMALL = Path('/usr/share/doc/shared-mime-info/shared-mime-info-spec.pdf')
MEDIUM = Path('/usr/share/doc/debian-policy/policy.pdf.gz')
LARGE = Path('/usr/share/R/doc/manual/refman.pdf')
DPI = 200


def jpeg_size(data):
    """Width and height, from the header of the frame."""
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + struct.unpack('>H', data[at + 2:at + 4])[0]
    height, width = struct.unpack('>HH', data[at + 5:at + 9])
    return width, height


def write_scan(pictures, path):
    """A PDF with a picture a page."""
    objects = {1: b'<</Type/Catalog/Pages 2 0 R>>'}
    pages = []
    for picture in pictures:
        data = picture.read_bytes()
        width, height = jpeg_size(data)
        points = b'%f 0 0 %f 0 0 cm /I Do' % (width * 72 / DPI, height * 72 / DPI)
        first = len(objects) + 2
        objects[first] = (b'<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8'
                          b'/Filter/DCTDecode/Length %d>>stream\n%b\nendstream' % (width, height, len(data), data))
        objects[first + 1] = b'<</Length %d>>stream\n%b\nendstream' % (len(points), points)
        objects[first + 2] = (b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 %f %f]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>'
                              % (width * 72 / DPI, height * 72 / DPI, first + 1, first))
        pages.append(first + 2)
    objects[2] = b'<</Type/Pages/Count %d/Kids[%b]>>' % (len(pages), b' '.join(b'%d 0 R' % page for page in pages))

    out = bytearray(b'%PDF-1.4\n')
    places = []
    for number in sorted(objects):
        places.append(len(out))
        out += b'%d 0 obj%b\nendobj\n' % (number, objects[number])
    table = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(places) + 1)
    out += b''.join(b'%010d 00000 n \n' % place for place in places)
    out += b'trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (len(places) + 1, table)
    path.write_bytes(out)


def make_files(folder):
    """The files by their names; one whose package is missing is not there."""
    files = {'small': SMALL, 'medium': folder / 'medium.pdf', 'large': LARGE, 'scan': folder / 'scan.pdf'}
    if MEDIUM.exists():
        with gzip.open(MEDIUM) as packed, files['medium'].open('wb') as plain:
            shutil.copyfileobj(packed, plain)
        subprocess.run(['pdftoppm', '-r', str(DPI), '-l', '20', '-jpeg', files['medium'], folder / 'page'], check=True)
        write_scan(sorted(folder.glob('page-*.jpg')), files['scan'])
    return files


def main():
    with tempfile.TemporaryDirectory() as name:
        files = make_files(Path(name))
        return subprocess.run([sys.argv[1], *(f'{key}={path}' for key, path in files.items())], check=False).returncode


if __name__ == '__main__':
    sys.exit(main())
