"""Read the codings, memos and cases of a REFI-QDA project (.qdpx), whoever wrote it.

Raises ``FileRefused`` (S21) for what is none.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from cms.cleaning import clean_text, whole_number
from feedback.coding.file_codes import as_guid
from feedback.coding.refi_notes import FileCase, FileMemo, read_cases, read_memos
from feedback.coding.refi_project import STAND
from feedback.coding.refi_xml import ORIGIN, child, children, local, parse
from feedback.exceptions import FileRefused
from feedback.models import Coding

MOST_BYTES = MOST_INSIDE = 20_000_000
MOST_XML, MOST_ENTRIES = 5_000_000, 20_000
MOST_OF_A_NOTE = 10_000  # bytes or characters that are read: more than the longest memo has
PLAIN_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others unpack more slowly, or to far more
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
)
COUNTS_ONE = (
    "atlas.ti"  # counts a line break of two characters as one; all others count the file's characters
)


@dataclass(frozen=True)
class FileCoding:
    """``text`` and ``code`` are ids as the file has them; ``words`` is its whole text, None if it has none.

    Positions count line breaks as one character. ``is_certain``: whether the file lets us know them.
    """

    guid: str
    text: str
    code: str
    start: int | None
    end: int | None
    coder: str
    stance: str
    note: str
    words: str | None
    is_certain: bool = True


@dataclass(frozen=True)
class _Words:
    """The text of a source as the file has it, and whether positions in it count each of its characters."""

    raw: str
    counts_all: bool = True
    is_certain: bool = True

    @property
    def lines(self) -> str:
        return self.raw.replace("\r\n", "\n")

    def place(self, position: int | None) -> int | None:
        """A position of the file as a position in ``lines``."""
        if position is None or not self.counts_all:
            return position
        return position - self.raw.count("\r\n", 0, position)


@dataclass(frozen=True)
class FileProject:
    codings: list[FileCoding]
    memos: list[FileMemo]
    cases: list[FileCase]


def read_project(data: bytes, known: Collection[str]) -> FileProject:
    """What a project holds, with the words of texts with a known id; the words of others stay unread."""
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 20 MB."), rule="S21")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            entries = _entries(book)
            packed = book.read(entries["project.qde"])
            root = parse(packed)
            if local(root) != "Project":
                raise FileRefused(_("This is not a REFI-QDA project, or it is damaged."), rule="S21")
            texts = _Texts(
                book, entries, root.get("origin", ""), has_pairs=b"\r\n" in packed.replace(b"\0", b"")
            )
            users = _users(root)
            memos = read_memos(root, users, texts.note_of)
            return FileProject(list(_codings(root, texts, known, users)), memos, read_cases(root))
    except BROKEN as error:
        raise FileRefused(_("This is not a REFI-QDA project, or it is damaged."), rule="S21") from error


def is_readable(data: bytes) -> bool:
    """Whether a project that we made would be read again: it is not too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return bool(_entries(book)) and len(data) <= MOST_BYTES
    except FileRefused:
        return False


def _entries(book: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The members by name in small letters, of which none unpacks to more than fits."""
    every = book.infolist()
    if len(every) > MOST_ENTRIES or sum(each.file_size for each in every) > MOST_INSIDE:
        raise FileRefused(_("The file contains too much data once it is unzipped."), rule="S21")
    if any(each.compress_type not in PLAIN_WAYS for each in every):
        raise FileRefused(_("This kind of archive cannot be read. Save it as ZIP."), rule="S21")
    entries = {each.filename.lower(): each for each in every}
    if "project.qde" not in entries or entries["project.qde"].file_size > MOST_XML:
        raise FileRefused(_("This is not a REFI-QDA project, or it is too large."), rule="S21")
    return entries


class _Texts:
    """The words of sources, read when asked for. ``has_pairs``: whether the XML breaks lines with two characters."""

    def __init__(
        self, book: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], origin: str, *, has_pairs: bool
    ) -> None:
        self.book, self.origin, self.has_pairs = book, origin.casefold(), has_pairs
        self.files = {
            name.rpartition("/")[2]: each for name, each in entries.items() if name.endswith(".txt")
        }

    def words_of(self, source: ElementTree.Element) -> _Words | None:
        counts_all, content = COUNTS_ONE not in self.origin, child(source, "PlainTextContent")
        if content is not None:  # XML makes one character of each line break, whatever the tool counted
            raw = "".join(content.itertext())
            return _Words(raw, counts_all, not (counts_all and self.has_pairs and "\n" in raw))
        entry = self._entry_of(source)
        if entry is None:
            return None
        raw = self.book.read(entry).decode("utf-8-sig")
        return _Words(raw, counts_all, "\r\n" not in raw or self.origin not in ("", ORIGIN.casefold()))

    def note_of(self, note: ElementTree.Element) -> str:
        """The words of a note, no more than show that it is too long: many notes may name the same large file."""
        content, entry = child(note, "PlainTextContent"), self._entry_of(note)
        if content is not None:
            return "".join(content.itertext())[:MOST_OF_A_NOTE]
        if entry is None:
            return ""
        with self.book.open(entry) as file:
            return file.read(MOST_OF_A_NOTE).decode("utf-8-sig", "ignore")

    def _entry_of(self, element: ElementTree.Element) -> zipfile.ZipInfo | None:
        return self.files.get(element.get("plainTextPath", "").rpartition("/")[2].lower())


def _users(root: ElementTree.Element) -> dict[str, str]:
    return {each.get("guid", ""): each.get("name", "") for each in children(child(root, "Users"), "User")}


def _codings(
    root: ElementTree.Element, texts: _Texts, known: Collection[str], users: dict[str, str]
) -> Iterator[FileCoding]:
    for source in children(child(root, "Sources"), "TextSource"):
        guid = as_guid(source.get("guid", ""))
        selections = children(source, "PlainTextSelection")
        words = texts.words_of(source) if selections and guid in known else None
        place = words.place if words else _Words("").place
        for selection in selections:
            stance, note = _description(child(selection, "Description"))
            for coding in children(selection, "Coding"):
                for ref in children(coding, "CodeRef"):
                    yield FileCoding(
                        guid=as_guid(coding.get("guid", "")),
                        text=guid,
                        code=as_guid(ref.get("targetGUID", "")),
                        start=place(whole_number(selection.get("startPosition"))),
                        end=place(whole_number(selection.get("endPosition"))),
                        coder=users.get(
                            coding.get("creatingUser") or selection.get("creatingUser") or "", ""
                        )[:150],
                        stance=stance,
                        note=note,
                        words=words.lines if words else None,
                        is_certain=words is None or words.is_certain,
                    )


def _description(element: ElementTree.Element | None) -> tuple[str, str]:
    """The stand that a passage takes, if its first line says one that we know, and the rest as a note."""
    words = clean_text("".join(element.itertext())) if element is not None else ""
    first, _end, rest = words.partition("\n")
    stance = first.removeprefix(STAND) if first.startswith(STAND) else ""
    return (stance, rest.strip()) if stance in Coding.Stance.values and stance else ("", words)
