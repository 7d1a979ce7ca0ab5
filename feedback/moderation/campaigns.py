"""Let a person decide what is a campaign, and which letters are not part of it (PAR-05)."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Campaign, CampaignChange, Submission
from feedback.moderation.campaign_letters import letters_in


@transaction.atomic
def confirm_campaign(*, actor: Actor, campaign: Campaign, name: str) -> Campaign:
    access.require(actor, *access.MODERATE_ROLES)
    [current] = open_campaigns([campaign.pk])
    current.is_confirmed, current.name = True, name[:120]
    return record(
        current, actor=actor, reason="a person looked at it", update_fields=["is_confirmed", "name"]
    )


@transaction.atomic
def dissolve_campaign(*, actor: Actor, campaign: Campaign, stamp: str | None = None) -> Campaign:
    """Record that these people wrote independently. The same letters are not grouped again.

    ``stamp``: of the page it was decided on; without one, whatever the campaign is now.
    """
    access.require(actor, *access.MODERATE_ROLES)
    [current] = open_campaigns([campaign.pk])
    if stamp is not None:
        check_stamp([current], stamp)
    wordings = sorted(letters_in(current).order_by().values_list("letter", flat=True).distinct())
    record_change(
        actor,
        CampaignChange(
            kind=CampaignChange.Kind.DISSOLVE, campaign=current, letters=current.size, wordings=wordings
        ),
    )
    current.submissions.update(campaign=None)
    current.is_dissolved, current.size = True, 0
    return record(current, actor=actor, reason="not a campaign", update_fields=["is_dissolved", "size"])


@transaction.atomic
def take_out_of_campaign(*, actor: Actor, campaign: Campaign, submission: Submission) -> Campaign:
    access.require(actor, *access.MODERATE_ROLES)
    [current] = open_campaigns([campaign.pk])
    if not current.submissions.filter(pk=submission.pk).update(campaign=None):
        raise NotPossibleNow(_("This comment is not in the campaign."), rule="R08")
    current.left_out = sorted({*current.left_out, submission.pk})
    current.size = current.submissions.count()
    return record(
        current,
        actor=actor,
        reason=f"without {submission.reference}",
        update_fields=["left_out", "size"],
    )


def open_campaigns(ids: list[int]) -> list[Campaign]:
    """Lock campaigns, in the order of the ids; refuse one that a person dissolved or merged into another."""
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("sample", "merged_into")
    found = {each.pk: each for each in rows.filter(pk__in=ids).order_by("pk")}
    for each in found.values():
        if closed := closed_by(each):
            raise closed
    return [found[id_] for id_ in ids if id_ in found]


def closed_by(campaign: Campaign) -> NotPossibleNow | None:
    if campaign.merged_into:
        facts = {"campaign": campaign.reference, "other": campaign.merged_into.reference}
        return NotPossibleNow(_("%(campaign)s was merged into %(other)s.") % facts, rule="PAR-05")
    if campaign.is_dissolved:
        return NotPossibleNow(_("A person said that this is not a campaign."), rule="PAR-05")
    return None


def stamp_of(campaigns: Iterable[Campaign]) -> str:
    """Return what a form sends back, to notice that a campaign changed after the page was made."""
    ids = sorted(each.pk for each in campaigns)
    rows = Campaign.history.filter(id__in=ids).values("id").annotate(last=Max("history_id")).order_by("id")
    return "-".join(f"{each['id']}.{each['last']}" for each in rows)


def check_stamp(campaigns: list[Campaign], stamp: str) -> None:
    if stamp_of(campaigns) != stamp:
        raise changed_since()


def changed_since() -> NotPossibleNow:
    words = _("The campaign changed after this page was opened. Review it and try again.")
    return NotPossibleNow(words, rule="PAR-05")


def record_change(actor: Actor, change: CampaignChange) -> CampaignChange:
    change.by, change.by_name = actor_user(actor), actor_label(actor)
    change.save(force_insert=True)
    ledger.append(change.kind, change, actor=actor)
    return change
