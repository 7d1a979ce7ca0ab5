"""Scores are given blind, once, after the call has closed; the warning of C2C-08 refuses nobody."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

import pytest

from boards.appointments.applications import withdraw_application
from boards.appointments.calls import bring_short_list, close_scoring, score_application, shortlist
from boards.appointments.eligibility import warning_for
from boards.exceptions import ApplicationRefused
from boards.models import Application, ApplicationReview, Seat
from cms import clock
from tests.factories import applications as make
from tests.factories import boards
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
READ = make.CLOSES + timedelta(days=2)


@furnished
def closed(set_clock):
    found = make.application(make.call())
    set_clock(make.at(READ))
    return found


def post_scores(browser, application, points=("4", "5"), note="Because-canary"):
    words = {f"points_{place}": value for place, value in enumerate(points)}
    return browser.post(f"/desk/applications/one/{application.pk}/", words | {"note": note})


def test_nobody_sees_the_scores_of_others_before_giving_their_own(closed, client_for, editor, clerk):
    """Neither on the application nor in the list: not the points, not the average, not the reason, not the name."""
    first, second = client_for(editor), client_for(clerk)
    assert post_scores(first, closed).status_code == 302
    for path in (closed.get_absolute_url(), f"/desk/applications/{closed.call_id}/"):
        page = second.get(path).content.decode()
        assert "Because-canary" not in page and "4.5" not in page and str(editor) not in page
    assert "Hidden until you have scored" in page
    post_scores(second, closed, points=("1", "2"), note="")
    page = second.get(closed.get_absolute_url()).content.decode()
    assert "Because-canary" in page and "3.0 (1.5–4.5)" in page
    assert '<circle class="scores__one"' in page


def test_scores_are_given_once(closed, client_for, editor):
    browser = client_for(editor)
    post_scores(browser, closed)
    again = post_scores(browser, closed, points=("1", "1"))
    assert again.status_code == 422 and "Scores cannot be changed" in again.content.decode()
    assert ApplicationReview.objects.get().points == [4, 5]


@pytest.mark.parametrize("points", [(4,), (4, 5, 5), (0, 5), (4, 6)])
def test_each_criterion_gets_one_to_five_points(closed, editor, points):
    with pytest.raises(ApplicationRefused):
        score_application(actor=editor, application=closed, points=list(points))


def test_a_form_with_a_gap_comes_again(closed, client_for, editor):
    answer = post_scores(client_for(editor), closed, points=("4",))
    assert answer.status_code == 422 and "Choose: Works well" in answer.content.decode()


def test_while_people_can_change_their_words_nobody_scores(closed, editor, set_clock):
    set_clock(make.at(make.CLOSES))
    with pytest.raises(ApplicationRefused):
        score_application(actor=editor, application=closed, points=[4, 5])


def test_scoring_closes_only_after_each_was_read(closed, editor, clerk):
    other = make.application(closed.call)
    score_application(actor=editor, application=closed, points=[4, 5])
    with pytest.raises(ApplicationRefused, match="Applications not scored yet"):
        close_scoring(actor=clerk, call=closed.call)
    withdraw_application(application=other)
    close_scoring(actor=clerk, call=closed.call)
    with pytest.raises(ApplicationRefused):
        score_application(actor=clerk, application=closed, points=[4, 5])


def test_after_the_end_of_scoring_the_best_come_first(closed, client_for, editor, publisher):
    other = make.application(closed.call, name="Better")
    with clock.at(make.at(READ)):
        score_application(actor=editor, application=closed, points=[2, 2])
    make.scored(closed.call, other, by=editor, points=(5, 5))
    page = client_for(publisher).get(f"/desk/applications/{closed.call_id}/").content.decode()
    assert page.index("Better") < page.index(closed.name)
    assert "5.0 (5.0–5.0)" in page


def test_the_short_list_waits_for_the_end_of_scoring(closed, clerk, editor):
    with pytest.raises(ApplicationRefused, match="Close scoring first"):
        shortlist(actor=clerk, application=closed)
    make.scored(closed.call, closed, by=editor)
    shortlist(actor=clerk, application=closed)
    shortlist(actor=clerk, application=closed, on=False)
    closed.refresh_from_db()
    assert closed.state == "received"
    with pytest.raises(ApplicationRefused, match="empty"):
        bring_short_list(actor=clerk, call=closed.call, meeting=boards.meeting(boards.body(3)))


@pytest.mark.parametrize(
    ("level", "employer", "warns"),
    [
        ("office", "California Department of Health", "looks like an organization"),
        ("office", "UC Office of the President", "looks like an organization"),
        ("office", "Water Board", "works for a state agency"),
        ("provider", "UC Riverside", ""),
        ("provider", "Department of Education of one county", ""),
        ("other", "Health food shop", ""),
        ("none", "", ""),
    ],
)
def test_the_warning_hangs_on_the_level_of_the_employer(level, employer, warns):
    """C2C-08: the system office is not eligible, one campus of it is."""
    boards.body(2)
    for place, label in enumerate(("Health and Human Services", "UC President"), start=1):
        Seat.objects.filter(position=place).update(label={"en": label})
    found = warning_for(Application(employer_level=level, employer=employer))
    assert warns in found.sentence if warns else found is None


def test_a_warning_refuses_nobody(client_for, clerk, editor, set_clock):
    found = make.call()
    first = make.application(found, employer_level="office", employer="Department of Education")
    set_clock(make.at(READ))
    page = client_for(editor).get(first.get_absolute_url()).content.decode()
    assert "Check eligibility" in page and "a person decides" in page
    make.scored(found, first, by=editor)
    shortlist(actor=clerk, application=first)
    first.refresh_from_db()
    assert first.state == "shortlisted"


def test_voluntary_answers_are_on_no_screen_of_the_desk(client_for, editor, set_clock):
    """PRV-24: nobody who scores sees them."""
    found = make.application(make.call(), about={"county": "Zebra county", "age": "65"})
    set_clock(make.at(READ))
    browser = client_for(editor)
    for path in (found.get_absolute_url(), f"/desk/applications/{found.call_id}/", "/desk/applications/"):
        assert "Zebra county" not in browser.get(path).content.decode()


def test_an_analyst_an_administrator_and_a_member_score_nothing(closed, analyst, administrator, member):
    for person in (analyst, administrator, member, None):
        with pytest.raises(PermissionDenied):
            score_application(actor=person, application=closed, points=[4, 5])
