"""Seats and terms as open data: those that the page of a body shows on some day, from its first one until today."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, PageViewRestriction

from boards.bodies.forms import EARLIEST
from boards.bodies.open_data.bodies import bodies, page_paths, public_pages
from boards.models import Appointment, Body, BodyPage, Seat
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
    coded,
    in_each_language,
    iso,
    optional,
    reference,
    texts_of,
)

ANCHOR = "#seats"


def seats() -> QuerySet[Seat]:
    """Seats that existed on a day for which the page of their body can be asked (never a day to come)."""
    begun = Q(starts_on=None) | Q(starts_on__lte=clock.today())
    lasted = Q(ends_on=None) | Q(ends_on__gte=EARLIEST)
    rows = Seat.objects.filter(begun, lasted, body__in=bodies().order_by().values("pk"))
    return rows.select_related("body")


def appointments() -> QuerySet[Appointment]:
    """Terms of which the page of the body showed a day, in a seat that existed then."""
    shown = Q(starts_on__lte=clock.today()) & (Q(ends_on=None) | Q(ends_on__gte=EARLIEST))
    seat_lasted = Q(seat__ends_on=None) | Q(seat__ends_on__gte=F("starts_on"))
    seat_began = Q(seat__starts_on=None) | Q(ends_on=None) | Q(seat__starts_on__lte=F("ends_on"))
    rows = Appointment.objects.filter(
        shown, seat_lasted, seat_began, seat__in=seats().order_by().values("pk")
    )
    return rows.select_related("seat__body")


def _languages() -> dict[int, set[str]]:
    """Languages in which each body has its page."""
    found: dict[int, set[str]] = {}
    rows = public_pages().order_by()
    for body, code in rows.values_list("body", "locale__language_code"):
        found.setdefault(body, set()).add(code)
    return found


def seat_entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    languages, today = _languages(), clock.today()
    for seat in rows:
        is_over = seat.ends_on is not None and seat.ends_on < today
        yield Entry(
            row=seat.pk,
            key=str(seat.pk),
            title=texts_of(seat.label),
            paths=page_paths(seat.body, languages.get(seat.body_id, ()), ANCHOR),
            body=seat.body.slug,
            texts=texts_of(seat.appointing_authority),
            is_demo=seat.body.is_demo,
            attributes={
                "body": reference("bodies", seat.body.slug),
                "position": seat.position,
                "label": texts_of(seat.label),
                "appointing_authority": texts_of(seat.appointing_authority),
                "is_voting": seat.is_voting,
                "exists_from": iso(seat.starts_on),
                "exists_through": iso(seat.ends_on) if is_over else None,
            },
        )


def appointment_entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    languages = _languages()
    for term in rows:
        body = term.seat.body
        yield Entry(
            row=term.pk,
            key=str(term.pk),
            title=_in_each(term.person_name),
            paths=page_paths(body, languages.get(body.pk, ()), ANCHOR),
            body=body.slug,
            day=term.starts_on,
            texts=texts_of(term.seat.label),
            is_demo=term.is_demo,
            attributes={
                "body": reference("bodies", body.slug),
                "seat": reference("seats", term.seat_id),
                "person_name": term.person_name,
                "capacity": coded(term.capacity, term.get_capacity_display),
                "starts_on": iso(term.starts_on),
                "ends_on": iso(term.ends_on),
                "oath_on": iso(term.oath_on),
            },
        )


def _in_each(name: str) -> dict[str, str]:
    return in_each_language(lambda: name)


SEATS = Kind(
    name="seats",
    label=_("Seats"),
    label_of_one=_("Seat"),
    about=_(
        "The seats of each body: what a seat represents, who fills it, whether it votes, and when it was "
        "created."
    ),
    model=Seat,
    rows=seats,
    entries=seat_entries,
    fields={
        "body": REFERENCE,
        "position": INTEGER,
        "label": TEXTS,
        "appointing_authority": TEXTS,
        "is_voting": BOOLEAN,
        "exists_from": optional(DATE),
        "exists_through": optional(DATE),
    },
    watches=(
        Watch(Body, "body"),
        Watch(BodyPage, "body__pages"),
        Watch(Page, "body__pages__page_ptr"),
        Watch(PageViewRestriction, None),
    ),
    is_searched=False,
)
APPOINTMENTS = Kind(
    name="appointments",
    label=_("Members and terms"),
    label_of_one=_("Term of a member"),
    about=_("Current and former members: their seats, capacities and terms."),
    model=Appointment,
    rows=appointments,
    entries=appointment_entries,
    fields={
        "body": REFERENCE,
        "seat": REFERENCE,
        "person_name": STRING,
        "capacity": CODED,
        "starts_on": DATE,
        "ends_on": optional(DATE),
        "oath_on": optional(DATE),
    },
    watches=(
        Watch(Seat, "seat"),
        Watch(Body, "seat__body"),
        Watch(BodyPage, "seat__body__pages"),
        Watch(Page, "seat__body__pages__page_ptr"),
        Watch(PageViewRestriction, None),
    ),
)
