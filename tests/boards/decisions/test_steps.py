"""Promised steps: reports on the way, each a row; done is said by closing; late is shown."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

import pytest

from boards.decisions.services import add_follow_up, complete_follow_up, report_progress
from boards.exceptions import NeedsReason, NotPossibleNow, PostedIsFrozen
from boards.models import StepProgress
from cms import clock
from cms.records import verification
from tests.factories import boards as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def step(home):
    decision = make.decision(make.held(home, seats=3, ayes=3))
    words = {"title": {"en": "County view"}, "owner": {"en": "Data programs"}}
    due = clock.today() + timedelta(days=30)
    return add_follow_up(actor=make.ACTOR, decision=decision, due_on=due, **words)


def report(step, **changes):
    facts = {"actor": make.ACTOR, "step": step, "percent": 30, "note": {"en": "Drawings are ready."}}
    return report_progress(**facts | changes)


@pytest.mark.engine
def test_each_report_is_a_row_and_the_newest_counts(client, step):
    report(step)
    report(step, percent=70, note={"en": "Most of it works."})
    page = client.get(step.decision.get_absolute_url()).content.decode()

    assert StepProgress.objects.count() == 2
    assert '<progress class="step-bar" max="100" value="70"' in page
    assert "Drawings are ready." in page and "Most of it works." in page and "Day by day" in page
    assert list(verification.breaks()) == []


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"percent": 100}, NotPossibleNow),
        ({"percent": -1}, NotPossibleNow),
        ({"note": {}}, NeedsReason),
        ({"actor": None}, PermissionDenied),
    ],
)
def test_a_report_needs_its_words_and_is_never_the_end(step, changes, refusal):
    with pytest.raises(refusal):
        report(step, **changes)
    assert not StepProgress.objects.exists()


def test_a_step_that_is_done_takes_no_report(step):
    complete_follow_up(actor=make.ACTOR, step=step, note={"en": "Done."})
    with pytest.raises(NotPossibleNow, match="already done"):
        report(step)


@pytest.mark.engine
def test_a_report_never_changes_and_verify_names_one_that_did(step):
    told = report(step)
    with pytest.raises(PostedIsFrozen):
        told.save()
    with pytest.raises(PostedIsFrozen):
        told.delete()
    StepProgress.objects.update(percent=90)

    assert any(f"progress {told.pk} was changed" in words for words in verification.breaks())


def test_the_desk_reports_and_what_is_wrong_comes_again(client_for, clerk, step):
    browser = client_for(clerk)
    path = f"/desk/decisions/steps/{step.pk}/progress/"
    wrong = browser.post(path, {"percent": "120", "note_en": "Half of it."})

    assert wrong.status_code == 422 and "Half of it." in wrong.content.decode()
    assert browser.post(path, {"percent": "50", "note_en": "Half of it."}).status_code == 302
    assert StepProgress.objects.get().note == {"en": "Half of it."}


def test_a_step_past_its_day_is_late_everywhere(client, client_for, clerk, step, set_clock):
    set_clock(clock.now() + timedelta(days=60))

    assert step.is_late
    assert "Late" in client_for(clerk).get("/desk/decisions/").content.decode()
    assert "Overdue: County view" in client.get(step.decision.get_absolute_url()).content.decode()
