"""Which topics count together, from what capabilities say of each. No database (BK-40)."""

from collections.abc import Iterable

from boards.guard.registry import FindsMore, Ref, Refs

ITEM = "item"


def whole(start: Iterable[Ref], same: FindsMore) -> Refs:
    """Everything that is one matter with these topics."""
    found: set[Ref] = set()
    fresh = set(start)
    while fresh:
        found |= fresh
        fresh = set(same(frozenset(fresh))) - found
    return frozenset(found)


def matters_of(topic: Ref, same: FindsMore, beside: FindsMore) -> list[Refs]:
    """The matters in which a contact on this topic counts.

    An item that carries several proposals belongs to the matter of each; that alone does not make them one.
    """
    own = whole([topic], same)
    carried = sorted(ref for ref in beside(own) if ref.kind != ITEM)
    if not carried:
        return [_with_items(own, beside)]
    return list({_with_items(whole([ref], same), beside) | own for ref in carried})


def _with_items(refs: Refs, beside: FindsMore) -> Refs:
    return refs | {ref for ref in beside(refs) if ref.kind == ITEM}
