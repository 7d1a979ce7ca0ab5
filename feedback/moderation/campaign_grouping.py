"""Compare the letters of each form, and store the campaigns found, with the decisions of people on top (PAR-05)."""

from collections import Counter, defaultdict
from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet

from cms.jobs import queue
from cms.models import Job
from cms.records.history import Actor, record
from feedback import access
from feedback.models import Campaign, CampaignChange, Form, Submission, SubmissionText
from feedback.moderation.campaign_letters import (
    CHUNK,
    in_parts,
    letters_of,
    most_sent,
    quoted_text,
    read,
    wordings_of,
)
from feedback.moderation.campaign_picture import measure
from feedback.moderation.campaign_replay import Placement
from feedback.submissions import letter_groups, text_similarity

MOST_COMPARED = 100  # wordings on each side of a split, to tell where a new one belongs
Kind = CampaignChange.Kind
Progress = Callable[[int, int], None]
Wordings = dict[str, tuple[int, int]]
Group = list[str]  # the digests of the wordings of similar letters, the sample's first


def request_campaigns(*, actor: Actor) -> Job:
    access.require(actor, *access.MODERATE_ROLES)
    return queue.start("feedback.campaigns", actor=actor)


def find_campaigns(*, actor: Actor, progress: Progress | None = None) -> int:
    """Group the letters of each form again; deterministic. Returns the number of current campaigns."""
    access.require(actor, *access.MODERATE_ROLES)
    _fill_digests()
    forms = list(Form.objects.filter(submissions__texts__letter__gt="").distinct().order_by("pk"))
    for done, form in enumerate(forms):
        if progress:
            progress(done, len(forms))
        groups = _groups(form)
        with transaction.atomic():
            _store(form, groups, actor)
    return Campaign.objects.filter(is_dissolved=False).count()


def _fill_digests() -> None:
    """Fill in digests of texts stored before letters were compared."""
    last = 0
    while True:
        found = SubmissionText.objects.said().filter(letter="", pk__gt=last).order_by("pk")[:CHUNK]
        rows = list(found.only("pk", "text"))
        if not rows:
            return
        last = rows[-1].pk
        for row in rows:
            row.letter = text_similarity.digest(row.text)
        SubmissionText.objects.bulk_update([row for row in rows if row.letter], ["letter"])


def _store(form: Form, groups: list[Group], actor: Actor) -> None:
    """Place the groups, with the letters and the decisions that are there now: comparing them took a while."""
    list(Campaign.objects.select_for_update().filter(form=form).values_list("pk"))
    wordings = wordings_of(letters_of(form))
    changes = list(CampaignChange.objects.filter(campaign__form=form).order_by("pk"))
    placement, samples = _placed(form, _still_sent(groups, wordings), changes, wordings, actor)
    closer = _Closeness(wordings)
    for change in changes:
        placement.apply(change, closer)
    members: dict[int, list[str]] = defaultdict(list)
    for digest, at in placement.wordings.items():
        if at is not None and digest in wordings:
            members[at].append(digest)
    single: set[int] = {at for at in placement.comments.values() if at is not None}
    placed = {*members, *single}
    current = Campaign.objects.filter(form=form, is_dissolved=False).select_related("sample").order_by("pk")
    _forget(current.exclude(pk__in=placed))
    for campaign in current:
        _fill(
            campaign, form, sorted(members[campaign.pk]), placement, samples.get(campaign.pk), wordings, actor
        )


def _forget(campaigns: QuerySet[Campaign]) -> None:
    """Delete campaigns that no comparison finds any more, unless a person decided something about them."""
    decided = Q(changes__isnull=False) | Q(changes_as_other__isnull=False) | Q(merged__isnull=False)
    gone = campaigns.filter(is_confirmed=False, left_out=[]).exclude(decided)
    Submission.objects.filter(campaign__in=gone).update(campaign=None)
    Campaign.objects.filter(pk__in=list(gone.values_list("pk", flat=True))).delete()


def _groups(form: Form) -> list[Group]:
    """Compare the letters of a form. It takes long for many of them, so nothing is locked meanwhile."""
    wordings = wordings_of(letters_of(form))
    digests = {first: digest for digest, (_n, first) in wordings.items()}
    sent = {first: n for n, first in wordings.values()}
    found = letter_groups.groups(sent, read, quoted_text(form))
    return [[digests[key] for key in dict.fromkeys([each.sample, *each.shares])] for each in found]


def _still_sent(groups: list[Group], wordings: Wordings) -> list[Group]:
    there = ([digest for digest in group if digest in wordings] for group in groups)
    return [group for group in there if group]


