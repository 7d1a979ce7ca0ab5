"""Report reading coverage: by month and coder, what is unread, and how much was read by two people."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db.models import Case, Count, Max, Q, QuerySet, When
from django.utils.translation import gettext as _

from cms import clock
from cms.cache import cached
from feedback.coding.books import BookScope
from feedback.coding.months import month_case, months_of
from feedback.coding.services import READ
from feedback.models import Channel, CodingTask, Form, Submission, SubmissionText
from feedback.reference_data.languages import language_name

MOST_CODERS, MOST_MONTHS, OLDEST = 8, 24, 120  # months shown; months looked back
FLAGGED = Q(state=CodingTask.State.FLAGGED)
Groups = list[dict[str, Any]]


def coverage(form: Form | None, scope: BookScope | None = None) -> dict[str, Any]:
    """Of one form, of the forms of a codebook, or of all forms, counted again when a text came or was read.

    Other changes, such as a withdrawal, show within a minute: ``counted_at`` says when it was counted.
    """
    read = CodingTask.objects.aggregate(
        task=Max("pk"), at=Max("done_at"), flagged=Count("pk", filter=FLAGGED)
    )
    text = SubmissionText.objects.aggregate(text=Max("pk"))["text"]
    book = scope.book.pk if scope and scope.book else ""
    facts = ":".join(str(each) for each in (form.pk if form else "", book, text, *read.values()))
    return cached(f"coverage:{facts}", lambda: _counted(form, scope))


def _counted(form: Form | None, scope: BookScope | None) -> dict[str, Any]:
    """The texts are counted in one pass."""
    said, comments = SubmissionText.objects.to_code(), Submission.objects.all()
    if scope:
        said, comments = said.filter(scope.holds("submission__form")), comments.filter(scope.holds("form"))
    if form:
        said, comments = said.filter(form=form), comments.filter(form=form)
    months = months_of(comments)[:OLDEST]
    groups = _groups(said, months)
    total = sum(each["n"] for each in groups)
    once = sum(each["n"] for each in groups if each["is_read"])
    twice = _twice(said)
    return {
        "total": total,
        "read": once,
        "twice": twice,
        "read_width": width(once, total),
        "twice_width": width(twice, once),
        "twice_share": f"{100 * twice / once:.0f}%" if once else "",
        "matrix": _matrix(_tasks(said), groups, months),
        "languages": _unread(groups, "submission__language", language_name),
        "channels": _unread(groups, "submission__channel", lambda key: str(Channel(key).label)),
        "counted_at": clock.now(),
    }


def width(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "0%"


def _tasks(said: QuerySet) -> QuerySet:
    return CodingTask.objects.filter(state__in=READ, text__in=said)


def _twice(said: QuerySet) -> int:
    """How many texts two or more people read."""
    by_text = _tasks(said).order_by().values("text").annotate(readers=Count("pk"))
    return by_text.filter(readers__gt=1).count()


def _groups(said: QuerySet, months: list[date]) -> Groups:
    """The texts counted by month, language, channel, and whether anyone has read them."""
    read = Case(
        When(pk__in=CodingTask.objects.filter(state__in=READ).values("text"), then=True), default=False
    )
    by_group = said.order_by().values(
        "submission__language",
        "submission__channel",
        month=month_case(months, "submission__submitted_at"),
        is_read=read,
    )
    return list(by_group.annotate(n=Count("pk")))


def _matrix(tasks: QuerySet, groups: Groups, months: list[date]) -> dict[str, Any]:
    """Return a row per month with comments and a column per coder, newest months first; the last row has the rest."""
    in_month = month_case(months, "text__submission__submitted_at")
    cells: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: {"read": 0, "flagged": 0})
    readers: Counter[str] = Counter()
    for row in tasks.order_by().values("coder_name", "state", month=in_month).annotate(n=Count("pk")):
        cell = cells[row["month"], row["coder_name"]]
        cell["read"] += row["n"]
        cell["flagged"] += row["n"] if row["state"] == CodingTask.State.FLAGGED else 0
        readers[row["coder_name"]] += row["n"]
    coders = sorted(readers, key=lambda name: (-readers[name], name))[:MOST_CODERS]
    texts: Counter[str] = Counter()
    for each in groups:
        texts[each["month"]] += each["n"]
    by_key = {f"{month:%Y-%m}": month for month in months}
    shown = [key for key in by_key if texts[key]][:MOST_MONTHS]
    rows = [_row(by_key[key], [key], texts, coders, cells) for key in shown]
    if earlier := texts.keys() - set(shown):
        rows.append(_row(None, earlier, texts, coders, cells))
    return {"coders": coders, "rows": rows}


def _row(
    month: date | None,
    keys: Collection[str],
    texts: Counter[str],
    coders: list[str],
    cells: dict[tuple[str, str], dict[str, int]],
) -> dict[str, Any]:
    """Of one month, or of several (None)."""
    total = sum(texts[key] for key in keys)
    found = []
    for name in coders:
        read, flagged = (sum(cells[key, name][what] for key in keys) for what in ("read", "flagged"))
        found.append({"coder": name, "read": read, "flagged": flagged, "width": width(read, total)})
    return {"month": month, "texts": total, "cells": found}


def _unread(groups: Groups, field: str, name: Callable[[Any], str]) -> list[dict[str, Any]]:
    """Return unread counts as rows of a bar table, most first; groups that are fully read stay with 0."""
    every: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for each in groups:
        every[each[field]] += each["n"]
        left[each[field]] += 0 if each["is_read"] else each["n"]
    rows = [
        {
            "label": name(key) or _("not provided"),
            "cell": left[key],
            "note": _("of %(n)s") % {"n": every[key]},
        }
        for key in every
    ]
    return sorted(rows, key=lambda row: -row["cell"])
