"""Messages are signed as Standard Webhooks says."""

import base64
from datetime import UTC, datetime

from cms.webhooks import signatures

# The example of the specification's own tests.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
FACTS = {
    "message_id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "moment": datetime.fromtimestamp(1614265330, UTC),
    "body": '{"test": 2432232314}',
}


def test_the_example_of_the_specification_is_signed_alike():
    assert signatures.headers([SECRET], **FACTS) == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_two_secrets_give_two_signatures():
    first, second = signatures.headers([SECRET, signatures.new_secret()], **FACTS)[
        "webhook-signature"
    ].split()
    assert first == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert second.startswith("v1,") and second != first


def test_a_new_secret_is_random_and_as_long_as_the_specification_asks():
    made = {signatures.new_secret() for _each in range(20)}
    assert len(made) == 20
    assert all(24 <= len(base64.b64decode(each.removeprefix("whsec_"))) <= 64 for each in made)


def test_a_stored_secret_cannot_be_read_from_the_database():
    secret = signatures.new_secret()
    sealed = signatures.seal(secret)
    assert secret not in sealed and secret.removeprefix("whsec_") not in sealed
    assert signatures.unseal(sealed) == secret


def test_moments_are_whole_seconds_in_utc():
    moment = datetime.fromisoformat("2022-05-11T12:00:00.900-07:00")
    made = signatures.headers([SECRET], message_id="msg_1", moment=moment.astimezone(UTC), body="{}")
    assert made["webhook-timestamp"] == "1652295600"