def _placed(
    form: Form, groups: list[Group], changes: list[CampaignChange], wordings: Wordings, actor: Actor
) -> tuple[Placement, dict[int, int]]:
    """Give each group the campaign it was before, or a new one; return the place and the sample of each."""
    known = _known(form, changes)
    decided = _decided(changes)
    placement = Placement()
    samples: dict[int, int] = {}
    for group in groups:
        sample = wordings[group[0]][1]
        votes = Counter(pk for digest in group for pk in known.get(digest, ()))
        free = [pk for pk in votes if pk in decided or pk not in samples]
        at = min(free, key=lambda pk: (-votes[pk], pk)) if free else _new(form, sample, actor).pk
        samples.setdefault(at, sample)
        placement.wordings |= dict.fromkeys(group, at)
    return placement, samples


def _new(form: Form, sample: int, actor: Actor) -> Campaign:
    made = Campaign(form=form, is_demo=form.is_demo, sample_id=sample)
    return record(made, actor=actor, reason="letters compared")


def _known(form: Form, changes: list[CampaignChange]) -> dict[str, set[int]]:
    """Return the campaigns that a wording was found in by comparison, before what people decided."""
    found: dict[str, set[int]] = defaultdict(set)
    second = {each.other_id for each in changes if each.kind == Kind.SPLIT and each.reverses_id is None}
    for pk, digest in Campaign.objects.filter(form=form).values_list("pk", "sample__letter"):
        if pk not in second:
            found[digest].add(pk)
    for change in changes:
        before = change.other_id if change.kind == Kind.MERGE else change.campaign_id
        for at, digests in ((before, change.wordings), (change.campaign_id, change.rest)):
            if at is not None and at not in second:
                for digest in digests:
                    found[digest].add(at)
    decided = _decided(changes)
    rows = letters_of(form).filter(submission__campaign__isnull=False).order_by()
    for digest, pk in rows.values_list("letter", "submission__campaign").distinct():
        if pk not in decided:
            found[digest].add(pk)
    return found


def _decided(changes: list[CampaignChange]) -> set[int | None]:
    return {pk for each in changes for pk in (each.campaign_id, each.other_id)}


class _Closeness:
    """Whether a wording that came after a split has more of what tells the second part from the first."""

    def __init__(self, wordings: Wordings) -> None:
        self.wordings = wordings
        self.sides: dict[int, tuple[frozenset[int], frozenset[int]]] = {}

    def __call__(self, change: CampaignChange, digest: str) -> bool:
        if digest not in self.wordings:
            return False
        if change.pk not in self.sides:
            one, two = self._text(change.rest), self._text(change.wordings)
            self.sides[change.pk] = (one - two, two - one)
        first, second = self.sides[change.pk]
        [(_key, text)] = read([self.wordings[digest][1]])
        mine = text_similarity.shingles(text)
        return _share(mine, second) > _share(mine, first)

    def _text(self, digests: list[str]) -> frozenset[int]:
        """What at least half of the most frequent of these wordings have."""
        there = {each: self.wordings[each] for each in digests if each in self.wordings}
        keys = [there[each][1] for each in most_sent(there)[:MOST_COMPARED]]
        counted = Counter(run for _key, text in read(keys) for run in text_similarity.shingles(text))
        return frozenset(run for run, n in counted.items() if 2 * n >= len(keys))


def _share(mine: frozenset[int], text: frozenset[int]) -> float:
    return len(mine & text) / len(text) if text else 0.0


def _fill(
    campaign: Campaign,
    form: Form,
    digests: list[str],
    placement: Placement,
    sample: int | None,
    wordings: Wordings,
    actor: Actor,
) -> None:
    """Update the members of a campaign. They follow from the letters, so only its size has a history."""
    members = _members(campaign, form, digests, placement)
    here = {each: wordings[each] for each in digests}
    keys = {first for _n, first in here.values()}
    if sample not in keys and here and campaign.sample.letter not in here:
        sample = here[most_sent(here)[0]][1]
    elif sample not in keys:
        sample = campaign.sample_id
    facts = {"sample_id": sample, "size": len(members)} | measure(sample, list(here.values()), len(members))
    if any(getattr(campaign, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(campaign, name, value)
        record(campaign, actor=actor, reason="letters compared")
    before = set(campaign.submissions.values_list("pk", flat=True))
    for ids, now in ((before - members, None), (members - before, campaign)):
        for part in in_parts(sorted(ids)):
            Submission.objects.filter(pk__in=part).update(campaign=now)


def _members(campaign: Campaign, form: Form, digests: list[str], placement: Placement) -> set[int]:
    found: set[int] = set()
    for part in in_parts(digests):
        rows = letters_of(form).filter(letter__in=part).order_by()
        found.update(
            pk
            for pk, digest in rows.values_list("submission", "letter")
            if placement.comments.get((pk, digest), campaign.pk) == campaign.pk
        )
    here = {one for one, at in placement.comments.items() if at == campaign.pk}
    for ids in in_parts(sorted({pk for pk, _digest in here})):
        rows = letters_of(form).filter(submission__in=ids).order_by()
        found.update(pk for pk, digest in rows.values_list("submission", "letter") if (pk, digest) in here)
    return found - set(campaign.left_out)
