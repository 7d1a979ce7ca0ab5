"""What the pages of campaigns show is true and complete (PAR-05)."""

import pytest

from feedback.models import Campaign, SubmissionText
from feedback.moderation.campaign_grouping import find_campaigns
from tests.factories.moderation import LETTER, OTHER, found_campaign, send_letters
from tests.feedback.moderation.test_campaign_changes import FRONT, merge, stamp
from tests.furniture import furnished


@furnished
def desk(client_for, editor):
    return client_for(editor)


def test_a_closing_of_a_word_or_two_is_not_said_to_be_in_every_letter(desk, form):
    send_letters(form, 3)
    campaign = found_campaign(form, 4, f"{LETTER} Thank you. Rosa Prueba.")
    page = desk.get(f"/desk/campaigns/{campaign.pk}/")
    assert [(each["label"], each["cell"]) for each in page.context["sentences"]] == [(LETTER, 7)]


@pytest.mark.engine
def test_single_letters_can_be_chosen_of_rare_wordings_too(desk, form):
    campaign = found_campaign(form, 45)
    send_letters(form, 3, FRONT)
    find_campaigns(actor="system:test")
    page = desk.get(f"/desk/campaigns/{campaign.pk}/split/")
    assert [(one.count, len(one.comments)) for one in page.context["wordings"]] == [(45, 20), (3, 3)]


def test_a_split_is_refused_when_a_ticked_wording_has_another_first_text_now(desk, form):
    for words in (FRONT, f"{LETTER} Please do it soon."):
        send_letters(form, 3, words)
    campaign = found_campaign(form, 4)
    page = desk.get(f"/desk/campaigns/{campaign.pk}/split/")
    chosen = [each.text for each in page.context["wordings"]][1:]
    SubmissionText.objects.filter(pk=chosen[0]).update(superseded_at="2022-06-01T00:00Z")
    sent = {"wording": chosen, "way": "campaign", "reason": "Another sender", "stamp": stamp(page)}
    refused = desk.post(f"/desk/campaigns/{campaign.pk}/split/", sent)
    assert refused.status_code == 409 and "changed after this page was opened" in refused.content.decode()
    assert Campaign.objects.count() == 1


def test_the_address_of_a_campaign_says_that_the_other_one_was_dissolved(desk, form):
    one, other = found_campaign(form, 6), found_campaign(form, 5, OTHER)
    merge(desk, one, other)
    desk.post(f"/desk/campaigns/{one.pk}/dissolve/")
    page = desk.get(f"/desk/campaigns/{other.pk}/", follow=True)
    assert page.redirect_chain == [("/desk/campaigns/", 302)]
    words = f"{other.reference} was merged into {one.reference}. A person said later that {one.reference} is not a"
    assert words in page.content.decode()


@pytest.mark.engine
def test_campaigns_that_are_not_measured_are_the_last_by_similarity(desk, form):
    one, other = found_campaign(form, 6), found_campaign(form, 5, OTHER)
    Campaign.objects.filter(pk=one.pk).update(least_alike=None)
    page = desk.get("/desk/campaigns/?order=similarity")
    assert list(page.context["campaigns"]) == [other, one]
