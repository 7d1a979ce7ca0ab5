"""Memos as notes of a REFI-QDA project: written with their author and day, and read from whoever wrote the file."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from cms.cleaning import clean_text
from cms.clock import PACIFIC
from feedback.coding.file_codes import as_guid
from feedback.coding.refi_cases import Values, guid_from
from feedback.coding.refi_xml import child, children, local
from feedback.models import Memo

MASK = "█"
PROJECT = "project"


@dataclass(frozen=True)
class FileMemo:
    """``of``: the id of the code or text it is on, or "project"; ``kind``: which of the three."""

    guid: str
    kind: str
    of: str
    author: str
    at: str
    body: str


@dataclass(frozen=True)
class FileCase:
    """``values``: the id of a variable → its kind and its value; ``texts``: the ids of its sources."""

    guid: str
    name: str
    values: Values
    texts: list[str]


# Writing -------------------------------------------------------------------------------------------------


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def without_names(body: str, marked: Iterable[str]) -> str:
    """A memo without the words that were marked as identifying a person, in whatever case; the longest first."""
    folded = body.casefold()
    for words in sorted(
        (each for each in marked if each.casefold() in folded), key=lambda each: (-len(each), each)
    ):
        body = re.sub(re.escape(words), MASK * len(words), body, flags=re.IGNORECASE)
    return body


def add_notes(root: ElementTree.Element, memos: list[Memo], marked: set[str]) -> None:
    if not memos:  # the standard has no empty lists
        return
    notes = ElementTree.SubElement(root, "Notes")
    for memo in memos:
        facts = {"guid": str(memo.guid), "name": f"{memo.at.astimezone(PACIFIC):%Y-%m-%d} {memo.author_name}"}
        facts |= {"creatingUser": guid_from("user", memo.author_name), "creationDateTime": moment(memo.at)}
        note = ElementTree.SubElement(notes, "Note", facts)
        ElementTree.SubElement(note, "PlainTextContent").text = without_names(memo.body, marked)


def add_refs(place: ElementTree.Element, memos: Iterable[Memo]) -> None:
    for memo in memos:
        ElementTree.SubElement(place, "NoteRef", {"targetGUID": str(memo.guid)})


# Reading -------------------------------------------------------------------------------------------------


def read_memos(
    root: ElementTree.Element, users: dict[str, str], words_of: Callable[[ElementTree.Element], str]
) -> list[FileMemo]:
    """The notes that a code, a text or the project refers to; each once, on the first."""
    notes = {as_guid(each.get("guid", "")): each for each in children(child(root, "Notes"), "Note")}
    found: dict[str, FileMemo] = {}
    for place, ref in _refs(root):
        guid = as_guid(ref.get("targetGUID", ""))
        note, kind = notes.get(guid), local(place)
        if note is None or guid in found:
            continue
        found[guid] = FileMemo(
            guid=guid,
            kind={"Code": "code", "TextSource": "text"}.get(kind, PROJECT),
            of=PROJECT if kind == "Project" else as_guid(place.get("guid", "")),
            author=users.get(note.get("creatingUser", ""), "")[:150],
            at=note.get("creationDateTime", ""),
            body=clean_text(words_of(note)).strip(),
        )
    return list(found.values())


def _refs(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, ElementTree.Element]]:
    book = child(root, "CodeBook")
    codes = list(book.iter()) if book is not None else []
    for place in (root, *children(child(root, "Sources"), "TextSource"), *codes):
        if local(place) in ("Project", "TextSource", "Code"):
            yield from ((place, each) for each in children(place, "NoteRef"))


def read_cases(root: ElementTree.Element) -> list[FileCase]:
    return [
        FileCase(
            guid=as_guid(case.get("guid", "")),
            name=case.get("name", ""),
            values=dict(_values(case)),
            texts=[as_guid(each.get("targetGUID", "")) for each in children(case, "SourceRef")],
        )
        for case in children(child(root, "Cases"), "Case")
    ]


def _values(case: ElementTree.Element) -> Iterator[tuple[str, tuple[str, str]]]:
    for place in children(case, "VariableValue"):
        ref = child(place, "VariableRef")
        for each in place:
            if ref is not None and local(each).endswith("Value"):
                yield (
                    as_guid(ref.get("targetGUID", "")),
                    (local(each).removesuffix("Value"), each.text or ""),
                )
