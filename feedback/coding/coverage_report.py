"""Report reading coverage: by month and coder, what is unread, and how much was read by two people."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from cms.clock import PACIFIC
from feedback.coding.books import BookScope
from feedback.coding.services import READ
from feedback.models import Channel, CodingTask, Form, SubmissionText
from feedback.reference_data.languages import language_name

MOST_CODERS, MOST_MONTHS = 8, 24
MONTH = TruncMonth("text__submission__submitted_at", tzinfo=PACIFIC)


def coverage(form: Form | None, scope: BookScope | None = None) -> dict[str, Any]:
    """Of one form, of the forms of a codebook, or of all forms."""
    said = SubmissionText.objects.to_code()
    said = said.filter(scope.holds("submission__form")) if scope else said
    said = said.filter(submission__form=form) if form else said
    tasks = _tasks(said)
    found = totals(said)
    once, twice = found["read"], found["twice"]
    return found | {
        "read_width": width(once, found["total"]),
        "twice_width": width(twice, once),
        "twice_share": f"{100 * twice / once:.0f}%" if once else "",
        "matrix": _matrix(tasks, said),
        "languages": _unread(said, "submission__language", language_name),
        "channels": _unread(said, "submission__channel", lambda key: str(Channel(key).label)),
    }


def totals(said: QuerySet) -> dict[str, int]:
    """How many texts there are, how many somebody read, and how many two or more read."""
    read = _tasks(said).order_by().values("text").annotate(readers=Count("pk"))
    counted = read.aggregate(once=Count("text"), twice=Count("text", filter=Q(readers__gt=1)))
    return {"total": said.count(), "read": counted["once"], "twice": counted["twice"]}


def _tasks(said: QuerySet) -> QuerySet:
    return CodingTask.objects.filter(state__in=READ, text__in=said)


def width(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "0%"


def _matrix(tasks: QuerySet, said: QuerySet) -> dict[str, Any]:
    """Return a row per month with comments and a column per coder, newest months first."""
    counted = tasks.order_by().values("coder_name", "state", month=MONTH).annotate(n=Count("pk"))
    cells: dict[tuple[date, str], dict[str, int]] = defaultdict(lambda: {"read": 0, "flagged": 0})
    readers: dict[str, int] = defaultdict(int)
    for row in counted:
        cell = cells[row["month"].date(), row["coder_name"]]
        cell["read"] += row["n"]
        cell["flagged"] += row["n"] if row["state"] == CodingTask.State.FLAGGED else 0
        readers[row["coder_name"]] += row["n"]
    coders = sorted(readers, key=lambda name: (-readers[name], name))[:MOST_CODERS]
    months = _texts_by_month(said)
    return {
        "coders": coders,
        "rows": [
            {
                "month": month,
                "texts": texts,
                "cells": [
                    {"coder": name} | cells[month, name] | {"width": width(cells[month, name]["read"], texts)}
                    for name in coders
                ],
            }
            for month, texts in months
        ],
    }


def _texts_by_month(said: QuerySet) -> list[tuple[date, int]]:
    month = TruncMonth("submission__submitted_at", tzinfo=PACIFIC)
    rows = said.order_by().values(month=month).annotate(n=Count("pk")).order_by("-month")[:MOST_MONTHS]
    return [(row["month"].date(), row["n"]) for row in rows]


def _unread(said: QuerySet, field: str, name: Callable[[Any], str]) -> list[dict[str, Any]]:
    """Return unread counts as rows of a bar table, most first; groups that are fully read stay with 0."""
    anyone = Exists(CodingTask.objects.filter(text=OuterRef("pk"), state__in=READ))
    every = dict(said.order_by().values_list(field).annotate(Count("pk")))
    left = dict(said.filter(~anyone).order_by().values_list(field).annotate(Count("pk")))
    rows = [
        {
            "label": name(key) or _("not said"),
            "cell": left.get(key, 0),
            "note": _("of %(n)s") % {"n": every[key]},
        }
        for key in every
    ]
    return sorted(rows, key=lambda row: -row["cell"])
