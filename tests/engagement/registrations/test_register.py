"""A visitor registers for a conversation: nothing is asked for, nothing is confirmed, nothing is made twice."""

from datetime import timedelta

import pytest

from cms import clock
from cms.models import OutboxMessage
from cms.web import one_time_keys
from engagement.models import Accommodation, Conversation, Registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> =1+1 \x0b\ufffe {{ 7|add:7 }}"


def _send(client, conversation, *, prefix="", headers=None, **answers):
    data = {"key": make.key(), **answers}
    return client.post(f"{prefix}/conversations/{conversation.slug}/register/", data, headers=headers or {})


@furnished
def talk():
    return make.conversation()


def test_everything_may_stay_empty(client, talk):
    answer = _send(client, talk)
    row = Registration.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == f"/conversations/registration/{make.code_of(row)}/"
    assert (row.name, row.email, row.language, row.state) == ("", "", "", "confirmed")


def test_a_nickname_and_an_address_that_bounces_are_taken_without_confirmation(client, talk):
    _send(client, talk, name="A.B.", email="nobody@bounce.invalid")
    assert Registration.objects.get().is_confirmed


def test_the_form_says_that_it_is_voluntary(client, talk):
    """BK-24."""
    for path in (f"/conversations/{talk.slug}/", f"/conversations/{talk.slug}/register/"):
        text = client.get(path).content.decode()
        assert "Every field is optional." in text
        assert "Registering is voluntary" in text


def test_the_receipt_shows_the_seat(client, talk):
    answer = client.get(_send(client, talk)["Location"])
    assert "You have a seat" in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]


