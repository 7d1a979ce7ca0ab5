"""The picture of the roll-out stays inside its frame, whatever the dates (C2C-16, C2C-17)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedback.tools.timeline_chart import LEFT, WIDTH, Mark, timeline

DAYS = st.dates(date(2022, 1, 1), date(2034, 12, 31))
MARKS = st.lists(
    st.builds(Mark, st.sampled_from(["planned", "launched"]), st.just("Planned"), DAYS, st.booleans()),
    max_size=6,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tools=st.lists(st.tuples(st.just("A tool"), MARKS), max_size=5), today=DAYS)
def test_every_block_is_in_the_frame_and_none_runs_backward(tools, today):
    sorted_tools = [(name, sorted(marks, key=lambda each: (each.is_plan, each.on))) for name, marks in tools]
    found = timeline(sorted_tools, today)
    if not any(marks for _name, marks in tools):
        assert found is None
        return
    assert found.last - found.first >= 4 and len(found.rows) == len(tools)
    for row, (_name, marks) in zip(found.rows, sorted_tools, strict=True):
        assert len(row.blocks) == len(marks)
        for block in row.blocks:
            assert float(block.x) >= LEFT and float(block.width) > 0
            assert float(block.x) + float(block.width) <= WIDTH


def test_five_years_from_the_first_step():
    found = timeline([("A", [Mark("planned", "Planned", date(2022, 5, 11), False)])], date(2022, 6, 1))
    assert [tick.label for tick in found.ticks] == ["2022", "2023", "2024", "2025", "2026"]


def test_a_plan_far_ahead_makes_the_picture_longer():
    today = date(2026, 11, 26)
    marks = [
        Mark("planned", "Planned", date(2022, 5, 11), False),
        Mark("launched", "Launched", today + timedelta(days=900), True),
    ]
    assert timeline([("A", marks)], today).last == 2029


def test_a_plan_whose_day_has_passed_begins_today():
    """An open step is not drawn over what the tool was in the meantime."""
    marks = [
        Mark("planned", "Planned", date(2022, 5, 11), False),
        Mark("in_review", "In review", date(2023, 4, 1), True),
        Mark("launched", "Launched", date(2025, 1, 1), True),
    ]
    for today in (date(2023, 3, 1), date(2023, 6, 1), date(2024, 6, 1), date(2026, 2, 1)):
        found = timeline([("A", marks)], today)
        taken, *planned = found.rows[0].blocks

        assert all(float(block.x) >= float(found.today_x) for block in planned)
        assert float(taken.x) + float(taken.width) == pytest.approx(float(found.today_x), abs=0.11)
