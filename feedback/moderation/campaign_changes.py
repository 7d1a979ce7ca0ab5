"""Merge campaigns, split one, and reverse either, each with a reason that stays (PAR-05)."""

from collections import Counter

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms.records.history import Actor, record
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Campaign, CampaignChange, Submission, SubmissionText
from feedback.moderation.campaign_letters import (
    in_parts,
    letters_in,
    letters_of,
    most_sent,
    wordings_of,
)
from feedback.moderation.campaigns import check_stamp, closed_by, open_campaigns, record_change

FEWEST = 2
Kind = CampaignChange.Kind


@transaction.atomic
def merge_campaigns(
    *, actor: Actor, into: Campaign, others: list[Campaign], reason: str, stamp: str
) -> Campaign:
    """Make one campaign of several. Each of the others is closed and says where its letters are."""
    access.require(actor, *access.MODERATE_ROLES)
    found = open_campaigns(list(dict.fromkeys([into.pk, *(each.pk for each in others)])))
    if obstacle := check_merge(found):
        raise obstacle
    check_stamp(found, stamp)
    first = found[0]
    for each in found[1:]:
        _merge(actor, first, each, _checked(reason))
    return first


def check_merge(campaigns: list[Campaign]) -> NotPossibleNow | None:
    """Return what stands against merging these campaigns, to tell it before somebody writes a reason."""
    if len({each.pk for each in campaigns}) < FEWEST:
        return NotPossibleNow(_("Choose two or more different campaigns."), rule="PAR-05")
    if len({each.form_id for each in campaigns}) > 1:
        words = _("These campaigns belong to different forms. Only campaigns of one form can be merged.")
        return NotPossibleNow(words, rule="PAR-05")
    return next((closed for each in campaigns if (closed := closed_by(each))), None)


@transaction.atomic
def split_campaign(
    *,
    actor: Actor,
    campaign: Campaign,
    wordings: list[str],
    comments: list[int],
    apart: bool,
    reason: str,
    stamp: str,
    name: str = "",
) -> Campaign | None:
    """Take wordings or single comments out of a campaign: into a second one, or to count separately."""
    access.require(actor, *access.MODERATE_ROLES)
    [current] = open_campaigns([campaign.pk])
    check_stamp([current], stamp)
    chosen = _chosen(current, wordings, comments)
    other = None
    if not apart:
        other = Campaign(form_id=current.form_id, name=name[:120], left_out=current.left_out)
        other.sample_id, other.is_demo = _first(current, chosen), current.is_demo
        record(other, actor=actor, reason=f"split off {current.reference}")
    _split(actor, current, other, chosen, _checked(reason))
    return other


@transaction.atomic
def reverse_change(*, actor: Actor, change: CampaignChange, reason: str, stamp: str) -> CampaignChange:
    """Put back what was merged or split; that is a change of its own, which can be reversed as well."""
    access.require(actor, *access.MODERATE_ROLES)
    [current] = open_campaigns([change.campaign_id])
    check_stamp([current], stamp)
    if change.kind == Kind.DISSOLVE or CampaignChange.objects.filter(reverses=change).exists():
        raise NotPossibleNow(_("This was already reversed."), rule="PAR-05")
    if change.kind == Kind.MERGE:
        return _separate_again(actor, current, change, _checked(reason))
    if change.other_id is None:
        return _count_again(actor, current, change, _checked(reason))
    [other] = open_campaigns([change.other_id])
    return _merge(actor, current, other, _checked(reason), reverses=change)


# Parts -------------------------------------------------------------------------------------------------


def _checked(reason: str) -> str:
    if not reason.strip():
        raise NotPossibleNow(_("Enter a reason. It stays in the history."), rule="PAR-05")
    return reason.strip()[:300]


def _merge(
    actor: Actor, first: Campaign, other: Campaign, reason: str, reverses: CampaignChange | None = None
) -> CampaignChange:
    rest, moved = _digests(first), _digests(other)
    change = CampaignChange(kind=Kind.MERGE, campaign=first, other=other, reason=reason, reverses=reverses)
    change.letters, change.wordings, change.rest = other.size, sorted(moved - rest), sorted(rest - moved)
    change.comments = _pairs(other, moved & rest)
    record_change(actor, change)
    other.submissions.update(campaign=first)
    other.merged_into, other.is_dissolved, other.size, other.is_confirmed = first, True, 0, True
    record(other, actor=actor, reason=f"merged into {first.reference}: {reason}")
    first.left_out = sorted({*first.left_out, *other.left_out})
    _recount(actor, first, f"{other.reference} merged into it: {reason}")
    return change


