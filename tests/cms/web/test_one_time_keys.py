"""The one-time key of a public form, and the receipt code that belongs to it."""

import re
from datetime import UTC, datetime, timedelta

from django.utils import timezone

import pytest

from cms import clock
from cms.web import one_time_keys
from cms.web.receipt_codes import ALPHABET

NOON = datetime(2022, 5, 11, 19, 0, tzinfo=UTC)


@pytest.fixture
def realistic(settings):
    settings.FORM_KEY_SECONDS = (2, 24 * 60 * 60)


def read_after(seconds: float, *, purpose: str = "words", other: str = "") -> str:
    with clock.at(NOON):
        key = one_time_keys.issue(purpose)
    with clock.at(NOON + timedelta(seconds=seconds)):
        return one_time_keys.read(other or purpose, key)


def test_a_key_is_read_once_a_person_had_time_to_write(realistic):
    assert len(read_after(30)) >= 20


def test_each_showing_of_a_form_has_a_key_of_its_own():
    nonces = {one_time_keys.read("words", one_time_keys.issue("words")) for _time in range(50)}

    assert len(nonces) == 50


def test_a_key_read_twice_gives_the_same_nonce():
    """So that a double click is told from two forms."""
    key = one_time_keys.issue("words")

    assert one_time_keys.read("words", key) == one_time_keys.read("words", key)


@pytest.mark.parametrize("seconds", [0, 1])
def test_a_form_sent_faster_than_a_person_reads_is_refused(realistic, seconds):
    with pytest.raises(one_time_keys.TooFast, match="nothing is lost"):
        read_after(seconds)


def test_a_key_from_the_future_is_refused(realistic):
    with pytest.raises(one_time_keys.TooFast):
        read_after(-60)


def test_a_key_of_yesterday_is_refused(realistic):
    with pytest.raises(one_time_keys.StaleKey, match="more than a day"):
        read_after(24 * 60 * 60 + 1)


def test_a_key_of_another_form_is_refused():
    with pytest.raises(one_time_keys.StaleKey):
        read_after(30, other="registration")


@pytest.mark.parametrize("value", ["", "x", "a:b", "a.1:b", "\x00", "é" * 500, None])
def test_what_is_no_key_is_refused(value):
    with pytest.raises(one_time_keys.StaleKey):
        one_time_keys.read("words", value)


@pytest.mark.parametrize("position", [0, 10, 25, -1])
def test_a_changed_key_is_refused(position):
    key = one_time_keys.issue("words")
    letters = list(key)
    letters[position] = "A" if letters[position] != "A" else "B"
    with pytest.raises(one_time_keys.StaleKey):
        one_time_keys.read("words", "".join(letters))


def test_a_receipt_code_is_printed_in_four_groups_of_letters_that_are_read_well():
    code = one_time_keys.receipt_code("nonce")

    assert re.fullmatch(r"TL(-[2-9A-HJKMNP-TV-Z]{4}){4}", code)


def test_the_same_key_gives_the_same_code_and_another_key_another():
    codes = {one_time_keys.receipt_code(f"nonce {number}") for number in range(1000)}

    assert len(codes) == 1000
    assert one_time_keys.receipt_code("nonce 7") in codes


def test_a_code_cannot_be_made_without_our_secret(settings):
    code = one_time_keys.receipt_code("nonce")
    settings.SECRET_KEY = "another secret"

    assert one_time_keys.receipt_code("nonce") != code


def test_codes_use_each_letter():
    """No position is fixed: a guess is one of 30 to the power of 16, of which one in 31 is a code."""
    codes = [one_time_keys.receipt_code(str(number))[3:].replace("-", "") for number in range(600)]

    assert all({code[position] for code in codes} == set(ALPHABET) for position in range(16))


@pytest.mark.parametrize(
    "typed",
    ["TL-7K4M-Q2XD-9HPA-W3C8", "tl 7k4m q2xd 9hpa w3c8", " 7K4MQ2XD9HPAW3C8\n", "TL–7K4M–Q2XD–9HPA–W3C8"],
)
def test_a_code_is_found_however_it_was_typed(typed):
    assert one_time_keys.normalise_code(typed) == "TL-7K4M-Q2XD-9HPA-W3C8"
    assert one_time_keys.receipt_digest(typed) == one_time_keys.receipt_digest("TL-7K4M-Q2XD-9HPA-W3C8")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "TL",
        "TL-7K4M-Q2XD-9HPA",
        "TL-0K4M-Q2XD-9HPA-W3C8",
        "TL-7K4M-Q2XD-9HPA-W3CV",
        "x" * 10_000,
        "７" * 16,
    ],
)
def test_what_is_no_code_is_empty(typed):
    assert one_time_keys.normalise_code(typed) == ""


def test_the_stored_digest_does_not_show_the_code():
    digest = one_time_keys.receipt_digest("TL-7K4M-Q2XD-9HPA-W3C8")

    assert re.fullmatch("[0-9a-f]{64}", digest)


def test_the_clock_of_the_server_is_used_when_none_is_set():
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)


def test_the_clock_refuses_a_moment_without_zone():
    with pytest.raises(ValueError, match="aware"), clock.at(datetime(2022, 5, 11)):
        pass


def test_the_day_is_the_day_in_california():
    with clock.at(datetime(2022, 5, 12, 3, 0, tzinfo=UTC)):
        assert clock.today().isoformat() == "2022-05-11"
