"""The register of decisions: filters in the address, the same rows as files and as a feed."""

import io
import json
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from boards.decisions import annual_report
from boards.decisions.services import add_follow_up, complete_follow_up, report_progress
from boards.models import Decision
from boards.motion_choices import MotionEffect
from cms import clock
from cms.chain import State
from cms.components.dates import plain_date
from cms.records import history
from engagement import board_decisions
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished
from tests.stored_pages import commit

pytestmark = pytest.mark.django_db


@furnished
def decided(home):
    """A yes with an open step, and a no."""
    yes = make.decision(
        make.held(home, seats=3, ayes=3), title={"en": "County first", "es": "Primero el condado"}
    )
    add_follow_up(
        actor=make.ACTOR,
        decision=yes,
        title={"en": "Build it"},
        owner={"en": "Data programs"},
        due_on=clock.today() - timedelta(days=1),
    )
    no = Decision(
        year=2021,
        sequence=1,
        body=yes.body,
        title={"en": "Pay by district"},
        summary={"en": "Pay is not shown."},
        reason={"en": "another agency shows it"},
        outcome="declined",
        decided_on="2021-05-01",
        prepared_by_name="A",
        published_by_name="B",
        published_at=clock.now(),
    )
    history.record(no, actor="system:test", reason="made")
    return yes, no


@pytest.mark.engine
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", {"County first", "Pay by district"}),
        ("year=2021", {"Pay by district"}),
        ("outcome=declined", {"Pay by district"}),
        ("outcome=adopted", {"County first"}),
        ("open=on", {"County first"}),
        ("body=governing-board", {"County first", "Pay by district"}),
        ("words=county", {"County first"}),
        ("words=condado+primero", {"County first"}),
        ("words=agency", {"Pay by district"}),
        ("words=nothing+like+it", set()),
        ("year=soon&outcome=perhaps&body=none&words=%00", {"County first", "Pay by district"}),
    ],
)
def test_each_filter_gives_the_same_on_the_page_and_in_the_files(client, decided, asked, shown):
    page = client.get(f"/decisions/?{asked}").content.decode()
    rows = json.loads(client.get(f"/decisions/all.json?{asked}").content)["decisions"]

    assert {row["title"] for row in rows} == shown
    assert {title for title in ("County first", "Pay by district") if title in page} == shown


def test_an_empty_answer_says_what_to_do(client, decided):
    assert "Remove a filter" in client.get("/decisions/?words=xyz").content.decode()


def test_a_late_step_shows_in_the_register_and_on_the_page_of_the_decision(client, decided):
    assert "1 step overdue" in client.get("/decisions/").content.decode()
    assert "Late" in client.get(decided[0].get_absolute_url()).content.decode()


def test_the_files_hold_one_row_for_each_decision(client, decided):
    table = b"".join(client.get("/decisions/all.csv").streaming_content).decode("utf-8-sig")
    book = b"".join(client.get("/decisions/all.xlsx").streaming_content)

    assert len(table.splitlines()) == 3 and "County first" in table
    assert load_workbook(io.BytesIO(book)).worksheets[0].max_row == 3


def test_the_feed_has_an_entry_for_each(client, decided):
    answer = client.get("/decisions/feed.atom")

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert answer.content.decode().count("<entry") == 2


@pytest.fixture
def rescinded(home):
    """A decision on what people said, with a late step, and the decision that rescinds it."""
    first = make.held(home, seats=3, ayes=3, findings=[make.finding(12)])
    old = make.decision(first, title={"en": "County first"})
    due = clock.today() - timedelta(days=1)
    step = {"title": {"en": "Build it"}, "owner": {"en": "Data programs"}, "due_on": due}
    add_follow_up(actor=make.ACTOR, decision=old, **step)
    undoing = make.motion(first.item.meeting, first.item, comment=False)
    undoing.effect, undoing.about = MotionEffect.RESCIND, first
    undoing.save()
    with live.at(80):
        new = make.decision(live.call(undoing, ayes=3), title={"en": "Not by county"})
    return old, new


def test_every_page_says_that_a_decision_was_rescinded(client, client_for, clerk, rescinded):
    """The page of the body, the year and the desk once said "Adopted", as the register does not."""
    old, _new = rescinded
    body = client.get(old.body.get_absolute_url()).content.decode()
    assert f"{old.number} · Rescinded ·" in body and "2022-02 · Adopted ·" in body
    year = client.get(f"/what-changed/{old.year}/").content.decode()
    assert "Rescinded on November 9, 2022 by decision 2022-02." in year and "Late" not in year
    table = b"".join(client.get(f"/what-changed/{old.year}/all.csv").streaming_content).decode("utf-8-sig")
    assert '"County first","Governing Board","Rescinded",' in table
    found = annual_report.year_of(old.year)
    counted = {row["label"]: row["cell"] for row in found.by_outcome if row["cell"]}
    assert counted == {"Adopted": 1, "Rescinded": 1}
    assert [row["cell"] for row in found.promises] == [0, 0, 0, 0]
    desk = client_for(clerk).get("/desk/decisions/").content.decode()
    assert f"Rescinded, {plain_date(old.decided_on)}" in desk and "Build it" not in desk
    assert f"/desk/decisions/{old.pk}/step/" not in desk


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("", ["2022-02", "2022-01"]),
        ("outcome=adopted", ["2022-02"]),
        ("outcome=rescinded", ["2022-01"]),
        ("open=on", []),
    ],
)
def test_a_rescinded_decision_is_found_as_that(client, rescinded, asked, numbers):
    rows = client.get(f"/decisions/all.json?{asked}").json()["decisions"]
    assert [row["number"] for row in rows] == numbers
    assert [row["late"] for row in rows] == [0] * len(rows)
    assert "overdue" not in client.get(f"/decisions/?{asked}").content.decode()


def test_what_was_rescinded_is_no_yes_to_a_theme(rescinded):
    """PAR-02: a theme of a conversation takes its outcome from the newest decision on its finding."""
    old, new = rescinded
    told = board_decisions.decisions([12])[12][0]
    assert (told.id, told.answer, told.reason) == (new.pk, "declined", new.reason)


def test_the_lines_of_a_stored_list_follow_each_step(client, decided, stored_parts):
    """Stored lines are made anew as soon as something on them changes."""
    yes, _no = decided
    (step,) = yes.follow_ups.all()
    assert stops_of(client, yes)[-1] == "still to come"

    report_progress(actor=make.ACTOR, step=step, percent=40, note={"en": "The tables are drafted."})
    commit()
    assert stops_of(client, yes)[-1] == "now"

    complete_follow_up(actor=make.ACTOR, step=step, note={"en": "It is built."})
    commit()
    assert stops_of(client, yes)[-1] == "completed"


def stops_of(client, decision) -> list[str]:
    """The states on the line of this decision in the list, in order."""
    lines = {row["decision"].pk: row["line"] for row in client.get("/decisions/").context["rows"]}
    return [str(State(stop.state).label) for stop in lines[decision.pk].stops]
