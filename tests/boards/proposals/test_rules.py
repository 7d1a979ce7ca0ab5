"""C2C-30: rules are data with versions; a cycle and its proposals keep those they began under."""

from datetime import date

import pytest

from boards.exceptions import NotPossibleNow, PostedIsFrozen
from boards.models import CycleRules, PhaseKind
from boards.proposals.cycles import set_cycle_days, write_rules
from boards.rules.cycle_calendar import day_of, problems
from tests.factories import proposals as make


def test_rules_change_only_before_a_cycle_begins_under_them(year):
    rules = year.rules
    rules.max_authors = 9
    with pytest.raises(PostedIsFrozen, match="new version"):
        write_rules(actor=make.ACTOR, rules=rules)
    with pytest.raises(PostedIsFrozen):
        rules.delete()
    newer = make.rules(max_authors=3)
    assert newer.version == 2
    newer.max_authors = 4
    assert write_rules(actor=make.ACTOR, rules=newer).max_authors == 4


def test_a_proposal_keeps_the_rules_it_began_under(year, heard):
    earlier = make.published(year, heard)
    later_year = make.cycle(2023, rules_facts={"max_authors": 3})
    later = make.published(later_year, heard)
    assert (earlier.rules.version, later.rules.version) == (1, 2)
    assert (earlier.rules.max_authors, later.rules.max_authors) == (5, 3)


def test_one_cycle_for_a_year(year):
    with pytest.raises(NotPossibleNow, match="has already begun"):
        make.cycle(year.year)


def test_the_parts_of_a_year_have_their_days(year):
    days = {phase.kind: (phase.starts_on, phase.ends_on) for phase in year.phases}
    assert days["study"] == (date(2022, 12, 1), date(2023, 2, 28))
    assert days["consider"] == (date(2023, 5, 1), date(2023, 5, 31))
    assert year.deadline == date(2022, 6, 21)
    with make.on(date(2022, 12, 24)):
        assert year.now.kind == "study"
    with make.on(date(2022, 1, 1)):
        assert year.now is None


def test_the_office_sets_the_days_of_one_year(year):
    set_cycle_days(actor=make.ACTOR, cycle=year, deadline=date(2022, 7, 1))
    year.refresh_from_db()
    assert year.deadline == date(2022, 7, 1)
    assert year.rules.deadline_in(2022) == date(2022, 6, 21)
    with pytest.raises(NotPossibleNow, match="dates for each step"):
        set_cycle_days(
            actor=make.ACTOR, cycle=year, deadline=year.deadline, dates={"propose": ["2022-01-01"] * 2}
        )


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([], "at least one step"),
        ([{"kind": "propose"}], "must have a kind"),
        ([{"kind": "party", "name": {"en": "x"}, "from": [1, 1], "until": [1, 2]}], "kind that no other"),
        ([{"kind": "propose", "name": {"en": "x"}, "from": [2, 30], "until": [3, 1]}], "not in order"),
        ([{"kind": "propose", "name": {"en": "x"}, "from": [3, 2], "until": [3, 1]}], "not in order"),
    ],
)
def test_wrong_steps_are_told(steps, words):
    assert any(words in each for each in problems(steps, kinds=PhaseKind.values))


def test_rules_with_wrong_steps_are_refused(db):
    with pytest.raises(NotPossibleNow, match="at least one step"):
        make.rules(steps=[])
    with pytest.raises(NotPossibleNow, match="not a valid date"):
        make.rules(deadline_month=2, deadline_day=31)
    with pytest.raises(NotPossibleNow, match="two scopes"):
        make.rules(forms={"data-and-tools": "other"})
    assert not CycleRules.objects.exists()


def test_months_count_on_into_the_next_year():
    assert day_of(2022, 17, 31) == date(2023, 5, 31)
    assert day_of(2022, 25, 1) is None
    assert day_of(2022, 0, 1) is None
