"""Bodies of a new installation come from a YAML file: two examples that work, and each mistake by line and field."""

from datetime import date, datetime, time

from django.core.management import CommandError

import pytest

from boards.models import Body, Meeting, MeetingPage, Seat
from cms import clock
from tests.factories import installation as setup
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
ONE = """\
bodies:
  - slug: trustees
    name: {en: Board of Trustees, es: Junta Directiva}
    kind: governing
    threshold: more than 1/2
    seats:
      - label: Trustee
        count: 3
"""
PLAN = {
    "body": "",
    "day": "2026-12-16",
    "starts": "17:30",
    "ends": "20:00",
    "place": "1 Example Street",
    "contact_name": "C. Park",
    "contact_address": "1 Example Street",
    "contact_phone": "916-555-0100",
}


@furnished
def house(set_clock) -> str:
    set_clock(datetime.combine(date(2026, 11, 2), time(9), clock.PACIFIC))
    return setup.run_without_input()


@furnished
def installed(house) -> str:
    return setup.run("--no-input", "--bodies", setup.SEVEN_SEATS)


@pytest.fixture
def load(house, tmp_path):
    """Run setup with a file of these lines."""

    def with_text(text: str | bytes) -> str:
        file = tmp_path / "bodies.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return setup.run("--no-input", "--bodies", str(file))

    return with_text


def test_a_clerk_plans_a_meeting_of_the_new_body(installed, client_for, clerk):
    body, browser = Body.objects.get(), client_for(clerk)
    assert str(body) in browser.get("/desk/meetings/new/").content.decode()

    answer = browser.post("/desk/meetings/new/", PLAN | {"body": body.pk})

    meeting = Meeting.objects.get()
    assert answer["Location"] == f"/desk/meetings/{meeting.pk}/"
    assert browser.get(answer["Location"]).status_code == 200
    languages = MeetingPage.objects.values_list("locale__language_code", flat=True)
    assert sorted(languages) == ["en", "es"]


def test_the_public_sees_the_seven_seats_in_both_languages(installed, client):
    english = client.get("/boards/library-trustees/").content.decode()
    spanish = client.get("/es/boards/library-trustees/").content.decode()

    assert "Trustee, north zone" in english and "Seven trustees decide" in english
    assert "Integrante, zona norte" in spanish and "Siete integrantes deciden" in spanish


def test_the_history_says_that_setup_made_them(installed):
    assert Body.history.get().history_actor == "system:setup"
    assert set(Seat.history.values_list("history_actor", flat=True)) == {"system:setup"}
    assert list(Seat.objects.values_list("position", flat=True)) == list(range(1, 8))


def test_the_three_bodies_have_their_seats_and_thresholds(house):
    setup.run("--no-input", "--bodies", setup.THREE_BODIES)
    counts = {body.slug: body.seats.count() for body in Body.objects.all()}
    board = Body.objects.get(slug="governing-board")
    advisory = Body.objects.get(slug="data-and-tools")

    assert counts == {"governing-board": 21, "data-and-tools": 16, "community-engagement": 16}
    assert (board.needed(21, 0), advisory.needed(16, 0)) == (14, 9)
    assert board.seats.filter(is_data_provider=True).count() == 9
    assert [body.order for body in Body.objects.all()] == [1, 2, 3]


def test_a_body_that_is_there_stays_as_it_is(load):
    load(ONE)
    output = load(ONE.replace("count: 3", "count: 5").replace("1/2", "2/3"))

    assert "Nothing was changed." in output
    assert Body.objects.get().seats.count() == 3
    assert Body.objects.get().threshold_denominator == 2


def test_a_text_that_is_not_translated_stands_in_english(load, client):
    load(ONE.replace(", es: Junta Directiva", ""))

    assert "Board of Trustees" in client.get("/es/boards/trustees/").content.decode()


def test_what_a_body_does_not_say_has_its_default(load):
    load(ONE + "      - label: Student\n        is_voting: false\n")
    body = Body.objects.get()

    assert (body.two_people_post, body.speaker_seconds, body.term_years) == (True, 120, None)
    assert [seat.is_voting for seat in body.seats.order_by("position")] == [True, True, True, False]


