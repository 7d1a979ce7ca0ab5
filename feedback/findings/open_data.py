"""Published findings as open data: their frozen pages, with each number as its page shows it (PAR-07).

Quotes are left out: a person can take the permission back, and a redaction must reach every copy.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.clock import PACIFIC
from cms.open_data.numbers import CELL, number
from cms.open_data.pages import watches_of_pages
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    STRING,
    TEXTS,
    Texts,
    coded,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)
from feedback.findings.labels import group_name
from feedback.findings.presenters import FindingView
from feedback.models import Cut, Finding, Release, Tool, ToolPage
from feedback.models.forms import PromiseLevel
from feedback.releases.cells import cell_of
from feedback.releases.open_data import data_sets
from feedback.tools.open_data import public_tools

Json = dict[str, Any]
WRITTEN = ("summary", "easy_read", "question_asked", "limits", "minority_view", "recommendation", "method")
GROUP = record_of(group=CODED, comments=CELL)
THEME = record_of(code=CODED, comments=CELL)
COMPARED = record_of(
    dimension=STRING, groups=list_of(GROUP), themes=list_of(record_of(code=CODED, comments=list_of(CELL)))
)
NUMBERS = record_of(
    comments=CELL,
    all_comments=optional(CELL),
    people=optional(INTEGER),
    against=CELL,
    by_channel=list_of(GROUP),
    by_language=list_of(GROUP),
    by_role_of_all=list_of(GROUP),
    themes=list_of(THEME),
    compared=optional(COMPARED),
    first_heard=optional(DATE),
    last_heard=optional(DATE),
)
DATA_SET = record_of(
    number=INTEGER,
    edition=INTEGER,
    received_before=MOMENT,
    disclosure_rule=STRING,
    release=optional(REFERENCE),
)


def findings() -> QuerySet[Finding]:
    return Finding.objects.published().exclude(page={})


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    tools, released = public_tools(), set(data_sets().values_list("pk", flat=True))
    return (_entry(row, tools.get(row.tool_id), is_released=row.cut_id in released) for row in rows)


def _entry(row: Finding, tool: str | None, *, is_released: bool) -> Entry:
    view = FindingView(row, row.page, [])
    title, texts = _text(row, "title"), {name: _text(row, name) for name in WRITTEN}
    return Entry(
        row=row.pk,
        key=row.reference,
        title=title,
        paths=in_each_language(row.get_absolute_url),
        number=row.reference,
        day=row.published_at.astimezone(PACIFIC).date() if row.published_at else None,
        published_at=row.published_at,
        is_demo=row.is_demo,
        texts=joined(*texts.values()),
        attributes={
            **texts,
            "sign_video": view.sign_video,
            "published_at": iso(row.published_at),
            "code": _code(view),
            "tool": reference("tools", tool) if tool else None,
            "forms": [_form(each) for each in row.page["forms"]],
            "data_set": _data_set(view, is_released=is_released),
            "numbers": _numbers(view),
        },
    )


def _text(row: Finding, name: str) -> Texts:
    """As frozen; without the languages in which the frozen page fell back to another one."""
    written, frozen = getattr(row, name), row.page["texts"]
    return texts_of({code: frozen[code].get(name, "") for code in frozen if written.get(code)})


def _code(view: FindingView) -> Json:
    coding = view.page["coding"]
    return {
        "code": {"code": coding["code"], "label": texts_of(coding["name"])},
        "definition": texts_of(coding["definition"]),
        "codebook_version": coding["codebook_version"],
    }


def _form(form: Json) -> Json:
    promise = PromiseLevel(form["promise"])
    return {"name": texts_of(form["name"]), "promise": coded(promise.value, lambda: promise.label)}


def _data_set(view: FindingView, *, is_released: bool) -> Json:
    cut = view.page["cut"]
    return {
        "number": cut["number"],
        "edition": cut["edition"],
        "received_before": iso(view.until),
        "disclosure_rule": cut["rule"],
        "release": reference("releases", cut["number"]) if is_released else None,
    }


def _numbers(view: FindingView) -> Json:
    figures, cells = view.figures, view.cells
    return {
        "comments": number(cells["comments"]),
        "all_comments": number(cells["all"]) if figures.get("all") else None,
        "people": cells["people"].value,
        "against": number(cells["against"]),
        "by_channel": _groups(view, "channel", "channels"),
        "by_language": _groups(view, "language", "languages"),
        "by_role_of_all": _groups(view, "role", "who"),
        "themes": [
            {"code": _label(row), "comments": number(cell_of(row["comments"]))} for row in view.theme_rows
        ],
        "compared": _compared(view),
        "first_heard": iso(view.first),
        "last_heard": iso(view.last),
    }


def _groups(view: FindingView, dimension: str, name: str) -> list[Json]:
    cells = view.figures.get(name) or {}
    return [_group(view, dimension, key, cell) for key, cell in cells.items()]


def _group(view: FindingView, dimension: str, key: str, cell: object) -> Json:
    roles = view.figures.get("roles", {})
    return {
        "group": coded(key, lambda: group_name(dimension, key, roles)),
        "comments": number(cell_of(cell)),
    }


def _label(theme: Json) -> Json:
    return {"code": theme["key"], "label": texts_of(theme["name"])}


def _compared(view: FindingView) -> Json | None:
    """The two groups that the page sets side by side."""
    found = view.figures.get("groups")
    if not found:
        return None
    themes = {row["key"]: _label(row) for row in view.figures["themes"]}
    return {
        "dimension": found["dimension"],
        "groups": [_group(view, found["dimension"], head["key"], head["size"]) for head in found["heads"]],
        "themes": [
            {
                "code": themes.get(row["key"], {"code": row["key"], "label": {}}),
                "comments": [number(cell_of(cell)) for cell in row["cells"]],
            }
            for row in found["rows"]
        ],
    }


FINDINGS = Kind(
    name="findings",
    label=_("Findings"),
    label_of_one=_("Finding"),
    about=_("Published findings with their numbers, from which data set, and how they were calculated."),
    model=Finding,
    rows=findings,
    entries=entries,
    fields={
        **dict.fromkeys(WRITTEN, TEXTS),
        "sign_video": {**STRING, "description": "Address of a video in American Sign Language, or empty."},
        "published_at": MOMENT,
        "code": record_of(code=CODED, definition=TEXTS, codebook_version=INTEGER),
        "tool": optional(REFERENCE),
        "forms": list_of(record_of(name=TEXTS, promise=CODED)),
        "data_set": DATA_SET,
        "numbers": NUMBERS,
    },
    watches=(
        *watches_of_pages(ToolPage, "tool__pages"),
        Watch(Tool, "tool"),
        Watch(Cut, "cut"),
        Watch(Release, "cut__releases"),
    ),
    told_to=("tool",),
)
