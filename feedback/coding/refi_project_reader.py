"""Read the codings of a REFI-QDA project (.qdpx), whoever wrote it. Raises ``FileRefused`` (S21) for what is none."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from cms.cleaning import clean_text, whole_number
from feedback.coding.file_codes import as_guid
from feedback.coding.refi_project import STAND
from feedback.coding.refi_xml import child, children, local, parse
from feedback.exceptions import FileRefused
from feedback.models import Coding

MOST_BYTES = 25_000_000
MOST_XML, MOST_INSIDE, MOST_ENTRIES = 20_000_000, 100_000_000, 20_000
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, UnicodeError)


@dataclass(frozen=True)
class FileCoding:
    """``text`` and ``code`` are ids as the file has them; ``words`` is its whole text, None if it has none."""

    guid: str
    text: str
    code: str
    start: int | None
    end: int | None
    coder: str
    stance: str
    note: str
    words: str | None


def read_codings(data: bytes) -> list[FileCoding]:
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 25 MB."), rule="S21")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            entries = {each.filename.lower(): each for each in book.infolist()}
            if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries.values()) > MOST_INSIDE:
                raise FileRefused(_("The file holds too much once it is unpacked."), rule="S21")
            entry = entries.get("project.qde")
            if entry is None or entry.file_size > MOST_XML:
                raise FileRefused(_("This is not a REFI-QDA project, or it is too large."), rule="S21")
            root = parse(book.read(entry))
            texts = {
                name.rpartition("/")[2]: book.read(each).decode("utf-8-sig").replace("\r\n", "\n")
                for name, each in entries.items()
                if name.endswith(".txt")
            }
    except BROKEN as error:
        raise FileRefused(_("This is not a REFI-QDA project, or it is damaged."), rule="S21") from error
    if local(root) != "Project":
        raise FileRefused(_("This is not a REFI-QDA project, or it is damaged."), rule="S21")
    return list(_codings(root, texts))


def _codings(root: ElementTree.Element, texts: dict[str, str]) -> Iterator[FileCoding]:
    users = {each.get("guid", ""): each.get("name", "") for each in children(child(root, "Users"), "User")}
    for source in children(child(root, "Sources"), "TextSource"):
        name = source.get("plainTextPath", "").rpartition("/")[2].lower()
        content = child(source, "PlainTextContent")
        words = "".join(content.itertext()) if content is not None else texts.get(name)
        for selection in children(source, "PlainTextSelection"):
            stance, note = _description(child(selection, "Description"))
            for coding in children(selection, "Coding"):
                for ref in children(coding, "CodeRef"):
                    yield FileCoding(
                        guid=as_guid(coding.get("guid", "")),
                        text=as_guid(source.get("guid", "")),
                        code=as_guid(ref.get("targetGUID", "")),
                        start=whole_number(selection.get("startPosition")),
                        end=whole_number(selection.get("endPosition")),
                        coder=users.get(coding.get("creatingUser", ""), "")[:150],
                        stance=stance,
                        note=note,
                        words=words,
                    )


def _description(element: ElementTree.Element | None) -> tuple[str, str]:
    """The stand that a passage takes, if its first line says one that we know, and the rest as a note."""
    words = clean_text("".join(element.itertext())) if element is not None else ""
    first, _end, rest = words.partition("\n")
    stance = first.removeprefix(STAND) if first.startswith(STAND) else ""
    return (stance, rest.strip()) if stance in Coding.Stance.values and stance else ("", words)
