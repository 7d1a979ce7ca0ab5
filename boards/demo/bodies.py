"""Create the three bodies with seats, members and pages in both languages."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model

from wagtail.models import Page

from boards.demo import onboarding
from boards.demo import seats as content
from boards.models import Appointment, BoardsIndexPage, Body, BodyPage, Officer, Seat
from boards.rules.terms import check_staggered
from cms import clock
from cms.demo import DemoContext
from cms.records.history import record, record_many

ACTOR = "system:demo"
REASON = "Demo content"


def build(ctx: DemoContext) -> None:
    for order, facts in enumerate(content.BODIES, start=1):
        if not Body.objects.filter(slug=facts["slug"]).exists():
            with clock.at(datetime.combine(content.TOOK_OFFICE, time(9), clock.PACIFIC)):
                _body(ctx, facts, order)
    onboarding.build()
    _pages(ctx)


def _body(ctx: DemoContext, facts: dict, order: int) -> None:
    numerator, denominator, more_than = facts["rule"]
    body = Body(
        slug=facts["slug"],
        name=facts["name"],
        kind=facts["kind"],
        statute=facts["statute"],
        threshold_numerator=numerator,
        threshold_denominator=denominator,
        threshold_more_than=more_than,
        term_years=3 if facts["kind"] == "advisory" else None,
        order=order,
    )
    record(body, actor=ACTOR, reason=REASON)
    rows = _rows(facts["slug"])
    seats = [
        Seat(
            body=body,
            position=place,
            label={"en": english, "es": spanish},
            appointing_authority=authority,
            is_data_provider=provider,
        )
        for place, (_name, english, spanish, authority, provider) in enumerate(rows, start=1)
    ]
    record_many(Seat, seats, actor=ACTOR, reason=REASON)
    _holders(ctx, body, [row[0] for row in rows])


def _rows(slug: str) -> list[list[Any]]:
    if slug == "governing-board":
        return content.GOVERNING
    people = content.ENGAGEMENT if slug == "community-engagement" else content.DATA_TOOLS
    return [[name, english, spanish, content.BOARD, False] for name, english, spanish in people]


def _account_of(name: str) -> Any:
    """Demo members who can sign in."""
    return get_user_model().objects.filter(email=content.ACCOUNTS.get(name, "")).first()


def _holders(ctx: DemoContext, body: Body, names: list[str]) -> None:
    if body.term_years:
        check_staggered(content.FIRST_TERM_ENDS, body.term_years)
    appointments = _alternates(body)
    for seat, name in zip(body.seats.order_by("position"), names, strict=True):
        for starts, ends in _terms(body, seat.position, ctx.today) if name else []:
            appointments.append(
                Appointment(
                    seat=seat,
                    person_name=name,
                    user=_account_of(name),
                    capacity="designee" if body.kind == "governing" and seat.position <= 10 else "holder",
                    appointed_on=_appointed(body, starts),
                    starts_on=starts,
                    ends_on=ends,
                    oath_on=starts,
                    is_demo=True,
                )
            )
    record_many(Appointment, appointments, actor=ACTOR, reason=REASON)
    _officers(body)


def _officers(body: Body) -> None:
    """One term after another, as long as the member holds the seat."""
    rows = Appointment.objects.filter(seat__body=body, person_name__in=content.OFFICERS)
    officers = [
        Officer(
            appointment=row,
            office=content.OFFICERS[row.person_name],
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            is_demo=True,
        )
        for row in rows.order_by("pk")
    ]
    record_many(Officer, officers, actor=ACTOR, reason=REASON)


def _alternates(body: Body) -> list[Appointment]:
    if body.slug != "governing-board":
        return []
    facts = {"capacity": "alternate", "starts_on": content.ALTERNATES_FROM, "is_demo": True}
    return [
        Appointment(
            seat=body.seats.get(position=place),
            person_name=name,
            appointed_on=content.ALTERNATES_FROM - timedelta(days=14),
            oath_on=None if "oath" in content.NOT_YET.get(name, ()) else content.ALTERNATES_FROM,
            **facts,
        )
        for place, name in content.ALTERNATES.items()
    ]


def _appointed(body: Body, starts: date) -> date:
    """Four weeks before a later term; for the first term, the day the body's members were named."""
    first = content.TOOK_OFFICE if body.kind == "governing" else content.APPOINTED
    return content.NAMED[body.slug] if starts == first else starts - timedelta(days=28)


def _terms(body: Body, place: int, today: date) -> list[tuple[date, date | None]]:
    """Terms up to the loading date: a first term of one to three years, then three years each."""
    if body.kind == "governing":
        return [(content.TOOK_OFFICE, None)]
    terms = [(content.APPOINTED, content.FIRST_TERM_ENDS[place - 1])]
    while terms[-1][1] < today:
        last = terms[-1][1]
        terms.append((last + timedelta(days=1), last.replace(year=last.year + 3)))
    return terms


def _pages(ctx: DemoContext) -> None:
    for home, language in ((ctx.home, "en"), (ctx.home_es, "es")):
        index = BoardsIndexPage.objects.child_of(home).first()
        if index is None:
            index = _publish(home, BoardsIndexPage(slug="boards", **content.INDEX[language]), language)
        for facts in content.BODIES:
            if not BodyPage.objects.child_of(index).filter(body__slug=facts["slug"]).exists():
                body = Body.objects.get(slug=facts["slug"])
                texts = {"title": facts["name"][language], "summary": facts["summary"][language]}
                _publish(index, BodyPage(body=body, slug=body.slug, **texts), language)


def _publish(parent: Page, page: Page, language: str) -> Any:
    """Publish a page; the Spanish page is a translation of the English one with the same slug."""
    page.locale = parent.locale
    if language != "en":
        model, same = type(page), {"slug": page.slug, "locale__language_code": "en"}
        page.translation_key = model.objects.get(**same).translation_key
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
