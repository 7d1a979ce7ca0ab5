"""A receiver, and webhooks that lead to it."""

import ssl

import pytest

from cms.models import Webhook, WebhookDelivery
from cms.open_data import sync
from cms.open_data.scheduled import follow_changes
from cms.webhooks import services, signatures
from cms.webhooks.scheduled import send_messages
from cms.webhooks.services import Subscription
from tests.cms.webhooks import certificates
from tests.cms.webhooks import receiver as receivers
from tests.factories import open_data
from tests.furniture import furnished


@pytest.fixture
def receiver(settings):
    settings.WEBHOOK_LOCAL_HOSTS = ["127.0.0.1"]
    with receivers.running() as made:
        yield made


@pytest.fixture
def certified(tmp_path):
    """A receiver over TLS, with a certificate for 127.0.0.1 that it signed itself."""
    file = certificates.write(tmp_path / "receiver.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with receivers.running(context) as made:
        made.authority = str(file)
        yield made


@furnished
def board():
    return open_data.bodies()[0]


@pytest.fixture
def webhook(db, administrator, receiver):
    """Of everything, from now on."""
    sync.follow()
    return subscribe(administrator, receiver)


@pytest.fixture
def decision(webhook, board):
    """A public decision of which the receiver was told."""
    made = open_data.decision(board)
    turn()
    return made


def subscribe(actor, receiver, **chosen) -> Webhook:
    wanted = Subscription(**{"name": "Archive", "address": receiver.address} | chosen)
    return services.create(actor=actor, wanted=wanted)


def turn() -> None:
    """What the runner does of it each time that it looks for work."""
    follow_changes()
    send_messages()


def secret_of(webhook: Webhook) -> str:
    webhook.refresh_from_db()
    return signatures.unseal(webhook.secret)


def state(webhook: Webhook) -> str:
    webhook.refresh_from_db()
    return webhook.state


def only(webhook: Webhook) -> WebhookDelivery:
    return WebhookDelivery.objects.get(webhook=webhook)