def _split(
    actor: Actor,
    current: Campaign,
    other: Campaign | None,
    chosen: set[int],
    reason: str,
    reverses: CampaignChange | None = None,
) -> CampaignChange:
    before = set(letters_in(current).order_by().values_list("submission", "letter"))
    moved = {digest for pk, digest in before if pk in chosen}
    rest = {digest for pk, digest in before if pk not in chosen}
    change = CampaignChange(kind=Kind.SPLIT, campaign=current, other=other, reason=reason, reverses=reverses)
    change.letters, change.wordings, change.rest = len(chosen), sorted(moved - rest), sorted(rest)
    change.comments = sorted([pk, digest] for pk, digest in before if pk in chosen and digest in rest)
    record_change(actor, change)
    for ids in in_parts(sorted(chosen)):
        Submission.objects.filter(pk__in=ids).update(campaign=other)
    _recount(actor, current, f"{other.reference if other else len(chosen)} split off: {reason}")
    if other:
        other.merged_into, other.is_dissolved = None, False
        _recount(actor, other, f"split off {current.reference}: {reason}")
    return change


def _separate_again(actor: Actor, current: Campaign, change: CampaignChange, reason: str) -> CampaignChange:
    other = Campaign.objects.select_for_update().get(pk=change.other_id) if change.other_id else None
    if other and other.merged_into_id != current.pk:
        raise NotPossibleNow(_("This was already reversed."), rule="PAR-05")
    chosen = _members_with(current, set(change.wordings), {pk for pk, _digest in change.comments})
    _check_both_parts(current, chosen)
    if other:
        other.left_out = sorted({*other.left_out, *current.left_out})
    return _split(actor, current, other, chosen, reason, reverses=change)


def _count_again(actor: Actor, current: Campaign, change: CampaignChange, reason: str) -> CampaignChange:
    """Bring letters that a split made count separately back into the campaign."""
    pairs = {(pk, digest) for pk, digest in change.comments}
    apart = letters_of(current.form).filter(submission__campaign=None).order_by()
    found = {pk for part in in_parts(change.wordings) for pk in _ids(apart.filter(letter__in=part))}
    for part in in_parts(sorted(pairs)):
        rows = apart.filter(submission__in=[pk for pk, _digest in part])
        found |= {pk for pk, digest in rows.values_list("submission", "letter") if (pk, digest) in pairs}
    found -= set(current.left_out)
    if not found:
        raise NotPossibleNow(_("None of these letters can be put back."), rule="PAR-05")
    back = CampaignChange(kind=Kind.MERGE, campaign=current, reason=reason, reverses=change)
    back.letters, back.wordings, back.comments = len(found), change.wordings, change.comments
    back.rest = sorted(_digests(current) - set(change.wordings))
    record_change(actor, back)
    for ids in in_parts(sorted(found)):
        Submission.objects.filter(pk__in=ids).update(campaign=current)
    _recount(actor, current, f"{len(found)} put back: {reason}")
    return back


def _chosen(current: Campaign, wordings: list[str], comments: list[int]) -> set[int]:
    here = set(current.submissions.filter(pk__in=comments).values_list("pk", flat=True))
    if here != set(comments):
        raise NotPossibleNow(_("This comment is not in the campaign."), rule="R08")
    chosen = _members_with(current, set(wordings), here)
    _check_both_parts(current, chosen)
    return chosen


def _check_both_parts(current: Campaign, chosen: set[int]) -> None:
    if not chosen:
        raise NotPossibleNow(_("Choose at least one wording or letter."), rule="PAR-05")
    if current.submissions.count() == len(chosen):
        raise NotPossibleNow(
            _("Nothing would be left in the campaign. Leave at least one letter."), rule="PAR-05"
        )


def _members_with(current: Campaign, wordings: set[str], comments: set[int]) -> set[int]:
    rows = letters_in(current).order_by().values_list("submission", "letter")
    return {pk for pk, digest in rows if digest in wordings or pk in comments}


def _first(current: Campaign, chosen: set[int]) -> int:
    """The first text of the wording that most of these comments have."""
    rows = letters_in(current).order_by("pk").values_list("pk", "submission", "letter")
    found = [(pk, digest) for pk, submission, digest in rows if submission in chosen]
    [(most, _n)] = Counter(digest for _pk, digest in found).most_common(1)
    return next(pk for pk, digest in found if digest == most)


def _recount(actor: Actor, campaign: Campaign, reason: str) -> None:
    """Store the new size. How similar the letters are is measured by the next comparison."""
    campaign.size = campaign.submissions.count()
    campaign.least_alike, campaign.picture, campaign.is_confirmed = None, {}, True
    wordings = wordings_of(letters_in(campaign))
    if wordings and campaign.sample.letter not in wordings:
        campaign.sample = SubmissionText.objects.get(pk=wordings[most_sent(wordings)[0]][1])
    record(campaign, actor=actor, reason=reason)


def _digests(campaign: Campaign) -> set[str]:
    return set(letters_in(campaign).order_by().values_list("letter", flat=True).distinct())


def _pairs(campaign: Campaign, digests: set[str]) -> list[list[int | str]]:
    rows = letters_in(campaign).order_by().values_list("submission", "letter")
    return [[pk, digest] for pk, digest in sorted(rows) if digest in digests]


def _ids(rows: QuerySet[SubmissionText]) -> set[int]:
    return set(rows.values_list("submission", flat=True))
