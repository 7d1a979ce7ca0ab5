"""Bodies as open data: those that have a page, with today's seats, officers and required votes."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, PageViewRestriction

from boards.bodies.officers import officers_of_bodies
from boards.bodies.rosters import Roster, rosters
from boards.models import Appointment, Body, BodyPage, Committee, Officer, Seat
from cms import clock
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    INTEGER,
    REFERENCE,
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

THRESHOLD = record_of(
    numerator=INTEGER, denominator=INTEGER, more_than=BOOLEAN, share_of=CODED, ayes_required=INTEGER
)
QUORUM = record_of(majority_of=CODED, members_required=INTEGER)
COUNTS = record_of(total=INTEGER, voting=INTEGER, voting_filled=INTEGER, voting_vacant=INTEGER)
OFFICER = record_of(
    office=CODED,
    person_name=STRING,
    appointment=REFERENCE,
    starts_on=DATE,
    ends_on=optional(DATE),
    chosen_by=optional(REFERENCE),
)
COMMITTEE = record_of(
    kind=CODED, charge=TEXTS, created_by=REFERENCE, disbanded_by=optional(REFERENCE), last_day=optional(DATE)
)


def public_pages() -> QuerySet[BodyPage]:
    """Pages of bodies that anybody may read."""
    return BodyPage.objects.live().public()


def bodies() -> QuerySet[Body]:
    """Bodies that have a page in some language."""
    pages = public_pages()
    read = pages.select_related("locale").defer("text").order_by("pk")
    rows = Body.objects.filter(pk__in=pages.order_by().values("body"))
    return rows.select_related("parent", "committee").prefetch_related(
        Prefetch("pages", read, to_attr="public_pages")
    )


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found, today = list(rows), clock.today()
    members = rosters(found, today)
    officers = officers_of_bodies(members, today)
    committees = _committees()
    for body in found:
        pages = {page.locale.language_code: page for page in body.public_pages}
        summary = texts_of({code: page.summary for code, page in pages.items()})
        committee = getattr(body, "committee", None)
        yield Entry(
            row=body.pk,
            key=body.slug,
            title=texts_of(body.name),
            paths=page_paths(body, pages),
            body=body.slug,
            standing=coded("ended", lambda: gettext("Ended")) if committee and committee.has_ended else None,
            texts=joined(summary, committee.charge if committee else None),
            is_demo=body.is_demo,
            attributes={
                "kind": coded(body.kind, body.get_kind_display),
                "parent": reference("bodies", body.parent.slug) if body.parent else None,
                "established_by": body.statute,
                "open_meeting_law": coded(body.covered_under, body.get_covered_under_display),
                "summary": summary,
                "term_years": body.term_years,
                **_votes(body, members[body.pk]),
                "officers": [_officer(each) for each in officers[body.pk].held],
                "committee": _committee(committee) if committee else None,
                "committees": [reference("bodies", slug) for slug in committees[body.pk]],
            },
        )


def page_paths(body: Body, languages: Collection[str], anchor: str = "") -> dict[str, str]:
    """The page of a body in each of these languages."""
    paths = in_each_language(body.get_absolute_url)
    return {code: f"{path}{anchor}" for code, path in paths.items() if code in languages}


def _committees() -> dict[int | None, list[str]]:
    """Slugs of the committees of each body."""
    found: dict[int | None, list[str]] = defaultdict(list)
    rows = bodies().filter(committee__isnull=False).order_by("slug")
    for parent, slug in rows.values_list("parent", "slug"):
        found[parent].append(slug)
    return found


def _votes(body: Body, members: Roster) -> dict[str, Any]:
    """How it decides, and the seats of today that this counts."""
    return {
        "seats": {
            "total": len(members.places),
            "voting": members.authorized,
            "voting_filled": members.filled,
            "voting_vacant": members.vacant,
        },
        "threshold": {
            "numerator": body.threshold_numerator,
            "denominator": body.threshold_denominator,
            "more_than": body.threshold_more_than,
            "share_of": coded(body.threshold_base, body.get_threshold_base_display),
            "ayes_required": members.needed,
        },
        "quorum": {
            "majority_of": coded(body.quorum_base, body.get_quorum_base_display),
            "members_required": members.quorum,
        },
    }


def _officer(row: Officer) -> dict[str, Any]:
    return {
        "office": coded(row.office, row.get_office_display),
        "person_name": row.appointment.person_name,
        "appointment": reference("appointments", row.appointment_id),
        "starts_on": iso(row.starts_on),
        "ends_on": iso(row.ends_on),
        "chosen_by": reference("motions", row.chosen_by_id) if row.chosen_by_id else None,
    }


def _committee(row: Committee) -> dict[str, Any]:
    return {
        "kind": _kind(row),
        "charge": texts_of(row.charge),
        "created_by": reference("motions", row.created_by_id),
        "disbanded_by": reference("motions", row.disbanded_by_id) if row.disbanded_by_id else None,
        "last_day": iso(row.last_day),
    }


def _kind(row: Committee) -> Coded:
    return coded(row.kind, row.get_kind_display)


BODIES = Kind(
    name="bodies",
    label=_("Bodies"),
    label_of_one=_("Body"),
    about=_(
        "Boards and committees with their legal basis, quorum, required votes, officers and number of seats."
    ),
    model=Body,
    rows=bodies,
    entries=entries,
    fields={
        "kind": CODED,
        "parent": optional(REFERENCE),
        "established_by": STRING,
        "open_meeting_law": CODED,
        "summary": TEXTS,
        "term_years": optional(INTEGER),
        "seats": COUNTS,
        "threshold": THRESHOLD,
        "quorum": QUORUM,
        "officers": list_of(OFFICER),
        "committee": optional(COMMITTEE),
        "committees": list_of(REFERENCE),
    },
    watches=(
        Watch(BodyPage, "pages"),
        Watch(Page, "pages__page_ptr"),
        Watch(PageViewRestriction, None),
        Watch(Seat, "seats"),
        Watch(Appointment, "seats__appointments"),
        Watch(Officer, "seats__appointments__offices"),
        Watch(Committee, "committee"),
        Watch(Body, "children"),
        Watch(BodyPage, "children__pages"),
        Watch(Page, "children__pages__page_ptr"),
        Watch(Committee, "children__committee"),
    ),
)
