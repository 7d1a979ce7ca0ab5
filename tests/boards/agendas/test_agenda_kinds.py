"""Each kind of meeting has its own notice, and what it needs or may not take up (BK-12 to BK-19, BK-24a, BK-29a)."""

from datetime import date, timedelta

import pytest

from boards.agendas.posting import post_agenda, post_new_notice
from boards.agendas.readiness.items import is_vague, names_someone
from boards.exceptions import CannotPlan, NotPossibleNow
from boards.models import MeetingPage
from boards.notices.clock import NoticeTooLate
from boards.notices.deadline_text import deadlines_of
from boards.notices.short_notice import notice_ruling
from tests.factories import agendas
from tests.factories import boards as make
from tests.furniture import furnished

BEFORE = make.starts() - timedelta(days=12)
SECOND = timedelta(seconds=1)


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def draft(board):
    return make.meeting(board)


@furnished
def advisers(home):
    found = make.body(3, slug="advisers", kind="advisory")
    make.pages(home, found)
    return found


def rules(meeting, moment=BEFORE, **options) -> set[str]:
    return {rule for rule, _words in agendas.stops(meeting, moment, **options)}


# Clocks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "hours", "rule"), [("special", 48, "BK-16"), ("emergency", 1, "BK-18")])
@pytest.mark.parametrize("day", [date(2022, 11, 9), date(2022, 11, 7), date(2023, 3, 13)])
def test_short_notice_counts_hours_that_really_pass(kind, hours, rule, day):
    starts = make.starts(day)
    latest = starts.timestamp() - hours * 3600
    ruling = notice_ruling(kind, starts, BEFORE)
    assert ruling.latest_moment.timestamp() == latest
    assert notice_ruling(kind, starts, ruling.latest_moment).allowed
    late = notice_ruling(kind, starts, ruling.latest_moment + SECOND)
    assert not late.allowed
    assert late.refusal().rule == rule
    assert late.refusal().facts["latest_moment"] == ruling.latest_moment


def test_a_special_meeting_is_posted_48_hours_before_and_not_a_second_later(board, set_clock):
    meeting = agendas.special(board)
    agendas.approve(meeting)
    set_clock(make.starts() - timedelta(hours=48) + SECOND)
    with pytest.raises(NoticeTooLate) as refused:
        post_agenda(actor=make.ACTOR, meeting=meeting)
    assert refused.value.rule == "BK-16"
    assert "Monday, November 7, 2022, 9:00 a.m." in str(refused.value)
    set_clock(make.starts() - timedelta(hours=48))
    assert post_agenda(actor=make.ACTOR, meeting=meeting).number == 1


def test_the_posting_screen_of_a_special_meeting_shows_its_last_moment(board, client_for, clerk, set_clock):
    meeting = agendas.special(board)
    set_clock(make.starts() - timedelta(hours=47))
    page = client_for(clerk).get(f"/desk/meetings/{meeting.pk}/post/").content.decode()
    assert "Legal deadline:" in page
    assert page.count("Monday, November 7, 2022, 9:00 a.m.") >= 2


def test_an_emergency_meeting_is_posted_one_hour_before(board, set_clock):
    meeting = agendas.emergency(board)
    agendas.approve(meeting)
    set_clock(make.starts() - timedelta(minutes=59))
    with pytest.raises(NoticeTooLate) as refused:
        post_agenda(actor=make.ACTOR, meeting=meeting)
    assert refused.value.rule == "BK-18"
    set_clock(make.starts() - timedelta(hours=1))
    assert post_agenda(actor=make.ACTOR, meeting=meeting).number == 1


def test_every_deadline_of_a_meeting_is_listed_in_order(board):
    meeting = agendas.special(
        board, aid_until=date(2022, 11, 4), written_until=make.starts() - timedelta(hours=9)
    )
    marks = deadlines_of(meeting)
    assert {"BK-16", "BK-26", "BK-28", "BK-29b"} <= {mark.rule for mark in marks}
    assert marks == sorted(marks, key=lambda mark: mark.moment.timestamp())


# Special ------------------------------------------------------------------------------------------


def test_a_ready_special_meeting_says_that_the_public_may_speak_before_action(board, client, set_clock):
    """BK-17: nobody types this line, so nobody can take it away."""
    set_clock(BEFORE)
    meeting = agendas.special(board)
    posting = make.post(meeting)
    assert set(posting.snapshot["texts"]["special_notice"]) == {"en", "es"}
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "You may speak on each item of this special meeting before the body acts on it." in page
    assert "a substantial hardship; response to a confidential final draft audit" in page


