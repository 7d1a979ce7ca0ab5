"""What is done for a new member, who counts before the oath, and the member's own page (C2C-10, BK-05, BK-06)."""

from datetime import date

import pytest

from boards import access
from boards.bodies.onboarding import record_step
from boards.choices import OnboardingKind
from boards.exceptions import StepNotPossible
from boards.models import Appointment, OnboardingStep
from cms.records import history
from tests.factories import boards as make
from tests.furniture import furnished

APPOINTED, FIRST_DAY = date(2022, 10, 3), date(2022, 11, 1)


@furnished
def newcomer(home, set_clock):
    """Appointed in October, in office from November, no oath yet."""
    found = make.body(3, vacant=(3,))
    make.pages(home, found)
    seat = found.seats.get(position=3)
    facts = {"person_name": "New Member", "appointed_on": APPOINTED, "starts_on": FIRST_DAY}
    set_clock(make.starts(date(2022, 11, 9)))
    return history.record(Appointment(seat=seat, **facts), actor=make.ACTOR, reason="made for a test")


def tell(appointment, kind=OnboardingKind.ACT, actor=make.ACTOR, **facts) -> OnboardingStep:
    facts = {"done_on": APPOINTED, "version": "Text of January 1, 2022"} | facts
    return record_step(actor=actor, appointment=appointment, kind=kind, **facts)


@pytest.mark.parametrize(
    ("day", "counts"), [(date(2022, 10, 2), False), (APPOINTED, True), (FIRST_DAY, True)]
)
def test_an_appointee_counts_from_the_appointment_on(newcomer, day, counts):
    """BK-05: before any oath, and before the first day in office."""
    assert (newcomer in access.bound_by_act(day)) is counts
    assert (newcomer in Appointment.objects.as_of(day)) is (day >= FIRST_DAY)


def test_who_has_left_is_bound_no_more(newcomer):
    newcomer.ends_on = date(2022, 11, 30)
    history.record(newcomer, actor=make.ACTOR, reason="test")
    assert newcomer in access.bound_by_act(date(2022, 11, 30))
    assert newcomer not in access.bound_by_act(date(2022, 12, 1))


def test_the_copy_of_the_act_opens_on_the_appointment_with_its_version(newcomer):
    """BK-06."""
    step = tell(newcomer)
    assert (step.done_on, step.version) == (APPOINTED, "Text of January 1, 2022")


@pytest.mark.parametrize(
    ("kind", "facts", "rule", "field"),
    [
        ("act", {"version": ""}, "BK-06", "version"),
        ("act", {"done_on": date(2022, 10, 2)}, "BK-06", "done_on"),
        ("duties", {"done_on": date(2022, 10, 2)}, "C2C-10", "done_on"),
        ("oath", {"done_on": date(2022, 11, 10)}, "C2C-10", "done_on"),
        ("account", {}, "C2C-10", None),
    ],
)
def test_a_step_that_cannot_be_is_refused(newcomer, kind, facts, rule, field):
    with pytest.raises(StepNotPossible) as refused:
        tell(newcomer, OnboardingKind(kind), **facts)
    assert refused.value.rule == rule
    assert refused.value.facts.get("field") == field
    assert not OnboardingStep.objects.exists()


def test_a_step_told_again_is_put_right_and_the_history_keeps_the_first(newcomer):
    tell(newcomer, version="Wrong text")
    step = tell(newcomer)
    assert OnboardingStep.objects.get() == step
    assert [row.version for row in step.history.order_by("history_id")] == ["Wrong text", step.version]


def test_the_oath_goes_to_the_record_of_the_seat(newcomer):
    tell(newcomer, OnboardingKind.OATH, done_on=FIRST_DAY, version="")
    newcomer.refresh_from_db()
    assert newcomer.oath_on == FIRST_DAY


def test_the_desk_writes_steps_down_and_refuses_beside_the_field(client_for, clerk, newcomer):
    browser, address = client_for(clerk), f"/desk/seats/{newcomer.pk}/"
    refused = browser.post(address, {"kind": "act", "done_on": "2022-10-03", "version": ""})
    assert refused.status_code == 422
    html = refused.content.decode()
    assert "BK-06" in html
    assert 'value="2022-10-03"' in html
    sent = browser.post(address, {"kind": "act", "done_on": "2022-10-03", "version": "Of 2022"}, follow=True)
    assert "Done October 3, 2022" in sent.content.decode()
    assert browser.post(address, {"kind": "nonsense", "done_on": "x"}).status_code == 422
    report = browser.get("/desk/seats/").context["reports"][0]
    open_kinds = {appointment.pk: [step.kind for step in steps] for appointment, steps in report.joining}
    assert OnboardingKind.ACT not in open_kinds[newcomer.pk]
    assert OnboardingKind.OATH in open_kinds[newcomer.pk]


def test_an_appointee_is_on_the_report_before_the_first_day(client_for, clerk, newcomer, set_clock):
    set_clock(make.starts(APPOINTED))
    report = client_for(clerk).get("/desk/seats/").context["reports"][0]
    assert newcomer.pk in [appointment.pk for appointment, _steps in report.joining]
    assert [place.seat.position for place in report.vacant] == [3]


def test_a_member_sees_the_own_seat_and_checklist_and_nobody_else(client_for, member, newcomer):
    """BK-41: no name of another member, and nothing of what others did."""
    newcomer.user = member
    history.record(newcomer, actor=make.ACTOR, reason="test")
    tell(newcomer)
    tell(Appointment.objects.get(person_name="Person 1"), done_on=date(2022, 1, 2), version="Act of another")
    html = client_for(member).get("/workspace/").content.decode()
    assert "Text of January 1, 2022" in html
    assert "October 3, 2022" in html
    for other in ("Person 1", "Person 2", "Act of another", "January 2, 2022"):
        assert other not in html
