#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of documents by iteamctl.

Usage: test-documents.py ITEAMCTL ITEAMCTL-WITH-TRANSLATIONS (TAP on standard output)
"""

import sqlite3
import subprocess

from iteamctl import FOUND, USAGE, ctl, digest, has, lacks, read, run_tests, same, sample


def damaged_pdf(folder, name):
    """A file that begins as a PDF does, and has no page."""
    path = folder / name
    path.write_bytes(b'%PDF-1.4\n' + b'niets ' * 1000)
    return path


def real_pdf(folder, name, pages, title=None):
    """A PDF with the lines of its pages as text."""
    path = folder / name
    objects = ['<< /Type /Catalog /Pages 2 0 R >>', '',
               '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
               f'<< /CreationDate (D:20190213100000Z) {f"/Title ({title})" if title else ""} >>']
    kids = []
    for lines in pages:
        text = ''.join(f'({line}) Tj T* ' for line in lines)
        stream = f'BT /F1 12 Tf 14 TL 72 760 Td {text}ET'
        objects.append(f'<< /Length {len(stream)} >>\nstream\n{stream}\nendstream')
        objects.append(f'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R'
                       ' /Resources << /Font << /F1 3 0 R >> >> >>')
        kids.append(f'{len(objects)} 0 R')
    objects[1] = f'<< /Type /Pages /Kids [{" ".join(kids)}] /Count {len(kids)} >>'
    out, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f'{number} 0 obj\n{body}\nendobj\n'.encode('cp1252')
    start = len(out)
    out += f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n'.encode()
    out += b''.join(f'{place:010} 00000 n \n'.encode() for place in places)
    out += f'trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n'.encode()
    path.write_bytes(out)
    return path


CODE = [
    ['Gemeente Rijswijk', 'Gedragscode integriteit raad en raadsleden', 'Versie 1.2',
     'Vastgesteld door de gemeenteraad op 4 april 2017'],
    ['Geschenken', 'Een raadslid neemt geen geschenken aan van meer dan 50 euro.', 'Twijfel? Vraag de integriteits-', 'commissie.'],
    ['De coördinator integriteit', 'Een raadslid meldt nevenfuncties bij de griffier.'],
]


def found(path, word):
    """The pages of D-1 on which a search finds a word."""
    return {one['page'] for one in read('search', path, word) if 'page' in one}


def grep(pdf_path, word):
    """The same as pdfgrep sees it."""
    lines = subprocess.run(['pdfgrep', '-n', '-i', '-F', word, pdf_path], capture_output=True, check=False).stdout.decode()
    return {int(line.partition(':')[0]) for line in lines.splitlines()}


def test_document_pages(folder):
    """What a PDF says of itself; its pages found, printed and drawn."""
    path = folder / 'team.iteam'
    ctl('new', path)
    code = real_pdf(folder, 'x.pdf', CODE)
    same(ctl('document', 'add', path, code), 'D-1\n')
    one, = read('list', path, 'documents')
    same((one['title'], one['kind'], one['version'], one['dated'], one['pages']),
         ('Gedragscode integriteit raad en raadsleden', 'code', '1.2', '2017-04-04', 3))
    same(one['adoptions'], [{'body': 'gemeenteraad', 'how': 'adopted', 'day': '2017-04-04'}])

    for word in ('geschenken', 'raadslid', 'schen', 'gesch', 'Coördinator', 'griffier', 'eden', 'niets', 'RIJSWIJK', '50'):
        same((word, found(path, word)), (word, grep(code, word)))
    same(found(path, 'coordinator'), {3})
    same(found(path, 'integriteitscommissie'), {2})
    same(found(path, 'geen geschenken'), {2})
    same(found(path, 'griffier geschenken'), set())
    hit = [one for one in read('search', path, 'nevenfuncties') if 'page' in one][0]
    has(hit['ref'], 'document:', '#page=3')
    same((hit['title'], hit['context']),
         ('D-1 Gedragscode integriteit raad en raadsleden', 'Een raadslid meldt nevenfuncties bij de griffier.'))
    has(ctl('search', path, 'nevenfuncties', dutch=True), 'pagina 3: Een raadslid meldt')

    text = ctl('document', 'text', path, 'D-1')
    same([page.replace('-\n', '').split() for page in text.split('\f')],
         [page.split() for page in subprocess.run(['pdftotext', code, '-'], capture_output=True, check=True).stdout.decode().split('\f')])
    has(ctl('document', 'text', path, 'D-1', '--page', '3'), 'nevenfuncties')
    lacks(ctl('document', 'text', path, 'D-1', '--page', '1'), 'nevenfuncties')
    picture = folder / 'page.png'
    ctl('document', 'page', path, 'D-1', '2', '--width', '300', '-o', picture)
    same((picture.read_bytes()[:8], int.from_bytes(picture.read_bytes()[16:20], 'big')), (b'\x89PNG\r\n\x1a\n', 300))

    has(ctl('document', 'page', path, 'D-1', '4', '-o', picture, code=FOUND, dutch=True), 'pagina 4')
    ctl('document', 'text', path, 'D-1', '--page', '4', code=FOUND)
    ctl('document', 'text', path, 'D-2', code=FOUND)
    for words in (['page', path, 'D-1', 'drie', '-o', picture], ['page', path, 'D-1', '1'], ['text', path, 'D-1', '--page', '0'],
                  ['page', path, 'D-1', '1', '-o', picture, '--width', '0']):
        ctl('document', *words, code=USAGE)
    has(ctl('document', 'page', path, 'D-1', '1', '-o', folder / 'geen' / 'map.png', code=FOUND), 'cannot be written')

    named = real_pdf(folder, 'y.pdf', [['Niets']], 'Protocol vermoedens')
    ctl('document', 'add', path, named, '--adopted', 'raad:2018-05-15')
    _, second = read('list', path, 'documents')
    same((second['title'], second['kind'], second['dated']), ('Protocol vermoedens', 'protocol', '2019-02-13'))
    has(ctl('check', path), 'sound')


def test_sample_documents(folder):
    """The sample's register: what the council note names, and the manual, to be read and found."""
    path = sample(folder)
    documents = read('list', path, 'documents')
    same([one['number'] for one in documents], [f'D-{number}' for number in range(1, 9)])
    same([one['state'] for one in documents if one['number'] == 'D-7'], ['superseded'])
    protocol = documents[1]
    same([(one['body'], one['day']) for one in protocol['adoptions']],
         [('gemeenteraad', '2018-05-15'), ('constituerend beraad', '2018-05-31')])
    same({(one['here'], one['pages'] > 0) for one in documents}, {(True, True)})
    has(ctl('document', 'text', path, 'D-2', '--page', '2'), 'Voorbeeld', 'onafhankelijk bureau')
    same([(one['title'].split()[0], one['page']) for one in read('search', path, 'draaideur') if 'page' in one], [('D-3', 2)])
    has(ctl('undo', path, code=FOUND), 'nothing of yours')
    has(ctl('check', path), 'sound')


