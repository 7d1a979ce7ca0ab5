"""Administrators add webhooks, see what became of each message, and show a secret once."""

import re

from django.core.management import call_command

import pytest

from cms.models import Webhook, WebhookDelivery
from cms.records.history import past_of
from cms.tasks import waiting_for
from cms.webhooks import services, signatures
from cms.webhooks.scheduled import send_messages
from tests.cms.webhooks.conftest import secret_of, state, subscribe, turn
from tests.factories import open_data
from tests.factories.signed_in import make_stale

pytestmark = pytest.mark.django_db
LIST, NEW = "/desk/webhooks/", "/desk/webhooks/new/"
SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]+")


@pytest.fixture
def desk(cast):
    return cast["administrator"]


def page_of(webhook) -> str:
    return f"{LIST}{webhook.pk}/"


def typed(receiver, **changes) -> dict:
    return {"name": "Library", "address": receiver.address, "kinds": ["decisions"], "body": ""} | changes


def act(desk, webhook, what: str, **more):
    return desk.post(page_of(webhook), {"act": what} | more)


def given_up(receiver, webhook, board) -> WebhookDelivery:
    open_data.decision(board)
    turn()
    WebhookDelivery.objects.update(state="given_up", attempts=10)
    return WebhookDelivery.objects.get()


def test_a_new_webhook_is_active_and_starts_from_now(desk, receiver, board):
    answer = desk.post(NEW, typed(receiver))
    webhook = Webhook.objects.get()
    assert answer.url == page_of(webhook)
    assert (webhook.name, webhook.kinds, webhook.state) == ("Library", ["decisions"], "active")
    assert webhook.created_by.email == "adam@example.org"
    assert "The webhook is active" in desk.get(answer.url).text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://example.org/", "begins with https://"),
        ("https://user:word@example.org/", "Leave out the user name"),
        ("https://10.0.0.1/", "not on the public internet"),
        ("https://169.254.169.254/latest/", "not on the public internet"),
        ("https://example.org:8080/", "Use port 443 or 8443."),
        ("", "Enter an answer: Address"),
    ],
)
def test_a_wrong_address_is_named_beside_its_field_and_what_was_typed_stays(desk, receiver, address, words):
    answer = desk.post(NEW, typed(receiver, address=address))
    assert answer.status_code == 422
    assert words in answer.text and 'value="Library"' in answer.text
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"kinds": ["nothing"]}, {"body": "nobody"}, {"name": "a" * 81}, {"name": " "}]
)
def test_other_wrong_input_is_refused(desk, receiver, wrong):
    assert desk.post(NEW, typed(receiver, **wrong)).status_code == 422


def test_a_changed_address_gets_what_waits(desk, receiver, webhook, board):
    Webhook.objects.update(address="http://127.0.0.1:9/")
    open_data.decision(board)
    assert desk.post(f"{page_of(webhook)}edit/", typed(receiver)).url == page_of(webhook)
    turn()
    assert len(receiver.received) == 1


def test_the_secret_is_shown_once_and_never_again(desk, receiver, webhook, board):
    shown = act(desk, webhook, "secret")
    assert SECRET.findall(shown.text) == [secret_of(webhook)]
    assert "no-store" in shown.headers["Cache-Control"]

    again = act(desk, webhook, "secret")
    assert again.status_code == 409 and not SECRET.search(again.text)
    for path in (
        LIST,
        page_of(webhook),
        f"{page_of(webhook)}edit/",
        f"/desk/history/cms.webhook/{webhook.pk}/",
    ):
        page = desk.get(path)
        assert page.status_code == 200 and not SECRET.search(page.text)


def test_no_secret_is_in_the_history_or_in_clear_in_the_database(desk, webhook):
    act(desk, webhook, "rotate")
    for row in [*Webhook.objects.values(), *past_of(Webhook).values()]:
        assert not SECRET.search(str(row))
    names = {field.name for field in past_of(Webhook).model._meta.fields}
    assert not names & {"secret", "previous_secret"}


@pytest.mark.parametrize("what", ["secret", "rotate"])
def test_acts_with_a_secret_ask_for_the_second_factor_again(desk, webhook, what):
    before = secret_of(webhook)
    answer = act(make_stale(desk), webhook, what)
    assert answer.url.startswith("/accounts/2fa/reauthenticate/")
    assert secret_of(webhook) == before and webhook.secret_shown_at is None


def test_a_secret_that_no_key_opens_can_be_replaced(desk, webhook):
    Webhook.objects.update(secret="nonsense")
    refused = act(desk, webhook, "secret")
    assert refused.status_code == 409 and "this secret can no longer be read" in refused.text
    act(desk, webhook, "rotate")
    assert act(desk, webhook, "secret").context["secret"] == secret_of(webhook)