@pytest.mark.parametrize(
    ("facts", "items", "rule"),
    [
        ({"called_by": ""}, None, "BK-16"),
        ({"ground": "disaster"}, None, "BK-16"),
        ({}, [agendas.FINDING, agendas.response(purpose="property")], "BK-16"),
        ({}, [agendas.FINDING, agendas.response(purpose="")], "BK-16"),
        ({}, [agendas.response()], "BK-16a"),
        ({}, [agendas.response(), agendas.FINDING], "BK-16a"),
    ],
)
def test_a_special_meeting_is_stopped(board, facts, items, rule):
    assert rules(agendas.special(board, items, **facts)) == {rule}


def test_comment_and_adjournment_need_no_purpose(board):
    items = [agendas.FINDING, agendas.response(), {"kind": "comment", "title": "Comment off the agenda"}]
    assert rules(agendas.special(board, [*items, {"kind": "adjourn", "title": "Adjourn"}])) == set()


# Emergency and continued --------------------------------------------------------------------------


def test_an_emergency_meeting_is_not_planned_without_its_ground(board):
    with pytest.raises(CannotPlan) as refused:
        make.meeting(board, kind="emergency", ground="hardship")
    assert refused.value.rule == "BK-18"


@pytest.mark.parametrize(
    ("extra", "rule"),
    [
        ({"kind": "closed", "title": "Security of the data center", "citation": "11126(c)(18)"}, "BK-18"),
        ({"kind": "comment", "title": "Comment off the agenda"}, "BK-21"),
    ],
)
def test_an_emergency_meeting_takes_up_nothing_closed_and_nothing_off_the_agenda(board, extra, rule):
    meeting = agendas.emergency(board, [agendas.FINDING, extra])
    assert rules(meeting) == {rule}


def test_a_continued_meeting_goes_on_with_items_of_the_one_before(board, set_clock):
    set_clock(BEFORE)
    meeting = agendas.continued(board)
    assert rules(meeting) == set()
    posting = make.post(meeting)
    item = meeting.items.get()
    assert item.continues.meeting_id == meeting.follows_id
    assert posting.items[0]["continues"] == item.continues_id


def test_a_continued_meeting_takes_up_nothing_new_and_needs_the_one_before(board):
    assert rules(agendas.continued(board, [{"title": "Something new"}])) == {"BK-19"}
    alone = make.meeting(board, day=date(2022, 12, 1), kind="adjourned")
    assert rules(alone) == {"BK-19"}


@pytest.mark.parametrize(
    ("changes", "is_stopped"),
    [
        ({"kind": "discussion"}, True),
        ({"title": "Hire a director"}, True),
        ({"text": "Approve $40,000 for it"}, True),
        ({"title": "Publish result by county", "minutes": 20}, False),
    ],
)
def test_the_business_of_a_continued_meeting_is_not_rewritten(board, changes, is_stopped):
    meeting = agendas.continued(board)
    item = {"key": make.item_key(meeting, 1), "title": "Publish results by county"}
    agendas.write(meeting, [item | changes])
    assert rules(meeting) == ({"BK-19"} if is_stopped else set())


def test_a_continued_meeting_gets_no_new_notice(board, client_for, clerk, set_clock):
    set_clock(BEFORE)
    meeting = agendas.continued(board)
    make.post(meeting)
    agendas.write(meeting, [{"key": make.item_key(meeting, 1), "title": "Hire a director"}])
    agendas.approve(meeting)
    with pytest.raises(NotPossibleNow) as refused:
        post_new_notice(actor=make.ACTOR, meeting=meeting, reason="Other words")
    assert refused.value.rule == "BK-19"
    screen = client_for(clerk).get(f"/desk/meetings/{meeting.pk}/correct/").content.decode()
    assert "It cannot have a new notice." in screen and "Post as a new notice" not in screen


# Places, teleconference, combined notice ----------------------------------------------------------


@pytest.mark.parametrize("name", ["venue_accessible", "venue_free", "venue_open"])
def test_a_place_where_someone_is_kept_out_stops_it(board, name):
    assert rules(make.meeting(board, **{name: False})) == {"BK-24a"}


@pytest.mark.parametrize(
    ("code", "facts", "rule"),
    [
        ("classic", {}, "BK-29a"),
        ("classic", {"sites": ["1 Demo Street, Fresno"]}, None),
        ("majority", {}, "BK-29b"),
        ("majority", agendas.REMOTE, None),
        ("advisory", agendas.REMOTE | {"staff_at_place": ""}, "BK-29a"),
        ("advisory", agendas.REMOTE, None),
    ],
)
def test_a_teleconference_needs_what_its_mode_asks(advisers, code, facts, rule):
    meeting = make.meeting(advisers, mode=agendas.mode(code), **facts)
    assert rules(meeting) == ({rule} if rule else set())


