"""A person comes with others, or as a group. Seats count people; the first party that fits goes first."""

import pytest

from cms.models import OutboxMessage
from engagement.conversations.services import change_capacity
from engagement.exceptions import PartyDoesNotFit
from engagement.models import Conversation, Registration
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def _send(client, talk, **answers):
    return client.post(f"/conversations/{talk.slug}/register/", {"key": make.key(), **answers})


def _taken(talk):
    return Conversation.objects.get(pk=talk.pk).seats_taken


def _states(talk):
    return list(talk.registrations.order_by("pk").values_list("party_size", "state"))


@furnished
def talk():
    return make.conversation()


@furnished
def room():
    return make.workshop(10)


@pytest.mark.parametrize(("typed", "kept"), [("", 1), ("1", 1), ("29", 29), ("30", 30)])
def test_up_to_thirty_people_come_together(client, talk, typed, kept):
    assert _send(client, talk, party_size=typed).status_code == 303
    assert (Registration.objects.get().party_size, _taken(talk)) == (kept, kept)


@pytest.mark.parametrize("typed", ["0", "-1", "31", "two", "1.5"])
def test_other_numbers_are_refused_and_no_seat_is_taken(client, talk, typed):
    answer = _send(client, talk, party_size=typed, name="Kept")
    assert answer.status_code == 422 and 'value="Kept"' in answer.content.decode()
    assert not Registration.objects.exists() and _taken(talk) == 0


@pytest.mark.parametrize(
    ("people", "state", "taken"), [(2, "confirmed", 9), (3, "confirmed", 10), (4, "waiting", 7)]
)
def test_a_party_gets_seats_only_together(client, room, people, state, taken):
    """Three seats are free: n−1, n and n+1 people ask for them."""
    make.registration(room, party_size=7)
    _send(client, room, party_size=people)
    assert (Registration.objects.latest("pk").state, _taken(room)) == (state, taken)


def test_a_party_larger_than_the_room_is_told_so(client):
    talk = make.workshop(5)
    answer = _send(client, talk, party_size="6", group_name="Parents of Tulare")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "The room has 5 seats in total." in text and "no one has to register" in text
    assert "Parents of Tulare" in text
    assert not Registration.objects.exists()
    with pytest.raises(PartyDoesNotFit):
        make.registration(talk, party_size=6)


def test_the_receipt_names_the_seats_of_a_party(client, room):
    text = client.get(_send(client, room, party_size="4")["Location"]).content.decode()
    assert "You have 4 seats" in text


def test_a_group_may_have_a_name_instead_of_a_person(client, cast, room):
    _send(client, room, group_name="Oakview class", party_size="8")
    assert "Oakview class" in cast["editor"].get(f"/desk/conversations/{room.slug}/door/").content.decode()


def test_freed_seats_go_along_the_list_to_the_first_party_that_fits():
    talk = make.workshop(6)
    four, two = (make.registration(talk, party_size=size) for size in (4, 2))
    for size in (5, 3, 1, 1):
        make.registration(talk, party_size=size)
    cancel_registration(registration=four, actor=None, reason="cannot come")
    assert [state for _size, state in _states(talk)] == [
        "cancelled",
        "confirmed",
        "waiting",
        "confirmed",
        "confirmed",
        "waiting",
    ]
    assert _taken(talk) == 6
    cancel_registration(registration=two, actor=None, reason="cannot come")
    assert _states(talk)[-1] == (1, "confirmed")
    assert _taken(talk) == 5


def test_one_cancellation_among_single_people_promotes_exactly_one():
    talk = make.workshop(3)
    rows = [make.registration(talk, email=f"p{number}@example.org") for number in range(6)]
    OutboxMessage.objects.all().delete()
    cancel_registration(registration=rows[1], actor=None, reason="cannot come")
    seated = OutboxMessage.objects.filter(subject__startswith="A seat opened up")
    assert [row.to for row in seated] == ["p3@example.org"]
    assert _taken(talk) == 3


def test_the_page_says_who_goes_first(client):
    talk = make.workshop(1)
    make.registration(talk)
    waiting = _send(client, talk)["Location"]
    for path in (waiting, f"/conversations/{talk.slug}/register/"):
        assert "to the next group on the waiting list that fits" in client.get(path).content.decode()


def test_more_seats_go_to_the_parties_that_fit():
    talk = make.workshop(2)
    make.registration(talk, party_size=2)
    for size in (2, 2, 1):
        make.registration(talk, party_size=size)
    change_capacity(actor=make.ACTOR, conversation=talk, capacity=5)
    assert [state for _size, state in _states(talk)] == ["confirmed", "confirmed", "waiting", "confirmed"]
    assert _taken(talk) == 5


def test_the_desk_counts_people(cast):
    talk = make.workshop(10)
    make.registration(talk, party_size=8)
    make.registration(talk, party_size=3)
    text = cast["analyst"].get(f"/desk/conversations/{talk.slug}/").content.decode()
    assert "8 / 10" in text and "<dt>Waiting</dt><dd>3</dd>" in text
