"""What changed in a year because people spoke: computed from the chain alone, numbers as findings tell them."""

from datetime import date, timedelta

import pytest

from boards.decisions import annual_report as changed
from boards.decisions.services import add_follow_up, complete_follow_up
from boards.decisions.timeline import Moment, drawn
from cms import clock
from tests.boards.meetings.test_query_counts import statements
from tests.factories import boards as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def answered(home):
    moved = make.held(home, seats=3, ayes=3, findings=[make.finding(12)])
    decision = make.decision(moved, title={"en": "County first"})
    day = decision.decided_on
    for title, due in (("Kept", 400), ("Broken", -300)):
        step = add_follow_up(
            actor=make.ACTOR,
            decision=decision,
            title={"en": title},
            owner={"en": "We"},
            due_on=clock.today() + timedelta(days=due),
        )
        if title == "Kept":
            complete_follow_up(actor=make.ACTOR, step=step, note={"en": "ok"}, done_on=day)
    return decision


def test_a_decision_with_a_finding_behind_it_stands_in_its_year(client, answered):
    page = client.get(f"/what-changed/{answered.year}/").content.decode()

    for words in ("County first", "F-12", "1 board answer rests on what people said.", "Done on time"):
        assert words in page
    assert f"/trace/decision/{answered.pk}/voices/" in page
    assert "County first" in client.get("/what-changed/").content.decode()


def test_promises_kept_and_late_are_told_apart(answered):
    found = changed.year_of(answered.year)

    assert [row["cell"] for row in found.promises] == [1, 0, 0, 1]
    assert [row["cell"] for row in found.by_outcome] == [1, 0, 0, 0, 0]


def test_a_decision_that_nobody_asked_for_is_no_answer(client, home):
    decision = make.decision(make.held(home, seats=3, ayes=3))
    page = client.get(f"/what-changed/{decision.year}/").content.decode()

    assert "No board answer from this year rests on what people said." in page


def test_the_table_is_the_page_as_rows(client, answered):
    table = b"".join(client.get(f"/what-changed/{answered.year}/all.csv").streaming_content).decode(
        "utf-8-sig"
    )

    assert len(table.splitlines()) == 2
    assert "County first" in table and "F-12" in table


@pytest.mark.engine
@pytest.mark.parametrize("year", [1999, 2999, 3000, 10**30])
def test_a_year_without_decisions_does_not_exist(client, answered, year):
    assert client.get(f"/what-changed/{year}/").status_code == 404
    assert client.get(f"/what-changed/{year}/all.csv").status_code == 404


@pytest.mark.engine
def test_the_page_takes_as_many_statements_for_many_steps(client, answered):
    few = statements(client, f"/what-changed/{answered.year}/")
    for place in range(6):
        add_follow_up(actor=make.ACTOR, decision=answered, title={"en": f"Step {place}"}, owner={"en": "We"})
    assert statements(client, f"/what-changed/{answered.year}/") == few


def test_marks_near_each_other_stand_above_one_another():
    days = [date(2022, 1, 1), date(2022, 1, 2), date(2022, 1, 3), date(2022, 12, 31)]
    picture = drawn(Moment(day, "x") for day in days)

    places = [(mark.x, mark.y) for mark in picture.marks]
    assert len(set(places)) == 4 and [mark.number for mark in picture.marks] == [1, 2, 3, 4]
    assert all(abs(a[0] - b[0]) >= 26 or abs(a[1] - b[1]) >= 26 for a in places for b in places if a != b)
    assert drawn([Moment(date(2022, 1, 1), "alone")]) is None
