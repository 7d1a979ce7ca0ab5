import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.cleaning import clean_text, whole_number
from cms.exceptions import RuleBroken
from cms.pii import names, signatures
from cms.pii.identifiers import BIRTH, DATE, PATTERNS, find_identifiers

# text, and in it (kind, stretch); the people are invented, the numbers are of ranges that nobody has
CORPUS = [
    ("Write to ana.lopez+c2c@example.org please.", [("email", "ana.lopez+c2c@example.org")]),
    ("my mail is ana (at) example (dot) org", [("email", "ana (at) example (dot) org")]),
    ("Mi correo: jose_perez@escuela.example.mx, gracias", [("email", "jose_perez@escuela.example.mx")]),
    ("Escríbame a luz [arroba] example [punto] com", [("email", "luz [arroba] example [punto] com")]),
    ("Call (916) 555-0143 after five", [("phone", "(916) 555-0143")]),
    ("Call me at 916.555.0143 or +1 916 555 0199", [("phone", "916.555.0143"), ("phone", "+1 916 555 0199")]),
    ("text 9165550143", [("phone", "9165550143")]),
    ("Llámeme al 555-0143 por favor", [("phone", "555-0143")]),
    ("Mi teléfono en México es +52 55 5555 0143", [("phone", "+52 55 5555 0143")]),
    ("My SSN is 123-45-6789.", [("ssn", "123-45-6789")]),
    ("social security number: 123456789", [("ssn", "123456789")]),
    ("Mi seguro social es 123 45 6789", [("ssn", "123 45 6789")]),
    ("Her SSID is 1234567890", [("student_id", "1234567890")]),
    ("student id A0123456", [("student_id", "A0123456")]),
    ("El número de estudiante es 20231187", [("student_id", "20231187")]),
    ("1234567890 is my son's number", [("student_id", "1234567890")]),
    ("I was born on March 3, 2009 in Fresno", [("birth_date", "March 3, 2009")]),
    ("DOB 03/04/1987", [("birth_date", "03/04/1987")]),
    ("birthday: 2009-03-04", [("birth_date", "2009-03-04")]),
    ("Nací el 3 de marzo de 2009", [("birth_date", "3 de marzo de 2009")]),
    ("fecha de nacimiento 14/9/1990", [("birth_date", "14/9/1990")]),
    ("The file said 5/6/2011 for him", [("birth_date", "5/6/2011")]),
    ("I live at 1215 K Street, Suite 1850", [("street_address", "1215 K Street")]),
    ("We moved to 1200 5th Ave. last year", [("street_address", "1200 5th Ave.")]),
    ("She is at 44 Old Mill Rd in Chico", [("street_address", "44 Old Mill Rd")]),
    ("my house is 120 maple street", [("street_address", "120 maple street")]),
    ("send it to P.O. Box 4412", [("street_address", "P.O. Box 4412")]),
    ("Vivo en la calle Roble 123", [("street_address", "calle Roble 123")]),
    ("Vivimos en Avenida de los Maestros #45", [("street_address", "Avenida de los Maestros #45")]),
    ("Apartado postal 77, Salinas", [("street_address", "Apartado postal 77")]),
    ("Nací el 3 de mayo de 2008: a@b.example", [("birth_date", "3 de mayo de 2008"), ("email", "a@b.example")]),
]  # fmt: skip
NAMES = [
    ("My name is Maria Lopez and I live here", "Maria Lopez"),
    ("my name is maria and I teach", "maria"),
    ("Me llamo Ana María de la Cruz.", "Ana María de la Cruz"),
    ("Ask Mr. Gonzalez about it", "Gonzalez"),
    ("La Dra. Ruiz nos ayudó", "Ruiz"),
    ("my son Diego needs help", "Diego"),
    ("My daughter's name is Lucía.", "Lucía"),
    ("mi hijo se llama Beto", "Beto"),
    ("Good work.\n— Rosa Martínez", "Rosa Martínez"),
    ("Please fix it.\n\nSincerely,\nJohn O'Neil", "John O'Neil"),
    ("Gracias por todo,\nElena", "Elena"),
]
SIGNED = [signatures.PLACE, signatures.ON_LINE, signatures.NAME_LINE, signatures.SMALL]
NO_NAMES = [
    "My name is not important, my son is in college.",
    "Me llamó la atención que mi hija no lo encontró.",
    "MY SON NEEDS HELP WITH MATH",
    "- Better Maps\n- More Data",
    "Thank you for all.\nThe map is good.",
]
HARMLESS = [
    "The board met on May 11, 2022 and again on 6/8/2022.",
    "14 of 21 seats voted aye; 7 were empty.",
    "In 2019-2020 we had 32 students, 27 of them new.",
    "It is a 20 minute drive to 3 schools, and 2 weeks in court cost us $1,200.",
    "We need $100-2000 per family and 95814-1234 is the postal code of the office.",
    "Page 3, section 4.2.1, rule BK-10, version 2.10.3.",
    "La reunión es el 8 de junio de 2022 a las 10:30.",
    "El 12 de octubre llegaron 40 familias de la avenida principal.",
    "Show my county @ the top, please; 3.5 stars.",
    "I walked 3 blocks on the street and 5 miles of road.",
]


