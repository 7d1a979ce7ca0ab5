"""Decision register: search, spreadsheet rows and Atom feed."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.absolute_urls import absolute
from boards.afterward import is_undone, outcomes
from boards.models import Decision
from boards.outcome_text import reason_sentence
from boards.querysets import DecisionQuerySet
from cms import clock
from cms.components.menu import address
from cms.feeds import MOST_ENTRIES, Feed
from cms.i18n.fields import languages, text
from cms.spreadsheets import Column

RESCINDED = "rescinded"  # beside the outcomes of a vote, in the filter
COLUMNS = [
    Column("number", gettext_lazy("Number"), "code"),
    Column("decided_on", gettext_lazy("Decided"), "date"),
    Column("body", gettext_lazy("Body")),
    Column("title", gettext_lazy("Title")),
    Column("outcome", gettext_lazy("Outcome")),
    Column("summary", gettext_lazy("What was decided")),
    Column("reason", gettext_lazy("Reason")),
    Column("until", gettext_lazy("Continued or tabled until"), "date"),
    Column("steps", gettext_lazy("Promised steps"), "int"),
    Column("done", gettext_lazy("Steps done"), "int"),
    Column("late", gettext_lazy("Steps late"), "int"),
    Column("address", gettext_lazy("Address")),
]


def decisions(wish: dict[str, Any]) -> DecisionQuerySet[Any]:
    """Public decisions matching the filters, newest first, with counts of steps.

    Of a rescinded decision no step is open or late, and it is found by that, not by what it once was.
    """
    rows: DecisionQuerySet[Any] = Decision.objects.public().select_related("body", "motion").newest_first()
    rows = rows.annotate(is_undone=is_undone("motion"))
    if wish.get("body"):
        rows = rows.filter(body__slug=wish["body"])
    if wish.get("year"):
        rows = rows.filter(year=wish["year"])
    if wish.get("outcome"):
        is_rescinded = wish["outcome"] == RESCINDED
        rows = rows.filter(is_undone=is_rescinded)
        rows = rows if is_rescinded else rows.filter(outcome=wish["outcome"])
    if wish.get("words"):
        rows = rows.filter(_summary(wish["words"]))
    open_ones = Q(follow_ups__isnull=False, follow_ups__done_on=None, is_undone=False)
    rows = rows.annotate(
        steps=Count("follow_ups"),
        done=Count("follow_ups", filter=Q(follow_ups__done_on__isnull=False)),
        still_open=Count("follow_ups", filter=open_ones),
        late=Count("follow_ups", filter=open_ones & Q(follow_ups__due_on__lt=clock.today())),
    )
    return rows.filter(still_open__gt=0) if wish.get("open") else rows


def _summary(words: str) -> Q:
    """Match every word in title, summary or reason, in any site language."""
    found = Q()
    for word in words.split()[:8]:
        anywhere = Q()
        for field in ("title", "summary", "reason"):
            for code, _name in languages():
                anywhere |= Q(**{f"{field}__{code}__icontains": word})
        found &= anywhere
    return found


def lines(rows: DecisionQuerySet[Any]) -> Iterator[dict[str, Any]]:
    said = outcomes(rows)
    for row in rows:
        yield {
            "number": row.number,
            "decided_on": row.decided_on,
            "body": text(row.body.name),
            "title": text(row.title),
            "outcome": said[row.pk],
            "summary": text(row.summary),
            "reason": text(row.reason),
            "until": row.until,
            "steps": row.steps,
            "done": row.done,
            "late": row.late,
            "address": absolute(row.get_absolute_url()),
        }


def feed(rows: DecisionQuerySet, own_path: str, asked: str) -> Feed:
    """Latest decisions as Atom, one entry each. ``asked``: the filters of the register, as a query string."""
    made = Feed(
        _("Decisions of the boards"),
        path=f"{address('decisions/')}{asked}",
        own_path=f"{own_path}{asked}",
    )
    newest = rows.order_by("-published_at", "-pk")[:MOST_ENTRIES]
    said = outcomes(newest)
    for row in newest:
        made.add(
            f"decision/{row.number}",
            title=f"{row.number} {text(row.title)} ({said[row.pk]})",
            path=row.get_absolute_url(),
            at=row.published_at,
            summary="\n".join(each for each in (reason_sentence(row), text(row.summary)) if each),
        )
    return made
