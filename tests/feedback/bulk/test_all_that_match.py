"""All that match a filter are approved or hidden as one job, which says beforehand how many it is (issue 17)."""

import pytest

from cms.models import Job
from cms.records.verification import breaks
from feedback.models import BulkAction, ModerationAct, Submission
from tests.factories import feedback as make
from tests.factories.moderation import found_campaign
from tests.feedback.bulk.conftest import HIDDEN
from tests.furniture import furnished

TOGETHER = "/desk/comments/together/"
FILTER = "words=county"


@furnished
def comments(form):
    made = [make.make_submission(form, f"Show my county, {number}.") for number in range(3)]
    return [*made, make.make_submission(form, "Something else.")]


def states(comments):
    return list(
        Submission.objects.filter(pk__in=[each.pk for each in comments])
        .order_by("pk")
        .values_list("state", flat=True)
    )


def test_all_that_match_are_approved_and_nothing_else(desk, comments):
    action = desk.do("publish", FILTER)
    assert states(comments) == ["published"] * 3 + ["received"]
    assert (action.done, action.refused, action.job.state) == (3, {}, "done")
    assert set(ModerationAct.objects.values_list("together", flat=True)) == {action.together}
    assert not list(breaks())


def test_the_queue_offers_all_that_match_beside_the_page(desk, comments):
    page = desk.get(f"/desk/comments/?{FILTER}").content.decode()
    assert "All that match these filters: 3 comments" in page
    sent = {"which": "all", "act": "hide", "reason": "spam", "note": "Copied"}
    answer = desk.post(f"{TOGETHER}?{FILTER}", sent)
    assert "3 comments match" in answer.content.decode() and states(comments) == ["received"] * 4
    assert desk.confirm(answer, "hide", FILTER).status_code == 302
    assert states(comments) == ["hidden"] * 3 + ["received"]
    assert set(ModerationAct.objects.values_list("reason", "note")) == {("spam", "Copied")}


