"""Group letters that many people sent, and let a person decide what is a campaign (PAR-05)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _

from cms.jobs import queue
from cms.models import Job
from cms.records.history import Actor, record
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Campaign, Form, Submission, SubmissionText
from feedback.submissions import text_similarity

SMALLEST = 5
CHUNK = 500
Progress = Callable[[int, int], None]


@dataclass
class Group:
    """Similar letters: the first text of the most frequent wording, and the digest of every wording."""

    sample: int
    digests: list[str] = field(default_factory=list)
    least_alike: float = 1.0
    size: int = 0


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
        with transaction.atomic():
            _store(form, _groups(form), actor)
    return Campaign.objects.filter(is_dissolved=False).count()


@transaction.atomic
def confirm_campaign(*, actor: Actor, campaign: Campaign, name: str) -> Campaign:
    access.require(actor, *access.MODERATE_ROLES)
    current = _open(campaign)
    current.is_confirmed, current.name = True, name[:120]
    return record(
        current, actor=actor, reason="a person looked at it", update_fields=["is_confirmed", "name"]
    )


@transaction.atomic
def dissolve_campaign(*, actor: Actor, campaign: Campaign) -> Campaign:
    """Record that these people wrote independently. The same letters are not grouped again."""
    access.require(actor, *access.MODERATE_ROLES)
    current = _open(campaign)
    current.submissions.update(campaign=None)
    current.is_dissolved, current.size = True, 0
    return record(current, actor=actor, reason="not a campaign", update_fields=["is_dissolved", "size"])


@transaction.atomic
def take_out_of_campaign(*, actor: Actor, campaign: Campaign, submission: Submission) -> Campaign:
    access.require(actor, *access.MODERATE_ROLES)
    current = _open(campaign)
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


def _open(campaign: Campaign) -> Campaign:
    current = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if current.is_dissolved:
        raise NotPossibleNow(_("A person said that this is not a campaign."))
    return current


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


def _similar_texts(form: Form) -> QuerySet[SubmissionText]:
    found = SubmissionText.objects.said().filter(submission__form=form, letter__gt="")
    return found.exclude(submission__state=Submission.State.WITHDRAWN)


def _groups(form: Form) -> list[Group]:
    wordings = _similar_texts(form).order_by().values("letter")
    counted = wordings.annotate(n=Count("submission", distinct=True), first=Min("pk"))
    found = {first: (letter, n) for letter, n, first in counted.values_list("letter", "n", "first")}
    shared = text_similarity.shared_buckets(_read(sorted(found)))
    order = sorted(shared, key=lambda first: (-found[first][1], first))
    groups = {first: Group(first, [letter], size=n) for first, (letter, n) in found.items()}
    for member, leader, likeness in text_similarity.groups(shared, order, _read):
        joined, group = groups.pop(member), groups[leader]
        group.digests += joined.digests
        group.size += joined.size
        group.least_alike = min(group.least_alike, likeness)
    return sorted(
        (each for each in groups.values() if each.size >= SMALLEST), key=lambda one: (-one.size, one.sample)
    )


def _read(keys: list[int]) -> Iterator[tuple[int, str]]:
    """Yield (key, text) in the order of the keys, in chunks."""
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        texts = dict(SubmissionText.objects.filter(pk__in=part).values_list("pk", "text"))
        yield from ((key, texts[key]) for key in part)


def _store(form: Form, groups: list[Group], actor: Actor) -> None:
    known: dict[str, list[Campaign]] = defaultdict(list)
    for campaign in Campaign.objects.filter(form=form).select_related("sample").order_by("pk"):
        known[campaign.sample.letter].append(campaign)
    kept = set()
    for group in groups:
        same = [each for letter in group.digests for each in known.get(letter, [])]
        if any(each.is_dissolved for each in same):
            continue
        campaign = min(same, key=lambda each: each.pk) if same else Campaign(form=form, is_demo=form.is_demo)
        kept.add(_fill(campaign, group, form, actor).pk)
    gone = Campaign.objects.filter(form=form, is_confirmed=False, is_dissolved=False).exclude(pk__in=kept)
    Submission.objects.filter(campaign__in=gone).update(campaign=None)
    gone.delete()


def _fill(campaign: Campaign, group: Group, form: Form, actor: Actor) -> Campaign:
    """Update the members of a campaign. They follow from the letters, so only its size has a history."""
    members = _members(form, group) - set(campaign.left_out)
    facts = {"sample_id": group.sample, "size": len(members), "least_alike": round(group.least_alike, 3)}
    if campaign.pk is None or any(getattr(campaign, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(campaign, name, value)
        record(campaign, actor=actor, reason="letters compared")
    before = set(campaign.submissions.values_list("pk", flat=True))
    for ids, now in ((before - members, None), (members - before, campaign)):
        for part in _parts(sorted(ids)):
            Submission.objects.filter(pk__in=part).update(campaign=now)
    return campaign


def _members(form: Form, group: Group) -> set[int]:
    found: set[int] = set()
    for part in _parts(group.digests):
        rows = _similar_texts(form).filter(letter__in=part).order_by()
        found.update(rows.values_list("submission", flat=True))
    return found


def _parts(values: list) -> Iterator[list]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
