"""Rules of domain.md that no other test shows (BK-02, BK-11a, BK-13, BK-18, BK-36, BK-41a)."""

import re
from datetime import timedelta

import pytest

from boards.agendas.approvals import approve_agenda
from boards.agendas.posting import post_agenda
from boards.agendas.readiness.texts import NEVER_EMPTY
from boards.choices import Channel, PresenceMode
from boards.duties.services import finish_duty
from boards.models import Duty, MeetingPage, Vote
from boards.motion_choices import Choice
from boards.notices.clock import NoticeTooLate
from boards.notices.services import log_sending
from boards.sessions.votes import record_vote
from cms import clock
from cms.exceptions import RuleBroken
from tests.factories import agendas, live
from tests.factories import boards as make
from tests.furniture import furnished

BEFORE = make.starts() - timedelta(days=12)
ADDRESS = "/boards/governing-board/2022-11-09/"
MONEY = re.compile(r"pay|fee\b|price|cost|card|amount|donat|charge", re.IGNORECASE)
FIELD = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"')
TEXTS = {
    "order_notice": "BK-13",
    "how_to_attend": "BK-24",
    "webcast_notice": "BK-13",
    "off_agenda_notice": "BK-13",
    "materials_notice": "BK-13",
    "how_to_get_aid": "BK-28",
}


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


def refused(rule: str, act):
    with pytest.raises(RuleBroken) as found:
        act()
    assert found.value.rule == rule


def test_an_informational_meeting_is_a_meeting_and_needs_its_ten_days(board, set_clock):
    """BK-02: to hear and discuss is enough, vote or no vote."""
    made = make.meeting(board, items=[("information", "How counties use the data")])
    approve_agenda(actor=make.SECOND, meeting=made)
    set_clock(make.starts() - timedelta(days=9))
    with pytest.raises(NoticeTooLate) as found:
        post_agenda(actor=make.ACTOR, meeting=made)
    assert found.value.rule == "BK-10"


def test_nothing_asks_for_money(board, client, set_clock):
    """BK-11a: no payment field on notices, attendance, comment, aid or records."""
    make.posted(board)
    set_clock(make.starts() - timedelta(days=8))
    paths = [ADDRESS, *(f"{ADDRESS}{part}/" for part in ("comment", "comments", "aid", "packet"))]
    paths += [
        "/boards/notices/",
        "/boards/governing-board/",
        "/boards/governing-board/records/",
        "/receipts/",
    ]
    names = set()
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        names |= set(FIELD.findall(answer.content.decode()))
    assert len(names) > 10
    assert not [name for name in names if MONEY.search(name)]


@pytest.mark.parametrize(("name", "rule"), TEXTS.items())
def test_each_usual_text_can_be_edited_and_emptied_only_with_a_reason(board, name, rule):
    """BK-13: all but how to get an aid, which is never left out (BK-28)."""
    made = make.meeting(board)
    for words, stopped in (("Our own words.", set()), ("", {rule})):
        for page in MeetingPage.objects.filter(meeting=made):
            page = page.get_latest_revision_as_object()
            setattr(page, name, words)
            page.save_revision(clean=False)
        assert {each for each, _words in agendas.stops(made, BEFORE)} == stopped
    made.left_out_because = "Counsel says so."
    assert bool(agendas.stops(made, BEFORE)) is (name in NEVER_EMPTY)


def test_where_the_phones_were_down_the_media_are_told_afterward(board):
    """BK-18: the call is written down with its reason, and a duty stays open until they were told."""
    made = make.posted(board)
    with clock.at(make.starts() - timedelta(hours=1)):
        call = log_sending(
            actor=make.ACTOR,
            posting=made.postings.get(),
            channel=Channel.PHONE,
            address="916-555-0199",
            note="No line in the whole county.",
            phones_down=True,
        )
    assert call.note == "Phones down. No line in the whole county."
    duty = Duty.objects.get()
    assert (duty.kind, duty.rule, duty.done_at) == ("media_after", "BK-18", None)
    refused("BK-18", lambda: finish_duty(actor=make.ACTOR, duty=duty))


def test_an_incident_that_names_a_person_asks_to_be_read_again_and_may_be_posted(board, set_clock):
    """BK-36."""
    made = make.meeting(board)
    agendas.write(made, [{"title": "Assault on Maria Lopez in May"}, {"title": "Safety of dormitories"}])
    named = [words for rule, words in agendas.warnings(made, BEFORE) if rule == "BK-36"]
    assert len(named) == 1
    assert "Item 1" in named[0]
    set_clock(BEFORE)
    assert make.post(made).number == 1


def test_members_of_another_body_only_watch(board):
    """BK-41a: they have no presence, no motion and no vote."""
    made = live.begin(live.meeting(board), room=3)
    other = make.body(2, slug="advisers", kind="advisory").seats.first()
    on, own = live.item(made, 2), live.seats(made)[0]
    with live.at(5):
        for mode in (PresenceMode.ROOM, PresenceMode.REMOTE):
            refused("BK-41a", lambda mode=mode: live.come(made, [own, other], mode))
        live.heard(on)
        with pytest.raises(RuleBroken):
            live.move(on, seconder=other)
        moved = live.move(on)
        refused(
            "BK-30",
            lambda: record_vote(actor=live.ACTOR, motion=moved, seat=other, choice=Choice.AYE),
        )
    assert not Vote.objects.exists()
    assert made.presences.count() == 3
