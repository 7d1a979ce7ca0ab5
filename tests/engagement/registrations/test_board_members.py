"""How many members of a body registered or came, and the warning at a majority (C2C-23, BK-02, BK-05)."""

import uuid
from datetime import date, timedelta

import pytest

from boards.models import Appointment
from cms import clock
from cms.records import history
from engagement.models import Registration
from engagement.registrations import board_membership
from tests.factories import boards
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
BOARD = "governing-board"
WARNING = "They must not discuss their board’s business among themselves"


@furnished
def talk():
    return make.workshop(30)


@furnished
def body():
    return boards.body(6, vacant=(6,))


def _desk(cast, talk):
    return cast["editor"].get(f"/desk/conversations/{talk.slug}/").content.decode()


def _members(talk, count):
    return [make.registration(talk, member_of=BOARD) for _member in range(count)]


def test_nobody_is_asked_where_there_is_no_board(client, talk):
    assert (
        "I am a member of a board" not in client.get(f"/conversations/{talk.slug}/register/").content.decode()
    )
    answer = client.post(f"/conversations/{talk.slug}/register/", {"key": make.key(), "member_of": BOARD})
    assert answer.status_code == 303 and Registration.objects.get().member_of == ""


def test_a_person_may_say_it_and_no_answer_comes_first(client, body, talk):
    path = f"/conversations/{talk.slug}/register/"
    text = client.get(path).content.decode()
    assert "I am a member of a board" in text and "Governing Board" in text
    client.post(path, {"key": make.key(), "member_of": BOARD})
    client.post(path, {"key": make.key()})
    assert list(Registration.objects.order_by("pk").values_list("member_of", flat=True)) == [BOARD, ""]
    assert client.post(path, {"key": make.key(), "member_of": "no-board"}).status_code == 422


def test_the_board_of_a_signed_in_member_is_taken_from_the_seat(cast, member, body, talk):
    boards.seat_user(body, member)
    path = f"/conversations/{talk.slug}/register/"
    text = cast["member"].get(path).content.decode()
    assert "I am a member of a board" not in text and "signed in as a member of a board" in text
    cast["member"].post(path, {"key": make.key(), "member_of": ""})
    cast["resident"].post(path, {"key": make.key()})
    assert list(Registration.objects.order_by("pk").values_list("member_of", flat=True)) == [BOARD, ""]


def test_after_the_term_ends_a_seat_says_nothing(cast, member, body, talk):
    boards.seat_user(body, member, ends_on=clock.today() - timedelta(days=1))
    cast["member"].post(f"/conversations/{talk.slug}/register/", {"key": make.key()})
    assert Registration.objects.get().member_of == ""


@pytest.mark.parametrize(("count", "warns"), [(2, False), (3, True), (4, True)])
def test_at_a_majority_of_those_in_office_the_desk_warns(cast, body, talk, count, warns):
    """Five of six seats are filled: three are a majority."""
    _members(talk, count)
    for text in (
        _desk(cast, talk),
        cast["editor"].get(f"/desk/conversations/{talk.slug}/door/").content.decode(),
    ):
        assert f"{count} of 5 members" in text
        assert (WARNING in text) is warns
        assert ("11122.5(c)" in text and "notice this event as one of its own meetings" in text) is warns


def test_without_members_the_desk_says_nothing(cast, body, talk):
    make.registration(talk)
    assert "Members of boards" not in _desk(cast, talk)


def test_an_appointee_before_the_oath_counts_into_the_majority(body):
    """BK-05."""
    seat = body.seats.get(position=6)
    today = clock.today()
    appointment = Appointment(
        seat=seat, person_name="Appointed", starts_on=today + timedelta(days=40), appointed_on=today
    )
    assert (board_membership.bodies()[0].members, board_membership.bodies()[0].majority) == (5, 3)
    history.record(appointment, actor=boards.ACTOR, reason="appointed")
    assert (board_membership.bodies()[0].members, board_membership.bodies()[0].majority) == (6, 4)
    assert board_membership.bodies(date(2022, 6, 1))[0].members == 5


def test_members_at_the_door_count_and_those_who_cancelled_do_not(cast, body, talk):
    from engagement.registrations.check_in import mark_came
    from engagement.registrations.services import cancel_registration

    rows = _members(talk, 2)
    cancel_registration(registration=rows[0], actor=None, reason="x")
    assert "1 of 5 members" in _desk(cast, talk)
    sent = {"nonce": uuid.uuid4().hex, "people": "2", "member_of": BOARD}
    cast["editor"].post(f"/desk/conversations/{talk.slug}/door/walk-in/", sent)
    assert "3 of 5 members" in _desk(cast, talk) and WARNING in _desk(cast, talk)
    mark_came(actor=make.ACTOR, registration=rows[0], people=1)
    assert "4 of 5 members" in _desk(cast, talk)


def test_an_analyst_sees_the_counts(cast, body, talk):
    _members(talk, 3)
    assert "3 of 5 members" in cast["analyst"].get(f"/desk/conversations/{talk.slug}/").content.decode()


def test_the_public_page_tells_nobody_of_members(client, body, talk):
    _members(talk, 3)
    text = client.get(f"/conversations/{talk.slug}/").content.decode()
    assert "of 5 members" not in text and WARNING not in text
