"""A witness answers as C2SP tlog-witness says, and never signs two histories."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from cms.proofs.verify_record import cosigned_at
from tests.cms.proofs import second_verifier as second
from tests.cms.proofs.witnessing import NAME, Record, new_home

RECORD, OTHER = Record(), Record("other.example/log", seed=8)
SIZE = "text/x.tlog.size"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return new_home(tmp_path_factory.mktemp("witness"))


@pytest.fixture(scope="module")
def running(home):
    with home.serving(RECORD, OTHER) as made:
        yield made


@pytest.fixture
def witness(home, running):
    """A witness that has signed nothing yet: it reads its state at each request."""
    home.state.unlink(missing_ok=True)
    return running


@pytest.fixture
def of_eight(witness):
    """A witness that signed the record when it had eight entries."""
    assert witness.ask(RECORD.request(8)).status == 200
    return witness


def test_a_first_checkpoint_is_cosigned_and_both_verifiers_accept_it(witness):
    before = int(time.time())
    reply = witness.ask(RECORD.request(8))
    note = RECORD.note(8) + reply.text
    when = cosigned_at(note, witness.vkey)

    assert reply.text.startswith(f"— {NAME} ")
    assert before <= when <= time.time()
    assert second.accepts_cosignature(note, witness.vkey) == when
    assert second.accepts_note(note, str(RECORD.key))


def test_a_record_is_followed_as_it_grows(witness):
    sizes = [0, 1, 2, 3, 7, 8, 8, 255, 256, 257, 399]
    for old, size in zip([0, *sizes], sizes, strict=False):
        assert witness.ask(RECORD.request(size, after=old)).cosigns(RECORD.note(size), witness.vkey), size


def test_further_lines_of_a_checkpoint_are_signed_too(witness):
    note = RECORD.note(8, "more", "and more")

    assert witness.ask(f"old 0\n\n{note}").cosigns(note, witness.vkey)


def test_each_record_is_followed_for_itself(of_eight):
    assert of_eight.ask(OTHER.request(5)).cosigns(OTHER.note(5), of_eight.vkey)
    assert of_eight.ask(RECORD.request(9, after=8)).cosigns(RECORD.note(9), of_eight.vkey)


def test_signatures_of_strangers_are_ignored(witness):
    request = RECORD.request(8) + f"— stranger.example {'A' * 96}\n"

    assert witness.ask(request).cosigns(RECORD.note(8), witness.vkey)


GOOD = RECORD.request(8, after=5)
MALFORMED = {
    "nothing": "",
    "no old size": GOOD.partition("\n")[2],
    "an old size with zeros": GOOD.replace("old 5", "old 05"),
    "an old size that is no number": GOOD.replace("old 5", "old five"),
    "a negative old size": GOOD.replace("old 5", "old -5"),
    "two spaces": GOOD.replace("old 5", "old  5"),
    "no empty line": GOOD.replace("\n\n", "\n", 1),
    "no checkpoint": GOOD.partition("\n\n")[0] + "\n\n",
    "no signature": GOOD.rpartition("\n\n")[0] + "\n",
    "a hash that is not base64": GOOD.replace("\n", "\n!\n", 1),
    "a hash that is too short": GOOD.replace("\n", "\nAAAA\n", 1),
    "64 hashes": GOOD.replace("\n", "\n" + f"{'A' * 43}=\n" * 64, 1),
    "carriage returns": GOOD.replace("\n", "\r\n"),
    "no text": b"old 0\n\n\xff\xfe\n",
    "an old size above the checkpoint": f"old 9\n\n{RECORD.note(8)}",
    "no end of the last line": GOOD[:-1],
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_request_is_refused_with_400(witness, body):
    assert witness.ask(body).status == 400


def test_a_record_that_nobody_named_is_unknown(witness):
    assert witness.ask(Record("unknown.example/log").request(8)).status == 404
    assert witness.ask(RECORD.request(8), path="/").status == 404


def test_a_checkpoint_without_a_signature_of_the_known_key_is_forbidden(of_eight):
    in_its_name = Record(seed=9)

    assert of_eight.ask(in_its_name.request(9, after=8)).status == 403
    assert of_eight.ask(RECORD.request(9, after=8).replace("\n9\n", "\n10\n")).status == 403


@pytest.mark.parametrize(("after", "size"), [(0, 8), (5, 8), (7, 20), (9, 20), (0, 20)])
def test_another_old_size_is_answered_with_the_one_that_was_signed(of_eight, after, size):
    reply = of_eight.ask(RECORD.request(size, after=after))

    assert (reply.status, reply.kind, reply.text) == (409, SIZE, "8\n")


def test_an_older_checkpoint_is_not_signed_again(of_eight):
    assert of_eight.ask(RECORD.request(7, after=7)).status == 409


def test_another_record_of_the_same_size_is_a_conflict(of_eight):
    reply = of_eight.ask(Record(fork=7).request(8, after=8))

    assert (reply.status, reply.kind, reply.text) == (409, SIZE, "8\n")


@pytest.mark.parametrize("size", [9, 16, 300])
def test_a_second_history_is_refused_and_the_first_goes_on(of_eight, size):
    assert of_eight.ask(Record(fork=3).request(size, after=8)).status == 422
    assert of_eight.ask(RECORD.request(size, after=8)).cosigns(RECORD.note(size), of_eight.vkey)


def test_a_proof_that_does_not_lead_there_is_refused(of_eight):
    line = f"{'A' * 43}=\n"
    good = RECORD.request(20, after=8)

    assert of_eight.ask(good.replace("old 8\n", f"old 8\n{line}")).status == 422
    assert of_eight.ask(f"old 8\n\n{RECORD.note(20)}").status == 422
    assert of_eight.ask(f"old 8\n{line}\n{RECORD.note(8)}").status == 422


def test_before_the_first_entry_there_is_nothing_to_prove(witness):
    assert witness.ask(RECORD.request(8).replace("old 0\n", f"old 0\n{'A' * 43}=\n")).status == 422


def test_of_two_histories_that_arrive_at_once_one_is_signed(witness):
    histories = [Record(fork=each) for each in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda each: witness.ask(each.request(20)), histories))

    assert sorted(reply.status for reply in replies) == [200] + [409] * 7


def test_a_request_that_is_too_long_is_not_read(witness):
    assert witness.ask(b"x" * (64 * 1024 + 1)).status == 413
    assert witness.ask(b"x" * (64 * 1024)).status == 400
