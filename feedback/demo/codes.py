"""The demo's codebook: nine codes, each with inclusion and exclusion criteria (PAR-03)."""

from typing import Any

from cms.data_files import data_beside
from cms.records.history import record
from feedback.models import Code, Codebook

ACTOR = "system:demo"
CODES: list[list[Any]] = data_beside(__file__)["codes"]


def build_codebook() -> Codebook:
    book = Codebook.objects.filter(slug="teacher-dashboard").first()
    if book is None:
        book = Codebook(
            slug="teacher-dashboard",
            name={"en": "Teacher dashboard", "es": "Tablero docente"},
            version=3,
            is_demo=True,
        )
        record(book, actor=ACTOR, reason="Demo content")
    known = set(book.codes.values_list("key", flat=True))
    for order, (key, name, definition, include, exclude, example) in enumerate(CODES, 1):
        if key not in known:
            code = Code(codebook=book, key=key, order=order, name=name, definition=definition, is_demo=True)
            code.include, code.exclude, code.example = include, exclude, example
            record(code, actor=ACTOR, reason="Demo content")
    return book
