"""The whole matter of a topic: what takes it up, copies it or carries it counts with it (BK-40, BK-42).

Capabilities say what is one matter (``same`` and ``beside`` of ``guards``). It is looked up at each act, while no other
contact can be made, and recorded: what was one matter once stays one, because what was read was read.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from boards.guard.answers import Answer
from boards.guard.contact_sets import YES, Standing, person_of, standings_of
from boards.guard.registry import FindsMore, Ref, Refs, all_guarded
from boards.models import Appointment, Body, Topic

ITEM = "item"


def ref_of(topic: Topic) -> Ref:
    return Ref(topic.kind, topic.key, topic.body_id)


def hold_contacts() -> None:
    """Let no other contact be made until the end of the transaction.

    Which drafts are one matter is known only from their texts, so a lock on one topic is not enough. Proposals are
    locked before this lock, never after it.
    """
    list(Body.objects.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))


def whole(start: Iterable[Ref]) -> Refs:
    """Everything that is one matter with these topics."""
    found: set[Ref] = set()
    fresh = set(start)
    while fresh:
        found |= fresh
        fresh = (_recorded(fresh) | _more(fresh, [each.same for each in all_guarded()])) - found
    return frozenset(found)


def whole_matter(topic: Topic) -> Refs:
    return whole([ref_of(topic)])


def matters_of(topic: Topic) -> list[Refs]:
    """The matters in which a contact on this topic counts.

    An item that carries several proposals belongs to the matter of each; that alone does not make them one.
    """
    own = whole_matter(topic)
    carried = {ref for ref in _beside(own) if ref.kind != ITEM}
    if not carried:
        return [_with_items(own)]
    return list({_with_items(whole([ref])) | own for ref in sorted(carried)})


def standings_on(topic: Topic, *, also: Iterable[Appointment] = ()) -> list[Standing]:
    """Contact sets of each matter of the topic as they are now, recorded or not."""
    matters = matters_of(topic)
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


def _with_items(refs: Refs) -> Refs:
    return refs | {ref for ref in _beside(refs) if ref.kind == ITEM}


def _beside(refs: Refs) -> set[Ref]:
    return _more(refs, [each.beside for each in all_guarded()])


def _more(refs: Iterable[Ref], finders: Iterable[FindsMore | None]) -> set[Ref]:
    given = frozenset(refs)
    return {ref for find in finders if find for ref in find(given)}


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
