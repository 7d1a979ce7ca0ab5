"""What people decided about campaigns outlasts every later comparison of letters (PAR-05)."""

import pytest

from feedback.models import Campaign, CampaignChange, Submission
from feedback.submissions.services import withdraw
from tests.factories.moderation import OTHER, found_campaign, send_letters
from tests.feedback.moderation.test_campaign_changes import find, merge, reverse, sizes, split, where
from tests.furniture import furnished


@furnished
def desk(client_for, editor):
    return client_for(editor)


@pytest.fixture
def two(form):
    return found_campaign(form, 6), found_campaign(form, 5, OTHER)


def split_off(desk, campaign, count) -> Campaign:
    """The campaign that the last letters of this one, chosen one by one, form now."""
    chosen = list(campaign.submissions.order_by("-pk").values_list("pk", flat=True)[:count])
    assert split(desk, campaign, wording=[], comment=chosen).status_code == 302
    return Campaign.objects.latest("pk")


def places() -> dict:
    return dict(Submission.objects.values_list("pk", "campaign"))


def test_splitting_a_campaign_of_single_letters_leaves_the_others_where_they_are(desk, two):
    one, other = two
    second = split_off(desk, other, 3)
    merge(desk, one, other)
    split_off(desk, second, 1)
    before = places()
    find()
    assert places() == before and sizes()[one.reference] == 8


def test_merging_a_campaign_of_single_letters_does_not_pull_the_others_along(desk, two):
    one, other = two
    merge(desk, one, split_off(desk, other, 2))
    before = places()
    find()
    assert places() == before and sizes() == {one.reference: 8, other.reference: 3}


def test_letters_that_came_back_one_by_one_go_along_with_their_wording(desk, two):
    one, other = two
    merge(desk, one, other)
    split(desk, one, wording=[], comment=where_is(OTHER)[:2])
    reverse(desk, one)
    page = desk.get(f"/desk/campaigns/{one.pk}/")
    sent = {"reason": "They differ", "stamp": page.context["stamp"]}
    first = CampaignChange.objects.earliest("pk")
    assert desk.post(f"/desk/campaigns/{one.pk}/changes/{first.pk}/reverse/", sent).status_code == 302
    before = places()
    find()
    assert places() == before and where(OTHER) == {other.pk}


def where_is(words: str) -> list[int]:
    return list(Submission.objects.filter(texts__text=words).order_by("pk").values_list("pk", flat=True))


def test_a_letter_removed_after_a_merge_stays_out_when_the_merge_is_reversed(desk, two):
    one, other = two
    merge(desk, one, other)
    removed = where_is(OTHER)[0]
    assert desk.post(f"/desk/campaigns/{one.pk}/take-out/{removed}/").status_code == 302
    reverse(desk, one)
    find()
    assert places()[removed] is None and sizes() == {one.reference: 6, other.reference: 4}


def test_a_removed_letter_stays_out_although_the_campaign_was_too_small_for_a_while(desk, form):
    campaign = found_campaign(form, 5)
    first, second = campaign.submissions.order_by("pk")[:2]
    desk.post(f"/desk/campaigns/{campaign.pk}/take-out/{first.pk}/")
    withdraw(submission=second)
    find()
    send_letters(form, 2)
    find()
    assert places()[first.pk] is None and sizes() == {campaign.reference: 5}


def test_a_reviewed_campaign_whose_letters_are_all_withdrawn_counts_none(desk, form):
    campaign = found_campaign(form, 5)
    desk.post(f"/desk/campaigns/{campaign.pk}/confirm/", {"name": "Union"})
    for letter in campaign.submissions.all():
        withdraw(submission=letter)
    find()
    assert sizes() == {campaign.reference: 0} and set(places().values()) == {None}
    assert desk.get(f"/desk/campaigns/{campaign.pk}/").status_code == 200
    campaign.refresh_from_db()
    assert campaign.least_alike is None
