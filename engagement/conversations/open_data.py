"""Conversations as open data: what their pages say. Numbers are those of the posted recap.

What depends on the hour, such as whether people are meeting now, is left out: a copy is read later.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.clock import PACIFIC
from cms.open_data.numbers import CELL
from cms.open_data.pages import by_language, watches_of_pages, with_open_pages, words_of
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    STRING,
    TEXTS,
    URL,
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
from engagement import board_decisions
from engagement.choices import ServiceStatus, Status
from engagement.models import (
    Conversation,
    ConversationPage,
    LanguageService,
    Recap,
    Region,
    RunStep,
    Series,
)
from engagement.phases import Phase
from engagement.recaps.open_data import numbers_of
from feedback.models import Finding, Tool, ToolPage

WORDS = ("summary", "body", "agenda", "hosts")
SERVICE = record_of(language=CODED, kind=CODED, is_booked=BOOLEAN)
INFORMS = record_of(decision=TEXTS, decided_on=optional(DATE), meeting=optional(REFERENCE))


def conversations() -> QuerySet[Conversation]:
    tools = Tool.objects.filter(Exists(open_to_all(ToolPage).filter(tool=OuterRef("pk")))).order_by("slug")
    return (
        Conversation.objects.public()
        .with_last_step()
        .select_related("area", "series")
        .prefetch_related(
            with_open_pages(ConversationPage),
            "language_services",
            Prefetch("recaps", Recap.objects.order_by("-edition")),
            Prefetch("tools", tools),
            Prefetch("findings", Finding.objects.published().order_by("number")),
        )
    )


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    for row in rows:
        standing = _standing(row)
        yield Entry(
            row=row.pk,
            key=row.slug,
            title=by_language(row.pages.all(), "title"),
            paths=in_each_language(row.get_absolute_url),
            day=row.starts_at.astimezone(PACIFIC).date(),
            standing=standing,
            texts=joined(row.name, row.feeds, words_of(row.pages.all(), *WORDS)),
            is_demo=row.is_demo,
            attributes={
                **_facts(row),
                "state": standing,
                "state_reason": {} if row.phase.is_past else texts_of(row.status_note),
                "promise_level": coded(row.promise_level, row.get_promise_level_display),
                "informs": _informs(row),
                "language_services": [_service(each) for each in row.language_services.all()],
                "tools": [reference("tools", each.slug) for each in row.tools.all()],
                "findings": [reference("findings", each.reference) for each in row.findings.all()],
                **_recap(row),
            },
        )


def _facts(row: Conversation) -> dict[str, Any]:
    return {
        "name": texts_of(row.name),
        "summary": by_language(row.pages.all(), "summary"),
        "series": {"code": row.series.slug, "label": texts_of(row.series.name)} if row.series else None,
        "number_in_series": row.number if row.series else None,
        "starts_at": iso(row.starts_at),
        "ends_at": iso(row.ends_at),
        "moved_from": iso(row.was_at),
        "mode": coded(row.mode, row.get_mode_display),
        "area": {"code": row.area.key, "label": texts_of(row.area.name)} if row.area else None,
        "region": row.region,
        "place": row.public_place,
        "join_url": row.public_link or None if row.phase.is_open else None,
    }


def _standing(row: Conversation) -> Coded:
    """The phase of its record; "happening now" would be wrong an hour later."""
    phase = row.phase
    if phase is Phase.RUNNING:
        phase = Phase.MOVED if row.status == Status.MOVED else Phase.BEFORE
    return coded(phase.value, lambda: phase.label)


def _informs(row: Conversation) -> dict[str, Any]:
    meeting = board_decisions.record(row.feeds_ref)
    return {
        "decision": texts_of(row.feeds),
        "decided_on": iso(row.feeds_on),
        "meeting": reference(*meeting) if meeting else None,
    }


def _service(row: LanguageService) -> dict[str, Any]:
    return {
        "language": coded(row.language, row.get_language_display),
        "kind": coded(row.kind, row.get_kind_display),
        "is_booked": row.status == ServiceStatus.PROVIDED,
    }


def _recap(row: Conversation) -> dict[str, Any]:
    posted = next(iter(row.recaps.all()), None) if row.recap_published_at else None
    if posted is None:
        return {"recap": None, "comments": None, "attended": None}
    return {"recap": reference("recaps", row.slug), **numbers_of(posted)}


CONVERSATIONS = Kind(
    name="conversations",
    label=_("Conversations"),
    label_of_one=_("Conversation"),
    about=_("Community Conversations: when and where, what was promised, and what they inform."),
    model=Conversation,
    rows=conversations,
    entries=entries,
    fields={
        "name": TEXTS,
        "summary": TEXTS,
        "series": optional(CODED),
        "number_in_series": optional(INTEGER),
        "starts_at": MOMENT,
        "ends_at": MOMENT,
        "moved_from": optional(MOMENT),
        "mode": CODED,
        "area": optional(CODED),
        "region": STRING,
        "place": STRING,
        "join_url": optional(URL),
        "state": CODED,
        "state_reason": TEXTS,
        "promise_level": CODED,
        "informs": INFORMS,
        "language_services": list_of(SERVICE),
        "tools": list_of(REFERENCE),
        "findings": list_of(REFERENCE),
        "recap": optional(REFERENCE),
        "comments": optional(CELL),
        "attended": optional(CELL),
    },
    watches=(
        *watches_of_pages(ConversationPage),
        *watches_of_pages(ToolPage, "tools__pages"),
        Watch(RunStep, "steps"),
        Watch(Series, "series"),
        Watch(Region, "area"),
        Watch(LanguageService, "language_services"),
        Watch(Recap, "recaps"),
        Watch(Tool, "tools"),
        Watch(Finding, "findings"),
        Watch(Conversation.tools.through, "pk", column="conversation_id"),
        Watch(Conversation.findings.through, "pk", column="conversation_id"),
    ),
    told_to=("tools", "findings"),
)
