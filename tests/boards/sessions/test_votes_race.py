"""Show 4 of issue 3: many votes of one seat at once make one row, and totals cannot be typed (BK-30)."""

from inspect import getmembers, isclass
from itertools import pairwise

from django.forms import BaseForm

import pytest

from boards.minutes import forms as minutes_forms
from boards.sessions.forms import closed, meeting
from boards.sessions.forms import items as live_forms
from tests.boards.racing import race
from tests.boards.sessions import race_votes
from tests.cms.processes import own_database
from tests.depth import size
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console

__all__ = ["own_database"]

EACH = size(5, 25)
TOTALS = {
    *("ayes", "noes", "abstentions", "abstain", "absent", "recused", "vacant", "present", "quorum", "total"),
    *("totals", "tally", "count", "base", "needed", "passed", "result", "state", "unanimous"),
}


def test_no_form_of_a_meeting_asks_for_a_total():
    """BK-30: a bare tally, or "unanimous" without names, has no field to go into."""
    modules = (live_forms, closed, meeting, minutes_forms)
    found = {
        form
        for module in modules
        for _name, form in getmembers(module, isclass)
        if issubclass(form, BaseForm)
    }
    fields = {name for form in found for name in form.base_fields}
    assert len(found) > 10
    assert not fields & TOTALS


def test_totals_that_are_sent_along_change_nothing(db, client_for, clerk):
    """BK-30, C2C-05: they are computed from the rows, one for each seat."""
    made = live.begin(live.meeting(make.body(3)), room=3)
    console, on = Console(client_for(clerk), made), live.item(made, 2)
    typed = {
        "ayes": "3",
        "noes": "0",
        "passed": "1",
        "needed": "1",
        "base": "1",
        "state": "closed",
        "total": "3",
    }
    mover, seconder, third = live.seats(made)
    with live.at(5):
        live.heard(on)
        words = {"text_en": "Show it.", "mover": mover.pk, "seconder": seconder.pk}
        assert console.on(on, "motion", words | typed).status_code == 302
        moved = on.motions.get()
        for seat, choice in ((mover, "aye"), (seconder, "no"), (third, "no")):
            console.send(f"motions/{moved.pk}/vote/", {"vote": f"{seat.pk}:{choice}"} | typed)
        console.send(f"motions/{moved.pk}/close/", typed)
    moved.refresh_from_db()
    assert (moved.state, moved.passed, moved.needed, moved.base) == ("closed", False, 2, 3)
    assert sorted(moved.votes.values_list("choice", flat=True)) == ["aye", "no", "no"]
    facts = made.events.get(kind="vote_closed").facts
    assert (facts["ayes"], facts["noes"]) == (1, 2)


@pytest.mark.engine
@pytest.mark.race
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_many_votes_of_one_seat_at_once_make_one_row_and_every_change_is_told(own_database):
    """Half say aye, half say no. The row says what the last event says; no change is lost, none is told twice."""
    end = race(race_votes.main, EACH, database=own_database)
    said = [choice for _kind, choice in end["events"]]
    assert end["statuses"] == [302] * (2 * EACH)
    assert end["votes"] == [(end["keys"]["seat"], said[-1])]
    assert end["history"] == said
    assert [kind for kind, _choice in end["events"]] == ["vote"] + ["vote_righted"] * (len(said) - 1)
    assert all(before != after for before, after in pairwise(said))
    assert end["numbers"] == sorted(set(end["numbers"]))
