"""Make links. Each is written once, signed, and taken into the ledger."""

from django.db import transaction

from cms import ledger
from cms.chain.kinds import kind
from cms.history import Actor, actor_label, actor_user
from cms.models import Link

Ref = tuple[str, int]


@ledger.seals(Link, kind="link")
def _facts(link: Link) -> dict:
    return {
        "source": [link.source_kind, int(link.source_id)],
        "target": [link.target_kind, int(link.target_id)],
        "stance": link.stance,
        "by": link.made_by_name,
    }


def _new(source: Ref, target: Ref, *, actor: Actor, why: str, stance: str) -> Link:
    for name, _id in (source, target):
        if kind(name) is None:
            raise LookupError(f"no room registered the kind {name!r}")
    return Link(
        source_kind=source[0],
        source_id=int(source[1]),
        target_kind=target[0],
        target_id=int(target[1]),
        stance=stance,
        why=why[:300],
        made_by=actor_user(actor),
        made_by_name=actor_label(actor),
    )


def link(source: Ref, target: Ref, *, actor: Actor, why: str, stance: str = "") -> Link:
    """Join two things. Joining them again changes nothing and gives the first link."""
    fresh = _new(source, target, actor=actor, why=why, stance=stance)
    with transaction.atomic():
        made, created = Link.objects.get_or_create(
            source_kind=fresh.source_kind,
            source_id=fresh.source_id,
            target_kind=fresh.target_kind,
            target_id=fresh.target_id,
            defaults={
                "stance": fresh.stance,
                "why": fresh.why,
                "made_by": fresh.made_by,
                "made_by_name": fresh.made_by_name,
            },
        )
        if created:
            ledger.append("link", made, actor=actor)
    return made


def link_many(pairs: list[tuple[Ref, Ref, str]], *, actor: Actor, why: str) -> int:
    """Join many pairs (source, target, stance) at once; what is joined already stays as it is. Gives how many."""
    with transaction.atomic():
        targets = {target for _source, target, _stance in pairs}
        known: set[tuple] = set()
        for name, id_ in targets:
            known |= {
                (source_kind, source_id, name, int(id_))
                for source_kind, source_id in Link.objects.filter(
                    target_kind=name, target_id=id_
                ).values_list("source_kind", "source_id")
            }
        fresh = [
            _new(source, target, actor=actor, why=why, stance=stance)
            for source, target, stance in pairs
            if (source[0], int(source[1]), target[0], int(target[1])) not in known
        ]
        Link.objects.bulk_create(fresh, batch_size=500)
        ledger.append_many("link", fresh, actor=actor)
    return len(fresh)
