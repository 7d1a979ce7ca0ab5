"""The whole matter of a topic: what takes it up, copies it or carries it counts with it (BK-40, BK-42).

Capabilities say what is one matter (``same`` and ``beside`` of ``guards``). It is looked up at each act, while no other
contact can be made, and recorded: what was one matter once stays one, because what was read was read.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from boards.guard import matter_rules
from boards.guard.answers import Answer
from boards.guard.contact_sets import YES, Standing, person_of, standings_of
from boards.guard.registry import FindsMore, Ref, Refs, all_guarded
from boards.models import Appointment, Body, Topic
from boards.rules.near_identical import each_text_once


def ref_of(topic: Topic) -> Ref:
    return Ref(topic.kind, topic.key, topic.body_id)


def hold_contacts() -> None:
    """Let no other contact be made until the end of the transaction.

    Which drafts are one matter is known only from their texts, so a lock on one topic is not enough. Proposals are
    locked before this lock, never after it.
    """
    list(Body.objects.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))


@each_text_once()
def whole_matter(topic: Topic) -> Refs:
    """Everything that is one matter with the topic, recorded or not."""
    return matter_rules.whole([ref_of(topic)], _same)


@each_text_once()
def standings_on(topic: Topic, *, also: Iterable[Appointment] = ()) -> list[Standing]:
    """Contact sets of each matter of the topic as they are now, recorded or not."""
    matters = matter_rules.matters_of(ref_of(topic), _same, _beside)
    rows = {ref_of(row): row for row in _rows(ref for refs in matters for ref in refs)}
    return standings_of([(topic, [rows[ref] for ref in refs if ref in rows]) for refs in matters], also=also)


def may_meet(topic: Topic, appointments: Iterable[Appointment]) -> Answer:
    """Whether these people may be in contact on the topic, counting everyone on the whole matter."""
    appointments = list(appointments)
    people = [person_of(each) for each in appointments]
    answers = (each.judge(people) for each in standings_on(topic, also=appointments))
    return next((answer for answer in answers if not answer), YES)


@transaction.atomic
def gather(topic: Topic) -> bool:
    """Record what is one matter with the topic; says whether anything was new."""
    hold_contacts()
    refs = whole_matter(topic)
    if len(refs) == 1:
        return False
    known = {ref_of(row) for row in _rows(refs)}
    Topic.objects.bulk_create(
        [Topic(kind=ref.kind, key=ref.key, body_id=ref.body) for ref in sorted(refs - known)],
        ignore_conflicts=True,
    )
    return join(_rows(refs))


def join(topics: Iterable[Topic]) -> bool:
    """Record these topics, and all that were one matter with them, as one."""
    roots = sorted({topic.same_as_id or topic.pk for topic in topics})
    root, *others = roots
    Topic.objects.filter(Q(pk__in=others) | Q(same_as__in=others)).update(same_as=root)
    return bool(others)


def _same(refs: Refs) -> set[Ref]:
    return _recorded(refs) | _more(refs, [each.same for each in all_guarded()])


def _beside(refs: Refs) -> set[Ref]:
    return _more(refs, [each.beside for each in all_guarded()])


def _more(refs: Refs, finders: Iterable[FindsMore | None]) -> set[Ref]:
    return {ref for find in finders if find for ref in find(refs)}


def _recorded(refs: Iterable[Ref]) -> set[Ref]:
    """Topics recorded as the same matter."""
    roots = {row.same_as_id or row.pk for row in _rows(refs)}
    return {ref_of(row) for row in Topic.objects.filter(Q(pk__in=roots) | Q(same_as__in=roots))}


def _rows(refs: Iterable[Ref]) -> list[Topic]:
    wanted = set(refs)
    rows = Topic.objects.filter(
        kind__in={ref.kind for ref in wanted},
        key__in={ref.key for ref in wanted},
        body__in={ref.body for ref in wanted},
    )
    return [row for row in rows if ref_of(row) in wanted]
