"""Who took part, beside a named benchmark; told once a year and whole, so nobody is found by comparing (PAR-06)."""

import csv
from datetime import timedelta

from django.utils.html import strip_tags

import pytest

from cms import clock
from cms.records import verification
from engagement.choices import Status
from engagement.conversations.services import mark_held
from engagement.exceptions import NotPossibleNow
from engagement.models import AnnualParticipation
from engagement.participation.counts import year_facts
from engagement.participation.services import publish_year
from feedback.models import Benchmark
from tests.factories import engagement as make
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
YEAR = 2022


def _held(day, **people):
    """A conversation of 2022 that was held, with people counted at the door by role."""
    moment = clock.now().replace(year=YEAR, month=day, day=8, hour=20, minute=0, second=0, microsecond=0)
    with clock.at(moment - timedelta(days=30)):
        made = make.conversation(starts_at=moment)
    with clock.at(moment + timedelta(days=1)):
        mark_held(actor=make.ACTOR, conversation=made, attended=sum(people.values()), comments=0)
    for role, count in people.items():
        recaps.came(made, count, role_key="" if role == "missing" else role, language="en")
    made.refresh_from_db()
    return made


@furnished
def benchmark():
    facts = {"name": {"en": "Parents and teachers"}, "source": "Invented for a test", "year": 2021}
    return Benchmark.objects.create(dimension="role", shares={"parent": 0.4, "teacher": 0.05}, **facts)


@furnished
def talks(benchmark):
    return [_held(6, parent=40, teacher=30, missing=16), _held(9, parent=20, teacher=14, missing=18)]


def _publish():
    return publish_year(actor=make.ACTOR, year=YEAR)


def _read(client, path):
    """The words of a page, as somebody reads them."""
    return " ".join(strip_tags(client.get(path).text).split())


def _cells(facts, name="role"):
    return {key: cell["value"] for key, cell in facts["dimensions"][name]["year"].items()}


@pytest.mark.engine
def test_the_year_stands_beside_the_benchmark_with_source_and_ratio(client, talks):
    _publish()
    text = _read(client, "/conversations/who-took-part/")
    assert "Invented for a test, 2021" in text
    assert "57.7%" in text and "1.44" in text  # 60 of 104 who said it, beside 40%
    assert "n = 104 · Not stated: 34" in text
    assert "no margin of error" in text and "do not represent all Californians" in text


def test_each_conversation_shows_its_own_section_on_its_recap(client, talks):
    make.post_recap(talks[0])
    assert "Who took part" not in client.get(f"/conversations/{talks[0].slug}/").text
    _publish()
    text = _read(client, f"/conversations/{talks[0].slug}/")
    assert "Who took part" in text and "n = 70 · Not stated: 16" in text


def test_the_page_without_a_year_says_so(client):
    assert "No numbers have been posted yet" in client.get("/conversations/who-took-part/").text


@pytest.mark.parametrize("year", ["1999", "abcd", "20222"])
def test_a_year_that_is_not_out_is_not_found(client, talks, year):
    assert client.get(f"/conversations/who-took-part/?year={year}").status_code == 404


def test_a_small_group_has_neither_share_nor_ratio(client, benchmark):
    _held(6, parent=40, teacher=4, missing=30)
    _held(9, parent=40, teacher=3, missing=30)
    _publish()
    page = client.get("/conversations/who-took-part/").text
    row = page[page.index('<th scope="row">Teacher') :].split("</tr>")[0]
    assert "5.0%" in row and row.count("%") == 1  # the share of the population alone
    assert "withheld" in row and "to protect the other number" not in page


def test_one_conversation_cannot_be_worked_out_from_the_year(benchmark):
    """The reader takes one conversation away from the year: what is left must hide what it hides."""
    _held(6, parent=40, teacher=30, missing=16)
    small = _held(9, parent=20, teacher=3, missing=29)
    facts = _publish().facts
    role = facts["dimensions"]["role"]
    hidden = role["conversations"].get(str(small.pk), {})
    if hidden:
        assert hidden["teacher"]["value"] is None
        others = [row["teacher"] for pk, row in role["conversations"].items() if pk != str(small.pk)]
        assert role["year"]["teacher"]["value"] is None or any(cell["value"] is None for cell in others)
        row = [cell["value"] for cell in hidden.values()]
        assert row.count(None) != 1


