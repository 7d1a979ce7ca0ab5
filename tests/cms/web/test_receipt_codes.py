"""A slip in a receipt code is caught by its check character, and the code that was meant is among the near ones."""

import pytest

from cms.web.one_time_keys import normalise_code, receipt_code
from cms.web.receipt_codes import ALPHABET, is_code, letters_of, near_codes, spelled, with_check_letter

CODES = [receipt_code(f"nonce {number}") for number in range(60)]


def variants(code: str):
    """Each code with one other letter, and each with two letters that changed places, near or far."""
    letters = letters_of(code)
    for place, there in enumerate(letters):
        yield from (letters[:place] + other + letters[place + 1 :] for other in ALPHABET if other != there)
        for far in range(place + 1, len(letters)):
            if letters[far] != there:
                between = letters[place + 1 : far]
                yield letters[:place] + letters[far] + between + there + letters[far + 1 :]


@pytest.mark.parametrize("code", CODES)
def test_each_wrong_letter_and_each_two_letters_that_changed_places_are_caught(code):
    assert normalise_code(code) == code
    assert [wrong for wrong in variants(code) if is_code(wrong)] == []


@pytest.mark.parametrize("code", CODES[:12])
def test_the_code_that_was_meant_is_near_whatever_slipped(code):
    letters = letters_of(code)
    for place in range(16):
        before, after = letters[:place], letters[place:]
        lost, added = before + after[1:], f"{before}7{after}"
        wrong = before + ALPHABET[ALPHABET.index(after[0]) - 1] + after[1:]
        swapped = before + after[1:2] + after[:1] + after[2:]
        for typed in (lost, added, wrong, swapped):
            assert code in near_codes(typed), typed


@pytest.mark.parametrize("letter", "0O1ILUl")
def test_a_letter_that_no_code_has_is_solved_by_the_check_character_alone(letter):
    for code in CODES:
        assert near_codes(code[:8] + letter + code[9:]) == [code]


def test_letters_that_look_like_others_are_read_as_those():
    letters = letters_of("TL-7K4M-Q2XD-9HPA-W3C8")
    assert "TL-7K4M-Q2XD-9HPA-W3C8" in near_codes(letters.replace("Q", "0").replace("D", "O"))


@pytest.mark.parametrize("prefix", ["TI", "T1", "tl", "", "TL–"])
def test_a_misread_prefix_is_no_slip(prefix):
    assert normalise_code(f"{prefix}7K4M-Q2XD-9HPA-W3C8") == "TL-7K4M-Q2XD-9HPA-W3C8"


@pytest.mark.parametrize("typed", ["", "TL-7K4M", "0" * 16, "?" * 16, "x" * 10_000])
def test_what_is_further_away_has_no_near_codes(typed):
    assert near_codes(typed) == []


def test_few_codes_are_near():
    """Each of them counts as a guess."""
    for code in CODES[:20]:
        assert len(near_codes(code[:-1])) <= 16
        assert len(near_codes(code[:5] + code[6] + code[5] + code[7:])) <= 31


def test_a_code_with_a_check_character_outside_of_the_alphabet_is_not_made():
    checked = [with_check_letter(letters_of(code)[:14] + letter) for code in CODES for letter in ALPHABET]
    assert "" in checked and all(is_code(each) for each in checked if each)


def test_a_screen_reader_hears_letter_by_letter():
    assert spelled("TL-7K4M-Q2XD-9HPA-W3C8") == "T L, 7 K 4 M, Q 2 X D, 9 H P A, W 3 C 8"
