"""A legal hold on each comment that matches; lifting them takes two people (PRV-06, S14)."""

import pytest

from cms.access import Role
from cms.models import LegalHold, OutboxMessage
from cms.records import holds, many_holds
from cms.records.verification import breaks
from feedback.models import Submission
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def comments(form):
    return [make.make_submission(form, f"Show my county, {number}.") for number in range(3)]


@pytest.fixture
def desk(at_desk, publisher):
    return at_desk(publisher)


def test_each_comment_that_matches_is_held_and_administrators_hear_of_it_once(desk, administrator, comments):
    holds.place_hold(actor=administrator, kind="submission", reference=str(comments[0].pk), reason="First")
    OutboxMessage.objects.all().delete()
    page = desk.ask("hold", "words=county", hold_reason="A suit").content.decode()
    assert "It is already on hold." in page and "2 will be changed" in page
    action = desk.do("hold", "words=county", hold_reason="A suit")
    assert (action.done, action.refused) == (2, {"held": 1})
    assert all(holds.is_held(("submission", each.pk)) for each in comments)
    assert [each.subject for each in OutboxMessage.objects.all()] == ["2 legal holds were placed"]
    assert not list(breaks())


def test_a_hold_needs_a_reason(desk, comments):
    assert desk.ask("hold", "words=county").status_code == 422


def test_one_person_asks_to_lift_them_and_another_agrees(desk, at_desk, make_user, comments):
    action = desk.do("hold", "words=county", hold_reason="A suit")
    assert desk.press(action, "lift").status_code == 422
    desk.press(action, "undo")
    assert LegalHold.objects.filter(lifted_at=None).exclude(lift_asked_by_name="").count() == 3
    assert "You asked for this" in desk.press(action, "lift").content.decode()
    second = make_user("second", Role.PUBLISHER)
    kept = LegalHold.objects.order_by("pk")[0]
    holds.keep_hold(actor=second, hold=kept)
    at_desk(second).press(action, "lift")
    assert list(holds.active()) == [kept]
    assert not list(breaks())


def test_lifting_needs_a_fresh_second_factor_and_a_hold(desk, comments, monkeypatch):
    action = desk.do("publish", "words=county")
    lift = f"{action.get_absolute_url()}lift/"
    assert desk.post(lift).status_code == 422
    monkeypatch.setattr("feedback.bulk.views.is_fresh", lambda _request: False)
    assert desk.post(lift).url.startswith("/accounts/2fa/reauthenticate/")


def test_a_hold_on_many_is_still_one_query_for_retention(publisher, comments, monkeypatch):
    monkeypatch.setattr(holds, "MOST_NAMED", 2)
    keys = [str(each.pk) for each in comments]
    many_holds.place_holds(actor=publisher, kind="submission", keys=keys, reason="A suit")
    found = Submission.objects.filter(holds.covering({"submission": "pk"}))
    assert {each.pk for each in found} == {each.pk for each in comments}