def test_documents(folder):
    """The register of documents: added once, listed, changed, saved as it was."""
    path = folder / 'team.iteam'
    ctl('new', path)
    code = real_pdf(folder, 'Gedragscode_integriteit_raad.pdf', [['raad']])
    protocol = real_pdf(folder, 'p.pdf', [['protocol']])
    same(ctl('document', 'add', path, code, '--adopted', 'gemeenteraad:2017-04-04', '--pillar', 'binnen'), 'D-1\n')
    same(ctl('document', 'add', path, protocol, '--title', 'Protocol vermoedens', '--adopted', 'gemeenteraad:2018-05-15',
             '--noted', 'constituerend beraad:2018-05-31', '--review', '2020-05-15', '--consent', 'asked'), 'D-2\n')
    has(ctl('document', 'add', path, code, code=FOUND), 'D-1')
    first, second = read('list', path, 'documents')
    same((first['title'], first['kind'], first['state']), ('Gedragscode integriteit raad', 'code', 'in-force'))
    same(second['adoptions'], [{'body': 'gemeenteraad', 'how': 'adopted', 'day': '2018-05-15'},
                               {'body': 'constituerend beraad', 'how': 'noted', 'day': '2018-05-31'}])
    same((second['kind'], second['state'], second['consent'], second['here']), ('protocol', 'due', 'asked', True))
    same(second['sha256'], digest(protocol))
    same([one['number'] for one in read('list', path, 'documents', 'state:due')], ['D-2'])
    same([one['number'] for one in read('list', path, 'documents', 'gemeenteraad', 'kind:code')], ['D-1'])

    ctl('set', path, 'D-1', '--superseded-by', 'D-2', '--version', '2017', '--adopted', 'none')
    shown = read('show', path, 'D-1')
    same((shown['state'], shown['version'], shown['adoptions']), ('superseded', '2017', []))
    same(len(shown['history']), 2)
    has(ctl('show', path, 'D-1', dutch=True), 'Vervangen door: Protocol vermoedens', 'Versie: 2017')
    # D-2 took the place of D-1: neither itself nor D-1 takes its own.
    for other in ('D-2', 'D-1'):
        has(ctl('set', path, 'D-2', '--superseded-by', other, code=USAGE), 'whose place it took')
    has(ctl('set', path, 'D-2', '--superseded-by', 'D-1', code=USAGE, dutch=True), 'dat het zelf heeft vervangen')
    same(read('show', path, 'D-2')['state'], 'due')
    ctl('undo', path)
    same(read('show', path, 'D-1')['state'], 'in-force')
    has(ctl('search', path, 'constituerend'), 'D-2 Protocol vermoedens')

    ctl('document', 'note', path, 'D-2', '4', 'Geldt', 'ook voor fracties', '--quote', 'geschenken van\n50 euro')
    ctl('document', 'note', path, 'D-2', '1')
    notes = read('list', path, 'notes')
    same([(one['document'], one['page'], one['kind'], one['quote'], one['text']) for one in notes],
         [('D-2', 1, 'bookmark', None, None), ('D-2', 4, 'note', 'geschenken van 50 euro', 'Geldt ook voor fracties')])
    same(len(read('list', path, 'notes', 'fracties')), 1)
    same([one['page'] for one in read('show', path, 'D-2')['notes']], [1, 4])
    has(ctl('show', path, 'D-2', dutch=True), 'pagina 4, Aantekening', 'Geldt ook voor fracties', 'Pagina: 4')
    has(ctl('search', path, 'fracties'), 'D-2 Protocol vermoedens')
    ctl('undo', path)
    same(len(read('list', path, 'notes')), 1)
    ctl('document', 'note', path, 'D-2', '0', 'Niets', code=USAGE)
    ctl('document', 'note', path, 'D-9', '1', 'Niets', code=FOUND)

    out = folder / 'out.pdf'
    ctl('document', 'save', path, 'D-2', out)
    same(digest(out), digest(protocol))
    has(ctl('check', path), 'sound')


