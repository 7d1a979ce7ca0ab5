"""Two verifiers, written apart from the same standard, write each value in one form."""

import json
from random import Random

import pytest

from cms.proofs import verify_record
from tests.cms.proofs import second_verifier as second

LETTERS = [
    *map(chr, range(0x20)),  # controls
    *'aZ019 "\\/<>&',
    *"\x7f\x80éß\u200b\u2028\u2029\ud7ff\ue000\ufb33\ufeff\uffff",
    *"\U00010000\U0001f600\U0010ffff",  # of two code units each: before U+E000 where keys are put in order
]


def a_text(chance: Random) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randrange(6)))


def a_value(chance: Random, depth: int = 4) -> object:
    sort = chance.randrange(7 if depth else 5)
    if sort == 5:
        return [a_value(chance, depth - 1) for _each in range(chance.randrange(5))]
    if sort == 6:
        return {a_text(chance): a_value(chance, depth - 1) for _each in range(chance.randrange(8))}
    whole = chance.randint(-(2 ** (bits := chance.randrange(54))) + 1, 2**bits - 1)
    return (None, chance.random() < 0.5, whole, a_text(chance), a_text(chance))[sort]


def test_both_write_five_hundred_values_in_one_form():
    chance = Random(22)
    values = [{a_text(chance): a_value(chance) for _each in range(6)} for _time in range(500)]
    forms = [second.canonical(value) for value in values]

    assert [verify_record.canonical(value) for value in values] == forms
    assert [json.loads(form) for form in forms] == values


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        (1 - 2**53, "-9007199254740991"),
        ([], "[]"),
        ({}, "{}"),
        ([True, 1, "1", [None]], '[true,1,"1",[null]]'),
        ('€$\x0f\nA\'B"\\\\"/', r'''"€$\u000f\nA'B\"\\\\\"/"'''),  # the standard's own example: 3.2.2
        ("\b\t\n\f\r\x00\x1f\x7f\u2028", '"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\u2028"'),
        (
            {"€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\x80": 6, "ö": 7},  # and 3.2.3
            '{"\\r":2,"1":4,"\x80":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
        ),
    ],
)
def test_both_write_a_known_value_as_the_standard_does(value, form):
    assert (verify_record.canonical(value), second.canonical(value)) == (form.encode(), form.encode())


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        1.0,
        float("nan"),
        [float("inf")],
        2**53 + 1,
        -(10**400),
        {1: 2},
        {None: 2},
        "\ud83d",
        {"\udc00": 1},
        b"a",
        {1},
    ],
    ids=lambda value: repr(value)[:20],
)
def test_both_refuse_what_has_no_canonical_form_here(value):
    """Fractions are no part of the record, and a whole number beyond 2**53 is none to every reader."""
    with pytest.raises(second.Malformed):
        second.canonical(value)
    with pytest.raises((verify_record.Refused, TypeError, ValueError)):
        verify_record.canonical(value)
