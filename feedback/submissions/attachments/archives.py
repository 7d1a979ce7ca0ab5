"""Check DOCX, XLSX and ODT: the archive directory is validated before anything is decompressed (X06, X08, X12)."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext_lazy as _

from cms.spreadsheets.readers.workbooks import MAX_ENTRIES, MAX_RATIO
from feedback.exceptions import FileRefused

END = b"PK\x05\x06"
SMALL, MOST_UNPACKED = 100_000, 50_000_000
ODT = b"application/vnd.oasis.opendocument.text"
MAIN = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
# The only binary parts allowed are pictures, obfuscated fonts, printer settings and previews.
_MAY_BE = re.compile(
    r"(?:.*\.(?:xml|rels|vml|png|jpe?g|gif|bmp|emf|wmf|tiff?|odttf|rdf)|.*printersettings\d*\.bin|mimetype"
    r"|layout-cache|.*/)"
)
_ACTIVE_NAMES = re.compile(
    r"vbaproject|vbadata|macrosheets|dialogsheets|activex|embeddings|externallinks|querytables|oleobject"
    r"|xl/connections\.xml|^basic/|^scripts/|^object[ /]|attachedtoolbars|customui"
)
_ACTIVE_MARKUP = re.compile(
    rb"<!DOCTYPE|<!ENTITY|macroEnabled|vbaProject|oleObject|DDEAUTO|<[s]cript:|office:scripts|script:event-listener"
    rb"|<(?:\w+:)?svg\b|draw:object\b|draw:plugin|draw:applet|dde-connection|dde-source"
)
_LOCKED_MARKUP = re.compile(rb"manifest:encryption-data")
_ODF_LINK = re.compile(rb"""<(?!text:a\b|meta:template\b)[\w:-]+\s[^>]*xlink:href=["'](?:[a-z]+:|//)""")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")


def kind_of(data: bytes) -> str:
    with _archive(data) as archive:
        names = archive.namelist()
        if names and names[0] == "mimetype":
            first = archive.getinfo("mimetype")
            if first.file_size <= 200 and archive.read(first) == ODT:
                return "odt"
        found = [kind for name, kind in MAIN.items() if name in names]
        if "[Content_Types].xml" in names and len(found) == 1:
            return found[0]
    raise FileRefused(
        _(
            "Archive files such as ZIP cannot be accepted, except DOCX, XLSX and ODT without macros. "
            "Send the files one by one."
        ),
        rule="S21",
    )


def look(data: bytes) -> None:
    with _archive(data) as archive:
        entries = archive.infolist()
        _check_size(entries, len(data))
        for entry in entries:
            _check_entry(entry)


def take_apart(data: bytes) -> None:
    look(data)
    with _archive(data) as archive:
        try:
            for entry in archive.infolist():
                _check_part(archive, entry)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
            raise _damaged() from error


def _archive(data: bytes) -> zipfile.ZipFile:
    """Open the archive; data before or after it would be a second file in the same bytes, so it is refused."""
    if not data.startswith(b"PK\x03\x04") or data[-22:-18] != END or data[-2:] != b"\0\0":
        raise _damaged()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise _damaged() from error
    if min((entry.header_offset for entry in archive.infolist()), default=1):
        raise _damaged()
    return archive


def _check_size(entries: list[zipfile.ZipInfo], size: int) -> None:
    names = [entry.filename.lower() for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    tight = any(
        entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        for entry in entries
        if entry.file_size > SMALL
    )
    if len(entries) > MAX_ENTRIES or unpacked > min(MOST_UNPACKED, max(MAX_RATIO * size, SMALL)) or tight:
        raise FileRefused(_("This file is compressed too tightly to be opened safely."), rule="X06")
    if len(set(names)) < len(names):
        raise _damaged()


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/").lower()
    is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if name.startswith("/") or ".." in name.split("/") or ":" in name or is_link:
        raise FileRefused(_("This file contains parts that do not belong in it."), rule="X06")
    if entry.flag_bits & 1:
        raise _locked()
    if _ACTIVE_NAMES.search(name):
        raise _active()
    if not _MAY_BE.fullmatch(name):
        raise FileRefused(_("This file contains parts that do not belong in it."), rule="X06")


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as part:
        data = part.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise FileRefused(_("This file is compressed too tightly to be opened safely."), rule="X06")
    bare = data.replace(b"\0", b"")  # UTF-16 markup
    name = entry.filename.lower()
    is_markup = name.endswith((".xml", ".rels", ".vml", ".rdf"))
    if is_markup and _ACTIVE_MARKUP.search(bare):
        raise _active()
    if is_markup and _LOCKED_MARKUP.search(bare):
        raise _locked()
    if not is_markup and name != "mimetype" and bare.lstrip()[:1] == b"<":
        raise _active()
    relations = _RELATION.findall(bare) if name.endswith(".rels") else []
    if any(map(_leads_out, relations)) or (is_markup and _ODF_LINK.search(bare)):
        raise FileRefused(_("This file is linked to other files. Save it without links."), rule="X12")


def _leads_out(relation: bytes) -> bool:
    """Whether a relation loads an external resource; hyperlinks that a person follows are allowed."""
    return b"External" in relation and b"/hyperlink" not in relation


def _active() -> FileRefused:
    return FileRefused(
        _(
            "This file contains macros, drawings with code or embedded objects. Save it as a PDF, or "
            "remove them."
        ),
        rule="X08",
    )


def _locked() -> FileRefused:
    return FileRefused(_("This file is locked with a password. Save it without one."), rule="X08")


def _damaged() -> FileRefused:
    return FileRefused(_("This file is damaged, or is two files in one."), rule="S21")
