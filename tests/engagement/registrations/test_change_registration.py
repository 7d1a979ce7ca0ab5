"""By the receipt people change what they said. A party grows only into free seats; a smaller one frees them."""

from datetime import timedelta

import pytest

from cms import clock
from cms.models import OutboxMessage
from cms.records import holds
from engagement.models import Accommodation, Conversation, Registration
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def _path(row):
    return f"/conversations/registration/{make.code_of(row)}/change/"


def _start(client, row):
    """What the form shows, as a browser would send it back."""
    form = client.get(_path(row)).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def _change(client, row, **answers):
    return client.post(_path(row), _start(client, row) | answers)


def _taken(talk):
    return Conversation.objects.get(pk=talk.pk).seats_taken


@furnished
def talk():
    return make.workshop(5)


def test_the_form_holds_what_was_said(client, talk):
    row = make.registration(talk, name="Rosalba", party_size=2, language="es", need="A ramp")
    shown = _start(client, row)
    assert (shown["name"], shown["party_size"], shown["language"], shown["need"]) == (
        "Rosalba",
        2,
        "es",
        "A ramp",
    )


def test_every_answer_can_be_changed_and_taken_out(client, talk):
    row = make.registration(talk, name="Rosalba", email="old@example.org", need="A ramp")
    answer = _change(client, row, name="R.", email="", language="vi", need="", party_size="3")
    row.refresh_from_db()
    assert answer.status_code == 303 and answer["Location"].endswith(f"/{make.code_of(row)}/")
    assert (row.name, row.email, row.language, row.party_size, _taken(talk)) == ("R.", "", "vi", 3, 3)
    assert not Accommodation.objects.exists()


def test_the_change_is_confirmed_to_the_new_address(client, talk):
    row = make.registration(talk, email="old@example.org")
    OutboxMessage.objects.all().delete()
    _change(client, row, email="new@example.org", need="canary-need")
    message = OutboxMessage.objects.get()
    assert message.to == "new@example.org" and message.subject.startswith("Changed:")
    assert "canary-need" not in message.text + message.html


@pytest.mark.parametrize(("people", "status", "kept"), [(4, 303, 4), (5, 422, 2), (6, 422, 2)])
def test_a_party_grows_only_into_free_seats(client, talk, people, status, kept):
    """Two of five seats are theirs, one is another's: two are free."""
    row = make.registration(talk, party_size=2)
    make.registration(talk)
    answer = _change(client, row, party_size=str(people), name="Typed")
    row.refresh_from_db()
    assert (answer.status_code, row.party_size, _taken(talk)) == (status, kept, kept + 1)
    if status == 422:
        assert 'value="Typed"' in answer.content.decode() and row.name == ""


def test_the_refusal_says_that_nothing_changed_and_not_how_many_are_free(client, talk):
    row = make.registration(talk, party_size=2)
    other = make.registration(talk, party_size=2)
    text = _change(client, row, party_size="4").content.decode()
    assert "That many seats are not available. Your number stays at 2; nothing was changed." in text
    cancel_registration(registration=other, actor=None, reason="x")
    make.registration(talk, party_size=3)
    assert (
        "No more seats are available. Your number stays at 2"
        in _change(client, row, party_size="3").content.decode()
    )


def test_a_smaller_party_frees_seats_for_those_who_wait(client, talk):
    row = make.registration(talk, party_size=5)
    waits = make.registration(talk, party_size=2, email="waits@example.org")
    _change(client, row, party_size="3")
    waits.refresh_from_db()
    assert waits.is_confirmed and _taken(talk) == 5
    assert OutboxMessage.objects.filter(to="waits@example.org", subject__contains="opened up").count() == 1


def test_who_waits_may_shrink_into_the_free_seats(client, talk):
    make.registration(talk, party_size=4)
    row = make.registration(talk, party_size=3)
    _change(client, row, party_size="1")
    row.refresh_from_db()
    assert row.is_confirmed and _taken(talk) == 5