def test_the_year_does_not_give_away_a_small_conversation_by_subtraction(client, benchmark):
    """93 people in the year and 86 in the recap of one conversation told that the other had 7."""
    large = _held(6, parent=40, teacher=30, missing=16)
    small = _held(9, parent=5, missing=2)
    for each in (large, small):
        make.post_recap(each)
    role = _publish().facts["dimensions"]["role"]
    assert list(role["conversations"]) == [str(large.pk)]
    assert role["total"]["value"] == 86 and role["year"]["parent"]["value"] == 40
    text = _read(client, "/conversations/who-took-part/")
    assert "People who attended: 87 to 96" in text and "93" not in text
    assert "Conversations not in the tables below: 1." in text


def test_a_party_is_counted_and_only_one_of_it_said_anything(benchmark):
    made = _held(6, parent=40)
    row = make.Registration(
        conversation=made, nonce="p", receipt_digest="p", fingerprint="p", state="confirmed", language="es"
    )
    row.role, row.arrived_at, row.arrived_people = recaps.role("parent"), clock.now(), 5
    row.save()
    role = year_facts(YEAR, [made])["dimensions"]["role"]
    assert role["total"]["value"] == 45


@pytest.mark.engine
def test_numbers_are_frozen_and_held_by_the_ledger(client, talks):
    row = _publish()
    recaps.came(talks[0], 50, role_key="parent")
    assert _cells(AnnualParticipation.objects.get().facts)["parent"] == 60
    assert not list(verification.breaks())
    row.facts["year"] = 1999
    AnnualParticipation.objects.update(facts=row.facts)
    assert list(verification.breaks())


# What is refused ----------------------------------------------------------------------------------------------


def test_a_year_goes_out_once(talks):
    _publish()
    with pytest.raises(NotPossibleNow) as refused:
        _publish()
    assert refused.value.rule == "PRV-12"


def test_a_year_that_is_not_over_is_refused(cast):
    answer = cast["publisher"].post("/desk/took-part/", {"year": clock.today().year})
    assert answer.status_code == 422 and "not over" in answer.text


def test_a_year_with_a_conversation_that_is_not_held_is_refused(talks):
    make.set_status(talks[0], Status.MOVED)
    with pytest.raises(NotPossibleNow, match="Mark these conversations as held or canceled first"):
        _publish()


def test_a_publisher_posts_a_year(cast, talks):
    assert cast["publisher"].post("/desk/took-part/", {"year": YEAR}).status_code == 302
    assert AnnualParticipation.objects.get().year == YEAR


def test_true_counts_stay_on_the_desk_and_say_so(cast, talks):
    text = cast["analyst"].get(f"/desk/conversations/{talks[0].slug}/people/").text
    assert "Internal: these are exact counts." in text and "n = 86" in text


# Shares of languages (ACC-05) -----------------------------------------------------------------------------------


@furnished
def spoken(home):
    from tests.factories import feedback as comments

    made = make.held()
    recaps.came(made, 94, language="en")
    recaps.came(made, 5, language="es")
    recaps.came(made, 1, language="vi")
    recaps.came(made, 7)
    form = comments.open_form(home)
    comments.make_submission(form, language="es")
    return made


def test_a_language_of_five_percent_or_more_is_marked(cast, spoken):
    text = cast["analyst"].get("/desk/languages/").text
    assert "Used by people who attended a conversation" in text and "n = 100" in text
    assert (
        "5.0%" in text and "1.0%" in text and text.count(">yes<") == 2
    )  # Spanish at the door and in letters


@pytest.mark.engine
def test_the_file_of_languages_has_no_count_and_no_answer_about_few_people(cast, spoken):
    answer = cast["editor"].get("/desk/languages/data.csv")
    lines = answer.text.splitlines()
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(line.lstrip("\ufeff") for line in lines))
    assert rows[0] == ["channel", "language", "people_or_comments", "five_percent_or_more"]
    assert [row[1:] for row in rows if row[0] == "Used by people who attended a conversation"] == [
        ["English", "11 or more", "no"],
        ["Spanish", "fewer than 11", ""],
        ["Vietnamese", "fewer than 11", ""],
    ]
