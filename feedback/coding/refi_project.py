"""Texts with their codings as a REFI-QDA project (.qdpx): a ZIP of one XML file and a text file for each source.

Every id is made from our keys, so the same row has the same id in every file. Positions count Unicode characters from
the start of a text, as ours do. A coder's stand is the description of the passage; notes on single passages, which may
name a person, stay here. Memos are notes, without words that were marked as identifying a person.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

from cms.i18n.fields import text as in_words
from feedback.coding.code_tree import target_of
from feedback.coding.file_codes import guid_of
from feedback.coding.refi_cases import Cases, add_cases, add_variables, guid_from
from feedback.coding.refi_notes import MASK, add_notes, add_refs, moment
from feedback.coding.refi_xml import ORIGIN, add_codes, as_file
from feedback.models import Code, Coding, Form, Memo, PrivatePassage, SubmissionText

PROJECT = "urn:QDA-XML:project:1.0"
INSIDE = "internal://"
WARNING = "INTERNAL. It holds comments as they were sent. Do not publish it or pass it on."
STAND = "Position: "


@dataclass(frozen=True)
class Project:
    """What a project file is made of. ``codes`` has parents before their children; ``marked``: see ``marked_words``."""

    form: Form
    codes: list[Code]
    texts: list[SubmissionText]
    codings: list[Coding]
    passages: list[PrivatePassage]
    made_at: datetime
    memos: list[Memo]
    marked: set[str]


def text_guid(text: SubmissionText) -> str:
    return guid_from("text", text.pk, text.sha256)


def coding_guid(coding: Coding) -> str:
    return guid_from("coding", coding.text_id, coding.code_id, coding.start, coding.end, coding.coder_name)


def user_guid(name: str) -> str:
    return guid_from("user", name)


def masked(words: str, passages: Iterable[PrivatePassage]) -> str:
    """The words without passages that identify a person, which keep their length: positions stay true."""
    letters = list(words)
    for each in passages:
        if each.state != PrivatePassage.State.STAYS:
            letters[each.start : each.end] = MASK * len(letters[each.start : each.end])
    return "".join(letters)


def masked_texts(texts: Iterable[SubmissionText], passages: Iterable[PrivatePassage]) -> dict[int, str]:
    marked: dict[int, list[PrivatePassage]] = defaultdict(list)
    for each in passages:
        marked[each.text_id].append(each)
    return {text.pk: masked(text.text, marked[text.pk]) for text in texts}


def project_file(project: Project) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        _store(book, "project.qde", _project_xml(project), project.made_at)
        words = masked_texts(project.texts, project.passages)
        for text in project.texts:
            _store(book, f"sources/{text_guid(text)}.txt", words[text.pk].encode(), project.made_at)
    return file.getvalue()


def _store(book: zipfile.ZipFile, name: str, data: bytes, at: datetime) -> None:
    entry = zipfile.ZipInfo(name, at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    book.writestr(entry, data)


def _project_xml(project: Project) -> bytes:
    facts = {"xmlns": PROJECT, "name": f"INTERNAL: {in_words(project.form.name)}", "origin": ORIGIN}
    root = ElementTree.Element("Project", facts | {"creationDateTime": moment(project.made_at)})
    people = {each.coder_name for each in project.codings} | {each.author_name for each in project.memos}
    if names := sorted(people):  # the standard has no empty lists
        users = ElementTree.SubElement(root, "Users")
        for name in names:
            ElementTree.SubElement(users, "User", {"guid": user_guid(name), "name": name})
    if project.codes:
        codes = ElementTree.SubElement(ElementTree.SubElement(root, "CodeBook"), "Codes")
        notes: dict[int, list[str]] = defaultdict(list)
        for memo in project.memos:
            if memo.code_id:
                notes[memo.code_id].append(str(memo.guid))
        add_codes(codes, project.codes[0].codebook, project.codes, notes)
    cases = Cases(project.form, {text.submission_id: text.submission for text in project.texts}.values())
    add_variables(root, cases)
    add_cases(root, cases, project.texts)
    _add_sources(ElementTree.SubElement(root, "Sources"), project)
    add_notes(root, project.memos, project.marked)
    ElementTree.SubElement(root, "Description").text = WARNING
    add_refs(root, [each for each in project.memos if each.codebook_id])
    return as_file(root)


def _add_sources(sources: ElementTree.Element, project: Project) -> None:
    codes = {code.pk: code for code in project.codes}
    counted = {pk: target_of(pk, codes) for pk in codes}  # a merged code counts as the one it became
    guids = {pk: str(guid_of(code, code.codebook)) for pk, code in counted.items()}
    of_text: dict[int, list[Coding]] = defaultdict(list)
    for coding in project.codings:
        of_text[coding.text_id].append(coding)
    memos: dict[int | None, list[Memo]] = defaultdict(list)
    for memo in project.memos:
        memos[memo.text_id].append(memo)
    for text in project.texts:
        guid = text_guid(text)
        facts = {"guid": guid, "name": f"{text.submission.reference} {text.pk}"}
        source = ElementTree.SubElement(
            sources, "TextSource", facts | {"plainTextPath": f"{INSIDE}{guid}.txt"}
        )
        for coding in of_text[text.pk]:
            _add_selection(source, coding, guids[coding.code_id])
        add_refs(source, memos[text.pk])


def _add_selection(source: ElementTree.Element, coding: Coding, code: str) -> None:
    made = {"creatingUser": user_guid(coding.coder_name), "creationDateTime": moment(coding.at)}
    guid = coding_guid(coding)
    facts = {"guid": guid_from("selection", guid), "name": guid[:8]}
    facts |= {"startPosition": str(coding.start), "endPosition": str(coding.end)}
    selection = ElementTree.SubElement(source, "PlainTextSelection", facts | made)
    if coding.stance:
        ElementTree.SubElement(selection, "Description").text = f"{STAND}{coding.stance}"
    place = ElementTree.SubElement(selection, "Coding", {"guid": guid} | made)
    ElementTree.SubElement(place, "CodeRef", {"targetGUID": code})
