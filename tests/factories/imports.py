"""Factories for import files: tables as bytes, a form with each kind of question, hostile workbooks."""

import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import feedback as make

ROWS = [{"key": "fast", "label": {"en": "Fast", "es": "Rápido"}}, {"key": "kind", "label": {"en": "Kind"}}]
KINDS = [
    *make.QUESTIONS[:4],
    ("table", "matrix", {"choices": make.CHOICES, "settings": {"rows": ROWS}}),
    ("order", "ranking", {"choices": make.CHOICES}),
    ("years", "number", {"settings": {"lowest": 0, "highest": 99}}),
    ("day", "date", {}),
    ("proof", "file", {}),
    ("origin", "ethnicity", {"about_you": True, "choices": make.CHOICES}),
    ("gender", "gender", {"about_you": True, "choices": make.CHOICES}),
]
HEAD = "ref,received,About missing,About who"


def table(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows, ""]).encode()


def upload(browser: Any, form: Any, data: bytes, name: str = "letters.csv") -> Any:
    file = SimpleUploadedFile(name, data)
    return browser.post("/desk/imports/new/", {"form": form.pk if form else "", "file": file})


def matched(batch: Any) -> dict[str, str]:
    """What the matching screen sends when its guesses are taken as they are."""
    from feedback.imports.selectors import guessed

    found = guessed(batch)
    return {f"column-{number}": found[each["name"]] for number, each in enumerate(batch.columns)}


def book(*rows: list[Any]) -> bytes:
    import openpyxl

    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def bomb() -> bytes:
    """One sheet that unpacks to a thousand times its size."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)
    return file.getvalue()


def with_entity() -> bytes:
    """A workbook whose sheet declares an entity that reads a file of the server."""
    sheet = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]><worksheet/>'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(["text"], ["words"]))) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            is_sheet = entry.filename.endswith("sheet1.xml")
            new.writestr(entry.filename, sheet if is_sheet else old.read(entry.filename))
    return file.getvalue()
