"""What the law asks for after a meeting, and what decisions say (BK-16a, BK-18, BK-19, BK-33, BK-35)."""

from datetime import timedelta

import pytest

from boards.agendas.posting import freeze_items
from boards.choices import DutyKind
from boards.decisions.services import table_item
from boards.duties.services import finish_duty, open_duty
from boards.models import DeferredItem, Disclosure, Duty, Motion
from cms import chain, clock
from cms.exceptions import RuleBroken
from cms.records import verification
from tests.factories import boards as make
from tests.factories import minutes
from tests.furniture import furnished

DAY = make.DAY
LINK = "https://throughline.example/finding"


@furnished
def meeting(home, set_clock):
    found = minutes.held(home)
    set_clock(make.starts() + timedelta(days=20))
    return found


def make_board(home):
    board = make.body(3)
    make.pages(home, board)
    return board


def owed(meeting, kind: str, **facts) -> Duty:
    return open_duty(actor=make.ACTOR, meeting=meeting, kind=DutyKind(kind), rule="BK-18", **facts)


def finish(duty, **facts) -> Duty:
    return finish_duty(actor=make.ACTOR, duty=duty, **facts)


def days(start: int, end: int) -> dict:
    return {"starts_on": DAY + timedelta(days=start), "ends_on": DAY + timedelta(days=end)}


def test_a_duty_is_opened_once(meeting):
    assert owed(meeting, "door") == owed(meeting, "door")


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("door", {"evidence": " "}),
        ("publish_finding", {"evidence": "on our site"}),
        ("post_web", {"evidence": "in the hall", **days(1, 11)}),
        ("post_place", {"evidence": "Front door"}),
        ("post_place", {"evidence": "Front door", **days(1, 10)}),
        ("post_place", {"evidence": "Front door", **days(-1, 20)}),
        ("post_place", {"evidence": "Front door", **days(21, 40)}),
        ("report", {"evidence": "We said it."}),
    ],
)
def test_a_duty_is_not_done_without_what_shows_it(meeting, kind, facts):
    duty = owed(meeting, kind)
    with pytest.raises(RuleBroken) as refused:
        finish(duty, **facts)
    assert refused.value.rule == "BK-18"
    duty.refresh_from_db()
    assert duty.done_at is None


@pytest.mark.engine
@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("door", {"evidence": "Room 102, 5 pm"}),
        ("publish_finding", {"evidence": LINK}),
        ("post_place", {"evidence": "Front door", **days(1, 11)}),
        ("post_web", {"evidence": LINK, **days(0, 10)}),
    ],
)
def test_a_duty_is_done_once_with_evidence_and_sealed(meeting, kind, facts):
    duty = finish(owed(meeting, kind), **facts)
    assert duty.done_by_name == make.ACTOR
    assert not list(verification.breaks())
    with pytest.raises(RuleBroken):
        finish(duty, **facts)


def test_the_report_of_a_closed_session_is_an_item_of_a_later_meeting(meeting):
    """BK-33."""
    duty = owed(meeting, "report")
    own = make.action_item(meeting)
    with pytest.raises(RuleBroken):
        finish(duty, report=own)
    later = make.action_item(make.posted(meeting.body, day=minutes.LATER))
    assert finish(duty, report=later).evidence == later.get_absolute_url()


def test_the_desk_lists_open_duties_with_rule_and_time(client_for, clerk, meeting):
    late = owed(meeting, "letter", due_at=clock.now() - timedelta(days=1))
    placed = owed(meeting, "post_place")
    browser = client_for(clerk)
    page = browser.get("/desk/duties/").content.decode()
    assert page.index("Letter to the Legislative Analyst") < page.index(
        "Post the emergency minutes in a public"
    )
    assert "Overdue" in page
    assert "overdue" in browser.get("/desk/").content.decode()
    short = {"evidence": "Front door", "starts_on": "2022-11-10", "ends_on": "2022-11-19"}
    refused = browser.post(f"/desk/duties/{placed.pk}/done/", short)
    assert refused.status_code == 422
    assert "at least until Sunday, November 20, 2022" in refused.content.decode()
    assert "Front door" in refused.content.decode()
    enough = short | {"ends_on": "2022-11-20"}
    assert browser.post(f"/desk/duties/{placed.pk}/done/", enough).status_code == 302
    assert browser.get(f"/desk/duties/{placed.pk}/done/").status_code == 404
    assert browser.get(f"/desk/duties/{late.pk}/done/").status_code == 200


def test_a_decision_shows_its_last_day_in_court_who_stepped_aside_and_its_cure(client, meeting):
    """BK-35."""
    first = meeting.items.get(kind="action").motions.get()
    item, appointment = first.item, meeting.presences.last().appointment
    Disclosure.objects.create(
        item=item, seat=appointment.seat, appointment=appointment, reason="Owns the vendor"
    )
    old = make.decision(first)
    cure = minutes.later_vote(meeting)
    Motion.objects.filter(pk=cure.pk).update(cures=first)
    new = make.decision(cure, title={"en": "Once more"})
    before = client.get(old.get_absolute_url()).content.decode()
    assert "February 7, 2023" in before
    assert "Person 3: Owns the vendor" in before
    assert f"/2023-02-08/#motion-{cure.pk}" in before
    assert f"/2022-11-09/#motion-{first.pk}" in client.get(new.get_absolute_url()).content.decode()
    assert meeting.events.filter(kind="decision").count() == 1


def test_what_is_put_off_waits_for_a_later_agenda(home):
    """BK-19."""
    made = make.posted(make_board(home), items=[("action", "One"), ("discussion", "Two")])
    make.in_session(made, present=3)
    item = made.items.get(number=2)
    with clock.at(make.starts() + timedelta(hours=1)):
        table_item(
            actor=make.ACTOR,
            item=item,
            outcome="deferred",
            reason={"en": "it needs a cost estimate"},
            until=minutes.LATER,
        )
    waiting = DeferredItem.objects.get()
    assert (waiting.source, waiting.body, waiting.kind) == (item, made.body, "discussion")
    assert made.events.filter(kind="left_open").exists()


def test_an_item_that_goes_on_from_another_is_joined_to_it(home):
    """BK-19."""
    first = make.posted(make_board(home), items=[("action", "One")])
    later = make.posted(first.body, day=minutes.LATER, items=[("action", "Two")])
    posting, old = later.postings.get(), first.items.get()
    facts = posting.items[0] | {"key": "again", "number": 9, "label": "9", "continues": old.pk}
    (row,) = freeze_items(posting, [facts], actor=make.ACTOR)
    assert [node.id for node in chain.trace("item", row.pk).nodes if node.kind == "item"] == [old.pk, row.pk]
