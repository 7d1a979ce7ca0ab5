"""The door list as a file and name tags: what the door list shows, for those who run the door."""

import csv
import io
import logging

from django.utils import timezone

import openpyxl
import pytest

from cms import clock
from engagement.models import Registration
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
PRIVATE = ("A ramp", "canary@example.org", "Spanish")


@furnished
def talk():
    return make.hybrid(6, 6, name={"en": "Talk of the library", "es": "Charla"})


@furnished
def registered(talk):
    make.registration(talk, name="=1+1", group_name="@SUM(A1)", party_size=2, mode="in_person", need="A ramp")
    made = make.registration(
        talk, name="Zoë", party_size=3, mode="in_person", email="canary@example.org", language="es"
    )
    Registration.objects.filter(pk=made.pk).update(arrived_at=timezone.now(), arrived_people=2)
    make.registration(talk, name="Far", mode="online")
    make.registration(talk, name="Waits", party_size=2, mode="in_person")
    gone = make.registration(talk, name="Gone", mode="online")
    cancel_registration(registration=gone, actor=make.ACTOR, reason="x")


def _door(talk, end):
    return f"/desk/conversations/{talk.slug}/door/{end}"


def _bytes(answer):
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


EXPECTED = [
    ("=1+1", "@SUM(A1)", 2, "In person", "Seat reserved", None),
    ("Far", None, 1, "Online", "Seat reserved", None),
    ("Waits", None, 2, "In person", "On the waiting list", None),
    ("Zoë", None, 3, "In person", "Seat reserved", 2),
]


def test_the_workbook_holds_what_the_door_list_shows_and_no_formula(cast, talk, registered):
    answer = cast["editor"].get(_door(talk, "list.xlsx"))
    data = _bytes(answer)
    name = f"INTERNAL-door-list-{talk.slug}-{clock.today():%Y-%m-%d}.xlsx"
    assert name in answer["Content-Disposition"] and answer["Cache-Control"] == "private, no-store"
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == [
        "Name or nickname",
        "Group",
        "People",
        "How they attend",
        "Status",
        "Arrived",
    ]
    found = [tuple(cell.value or None for cell in row) for row in rows]
    assert [row[:1] for row in found] == [row[:1] for row in EXPECTED]
    assert found == EXPECTED
    assert {cell.data_type for row in rows for cell in row if cell.value is not None} <= {
        "s",
        "n",
        "inlineStr",
    }
    assert not any(words.encode() in data for words in PRIVATE)


def test_the_csv_guards_what_a_spreadsheet_would_run(cast, talk, registered):
    text = _bytes(cast["publisher"].get(_door(talk, "list.csv"))).decode("utf-8-sig")
    head, first, *_rest = csv.reader(io.StringIO(text))
    assert first[0] == "'=1+1" and first[1] == "'@SUM(A1)" and len(head) == 6
    assert not any(words in text for words in (*PRIVATE, "Gone"))


def test_the_file_speaks_the_language_of_the_desk(cast, talk, registered):
    text = _bytes(cast["editor"].get("/es" + _door(talk, "list.csv"))).decode("utf-8-sig")
    assert text.startswith('"Nombre o apodo"')


@pytest.mark.parametrize("end", ["list.xlsx", "list.csv", "name-tags/"])
def test_each_look_is_logged_without_a_name(cast, talk, registered, caplog, end):
    with caplog.at_level(logging.INFO, "cms.looked"):
        cast["editor"].get(_door(talk, end))
    (line,) = [each.getMessage() for each in caplog.records if each.name == "cms.looked"]
    assert f"of conversation {talk.pk}" in line and "Zoë" not in line


@pytest.mark.parametrize("role", ["analyst", "clerk", "administrator", "resident"])
@pytest.mark.parametrize("end", ["list.xlsx", "list.csv", "name-tags/"])
def test_who_may_not_see_people_takes_no_file(cast, talk, role, end):
    assert cast[role].get(_door(talk, end)).status_code in (403, 404)


def _tags(answer):
    return [tag.name for tag in answer.context["tags"]]


def test_each_person_in_the_room_has_a_tag_and_others_of_a_party_a_line(cast, talk, registered):
    answer = cast["editor"].get(_door(talk, "name-tags/"))
    assert _tags(answer) == ["=1+1", "", "Zoë", "", ""]
    text = answer.content.decode()
    assert text.count("name-tag__line") == 3 and "Talk of the library" in text
    assert not any(words in text for words in ("Waits", "Far", "Gone", "canary@example.org"))


def test_who_waited_and_was_let_in_has_a_tag(cast, talk, registered):
    Registration.objects.filter(name="Waits").update(arrived_at=timezone.now(), arrived_people=2)
    assert "Waits" in _tags(cast["editor"].get(_door(talk, "name-tags/")))


def test_blank_tags_are_added_for_walk_ins(cast, talk):
    assert _tags(cast["editor"].get(_door(talk, "name-tags/?blank=80"))) == [""] * 80


@pytest.mark.parametrize("number", ["81", "-1", "many"])
def test_a_wrong_number_of_blank_tags_is_refused(cast, talk, number):
    answer = cast["editor"].get(_door(talk, f"name-tags/?blank={number}"))
    assert answer.status_code == 422 and not _tags(answer)
