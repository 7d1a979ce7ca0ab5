"""A timestamp authority confirms each checkpoint, and one that fails holds up nothing."""

import shutil
from contextlib import contextmanager
from datetime import timedelta

from django.core.management import call_command

import pytest
from rfc3161_client import TimestampRequestBuilder

from cms import clock
from cms.models import RecordCheckpoint, ScheduledJob
from cms.proofs import checkpoints, timestamps, witness_client
from tests.cms.proofs.stamping import Authority, serving

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not shutil.which("openssl"), reason="OpenSSL is not installed"),
]
NOWHERE = "http://127.0.0.1:1"
REJECTION = bytes.fromhex("30053003020102")
SENTENCE = "A timestamp authority confirmed this checkpoint on "


@pytest.fixture(scope="session")
def authorities(tmp_path_factory):
    """The authority of the site, and another one."""
    made = [Authority(tmp_path_factory.mktemp("authority")) for _number in range(2)]
    for each in made:
        each.make()
    return made


@pytest.fixture
def authority(authorities, settings):
    settings.RECORD_TIMESTAMP_CERTIFICATES = authorities[0].root.read_text()
    return authorities[0]


@pytest.fixture
def says(authority, settings):
    """The site's authority answers what a test says."""

    @contextmanager
    def saying(answer):
        with serving(answer) as (url, asked):
            settings.RECORD_TIMESTAMP_URL = url
            yield asked

    return saying


@pytest.fixture
def asked(authority, says):
    """What the authority is asked, which works as it should."""
    with says(authority.answer) as found:
        yield found


def next_minute() -> RecordCheckpoint:
    ScheduledJob.objects.filter(name="cms.checkpoint").delete()
    call_command("run_due")
    assert ScheduledJob.objects.get(name="cms.checkpoint").last_error == ""
    return checkpoints.latest()


def test_anyone_verifies_the_timestamp_with_openssl_alone(client, record, authority, asked):
    record(3)
    last = next_minute()
    text, timestamp = (client.get(f"/record/checkpoint.{end}") for end in ("txt", "tsr"))

    assert text.content.decode() == last.note.rpartition("\n\n")[0] + "\n"
    assert timestamp["Content-Type"] == "application/timestamp-reply"
    assert authority.accepts(text.content, timestamp.content)
    assert not authority.accepts(text.content + b"\n", timestamp.content)
    assert last.timestamp_problem == "" and clock.now() - last.timestamped_at < timedelta(minutes=1)


def test_each_checkpoint_is_confirmed_once(record, asked):
    for many in (3, 2):
        record(many)
        next_minute()
        next_minute()

    assert len(asked) == RecordCheckpoint.objects.exclude(timestamp=b"").count() == 2


def test_a_quiet_record_keeps_its_first_timestamp(record, asked, set_clock):
    record(3)
    first = next_minute()
    set_clock(clock.now() + timedelta(hours=2))
    later = next_minute()

    assert later.note != first.note
    assert bytes(later.timestamp) == bytes(first.timestamp) and len(asked) == 1
    assert timestamps.confirmed(later)


def test_a_timestamp_that_no_longer_verifies_is_asked_for_again(record, asked, authority):
    record(3)
    last = next_minute()
    RecordCheckpoint.objects.update(timestamp=b"changed")

    assert authority.accepts(timestamps.stamped(last), next_minute().timestamp)


def test_without_an_authority_nothing_is_asked_or_said(client, record):
    record(3)
    last = next_minute()
    page = client.get("/record/").content.decode()

    assert (bytes(last.timestamp), last.timestamp_problem) == (b"", "")
    assert client.get("/record/checkpoint.tsr").status_code == 404
    assert client.get("/record/checkpoint.txt").status_code == 200
    assert SENTENCE not in page and "checkpoint.tsr" not in page
    assert "timestamp" not in client.get("/healthz").json()


def test_before_the_first_checkpoint_there_is_no_file(client):
    for end in ("txt", "tsr"):
        assert client.get(f"/record/checkpoint.{end}").status_code == 404


def test_the_record_says_when_it_was_confirmed(client, record, asked):
    record(3)
    next_minute()
    page = client.get("/record/").content.decode()

    assert SENTENCE in page and "127.0.0.1" in page
    assert "openssl ts -verify -data checkpoint.txt -in checkpoint.tsr -CAfile authority.pem" in page
    assert 'href="/record/checkpoint.txt"' in page and 'href="/record/checkpoint.tsr"' in page


def test_it_says_so_only_while_that_is_true(client, record, asked):
    record(3)
    next_minute()
    record(1)
    checkpoints.publish()

    assert SENTENCE not in client.get("/record/").content.decode()
    assert client.get("/record/checkpoint.tsr").status_code == 404


