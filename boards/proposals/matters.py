"""What is one matter with a proposal: what it takes up, its copies, the item that carries it (BK-40)."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from boards import guard
from boards.guard.registry import Ref, Refs
from boards.models import CycleReport, Proposal, ProposalStep, ProposalStepKind, Topic
from boards.proposals.copies import copies_of

PROPOSAL, REPORT, ITEM = "proposal", "report", "item"


def ref_of(proposal: Proposal) -> Ref:
    return Ref(PROPOSAL, str(proposal.pk), proposal.body_id)


def same_proposals(refs: Refs) -> Iterable[Ref]:
    """Next to these: what they take up and what takes them up, copies, an item that carries nothing else."""
    ids = _ids(refs, PROPOSAL)
    for keys in _alone(refs, ids):
        yield from keys
    if ids:
        yield from (Ref(PROPOSAL, str(pk), body) for pk, body in _refined(ids) | copies_of(ids))
        elsewhere = Topic.objects.filter(kind=PROPOSAL, key__in=map(str, ids))
        yield from (Ref(PROPOSAL, key, body) for key, body in elsewhere.values_list("key", "body"))


def proposals_beside(refs: Refs) -> Iterable[Ref]:
    """Items that carry several proposals, and the proposals they carry."""
    ids = _ids(refs, PROPOSAL)
    for item, carried in _carriers(refs, ids).items():
        if len(carried) > 1:
            yield from carried if item in refs else ()
            yield from {item} if carried & refs else ()


def same_reports(refs: Refs) -> Iterable[Ref]:
    """A report and the item under which its own board reviews it."""
    ids = _ids(refs, REPORT)
    keys = {ref.key for ref in refs if ref.kind == ITEM}
    rows = CycleReport.objects.filter(
        Q(pk__in=ids) | Q(reviewed_item__key__in=keys), reviewed_item__isnull=False
    )
    for pk, body, key in rows.values_list("pk", "body", "reviewed_item__key"):
        yield from (Ref(REPORT, str(pk), body), Ref(ITEM, key, body))


def related_to(proposal: Proposal) -> list[Proposal]:
    """The other proposals of its matter."""
    refs = guard.whole_matter(guard.topic_for(proposal.body, proposal))
    return list(Proposal.objects.filter(pk__in=_ids(refs, PROPOSAL) - {proposal.pk}).order_by("pk"))


def _ids(refs: Refs, kind: str) -> set[int]:
    return {int(ref.key) for ref in refs if ref.kind == kind}


def _refined(ids: set[int]) -> set[tuple[int, int]]:
    later = Proposal.objects.filter(refines__in=ids)
    earlier = Proposal.objects.filter(refined_by__in=ids)
    return {pair for rows in (later, earlier) for pair in rows.values_list("pk", "body")}


def _alone(refs: Refs, ids: set[int]) -> Iterable[set[Ref]]:
    for item, carried in _carriers(refs, ids).items():
        if len(carried) == 1 and (item in refs or carried & refs):
            yield {item, *carried}


def _carriers(refs: Refs, ids: set[int]) -> dict[Ref, set[Ref]]:
    """Items of posted agendas that carry these proposals, or are asked about, and all that each carries."""
    steps = ProposalStep.objects.filter(kind=ProposalStepKind.AGENDA, item__isnull=False)
    keys = {ref.key for ref in refs if ref.kind == ITEM}
    if ids:
        keys |= set(steps.filter(proposal__in=ids).values_list("item__key", flat=True))
    found: dict[Ref, set[Ref]] = defaultdict(set)
    rows = steps.filter(item__key__in=keys) if keys else steps.none()
    meets = ("item__meeting__body", "item__meeting__joint_body")
    for key, pk, body, *bodies in rows.values_list("item__key", "proposal", "proposal__body", *meets):
        for each in filter(None, bodies):
            found[Ref(ITEM, str(key), each)].add(Ref(PROPOSAL, str(pk), body))
    return found
