"""A form with a file, and one of three pages; fill them in as a browser does."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cms.web import one_time_keys
from feedback.models import FormVersion
from tests.factories import feedback as make

PDF = "application/pdf"
CONSENTS = [(name, "consent", {"purpose": name}) for name in ("quote", "publish", "contact")]
WITH_FILE = [("missing", "long_text", {}), ("proof", "file", {}), ("map", "file", {}), *CONSENTS]
PAGED = [
    ("who", "many_choices", {"required": True, "choices": make.CHOICES}),
    ("missing", "long_text", {}),
    ("find", "one_choice", {"choices": make.CHOICES}),
    ("word", "short_text", {"required": True}),
    *CONSENTS,
]
PAGE_STARTS = [("one", "who", False), ("two", "find", True), ("three", "quote", True)]


def open_paged(home: Any, slug: str = "pages", **facts: Any):
    form = make.open_form(home, slug, **{"questions": PAGED} | facts)
    layout = [
        {"key": key, "title": {"en": f"Part {key}"}, "intro": {}, "new_page": new, "before": before}
        for key, before, new in PAGE_STARTS
    ]
    FormVersion.objects.filter(form=form).update(layout=layout)
    return form


def upload(data: bytes, name: str = "proof.pdf", kind: str = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, kind)


def sent(slug: str, do: str = "send", **fields: Any) -> dict[str, Any]:
    """The fields of a page with a fresh key; `q_word` stands for "q-word"."""
    named = {name.replace("q_", "q-", 1): value for name, value in fields.items() if value is not None}
    return {"key": one_time_keys.issue(f"feedback.{slug}"), "website": "", "do": do} | named


def code_in(address: str) -> str:
    found = re.search(r"TL(?:-\w{4}){4}", address)
    assert found, address
    return found[0]
