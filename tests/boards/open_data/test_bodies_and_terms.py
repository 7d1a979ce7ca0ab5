"""Bodies, seats and terms as open data: as the page of the body shows them on its days, and nothing beside that."""

import json
from datetime import date, timedelta

from django.db.models import QuerySet

from wagtail.models import Page, PageViewRestriction

import pytest

from boards.models import Appointment, BodyPage, Seat
from cms import clock
from cms.records import history
from tests.factories import boards as make
from tests.factories import committees
from tests.factories.public_copies import copies, gone
from tests.furniture import furnished

TODAY = make.starts()


@furnished
def board(home, set_clock):
    set_clock(TODAY)
    found = make.body(5, vacant=(5,))
    make.pages(home, found)
    return found


def term(board, position: int, **facts) -> Appointment:
    seat = board.seats.get(position=position)
    made = Appointment(seat=seat, **{"person_name": "Nobody Yet", "starts_on": date(2022, 1, 1)} | facts)
    return history.record(made, actor=make.ACTOR, reason="made for a test")


def pages_of(body) -> QuerySet[Page]:
    return Page.objects.filter(pk__in=BodyPage.objects.filter(body=body).values("pk"))


def names() -> set[str]:
    return {copy.attributes["person_name"] for copy in copies("appointments").values()}


def test_a_body_has_its_seats_quorum_and_required_votes_of_today(board):
    copy = copies("bodies")["governing-board"]
    assert copy.title == {"en": "Governing Board", "es": "Junta Directiva"}
    assert copy.paths == {"en": "/boards/governing-board/", "es": "/es/boards/governing-board/"}
    seats = {"total": 5, "voting": 5, "voting_filled": 4, "voting_vacant": 1}
    assert copy.attributes["seats"] == seats
    rule = copy.attributes["threshold"]
    assert (rule["numerator"], rule["denominator"], rule["ayes_required"]) == (2, 3, 4)
    assert rule["share_of"]["code"] == "authorized_seats"
    assert copy.attributes["quorum"]["members_required"] == 3


def test_its_officers_are_those_of_the_day(board):
    chair = make.officer(board, 2)
    (officer,) = copies("bodies")["governing-board"].attributes["officers"]
    assert (officer["office"]["code"], officer["person_name"]) == ("chair", "Person 2")
    chair.ends_on = TODAY.date() - timedelta(days=1)
    history.record(chair, actor=make.ACTOR, reason="made for a test")
    assert copies("bodies")["governing-board"].attributes["officers"] == []


def test_what_has_no_page_is_no_record(board):
    other = make.body(2, slug="not-public-yet")
    assert copies("bodies").keys() == {"governing-board"}
    assert {copy.body for kind in ("seats", "appointments") for copy in copies(kind).values()} == {board.slug}
    assert Seat.objects.filter(body=other).count() == 2


@pytest.mark.parametrize("how", ["unpublished", "behind a login"])
def test_a_body_whose_page_goes_leaves_tombstones(board, how):
    """No screen allows it: this is what a hand in the database would do."""
    assert copies("bodies") and copies("seats") and copies("appointments")
    pages = pages_of(board)
    if how == "unpublished":
        pages.update(live=False)
    else:
        closed = [PageViewRestriction(page=page, restriction_type="login") for page in pages]
        PageViewRestriction.objects.bulk_create(closed)
    for kind in ("bodies", "seats", "appointments"):
        assert not copies(kind) and gone(kind)


def test_a_body_with_a_page_in_one_language_has_that_page_alone(board):
    pages_of(board).filter(locale__language_code="es").update(live=False)
    assert copies("bodies")["governing-board"].paths == {"en": "/boards/governing-board/"}


def test_a_committee_is_listed_under_its_body_once_it_has_a_page(cast, board):
    Appointment.objects.create(seat=board.seats.get(position=5), person_name="E", starts_on=date(2022, 1, 1))
    made = committees.vote(board)
    with clock.at(committees.later()):
        found = committees.created(cast, made, members=2, decides="1")
        listed = copies("bodies")
        committee = listed[found.slug].attributes["committee"]
        assert committee["kind"]["code"] == "ad_hoc"
        assert committee["created_by"]["id"] == str(made.pk)
        under = listed["governing-board"].attributes["committees"]
        assert [each["id"] for each in under] == [found.slug]
        pages_of(found).update(live=False)
        assert copies("bodies")["governing-board"].attributes["committees"] == []


def test_a_term_is_shown_from_its_first_day(board, set_clock):
    term(board, 5, starts_on=TODAY.date() + timedelta(days=1))
    assert "Nobody Yet" not in names()
    set_clock(TODAY + timedelta(days=1))
    Appointment.objects.filter(person_name="Nobody Yet").update(oath_on=None)
    assert "Nobody Yet" in names()


def test_a_term_that_ended_stays_on_record(board):
    row = term(board, 5, person_name="Former Member", starts_on=date(2021, 1, 1), ends_on=date(2021, 12, 31))
    copy = copies("appointments")[str(row.pk)]
    assert (copy.attributes["starts_on"], copy.attributes["ends_on"]) == ("2021-01-01", "2021-12-31")


def test_a_term_before_its_seat_existed_was_never_shown(board):
    seat = board.seats.get(position=5)
    seat.starts_on = date(2022, 6, 1)
    history.record(seat, actor=make.ACTOR, reason="made for a test")
    term(board, 5, starts_on=date(2021, 1, 1), ends_on=date(2021, 12, 31))
    assert "Nobody Yet" not in names()


def test_a_seat_that_comes_or_goes_later_does_not_say_so(board):
    last, coming = board.seats.get(position=1), board.seats.get(position=5)
    last.ends_on, coming.starts_on = TODAY.date() + timedelta(days=9), TODAY.date() + timedelta(days=9)
    history.record(last, actor=make.ACTOR, reason="made for a test")
    history.record(coming, actor=make.ACTOR, reason="made for a test")
    found = copies("seats")
    assert found[str(last.pk)].attributes["exists_through"] is None
    assert str(coming.pk) not in found


def test_a_term_says_nothing_of_the_account(board, member):
    row = make.seat_user(board, member)
    told = json.dumps(copies("appointments")[str(row.pk)].attributes)
    assert member.email not in told and "user" not in told