# What is changed in ONE, to what, and what setup says to it.
MISTAKES = [
    ("slug: trustees", "slug: The trustees", "line 2, bodies[1].slug: Enter a valid “slug”"),
    ("    kind: governing\n", "", "line 2, bodies[1]: “kind” is missing."),
    ("governing", "school", "line 4, bodies[1].kind: Value 'school' is not a valid choice. Choose one of: gov"),
    ("{en: Board of Trustees, es: Junta Directiva}", "", "line 2, bodies[1]: “name” is missing."),
    ("en: Board of Trustees, ", "", "line 3, bodies[1].name: write this in English (en)."),
    ("es: Junta", "vi: Junta", "line 3, bodies[1].name.vi: this site has no pages in “vi”. Use en or es."),
    ("Board of Trustees", "x" * 121, "line 3, bodies[1].name.en: this has 121 characters; 120 fit."),
    ("Board of Trustees", "2026", "line 3, bodies[1].name.en: write text here; put it in quotes"),
    ("more than 1/2", "half", "line 5, bodies[1].threshold: write it as “at least 2/3” or “more than 1/2”."),
    (
        "more than 1/2",
        "more than 2/2",
        "line 5, bodies[1].threshold: The required share cannot be more than the whole.",
    ),
    ("more than 1/2", "at least 3/2", "bodies[1].threshold: The numerator cannot be larger than the denominator."),
    ("more than 1/2", "at least 0/2", "line 5, bodies[1].threshold: Ensure this value is greater than or equal to 1."),
    ("    seats:", "    chairs: 1\n    seats:", "line 6, bodies[1].chairs: there is no such field. Fields are: slug"),
    ("    seats:", "    speaker_seconds: long\n    seats:", "line 6, bodies[1].speaker_seconds: “long” value must"),
    ("    seats:", "    two_people_post: maybe\n    seats:", "line 6, bodies[1].two_people_post: write true or false."),
    ("    seats:", "    statute: 10864\n    seats:", "line 6, bodies[1].statute: write text here; put it in quotes"),
    ("    seats:", "    kind: advisory\n    seats:", "line 6, bodies[1].kind: this field is given twice."),
    ("label: Trustee", "name: Trustee", "line 7, bodies[1].seats[1].name: there is no such field."),
    ("label: Trustee", "name: Trustee", "line 7, bodies[1].seats[1]: “label” is missing."),
    ("count: 3", "count: many", "line 8, bodies[1].seats[1].count: write a whole number from 1 to 200."),
    ("count: 3", "count: 0", "line 8, bodies[1].seats[1].count: write a whole number from 1 to 200."),
    ("count: 3", "is_voting: false", "line 6, bodies[1].seats: no seat votes."),
    ("      - label: Trustee\n        count: 3\n", "      none\n", "line 6, bodies[1].seats: list at least one seat."),
    ("- label: Trustee\n        count: 3", "- Trustee", "line 7, bodies[1].seats[1]: list the fields here: label."),
    ("bodies:", "boards:", "line 1: the file must hold a list named “bodies” with at least one body."),
    ("{en: Board", "{en: [Board", "bodies.yaml, line 3: this is not YAML"),
    ("Trustee\n", "2026-02-30\n", "bodies.yaml, line 7: this value cannot be read."),
    ("{en: Board of Trustees", "{[a]: b", "bodies.yaml, line 3: a field’s name must be a word."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "sentence"), MISTAKES)
def test_a_mistake_is_named_by_line_and_field(load, before, after, sentence):
    assert before in ONE

    with pytest.raises(CommandError) as refused:
        load(ONE.replace(before, after, 1))

    assert sentence in str(refused.value)
    assert not Body.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: the file must hold a list named “bodies”"),
        ("bodies: &all [*all]", "line 1"),
        (b"\xff\xfe\xfa", "this file cannot be read"),
        ("bodies: \x07", "this is not YAML"),
        (ONE + ONE.removeprefix("bodies:\n"), "bodies[2].slug: “trustees” is given to two bodies."),
        ("bodies: " + "[" * 12 + "]" * 12, "line 1: this is nested too deeply."),
    ],
)
def test_a_file_that_holds_no_bodies_is_refused(load, text, sentence):
    with pytest.raises(CommandError) as refused:
        load(text)

    assert sentence in str(refused.value)


def test_each_mistake_of_a_file_is_named_at_once(load):
    with pytest.raises(CommandError) as refused:
        load(ONE.replace("governing", "school").replace("1/2", "half").replace("count: 3", "count: 0"))

    assert [line.split(",")[1] for line in str(refused.value).splitlines()[:-1]] == [
        " line 4",
        " line 5",
        " line 8",
    ]
