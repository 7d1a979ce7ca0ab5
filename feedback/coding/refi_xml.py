"""Codebooks as REFI-QDA files (.qdc), the exchange format of programs for qualitative analysis.

The standard knows one name, one description and a place in the tree for each code. What a code includes and excludes,
and its example, are paragraphs of the description that begin with a fixed English word; reading takes them apart again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from xml.etree import ElementTree

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cms.cleaning import clean_text
from cms.i18n.fields import text
from feedback.coding.file_codes import MOST_CODES, PLAIN, FileCode, FileContent, as_guid, guid_of
from feedback.exceptions import FileRefused
from feedback.models import Code, Codebook

CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Throughline"
FAMILY = re.compile(r"urn:QDA-XML:(codebook|project):\d+[.:]\d+")
HEADS = {"include": "Include", "exclude": "Exclude", "example": "Example"}
BY_HEAD = {head: name for name, head in HEADS.items()}
PARTS = re.compile(rf"(?:^|\n\n)({'|'.join(BY_HEAD)}): ")
DEEPEST = 10


# Writing -------------------------------------------------------------------------------------------------


def codebook_file(book: Codebook, codes: Iterable[Code]) -> bytes:
    """The codebook as a .qdc file. ``codes`` has parents before their children."""
    root = ElementTree.Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    add_codes(ElementTree.SubElement(root, "Codes"), book, codes)
    return as_file(root)


def as_file(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def add_codes(
    parent: ElementTree.Element,
    book: Codebook,
    codes: Iterable[Code],
    notes: Mapping[int, Iterable[str]] | None = None,
) -> None:
    """``notes``: the id of a code → the ids of its notes."""
    places: dict[int | None, ElementTree.Element] = {}
    for code in codes:
        facts = {"guid": str(guid_of(code, book)), "name": text(code.name, settings.LANGUAGE_CODE)}
        facts["isCodable"] = "true" if code.status == Code.Status.ACTIVE else "false"
        place = ElementTree.SubElement(places.get(code.parent_id, parent), "Code", facts)
        if words := description_of(code):
            ElementTree.SubElement(place, "Description").text = words
        for guid in (notes or {}).get(code.pk, ()):
            ElementTree.SubElement(place, "NoteRef", {"targetGUID": guid})
        places[code.pk] = place


def description_of(code: Code) -> str:
    parts = [text(code.definition, settings.LANGUAGE_CODE)]
    parts += [f"{HEADS[name]}: {getattr(code, name)}" for name in PLAIN if getattr(code, name)]
    return "\n\n".join(part for part in parts if part)


# Reading -------------------------------------------------------------------------------------------------


def parse(data: bytes) -> ElementTree.Element:
    """The root of a file of this family. Raises ``FileRefused`` (S21) for anything else, entities included."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise FileRefused(
            _("This file declares a document type or entities. Save it again without them."), rule="S21"
        ) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise FileRefused(_("This is not an XML file, or it is damaged."), rule="S21") from error
    space = str(root.tag).rpartition("}")[0].lstrip("{")
    if local(root) not in ("CodeBook", "Project") or not FAMILY.fullmatch(space):
        raise FileRefused(_("This is not a REFI-QDA file."), rule="S21")
    return root


def local(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: ElementTree.Element | None, name: str) -> list[ElementTree.Element]:
    return [each for each in element if local(each) == name] if element is not None else []


def child(element: ElementTree.Element | None, name: str) -> ElementTree.Element | None:
    return next(iter(children(element, name)), None)


def read_codebook(data: bytes) -> FileContent:
    """The codes of a .qdc file, or of the project file of another tool."""
    return codes_below(parse(data))


def codes_below(root: ElementTree.Element) -> FileContent:
    book = root if local(root) == "CodeBook" else child(root, "CodeBook")
    codes = child(book, "Codes")
    if codes is None:
        raise FileRefused(_("The file has no codes."), rule="S21")
    found = list(islice(_walk(codes), MOST_CODES + 1))
    sets = children(child(book, "Sets") if child(book, "Sets") is not None else child(root, "Sets"), "Set")
    return FileContent(found, [*_notes(codes, sets)])


def _walk(codes: ElementTree.Element) -> Iterator[FileCode]:
    """In the order of the file, without recursion: a file may nest as deep as it likes."""
    stack = [(each, "", 1) for each in reversed(children(codes, "Code"))]
    number = 0
    while stack:
        element, parent, depth = stack.pop()
        number += 1
        if depth > DEEPEST:
            raise FileRefused(
                _("Codes are nested deeper than %(deepest)s levels.") % {"deepest": DEEPEST}, rule="S21"
            )
        guid = as_guid(element.get("guid", ""))
        ref = guid or f"#{number}"
        yield _file_code(element, ref, parent, guid, number)
        stack += [(each, ref, depth + 1) for each in reversed(children(element, "Code"))]


def _file_code(element: ElementTree.Element, ref: str, parent: str, guid: str, number: int) -> FileCode:
    language = settings.LANGUAGE_CODE
    description = child(element, "Description")
    parts = parts_of_description("".join(description.itertext())) if description is not None else {}
    return FileCode(
        line=number,
        ref=ref,
        parent=parent,
        name={language: " ".join(clean_text(element.get("name", "")).split())},
        definition={language: parts.pop("definition")} if "definition" in parts else {},
        plain=parts,
        guid=guid,
    )


def parts_of_description(words: str) -> dict[str, str]:
    """The parts that a description has; of those that it lacks or leaves empty the file says nothing."""
    first, *rest = PARTS.split(clean_text(words))
    found = {"definition": first.strip()}
    for head, part in zip(rest[::2], rest[1::2], strict=True):
        found[BY_HEAD[head]] = part.strip()
    return {name: part for name, part in found.items() if part}


def _notes(codes: ElementTree.Element, sets: list[ElementTree.Element]) -> Iterator[str]:
    every = [each for each in codes.iter() if local(each) == "Code"]
    if any(each.get("color") for each in every):
        yield _("Colors are not imported: here they follow the order of the codes.")
    if sets:
        yield ngettext(
            "%(n)s set of codes is not imported.", "%(n)s sets of codes are not imported.", len(sets)
        ) % {"n": len(sets)}
    groups = sum(each.get("isCodable", "true").lower() in ("false", "0") for each in every)
    if groups:
        yield ngettext(
            "%(n)s code only groups other codes in the file. If it is new, it can be applied to texts here.",
            "%(n)s codes only group other codes in the file. If they are new, they can be applied to "
            "texts here.",
            groups,
        ) % {"n": groups}