def test_documents_refused(folder):
    """What is no PDF, no number and no date is refused, and nothing is added."""
    path = folder / 'team.iteam'
    ctl('new', path)
    letter = folder / 'brief.pdf'
    letter.write_text('Geachte raad')
    empty = folder / 'leeg.pdf'
    empty.touch()
    has(ctl('document', 'add', path, letter, code=USAGE), 'not a PDF')
    has(ctl('document', 'add', path, empty, code=USAGE), 'empty')
    ctl('document', 'add', path, folder / 'niets.pdf', code=FOUND)
    # What the window refuses is refused here, in the same words, and nothing of it stays.
    damaged, without = damaged_pdf(folder, 'kapot.pdf'), real_pdf(folder, 'bladloos.pdf', [])
    has(ctl('document', 'add', path, damaged, without, code=FOUND, dutch=True),
        '‘kapot.pdf’ is beschadigd', '‘bladloos.pdf’ is beschadigd')
    with sqlite3.connect(path) as db:
        same(db.execute('SELECT count(*) FROM content').fetchone(), (0,))
    good = real_pdf(folder, 'goed.pdf', [['goed']])
    has(ctl('document', 'add', path, good, '--adopted', 'raad:morgen', code=USAGE), 'not a date')
    has(ctl('document', 'add', path, good, letter, '--title', 'Twee', code=USAGE), 'one title')
    ctl('document', 'add', path, good, '--kind', 'brief', code=USAGE)
    ctl('document', path, code=USAGE)
    ctl('document', 'save', path, 'D-7', folder / 'out.pdf', code=FOUND)
    ctl('document', 'save', path, 'drie', folder / 'out.pdf', code=USAGE)
    same(read('list', path, 'documents'), [])
    same((folder / 'out.pdf').exists(), False)


run_tests([test_document_pages, test_sample_documents, test_documents, test_documents_refused])
