"""C2C-20: the recap is due after 30 days, or the day before the decision it feeds, everywhere it is shown."""

from datetime import datetime, timedelta

import pytest

from cms import clock
from engagement.conversations.services import mark_held
from engagement.models.conversation_times import recap_due
from engagement.outcomes.overdue import recaps_overdue
from tests.factories import engagement as make

pytestmark = pytest.mark.django_db
END = datetime(2030, 7, 9, 19, 0, tzinfo=clock.PACIFIC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days_to_decision", "due"),
    [
        (None, datetime(2030, 8, 8, 19, 0)),
        (60, datetime(2030, 8, 8, 19, 0)),
        (31, datetime(2030, 8, 8, 19, 0)),
        (30, datetime(2030, 8, 7, 23, 59, 59)),
        (10, datetime(2030, 7, 18, 23, 59, 59)),
        (1, datetime(2030, 7, 9, 23, 59, 59)),
        (0, datetime(2030, 8, 8, 19, 0)),
        (-5, datetime(2030, 8, 8, 19, 0)),
    ],
)
def test_the_earlier_of_thirty_days_and_the_day_before_the_decision(days_to_decision, due):
    decision = None if days_to_decision is None else (END + days_to_decision * DAY).date()
    assert recap_due(END, decision) == due.replace(tzinfo=clock.PACIFIC)


def _held(days_to_decision: int):
    start = clock.now().replace(microsecond=0) - timedelta(hours=3)
    decision = (start + days_to_decision * DAY).astimezone(clock.PACIFIC).date()
    made = make.conversation(starts_at=start, feeds_on=decision)
    return mark_held(actor=make.ACTOR, conversation=made, attended=12)


@pytest.mark.engine
def test_it_is_overdue_from_the_day_of_the_decision_on():
    made = _held(10)
    for later, late in ((9 * DAY, False), (10 * DAY, True)):
        with clock.at(made.starts_at + later):
            assert made.recap_is_overdue == late
            assert recaps_overdue().filter(pk=made.pk).exists() == late


@pytest.mark.engine
def test_a_decision_before_the_conversation_makes_nothing_overdue():
    made = _held(10)
    made.feeds_on = made.ends_at.astimezone(clock.PACIFIC).date() - 3 * DAY
    make.history.record(made, actor=make.ACTOR, reason="test", update_fields=["feeds_on"])
    assert not made.recap_is_overdue and not recaps_overdue().exists()


def test_page_and_desk_name_the_earlier_day(client, cast):
    start = clock.now().replace(microsecond=0) - timedelta(hours=3)
    decision = (start + 10 * DAY).astimezone(clock.PACIFIC).date()
    made = make.conversation(starts_at=start, feeds_on=decision)
    due = made.recap_due.astimezone(clock.PACIFIC)
    held = cast["editor"].post(f"/desk/conversations/{made.slug}/held/", {}, follow=True).text
    assert "The recap is due by" in held and f"{due.day}, {due.year}" in held
    assert f"{due:%B} {due.day}, {due.year}" in client.get(f"/conversations/{made.slug}/").text
