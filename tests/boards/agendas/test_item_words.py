"""Recommended action, draft motion, report, promised time and breaks: from the draft to the page and corrections."""

import re
from datetime import datetime

import pytest

from boards.agendas.changes import compare
from boards.agendas.posting import is_changed
from boards.agendas.presenters import agenda_view
from boards.agendas.promised_times import promised_at
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.agendas.versions import next_notice
from boards.models import Meeting
from cms import clock
from cms.clock import PACIFIC
from tests.boards.agendas.test_agenda_editor import act, address, board, desk, draft, key_of, rows, typed
from tests.factories import agendas
from tests.factories import boards as make

__all__ = ["board", "desk", "draft"]

WORDS = {
    "action_en": "Approve the calendar",
    "action_es": "Aprobar el calendario",
    "motion_en": "Move to approve the calendar for 2023.",
    "report_en": "Staff met twice.\n\n- First point",
    "not_before": "13:00",
}


@pytest.fixture
def written(desk, draft):
    desk.post(address(draft), typed(draft, "The calendar", **WORDS))
    desk.post(
        address(draft), typed(draft, behind=key_of(draft, "Call to order"), kind="break", title_en="Lunch")
    )
    return draft


def test_the_public_reads_what_the_editor_wrote(client, written):
    make.post(written)
    page = client.get(written.get_absolute_url()).content.decode()
    for words in ("Approve the calendar", "Move to approve the calendar for 2023.", "<li>First point</li>"):
        assert words in page
    assert "not before 1:00" in page and "Lunch" in page
    assert "Aprobar el calendario" in client.get(f"/es{written.get_absolute_url()}").content.decode()


def test_the_promised_time_moves_what_follows(written):
    shown = agenda_view(snapshot_of(written, draft_pages(written)))
    assert [item.at.hour for item in shown.items if item.title == "The calendar"] == [13]


def test_the_promised_time_is_local_in_a_meeting_read_again(written):
    read = Meeting.objects.get(pk=written.pk)
    shown = agenda_view(snapshot_of(read, draft_pages(read)))
    (at,) = [item.at for item in shown.items if item.title == "The calendar"]
    assert f"{at.astimezone(PACIFIC):%H:%M}" == "13:00"


def test_a_time_past_midnight_is_of_the_next_day():
    start = datetime(2022, 11, 9, 22, tzinfo=PACIFIC)
    assert promised_at("00:30", start) == datetime(2022, 11, 10, 0, 30, tzinfo=PACIFIC)
    assert promised_at("21:30", start) == datetime(2022, 11, 9, 21, 30, tzinfo=PACIFIC)


def test_what_an_older_format_lacks_is_no_change(draft):
    """BK-14."""
    new = snapshot_of(draft, draft_pages(draft))
    fresh = ("action", "motion", "report", "not_before")
    items = [{name: value for name, value in item.items() if name not in fresh} for item in new["items"]]
    assert not is_changed({**new, "format": 2, "items": items}, new)
    assert is_changed({**new, "format": 2, "items": items[:-1]}, new)


def test_a_break_has_no_number_and_takes_no_motion(written):
    make.post(written)
    rows = list(written.items.order_by("number"))
    assert [row.shown_number for row in rows] == ["1", "", "2", "2.1", "2.2", "3"]
    assert not rows[1].takes_votes and str(rows[1]) == "Lunch"


def test_the_new_texts_are_compared_like_business(written):
    before = snapshot_of(written, draft_pages(written))
    after = snapshot_of(written, draft_pages(written))
    item = after["items"][-1]
    item |= {"motion": {"en": "Move to reject the calendar for 2023."}, "not_before": "14:00"}
    item["report"] = {"en": "Staff met three times.\n\n- First point"}
    found = {change.what: change for change in compare(before, after)}
    assert set(found) == {"motion", "not_before", "report"}
    assert not found["report"].is_forbidden and found["not_before"].is_doubtful


def test_an_agenda_without_these_fields_reads_and_compares_as_before(draft):
    new = snapshot_of(draft, draft_pages(draft))
    fresh = ("action", "motion", "report", "not_before")
    items = [{name: value for name, value in item.items() if name not in fresh} for item in new["items"]]
    old = {**new, "format": 2, "items": items}
    assert [item.action for item in agenda_view(old).items] == [""] * 5
    assert compare(old, new) == []


def test_a_part_of_a_part_gets_a_number_that_was_never_used(desk, draft):
    act(desk, draft, "in", "The map")
    make.post(draft)
    desk.post(address(draft), typed(draft, behind=key_of(draft, "The map"), title_en="The legend"))
    items = next_notice(draft)["items"]
    assert [item["label"] for item in items] == ["1", "2", "2.1", "2.1.1", "2.1.2", "3"]


def test_texts_in_another_language_than_the_title_say_so(client, desk, draft):
    """WCAG 3.1.2."""
    words = {
        "action_en": "Approve the calendar",
        "motion_en": "Move to approve it.",
        "report_en": "Staff met.",
    }
    answer = desk.post(address(draft), typed(draft, "The calendar", title_es="El calendario", **words))
    assert "3 other texts missing in Spanish" in desk.get(answer.url).content.decode()
    make.post(draft)
    own = client.get(draft.get_absolute_url()).content.decode()
    assert "</strong> Approve the calendar" in own
    page = client.get(f"/es{draft.get_absolute_url()}").content.decode()
    assert '<span lang="en" dir="ltr">Approve the calendar</span>' in page
    assert '<blockquote lang="en"><p dir="auto">“Move to approve it.”' in page
    assert re.search(r'<div class="stack" lang="en">\s*<p>Staff met.', page)


@pytest.mark.parametrize("typed_time, is_warned", [("03:00", True), ("23:00", True), ("10:30", False)])
def test_a_promise_outside_the_meeting_is_named_before_posting(desk, draft, typed_time, is_warned):
    desk.post(address(draft), typed(draft, "The calendar", not_before=typed_time))
    found = [words for _rule, words in agendas.warnings(Meeting.objects.get(pk=draft.pk), clock.now())]
    assert any("item 3 will not start before" in words for words in found) == is_warned


def test_a_title_is_one_line(desk, draft):
    desk.post(address(draft), typed(draft, "The calendar", title_en="The\r\ncalendar  of 2023"))
    assert rows(draft)[-1].said("title", "en") == "The calendar of 2023"


def test_what_lacks_a_language_is_shown_in_the_other_and_says_so(client, desk, draft):
    desk.post(address(draft), typed(draft, "The calendar", title_es=""))
    make.post(draft)
    page = client.get(f"/es{draft.get_absolute_url()}").content.decode()
    assert '<h3><span lang="en" dir="ltr">The calendar</span></h3>' in page and "Idioma: Inglés" in page
