"""Two people decide about one campaign at the same time: the second is told, and nothing is done twice (PAR-05)."""

from django.db import connection

import pytest

from feedback.models import Campaign, CampaignChange, Submission, SubmissionText
from feedback.moderation import campaign_grouping as grouping
from feedback.moderation.campaigns import dissolve_campaign
from feedback.moderation.views import campaigns as views
from tests.factories.moderation import OTHER, found_campaign, send_letters
from tests.feedback.moderation.test_campaign_changes import merge
from tests.furniture import furnished


@furnished
def desk(client_for, editor):
    return client_for(editor)


@pytest.mark.parametrize("act", ["confirm", "dissolve"])
def test_who_decides_on_a_campaign_that_was_just_dissolved_is_told(desk, editor, form, monkeypatch, act):
    campaign, get = found_campaign(form, 5), views.access.get_campaign

    def first_the_other(user, pk):
        found = get(user, pk)
        dissolve_campaign(actor=editor, campaign=found)
        return found

    monkeypatch.setattr(views.access, "get_campaign", first_the_other)
    page = desk.post(f"/desk/campaigns/{campaign.pk}/{act}/", {"name": "Union"})
    assert page.status_code == 422 and "A person said that this is not a campaign." in page.content.decode()
    assert CampaignChange.objects.count() == 1


def test_a_campaign_that_grew_by_a_merge_is_not_dissolved_from_an_old_page(desk, form):
    one, other = found_campaign(form, 5), found_campaign(form, 5, OTHER)
    old = desk.get(f"/desk/campaigns/{one.pk}/")
    assert f'name="stamp" value="{old.context["stamp"]}"' in old.content.decode().split("dissolve/")[1]
    merge(desk, one, other)
    page = desk.post(f"/desk/campaigns/{one.pk}/dissolve/", {"stamp": old.context["stamp"]})
    assert page.status_code == 422 and "changed after this page was opened" in page.content.decode()
    assert Campaign.objects.get(pk=one.pk).size == 10


def compared_while(monkeypatch, act) -> None:
    """Compare the letters again; ``act`` happens while they are compared."""
    groups = grouping.letter_groups.groups

    def first_the_other(*values):
        found = groups(*values)
        act()
        return found

    monkeypatch.setattr(grouping.letter_groups, "groups", first_the_other)
    grouping.find_campaigns(actor="system:test")


@pytest.mark.engine
def test_nothing_is_locked_while_letters_are_compared_and_a_decision_meanwhile_wins(
    editor, form, monkeypatch
):
    campaign, depth = found_campaign(form, 6), len(connection.atomic_blocks)

    def dissolve() -> None:
        assert len(connection.atomic_blocks) == depth
        dissolve_campaign(actor=editor, campaign=campaign)

    compared_while(monkeypatch, dissolve)
    assert Campaign.objects.get().is_dissolved and not Submission.objects.filter(campaign=campaign).exists()


def test_a_letter_that_is_gone_when_the_comparison_is_over_is_in_no_campaign(form, monkeypatch):
    first, *_others = send_letters(form, 6)
    gone = SubmissionText.objects.filter(submission=first)
    compared_while(monkeypatch, lambda: gone.update(superseded_at="2022-06-01T00:00Z"))
    campaign = Campaign.objects.get()
    assert campaign.size == 5 and campaign.sample.superseded_at is None