def test_no_cookie_is_set_on_the_way(client, talk):
    path = f"/conversations/{talk.slug}/"
    receipt = _send(client, talk)["Location"]
    for address in (
        path,
        f"{path}register/",
        f"{path}event.ics",
        "/conversations/",
        "/conversations/calendar.ics",
        receipt,
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address
    assert not client.cookies


@pytest.mark.engine
def test_a_double_click_makes_one_row_and_gives_the_same_receipt(client, talk):
    data = {"key": make.key(), "name": "Rosalba"}
    first = client.post(f"/conversations/{talk.slug}/register/", data)
    second = client.post(f"/conversations/{talk.slug}/register/", data)
    assert first["Location"] == second["Location"]
    assert Registration.objects.count() == 1
    assert Conversation.objects.get().seats_taken == 1


def test_a_retry_after_the_last_seat_went_gives_the_same_receipt(client):
    talk = make.workshop(1)
    data = {"key": make.key()}
    first = client.post(f"/conversations/{talk.slug}/register/", data)
    second = client.post(f"/conversations/{talk.slug}/register/", data)
    assert first["Location"] == second["Location"]
    assert Registration.objects.get().is_confirmed


def test_a_retry_after_the_conversation_closed_gives_the_same_receipt(client, talk, set_clock):
    data = {"key": make.key()}
    first = client.post(f"/conversations/{talk.slug}/register/", data)
    Conversation.objects.update(status="cancelled")
    assert client.post(f"/conversations/{talk.slug}/register/", data)["Location"] == first["Location"]


def test_the_same_key_with_other_words_is_refused(client, talk):
    key = make.key()
    client.post(f"/conversations/{talk.slug}/register/", {"key": key, "name": "One"})
    answer = client.post(f"/conversations/{talk.slug}/register/", {"key": key, "name": "Two"})
    assert answer.status_code == 422
    assert Registration.objects.get().name == "One"


def test_the_language_of_the_page_is_the_language_of_the_mail(client):
    talk = make.conversation(spanish=True)
    _send(client, talk, prefix="/es", email="lupe@example.org", name="Lupe")
    message = OutboxMessage.objects.get()
    assert message.language == "es"
    assert "Su lugar" in message.subject
    assert f"/es/conversations/registration/{make.code_of(Registration.objects.get())}/" in message.text


def test_no_mail_goes_out_without_an_address(client, talk):
    _send(client, talk, name="Minh")
    assert not OutboxMessage.objects.exists()


def test_the_mail_tells_nothing_of_what_a_person_needs(client, talk):
    _send(client, talk, email="dee@example.org", need="canary-need")
    message = OutboxMessage.objects.get()
    assert "canary-need" not in message.text + message.html + message.subject
    assert Accommodation.objects.get().need == "canary-need"


# What each field may not carry ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "not an address"),
        ("email", f"{'a' * 250}@example.org"),
        ("email", "a@example.org\nBcc: b@example.org"),
        ("name", "x" * 121),
        ("need", "x" * 1001),
        ("language", "klingon"),
        ("website", "https://spam.example"),
        ("key", ""),
        ("key", "forged.1"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_stored(client, talk, field, value):
    answer = _send(client, talk, **{"name": "Kept", field: value})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Problem:" in text
    assert not Registration.objects.exists()
    assert Conversation.objects.get().seats_taken == 0


def test_what_was_typed_stays_in_the_form(client, talk):
    answer = _send(client, talk, name="Rosalba", need="Large print", email="wrong")
    text = answer.content.decode()
    assert 'value="Rosalba"' in text
    assert "Large print" in text


@pytest.mark.parametrize("field", ["name", "need"])
def test_hostile_text_is_kept_as_text(client, cast, talk, field):
    _send(client, talk, **{field: HOSTILE})
    row = Registration.objects.get()
    stored = row.name if field == "name" else row.accommodation.need
    assert "\x0b" not in stored and "\ufffe" not in stored
    screen = f"needs/{row.accommodation.pk}" if field == "need" else talk.slug
    desk = cast["editor"].get(f"/desk/conversations/{screen}/").content.decode()
    assert "<script>alert(1)" not in desk
    assert "&lt;script&gt;alert(1)" in desk


def test_fields_that_are_not_in_the_form_do_not_stick(client, talk):
    _send(
        client, talk, state="waiting", waiting_number="1", is_demo="on", arrived_people="9", seats_taken="9"
    )
    row = Registration.objects.get()
    assert (row.state, row.waiting_number, row.is_demo, row.arrived_people) == ("confirmed", None, False, 0)


def test_a_key_older_than_a_day_is_renewed_in_the_form(client, talk):
    with clock.at(clock.now() - timedelta(days=2)):
        old = make.key()
    answer = client.post(f"/conversations/{talk.slug}/register/", {"key": old, "name": "Rosalba"})
    assert answer.status_code == 422
    assert not Registration.objects.exists()
    fresh = answer.context["form"]["key"].value()
    assert one_time_keys.read("engagement.register", fresh)


def test_a_key_of_another_form_opens_nothing(client, talk):
    answer = client.post(f"/conversations/{talk.slug}/register/", {"key": make.key("engagement.give-back")})
    assert answer.status_code == 422
    assert not Registration.objects.exists()


# Where one may not register ---------------------------------------------------------------------------------


def test_an_unknown_conversation_and_a_draft_look_alike(client):
    draft = make.conversation(live=False)
    for slug in (draft.slug, "no-such-talk"):
        for ending in ("", "register/", "event.ics"):
            assert client.get(f"/conversations/{slug}/{ending}").status_code == 404
        assert client.post(f"/conversations/{slug}/register/", {"key": make.key()}).status_code == 404
    assert not Registration.objects.exists()


@pytest.mark.parametrize("status", ["cancelled", "held", "reported"])
def test_a_conversation_that_is_not_ahead_takes_no_registration(client, talk, status):
    make.set_status(talk, status)
    answer = _send(client, talk)
    assert answer.status_code == 409
    assert "Registration for this conversation is closed" in answer.content.decode()
    assert (
        "Registration for this conversation is closed"
        in client.get(f"/conversations/{talk.slug}/register/").content.decode()
    )
    assert not Registration.objects.exists()


def test_after_its_end_a_conversation_takes_no_registration(client, talk, set_clock):
    set_clock(talk.ends_at + timedelta(minutes=1))
    assert _send(client, talk).status_code == 409


def test_a_form_sent_from_another_site_is_refused(client, talk):
    answer = _send(client, talk, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert not Registration.objects.exists()


@pytest.mark.parametrize("verb", ["put", "delete", "patch"])
def test_other_verbs_are_refused(client, talk, verb):
    assert getattr(client, verb)(f"/conversations/{talk.slug}/register/").status_code == 405