def test_the_advisory_mode_is_not_for_the_governing_board(board):
    with pytest.raises(CannotPlan) as refused:
        make.meeting(board, mode=agendas.mode("advisory"), **agendas.REMOTE)
    assert refused.value.rule == "BK-29a"


def test_the_advisory_mode_has_no_closed_item(advisers):
    meeting = make.meeting(advisers, mode=agendas.mode("advisory"), **agendas.REMOTE)
    agendas.write(meeting, [{"kind": "closed", "title": "Pending case", "citation": "11126(e)"}])
    assert "BK-29a" in rules(meeting)


def test_a_mode_that_has_ended_warns(advisers):
    """BK-29d: modes (ii) and (iii) end with 2029."""
    day = date(2030, 1, 2)
    meeting = make.meeting(advisers, day=day, mode=agendas.mode("majority"), **agendas.REMOTE)
    assert "BK-29d" in {
        rule for rule, _words in agendas.warnings(meeting, make.starts(day) - timedelta(days=12))
    }


def test_the_notice_names_the_section_and_each_site(advisers, client, set_clock):
    set_clock(BEFORE)
    meeting = make.meeting(advisers, mode=agendas.mode("classic"), sites=["1 Demo Street, Fresno"])
    snapshot = make.post(meeting).snapshot
    assert snapshot["meeting"]["mode"] == {"code": "classic", "section": "Government Code 11123(b)"}
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "Government Code 11123(b)" in page
    assert "1 Demo Street, Fresno" in page


def test_a_notice_together_needs_all_three_confirmations(board, advisers):
    late = make.starts() - timedelta(days=2)
    other = make.posted(board)
    meeting = make.meeting(advisers, combined_with=other, combined_checks=["covered", "nearby"])
    assert rules(meeting, late) == {"BK-10", "BK-15"}
    meeting.combined_checks = ["covered", "announced", "nearby"]
    assert rules(meeting, late) == set()


def test_the_notice_of_another_body_gives_no_time_for_a_new_notice(board, advisers, set_clock):
    other = make.posted(board)
    checks = ["covered", "announced", "nearby"]
    meeting = make.posted(advisers, combined_with=other, combined_checks=checks)
    agendas.write(meeting, [{"kind": "action", "title": "Hire a director"}])
    set_clock(make.starts() - timedelta(minutes=10))
    agendas.approve(meeting)
    with pytest.raises(NoticeTooLate) as refused:
        post_new_notice(actor=make.ACTOR, meeting=meeting, reason="Other business")
    assert refused.value.rule == "BK-10"


# Texts and items ----------------------------------------------------------------------------------


def empty(meeting, name: str) -> None:
    for page in MeetingPage.objects.filter(meeting=meeting):
        page = page.get_latest_revision_as_object()
        setattr(page, name, "")
        page.save_revision(clean=False)


def test_a_usual_text_is_not_emptied_without_a_reason(draft):
    empty(draft, "webcast_notice")
    assert rules(draft) == {"BK-13"}
    draft.left_out_because = "There is no webcast."
    assert rules(draft) == set()


def test_how_to_ask_for_an_aid_is_never_left_out(board):
    meeting = make.meeting(board, left_out_because="No reason is enough.")
    empty(meeting, "how_to_get_aid")
    assert rules(meeting) == {"BK-28"}


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        ({"title": "Pending case", "citation": ""}, "BK-12"),
        ({"title": "Pending case", "citation": "1 Any Code"}, "BK-32"),
        ({"title": "Appoint the advisory members", "citation": "11126(a)"}, "BK-32a"),
    ],
)
def test_a_closed_item_needs_a_ground_that_the_law_knows(draft, item, rule):
    agendas.write(draft, [{"kind": "closed"} | item])
    assert rules(draft) == {rule}


def test_an_item_without_its_spanish_warns(draft):
    one, _two = agendas.write(draft, [{"title": "In both"}, {"title": "Only in English"}])
    agendas.write(draft, [{"title": "En ambos", "key": one}], languages=["es"])
    (words,) = [words for rule, words in agendas.warnings(draft, BEFORE) if rule == "ACC-07"]
    assert "item 2" in words


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Reports", True),
        ("Discussion and other business", True),
        ("Informes", True),
        ("Report on hiring", False),
    ],
)
def test_a_vague_description_is_found(title, expected):
    assert is_vague(title) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Assault on Maria Lopez in May", True),
        ("Assault in a dormitory", False),
        ("Report of Maria Lopez", False),
    ],
)
def test_a_name_in_an_incident_is_found(words, expected):
    """BK-36."""
    assert names_someone(words) is expected