def test_who_waits_keeps_the_number_and_takes_no_seat_by_growing(client, talk):
    make.registration(talk, party_size=5)
    row = make.registration(talk)
    _change(client, row, party_size="4")
    row.refresh_from_db()
    assert (row.state, row.waiting_number, row.party_size, _taken(talk)) == ("waiting", 1, 4, 5)


def test_the_same_form_sent_twice_gives_the_same_result(client, talk):
    row = make.registration(talk, party_size=2, email="a@example.org")
    sent = _start(client, row) | {"party_size": "4"}
    first, second = client.post(_path(row), sent), client.post(_path(row), sent)
    assert first["Location"] == second["Location"]
    assert _taken(talk) == 4
    assert Registration.history.count() == 2
    assert OutboxMessage.objects.filter(subject__startswith="Changed").count() == 1


def test_other_words_over_a_change_of_somebody_else_are_refused(client, talk):
    """F08: two tabs, both opened before the first was sent."""
    row = make.registration(talk, name="First")
    old = _start(client, row)
    _change(client, row, name="Second")
    answer = client.post(_path(row), old | {"name": "Third"})
    assert answer.status_code == 422 and "has changed since you opened the form" in answer.content.decode()
    assert Registration.objects.get().name == "Second"


@pytest.mark.parametrize(
    ("field", "value"),
    [("party_size", "31"), ("email", "wrong"), ("key", ""), ("website", "spam"), ("language", "klingon")],
)
def test_a_wrong_answer_is_named_and_nothing_changes(client, talk, field, value):
    row = make.registration(talk, name="Kept")
    assert _change(client, row, name="Other", **{field: value}).status_code == 422
    assert Registration.objects.get().name == "Kept"


def test_a_place_that_was_given_back_is_not_changed(client, talk):
    row = make.registration(talk, name="Kept")
    sent = _start(client, row) | {"name": "Other"}
    cancel_registration(registration=row, actor=None, reason="x")
    answer = client.post(_path(row), sent)
    assert answer.status_code == 409 and "You canceled this registration" in answer.content.decode()
    assert "can no longer be changed" in client.get(_path(row)).content.decode()


@pytest.mark.parametrize("end", ["over", "cancelled"])
def test_after_the_end_nothing_is_changed(client, talk, set_clock, end):
    row = make.registration(talk, name="Kept")
    sent = _start(client, row) | {"name": "Other"}
    if end == "over":
        set_clock(talk.ends_at + timedelta(minutes=1))
        sent["key"] = make.key("engagement.change")
    else:
        make.set_status(talk, "cancelled")
    assert client.post(_path(row), sent).status_code == 409
    assert Registration.objects.get().name == "Kept"


def test_unknown_codes_look_alike_and_no_cookie_is_set(client, talk):
    row = make.registration(talk)
    for code in ("TL-2222-2222-2222-2222", "nonsense"):
        assert client.get(f"/conversations/registration/{code}/change/").status_code == 404
        assert client.post(f"/conversations/registration/{code}/change/").status_code == 404
    answer = client.get(_path(row))
    assert (
        not answer.cookies and answer["X-Robots-Tag"] == "noindex" and "no-store" in answer["Cache-Control"]
    )


def test_a_form_that_was_open_for_two_days_is_renewed(client, talk):
    row = make.registration(talk)
    with clock.at(clock.now() - timedelta(days=2)):
        old = make.key("engagement.change")
    assert _change(client, row, name="Late", key=old).status_code == 422


def test_under_a_hold_nothing_is_overwritten_and_no_reason_is_told(client, talk, publisher):
    """PRV-06."""
    row = make.registration(talk, name="Rosalba", email="old@example.org", need="A ramp")
    holds.place_hold(actor=publisher, kind="registration", reference=str(row.pk), reason="Suit 12")
    answer = _change(client, row, name="", email="", need="")
    row.refresh_from_db()
    assert answer.status_code == 409 and (row.name, row.email) == ("Rosalba", "old@example.org")
    assert Accommodation.objects.get().need == "A ramp"
    html = answer.content.decode()
    assert "so it cannot be changed" in html and "Suit 12" not in html