@pytest.mark.parametrize(("text", "expected"), CORPUS)
def test_what_points_to_a_person_is_found_where_it_stands(text, expected):
    assert [(kind, text[start:end]) for kind, start, end in find_identifiers(text)] == expected


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_and_numbers_are_left_alone(text):
    assert find_identifiers(text) == []


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_what_looks_like_a_name_is_found_only_when_asked_for(text, name):
    assert [text[start:end] for _kind, start, end in find_identifiers(text, names=True)] == [name]
    assert find_identifiers(text) == []


@pytest.mark.parametrize("text", NO_NAMES)
def test_words_that_only_look_like_the_start_of_a_name_are_left_alone(text):
    assert find_identifiers(text, names=True) == []


def test_only_an_address_of_mail_is_found_without_a_digit_and_none_without_its_sign():
    """What `find_identifiers` does not look for in most comments is not in them."""
    for text, expected in CORPUS:
        for kind, words in expected:
            assert re.search(r"[@(\[]" if kind == "email" else r"\d", words), text


def test_findings_come_in_order_and_never_overlap():
    text = " ".join(text for text, _ in CORPUS)
    found = find_identifiers(text)
    assert len(found) >= len(CORPUS) - 2
    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))


@given(st.text())
def test_any_text_can_be_searched(text):
    assert all(0 <= start < end <= len(text) for _kind, start, end in find_identifiers(text))


def test_every_repetition_in_a_pattern_has_an_end():
    """So the time is bounded by the length of the text times a constant, whatever somebody types."""
    for pattern in [DATE, BIRTH, *(pattern for _kind, pattern in PATTERNS), *names.PATTERNS, *SIGNED]:
        bare = re.sub(
            r"\\.|\[(?:\\.|[^\]])*\]", "x", re.sub(r"^\s*#.*$", "", pattern.pattern, flags=re.MULTILINE)
        )
        assert not re.search(r"[*+](?!\?)|\{\d+,\}", bare.replace("(?:", "(").replace("x?", "x")), (
            pattern.pattern
        )


@pytest.mark.parametrize(
    "unit",
    ["a", "1 ", "a@", "a.", "(at)", "1 a ", "1 A ", "calle ", "born ", "1/1/2001 ", "123-"]
    + ["Aa Bb, Cc, CA 93701 ", "Aa Bb\n", "Aa Bb\nCc 93701\n", "aa bb, ", "A. ", "Aa de la "]
    + ["my name is ", "Mr. ", "Mr Aa de ", "my son ", "thanks\n", "—Aa Bb ", "-Aa Bb\n", "A'A"],
)
def test_hostile_text_is_searched_to_its_end(unit):
    """A pattern that ran wild would take days for this, and the time limit of the suite would end it."""
    text = unit * (50_000 // len(unit))
    assert all(end <= len(text) for _kind, _start, end in find_identifiers(text, names=True))


def test_letters_are_composed_and_line_ends_plain():
    assert clean_text("e\u0301cole\r\nnext\rlast\u2028end") == "école\nnext\nlast\nend"


@pytest.mark.parametrize(
    "bad",
    [
        "\0",
        "\x0b",
        "\x1f",
        "\x7f",
        "\x85",
        "\x9f",
        "\ud800",
        "\udfff",
        "\ufffe",
        "\uffff",
        "\ufdd0",
        "\U0010ffff",
        "\ufeff",
    ],
)
def test_characters_that_no_text_needs_are_dropped(bad):
    assert clean_text(f"be{bad}fore") == "before"


@pytest.mark.parametrize(
    "kept", ["a\tb", "a\nb", "👩‍👩‍👧", "مرحبا", "ភាសា\u200bខ្មែរ", "Ñandú", "=1+1", "_x0041_", "'quoted'"]
)
def test_everything_people_write_is_kept(kept):
    assert clean_text(kept) == kept


def test_space_around_the_text_goes_and_space_inside_stays():
    assert clean_text(" \n two  words \t") == "two  words"


def test_a_text_that_is_too_long_is_refused_not_cut():
    assert clean_text("abc", max_length=3) == "abc"
    with pytest.raises(RuleBroken) as refused:
        clean_text("abcd", max_length=3)
    assert refused.value.facts == {"limit": 3, "length": 4}


@given(st.text(st.characters(exclude_categories=())))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_text(text)
    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@pytest.mark.parametrize("typed", [None, "", "-1", "1.5", "²", "٣", "9" * 13, "9" * 5000, " 7"])
def test_what_is_no_plain_number_is_none(typed):
    """Some of these pass ``isdigit`` and break ``int``: they came in through addresses and boxes."""
    assert whole_number(typed) is None


def test_a_plain_number_is_read():
    assert (whole_number("0"), whole_number("007"), whole_number("999999999999")) == (0, 7, 999999999999)
