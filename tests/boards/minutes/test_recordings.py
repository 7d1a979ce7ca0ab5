"""The body’s own recordings: open to all, with chapters and captions, kept thirty days (BK-24, BK-27, C2C-22)."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from boards.minutes.chapters import chapters
from boards.minutes.recordings import add_recording, remove_recording
from boards.models import Recording
from cms import captions, clock
from cms.exceptions import RuleBroken
from cms.records import verification
from tests.factories import boards as make
from tests.factories import minutes
from tests.furniture import furnished

MEETING = "/boards/governing-board/2022-11-09/"
GOOD = "WEBVTT\n\n00:01.000 --> 00:04.500\nGood morning.\n\n01:02:03.000 --> 01:02:04.000\nThank you.\n"
LINK = "https://stream.demo.example/2022-11-09"


@furnished
def meeting(home, set_clock):
    found = minutes.held(home)
    set_clock(make.starts() + timedelta(days=2))
    return found


def add(meeting, **facts) -> Recording:
    given = {"url": LINK, "language": "en"} | facts
    return add_recording(actor=make.ACTOR, meeting=meeting, **given)


def remove(recording, reason="Schedule 12, series 4"):
    return remove_recording(actor=make.ACTOR, recording=recording, reason=reason)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("1\n00:01.000 --> 00:02.000\nHi", "WEBVTT"),
        ("WEBVTT\n\n00:04.000 --> 00:02.000\nHi", "Line 3: the end"),
        ("WEBVTT\n\n00:04.000 --> 00:05.000\nHi\n\n00:01.000 --> 00:02.000\nHi", "must increase"),
        ("WEBVTT\n\n0:4 --> 0:5\nHi", "00:00:00.000"),
        ("WEBVTT\n\nno times", "no time codes"),
        ("WEBVTT\n\n" + "x" * captions.LARGEST, "2 MB"),
    ],
)
def test_captions_that_a_player_could_not_read_are_refused(broken, said):
    with pytest.raises(RuleBroken, match=said):
        captions.read(broken)


def test_captions_are_kept_with_plain_line_ends():
    assert captions.read("\ufeff" + GOOD.replace("\n", "\r\n")) == GOOD


def test_chapters_count_from_the_first_moment_of_the_recording():
    at = make.starts()
    starts = [
        (at + timedelta(minutes=62), "2", "Vote"),
        (at - timedelta(minutes=1), "0", "Before"),
        (at, "1", "Call"),
    ]
    found = chapters(at, starts)
    assert [(each.label, each.seconds, each.clock) for each in found] == [
        ("1", 0, "0:00"),
        ("2", 3720, "1:02:00"),
    ]


def test_anyone_sees_recordings_by_language_with_chapters_and_captions(client, meeting):
    """BK-24, C2C-22: Spanish and sign are recordings of their own; no sign-in."""
    english = add(meeting, captions_text=GOOD)
    add(meeting, language="ase", url=f"{LINK}-ase")
    page = client.get(MEETING)
    shown = page.content.decode()
    assert "American Sign Language" in shown
    assert f'href="{LINK}#t=' in shown
    assert "Publish results by county" in shown
    assert not page.cookies
    file = client.get(f"{MEETING}recordings/{english.pk}/captions.vtt")
    assert file["Content-Type"] == "text/vtt; charset=utf-8"
    assert file.content.decode() == GOOD
    marks = client.get(f"{MEETING}recordings/{english.pk}/chapters.vtt").content.decode()
    assert marks.startswith("WEBVTT")
    assert captions.read(marks)
    assert "2. Publish results by county" in marks


def test_a_recording_without_captions_has_no_file(client, meeting):
    made = add(meeting)
    assert client.get(f"{MEETING}recordings/{made.pk}/captions.vtt").status_code == 404


@pytest.mark.engine
def test_a_recording_is_kept_thirty_days_and_then_needs_a_reason(client, meeting, set_clock):
    """BK-27, PRV-06."""
    made = add(meeting, captions_text=GOOD)
    set_clock(made.earliest_destroy_at - timedelta(seconds=1))
    with pytest.raises(RuleBroken, match="December 9, 2022, 11:00 a.m.") as early:
        remove(made)
    assert early.value.rule == "BK-27"
    set_clock(made.earliest_destroy_at)
    with pytest.raises(RuleBroken) as silent:
        remove(made, " ")
    assert silent.value.rule == "PRV-06"
    remove(made)
    page = client.get(MEETING).content.decode()
    assert "This recording was removed on December 9, 2022: Schedule 12, series 4" in page
    assert LINK not in page
    assert client.get(f"{MEETING}recordings/{made.pk}/captions.vtt").status_code == 404
    with pytest.raises(RuleBroken):
        remove(made)
    assert not list(verification.breaks())


def test_a_recording_begins_within_its_meeting(meeting, home):
    for began in (make.starts() - timedelta(hours=4), make.starts() + timedelta(hours=5)):
        with pytest.raises(RuleBroken):
            add(meeting, began_at=began)
    ahead = make.posted(meeting.body, day=minutes.LATER)
    with pytest.raises(RuleBroken):
        add(ahead)


def test_the_clerk_adds_captions_and_removes_at_the_desk(client_for, clerk, meeting):
    browser, desk = client_for(clerk), f"/desk/meetings/{meeting.pk}/recordings/"
    broken = SimpleUploadedFile("x.vtt", b"no captions")
    facts = {"url": LINK, "language": "es", "began": "09:00"}
    refused = browser.post(f"{desk}add/", {**facts, "captions": broken})
    assert refused.status_code == 422
    assert "file must be WEBVTT" in refused.content.decode()
    assert LINK in refused.content.decode()
    assert browser.post(f"{desk}add/", facts).status_code == 302
    made = Recording.objects.get()
    good = SimpleUploadedFile("x.vtt", GOOD.encode())
    assert browser.post(f"{desk}{made.pk}/captions/", {"captions": good}).status_code == 302
    made.refresh_from_db()
    assert (made.captions, made.captions_language) == (GOOD, "es")
    early = browser.post(f"{desk}{made.pk}/remove/", {"reason": "Schedule 12"})
    assert early.status_code == 422
    assert "BK-27" in early.content.decode()
    assert "Español" in browser.get(desk).content.decode()


@pytest.mark.engine
def test_the_page_of_a_meeting_asks_once_for_minutes_and_recordings(
    client, meeting, django_assert_num_queries
):
    from boards.agendas.presenters import agenda_view
    from boards.minutes import meeting_part as part

    for language in ("en", "es", "ase"):
        add(meeting, language=language)
    posting = meeting.postings.get()
    with django_assert_num_queries(1), clock.at(minutes.AFTER):
        found = part.on_meeting(meeting, posting, agenda_view(posting.snapshot))
    assert len(found["recorded"].recordings) == 3
