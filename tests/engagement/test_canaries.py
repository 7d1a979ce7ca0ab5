"""What a person needs, and the address they gave, show up nowhere but at the door and in the mail to them."""

import pytest

from cms import redaction
from engagement import services
from engagement.models import Registration
from tests.factories import engagement as make

pytestmark = pytest.mark.django_db
NEED, EMAIL, NAME = "canary-need-7c1", "canary-7c1@example.org", "canary-name-7c1"


@pytest.fixture
def row():
    talk = make.workshop(3, spanish=True)
    return make.registration(talk, name=NAME, email=EMAIL, need=NEED)


def _texts(client, paths):
    for path in paths:
        yield path, client.get(path).content.decode()


def test_no_public_page_or_file_shows_them(client, row):
    slug, code = row.conversation.slug, make.code_of(row)
    paths = [f"{prefix}/conversations/" for prefix in ("", "/es")]
    paths += [
        f"{prefix}/conversations/{slug}/{end}"
        for prefix in ("", "/es")
        for end in ("", "register/", "event.ics")
    ]
    paths += [
        "/conversations/calendar.ics",
        "/",
        f"/search/?q={NAME}",
        f"/trace/conversation/{row.conversation_id}/",
    ]
    paths += [f"/conversations/registration/{code}/"]
    for path, text in _texts(client, paths):
        for canary in (NEED, EMAIL):
            assert canary not in text, path
        assert (
            NAME not in text.replace(f"q={NAME}", "").replace(f'value="{NAME}"', "") or "/search/" in path
        ), path


def test_history_keeps_states_and_no_person(row):
    services.cancel_registration(registration=row, actor=None, reason="cannot come")
    kept = [{key: str(value) for key, value in each.items()} for each in Registration.history.values()]
    assert {each["history_actor"] for each in kept} == {"public"}
    assert {each["state"] for each in kept} == {"confirmed", "cancelled"}
    for canary in (NEED, EMAIL, NAME, row.nonce, row.receipt_digest):
        assert canary not in str(kept)


def test_the_history_screen_shows_no_person(cast, row):
    for name in ("editor", "publisher", "analyst", "administrator"):
        for label, pk in (
            ("engagement.registration", row.pk),
            ("engagement.conversation", row.conversation_id),
        ):
            text = cast[name].get(f"/desk/history/{label}/{pk}/").content.decode()
            assert not any(canary in text for canary in (NEED, EMAIL, NAME)), (name, label)


def test_the_database_holds_no_receipt_code(row):
    stored = Registration.objects.values().get()
    assert make.code_of(row) not in {str(value) for value in stored.values()}


def test_taking_a_name_out_reaches_row_need_and_mail(row, publisher):
    from cms.models import OutboxMessage

    redaction.redact("registration", row.pk, actor=publisher, reason="asked for")
    stored = str(list(Registration.objects.values())) + str(
        list(OutboxMessage.objects.values("subject", "text", "html", "to"))
    )
    for canary in (NEED, NAME):
        assert canary not in stored
    assert Registration.objects.get().email == ""
    assert not hasattr(Registration.objects.get(), "accommodation")