def for_another_text(authority: Authority, query: bytes) -> tuple[int, bytes]:
    return authority.answer(TimestampRequestBuilder().data(b"another text").build().as_bytes())


def with_another_nonce(authority: Authority, query: bytes) -> tuple[int, bytes]:
    """The nonce ends before the three bytes that ask for the certificate."""
    return authority.answer(query[:-4] + bytes([query[-4] ^ 1]) + query[-3:])


def cut_short(authority: Authority, query: bytes) -> tuple[int, bytes]:
    return 200, authority.answer(query)[1][:-40]


def with_another_signature(authority: Authority, query: bytes) -> tuple[int, bytes]:
    body = authority.answer(query)[1]
    return 200, body[:-1] + bytes([body[-1] ^ 1])


ANSWERS = {
    "nothing": ((lambda *_words: (200, b"")), "unreadable"),
    "a page": ((lambda *_words: (200, b"<html>Hello")), "unreadable"),
    "very much": ((lambda *_words: (200, b"x" * 1_000_000)), "unreadable"),
    "its end is missing": (cut_short, "unreadable"),
    "granted without a timestamp": ((lambda *_words: (200, bytes.fromhex("30053003020100"))), "unreadable"),
    "an error": ((lambda *_words: (500, b"")), "refused"),
    "elsewhere": ((lambda *_words: (302, b"")), "refused"),
    "a rejection": ((lambda *_words: (200, REJECTION)), "refused"),
    "for another text": (for_another_text, "other text"),
    "for another request": (with_another_nonce, "other text"),
    "changed": (with_another_signature, "unsigned"),
}


@pytest.mark.parametrize(("answer", "problem"), ANSWERS.values(), ids=ANSWERS)
def test_a_wrong_answer_is_named_and_the_checkpoint_is_published(record, authority, says, answer, problem):
    record(3)
    with says(lambda query: answer(authority, query)):
        last = next_minute()

    assert (last.size, bytes(last.timestamp), last.timestamp_problem) == (3, b"", problem)


def test_a_timestamp_signed_by_another_certificate_is_not_kept(record, authorities, says):
    record(3)
    with says(authorities[1].answer):
        last = next_minute()

    assert (last.size, bytes(last.timestamp), last.timestamp_problem) == (3, b"", "unsigned")


def test_an_authority_that_is_offline_holds_up_nothing(record, authority, settings):
    settings.RECORD_TIMESTAMP_URL = NOWHERE
    record(3)
    last = next_minute()

    assert (last.size, last.timestamp_problem) == (3, "no answer")


def test_neither_does_a_slow_one(record, says, monkeypatch):
    monkeypatch.setattr(witness_client, "SECONDS", 0.5)
    record(3)
    with says(None):
        last = next_minute()

    assert (last.size, last.timestamp_problem) == (3, "no answer")


def test_one_that_is_back_confirms_the_next_minute(record, authority, says, settings):
    settings.RECORD_TIMESTAMP_URL = NOWHERE
    record(3)
    next_minute()
    with says(authority.answer):
        last = next_minute()

    assert timestamps.confirmed(last) and last.timestamp_problem == ""


def test_health_says_what_is_wrong_after_three_hours_and_stays_well(
    client, record, asked, settings, set_clock
):
    def health() -> tuple[int, str]:
        answer = client.get("/healthz")
        return answer.status_code, answer.json()["timestamp"]

    record(3)
    next_minute()
    assert health() == (200, "ok")
    settings.RECORD_TIMESTAMP_URL = NOWHERE
    record(1)
    next_minute()
    assert health() == (200, "ok")
    set_clock(clock.now() + timedelta(hours=4))
    record(1)  # a newer checkpoint does not begin the wait anew
    next_minute()
    assert health() == (200, "silent: no answer")


def test_verify_names_a_timestamp_that_is_not_valid(record, asked, capsys):
    for many in (3, 2):
        record(many)
        next_minute()
    call_command("verify")
    assert "Timestamp: confirmed 5 on " in capsys.readouterr().out
    newer = checkpoints.latest()
    RecordCheckpoint.objects.filter(size=3).update(timestamp=bytes(newer.timestamp))
    with pytest.raises(SystemExit):
        call_command("verify")

    broken = "The timestamp of the checkpoint of 3 entries is not valid.\n"
    assert capsys.readouterr().err == broken


def test_verify_says_why_there_is_none(record, authority, settings, capsys):
    settings.RECORD_TIMESTAMP_URL = NOWHERE
    record(3)
    next_minute()
    call_command("verify")

    assert capsys.readouterr().out.splitlines()[-1] == "Timestamp: none of 3. No answer"