def test_hiding_all_without_a_reason_is_refused_and_keeps_what_was_typed(desk, comments):
    answer = desk.post(f"{TOGETHER}?{FILTER}", {"which": "all", "act": "hide", "note": "Mine"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Choose a reason from the list" in page and 'value="Mine"' in page
    assert desk.ask("hide", FILTER).status_code == 422
    assert not BulkAction.objects.exists()


def test_the_letters_of_a_campaign_are_hidden_together_from_its_page(desk, form, comments):
    campaign = found_campaign(form, 6)
    where = f"/desk/campaigns/{campaign.pk}/moderate/"
    assert desk.post(where, {"act": "burn"}).status_code == 422
    refused = desk.post(where, {"act": "hide", "note": "Seen before"})
    page = refused.content.decode().split('id="all-heading"')[1]
    assert refused.status_code == 422 and "Choose a reason from the list." in page and "Seen before" in page
    answer = desk.post(where, {"act": "hide", "reason": "duplicate"})
    assert "6 comments match" in answer.content.decode() and not BulkAction.objects.exists()
    assert desk.confirm(answer, "hide", f"campaign={campaign.pk}").status_code == 302
    assert Submission.objects.filter(state="hidden", campaign=campaign).count() == 6
    assert states(comments) == ["received"] * 4
    desk.press(BulkAction.objects.get(), "undo")
    assert not Submission.objects.filter(state="hidden").exists()


@pytest.mark.parametrize("act", ["", "burn"])
def test_no_other_act_exists_for_all(desk, comments, act):
    assert desk.post(TOGETHER, {"which": "all", "act": act}).status_code == 422


def test_the_confirmation_says_how_many_stay_and_why(desk, form, comments):
    for state in ("published", "withdrawn"):
        make.make_submission(form, "My county too.", state=state)
    page = desk.ask("publish", FILTER).content.decode()
    assert "5 comments match" in page and "3 will be changed" in page
    assert "The person withdrew the comment." in page and "It is already set that way." in page
    assert "Contains the words" in page
    action = desk.do("publish", FILTER)
    assert action.refused == {"withdrawn": 1, "same": 1}
    assert "3 of 5 done" in desk.get(action.get_absolute_url()).content.decode()


def test_a_number_that_changed_since_the_confirmation_asks_again(desk, form, comments):
    page = desk.ask("publish", FILTER)
    make.make_submission(form, "One more county.")
    answer = desk.confirm(page, "publish", FILTER)
    text = answer.content.decode()
    assert answer.status_code == 409 and "When you confirmed, 3 matched. Now 4 match." in text
    assert states(comments) == ["received"] * 4 and not BulkAction.objects.exists()
    assert desk.confirm(answer, "publish", FILTER).status_code == 302
    assert BulkAction.objects.get().done == 4


def test_a_confirmation_that_is_sent_twice_counts_once(desk, comments):
    page = desk.ask("publish", FILTER)
    desk.confirm(page, "publish", FILTER)
    assert desk.confirm(page, "publish", FILTER).status_code == 302
    assert BulkAction.objects.count() == Job.objects.count() == 1


def test_nothing_that_matches_starts_nothing(desk, comments):
    assert desk.ask("publish", "words=nobody").status_code == 409
    assert not BulkAction.objects.exists()


def test_a_filter_whose_form_is_gone_acts_on_nothing(desk, comments):
    answer = desk.ask("publish", "form=999")
    assert "no longer exist: Form" in answer.content.decode()
    sent = dict(HIDDEN.findall(desk.ask("publish").content.decode()))
    assert desk.ask("publish", "form=999", **sent).status_code == 409
    assert not BulkAction.objects.exists()


def test_undoing_leaves_what_someone_decided_since(desk, at_desk, publisher, comments):
    action = desk.do("publish", FILTER)
    at_desk(publisher).post(f"/desk/comments/{comments[0].pk}/moderate/", {"act": "hide", "reason": "threat"})
    page = at_desk(publisher).press(action, "undo")
    assert states(comments) == ["hidden", "received", "received", "received"]
    assert "Bulk action 2 has started" in page.content.decode()
    undone = BulkAction.objects.first()
    assert (undone.kind, undone.done, undone.refused, undone.by) == ("undo", 2, {"later": 1}, publisher)
    assert "2 of 3 done" in desk.get(action.get_absolute_url()).content.decode()
    assert "Someone has changed it since" in desk.get(undone.get_absolute_url()).content.decode()
    assert desk.press(action, "undo").status_code == 422


def test_the_list_says_who_did_what_to_which_filter(desk, editor, comments):
    desk.do("publish", FILTER)
    page = desk.get(TOGETHER).content.decode()
    assert "Approve comments" in page and str(editor) in page and "3 of 3 done" in page and ">county<" in page


@pytest.mark.parametrize("person", ["clerk", "administrator", "resident"])
def test_nobody_else_sees_or_starts_one(desk, client_for, people, comments, person):
    action = desk.do("publish", FILTER)
    browser = client_for(people[person])
    paths = [TOGETHER, action.get_absolute_url(), f"{TOGETHER}new/?kind=publish"]
    assert {browser.get(path).status_code for path in paths} <= {403, 404}
    assert browser.post(f"{action.get_absolute_url()}undo/").status_code in (403, 404)


def test_an_editor_neither_codes_nor_holds_all(desk, comments):
    for kind in ("code", "assign", "hold"):
        assert desk.ask(kind, FILTER).status_code == 404
    assert desk.get(f"{TOGETHER}new/?screen=grid").status_code == 404
    assert desk.get(f"{TOGETHER}new/?screen=elsewhere").status_code == 404
    page = desk.get(f"{TOGETHER}new/?filter={FILTER}").content.decode()
    assert "Hide comments" in page and "Apply a code" not in page