def test_after_a_rotation_the_new_secret_can_be_shown(desk, webhook):
    before = secret_of(webhook)
    act(desk, webhook, "secret")
    act(desk, webhook, "rotate")
    assert "The previous secret works until" in desk.get(page_of(webhook)).text
    assert act(desk, webhook, "secret").context["secret"] == secret_of(webhook) != before


def test_a_test_message_arrives_signed(desk, receiver, webhook):
    act(desk, webhook, "test")
    turn()
    assert receiver.last.content["type"] == "webhook.test"
    assert receiver.last.content["data"] == {}
    assert receiver.last.is_signed_with(secret_of(webhook))
    assert "Test message" in desk.get(page_of(webhook)).text


def test_pausing_and_resuming(desk, receiver, webhook):
    act(desk, webhook, "pause")
    assert state(webhook) == "paused"
    refused = act(desk, webhook, "test")
    assert refused.status_code == 409 and "Resume it first." in refused.text
    act(desk, webhook, "resume")
    assert state(webhook) == "active"


def test_what_was_given_up_is_sent_again_under_the_same_id(desk, receiver, webhook, board):
    message = given_up(receiver, webhook, board)
    assert "Send again" in desk.get(page_of(webhook)).text
    assert act(desk, webhook, "again", message=message.pk).status_code == 302
    turn()
    assert receiver.counts() == {message.message_id: 2}


@pytest.mark.parametrize("message", ["0", "x", "", "99999999999999999999"])
def test_only_a_message_that_was_given_up_is_sent_again(desk, webhook, message):
    assert act(desk, webhook, "again", message=message).status_code == 409


def test_a_message_of_another_webhook_is_not_sent_again(desk, administrator, receiver, webhook, board):
    message = given_up(receiver, webhook, board)
    other = subscribe(administrator, receiver, name="Other")
    assert act(desk, other, "again", message=message.pk).status_code == 409


def test_the_list_says_how_each_is(desk, receiver, webhook, board):
    assert "No messages have been sent yet." in desk.get(LIST).text
    receiver.answer(500)
    open_data.decision(board)
    turn()
    page = desk.get(LIST).text
    assert "responded with an error (500)" in page and "Archive" in page


def test_a_stopped_webhook_is_a_task_of_administrators(desk, administrator, clerk, receiver, webhook, board):
    receiver.answer(410)
    open_data.decision(board)
    turn()
    assert [task.url for task in waiting_for(administrator).mine] == [page_of(webhook)]
    assert not [task for task in waiting_for(clerk).mine if task.url == page_of(webhook)]
    assert "permanently gone (410)" in desk.get(page_of(webhook)).text


def test_at_most_twenty_are_active(desk, administrator, receiver, db):
    for number in range(services.MOST_ACTIVE):
        subscribe(administrator, receiver, name=f"Number {number}")
    refused = desk.post(NEW, typed(receiver))
    assert refused.status_code == 422 and "At most 20 webhooks" in refused.text


@pytest.mark.parametrize("role", ["editor", "clerk", "analyst", "publisher", "resident", "member"])
def test_for_others_there_are_no_such_pages(cast, webhook, role):
    for path in (LIST, NEW, page_of(webhook), f"{page_of(webhook)}edit/"):
        assert cast[role].get(path).status_code == cast[role].post(path, {"act": "pause"}).status_code == 404
    assert state(webhook) == "active"


@pytest.mark.parametrize("path", ["9999/", "9999/edit/"])
def test_an_unknown_webhook_is_not_found(desk, db, path):
    assert desk.get(f"{LIST}{path}").status_code == 404


def test_an_unknown_act_is_not_found(desk, webhook):
    assert act(desk, webhook, "delete").status_code == 404


@pytest.mark.parametrize("path", [LIST, None])
def test_more_rows_take_no_more_queries(
    desk, administrator, receiver, webhook, board, django_assert_max_num_queries, path
):
    path = path or page_of(webhook)
    open_data.decisions(board, 2)
    turn()
    with django_assert_max_num_queries(100) as few:
        desk.get(path)
    subscribe(administrator, receiver, name="Second")
    for number in range(3, 9):
        open_data.decision(board, number)
    turn()
    with django_assert_max_num_queries(len(few)):
        desk.get(path)


def test_a_turn_without_changes_asks_little(webhook, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        send_messages()


def test_a_key_of_the_site_that_changed_leaves_the_secret_readable(webhook, settings):
    """As ``manage.py reencrypt`` does it, which also meets webhooks without a previous secret."""
    before = secret_of(webhook)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "n" * 30 + "-another-key-of-the-site-" + "x" * 30
    call_command("reencrypt")
    settings.SECRET_KEY_FALLBACKS = []
    webhook.refresh_from_db()
    assert signatures.unseal(webhook.secret) == before
