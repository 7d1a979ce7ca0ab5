"""Create and withdraw links. Each is written once, with its author, and sealed in the ledger."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from cms import clock
from cms.chain.nodes import kind
from cms.exceptions import RuleBroken
from cms.models import LedgerEntry, Link
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user
from cms.records.redaction import scrub_row, scrubs

Ref = tuple[str, int]


@ledger.seals(Link, kind="link")
def _facts(link: Link) -> dict:
    """The sealed fields of a link. A withdrawn link is sealed again, with who withdrew it and why."""
    facts = {
        "source": [link.source_kind, int(link.source_id)],
        "target": [link.target_kind, int(link.target_id)],
        "stance": link.stance,
        "by": link.made_by_name,
        "at": _moment(link.made_at),
        "why": link.why,
    }
    if link.withdrawn_at:
        facts["withdrawn"] = [_moment(link.withdrawn_at), link.withdrawn_by_name, link.withdrawn_why]
    return facts


def _moment(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() * 1000)


@scrubs("link")
def remove_reason(id_: int, mark: str) -> list[str]:
    """Redact the reasons of whoever created or withdrew a link; what it joins stays (PRV-06)."""
    row = Link.objects.get(pk=id_)
    return scrub_row(row, ["why", "withdrawn_why"] if row.withdrawn_why else ["why"], mark)


@ledger.verifier("links")
def unsealed() -> Iterator[str]:
    """Links that were inserted without a ledger entry, as sentences for `verify`."""
    entries = LedgerEntry.objects.filter(kind="link", key=OuterRef("key"))
    links = Link.objects.annotate(key=Cast("pk", CharField(max_length=64))).exclude(Exists(entries))
    for link in links.order_by("pk").iterator():
        yield _("Link %(number)s (%(link)s) is not in the record.") % {"number": link.pk, "link": link}


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
        why=str(why)[:300],
        made_by=actor_user(actor),
        made_by_name=actor_label(actor),
    )


def link(source: Ref, target: Ref, *, actor: Actor, why: str, stance: str = "") -> Link:
    """Link two things. Idempotent: linking them again returns the first link."""
    fresh = _new(source, target, actor=actor, why=why, stance=stance)
    with transaction.atomic():
        made, created = Link.objects.standing().get_or_create(
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
    """Create many links (source, target, stance) at once, skipping existing ones. Returns the number created."""
    with transaction.atomic():
        targets = {target for _source, target, _stance in pairs}
        known: set[tuple] = set()
        for name, id_ in targets:
            known |= {
                (source_kind, source_id, name, int(id_))
                for source_kind, source_id in Link.objects.standing()
                .filter(target_kind=name, target_id=id_)
                .values_list("source_kind", "source_id")
            }
        fresh = [
            _new(source, target, actor=actor, why=why, stance=stance)
            for source, target, stance in pairs
            if (source[0], int(source[1]), target[0], int(target[1])) not in known
        ]
        Link.objects.bulk_create(fresh, batch_size=500)
        ledger.append_many("link", fresh, actor=actor)
    return len(fresh)


@transaction.atomic
def withdraw(link: Link, *, actor: Actor, why: str) -> Link:
    """Withdraw a link. It no longer joins anything; the row stays, with the reason."""
    current = Link.objects.select_for_update().get(pk=link.pk)
    if not current.stands:
        raise RuleBroken(_("This link has already been withdrawn."))
    if not why.strip():
        raise RuleBroken(_("Enter the reason for withdrawing the link. Anyone can read it."))
    current.withdrawn_at, current.withdrawn_by_name = clock.now(), actor_label(actor)
    current.withdrawn_why = why.strip()[:300]
    current.save(update_fields=["withdrawn_at", "withdrawn_by_name", "withdrawn_why"])
    ledger.append("unlink", current, actor=actor)
    return current
