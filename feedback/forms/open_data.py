"""Public forms as open data: the questions as the newest frozen version asks them. No answers."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cms.clock import PACIFIC
from cms.open_data.pages import watches_of_pages
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    INTEGER,
    MOMENT,
    REFERENCE,
    SHA256,
    STRING,
    TEXTS,
    Coded,
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
from cms.publication.open_pages import open_to_all
from feedback.models import FeedbackFormPage, Form, FormVersion, Question, Tool, ToolPage
from feedback.tools.open_data import public_tools

CHOICE = record_of(key=STRING, label=TEXTS)
QUESTION = record_of(
    key=STRING,
    kind=CODED,
    question=TEXTS,
    help=TEXTS,
    is_required=BOOLEAN,
    is_about_the_person=BOOLEAN,
    choices=list_of(CHOICE),
    rows=list_of(CHOICE),
)


def forms() -> QuerySet[Form]:
    open_page = Exists(open_to_all(FeedbackFormPage).filter(form=OuterRef("pk")))
    return Form.objects.public().filter(open_page)


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    versions = FormVersion.objects.prefetch_related("questions").in_bulk(
        [row.current_version_id for row in found]
    )
    tools = public_tools()
    return (_entry(row, versions[row.current_version_id], tools.get(row.tool_id)) for row in found)


def _entry(row: Form, version: FormVersion, tool: str | None) -> Entry:
    state = _state(row)
    about = row.tool_version_id if tool else None
    questions = [_question(each) for each in version.questions.all()]
    return Entry(
        row=row.pk,
        key=row.slug,
        title=texts_of(version.title),
        paths=in_each_language(row.get_absolute_url),
        day=row.opens_at.astimezone(PACIFIC).date() if row.opens_at else None,
        standing=state,
        published_at=version.frozen_at,
        is_demo=row.is_demo,
        texts=joined(version.intro, *(each["question"] for each in questions)),
        attributes={
            "introduction": texts_of(version.intro),
            "promise": coded(row.promise, row.get_promise_display),
            "state": state,
            "opens_at": iso(row.opens_at),
            "closes_at": iso(row.closes_at),
            "tool": reference("tools", tool) if tool else None,
            "tool_version": reference("tool-versions", about) if about else None,
            "version": version.number,
            "published_at": iso(version.frozen_at),
            "sha256": version.sha256,
            "questions": questions,
        },
    )


def _state(row: Form) -> Coded:
    if row.is_open:
        return coded("open", lambda: _("Open"))
    if row.opens_later:
        return coded("later", lambda: pgettext("form", "Not open yet"))
    return coded("closed", lambda: _("Closed"))


def _question(row: Question) -> dict[str, Any]:
    return {
        "key": row.key,
        "kind": coded(row.kind, row.get_kind_display),
        "question": texts_of(row.label),
        "help": texts_of(row.help),
        "is_required": row.required,
        "is_about_the_person": row.about_you,
        "choices": [_choice(each) for each in row.choices],
        "rows": [_choice(each) for each in row.settings.get("rows", [])],
    }


def _choice(row: dict[str, Any]) -> dict[str, Any]:
    return {"key": row["key"], "label": texts_of(row["label"])}


FORMS = Kind(
    name="forms",
    label=gettext_lazy("Feedback forms"),
    label_of_one=gettext_lazy("Feedback form"),
    about=gettext_lazy("Public forms with their questions, in all the languages they are offered in."),
    model=Form,
    rows=forms,
    entries=entries,
    fields={
        "introduction": TEXTS,
        "promise": CODED,
        "state": CODED,
        "opens_at": optional(MOMENT),
        "closes_at": optional(MOMENT),
        "tool": optional(REFERENCE),
        "tool_version": optional(REFERENCE),
        "version": INTEGER,
        "published_at": MOMENT,
        "sha256": SHA256,
        "questions": list_of(QUESTION),
    },
    watches=(
        *watches_of_pages(FeedbackFormPage),
        *watches_of_pages(ToolPage, "tool__pages"),
        Watch(FormVersion, "versions"),
        Watch(Question, "versions__questions"),
        Watch(Tool, "tool"),
    ),
    told_to=("tool",),
)
