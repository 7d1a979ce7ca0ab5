"""Ledger entries of a notice, with the facts to recompute each."""

from typing import Any

from boards.models import AgendaItem, Meeting, NoticeSending, PostedAgenda
from boards.notices.proof.facts import is_open
from cms.models import LedgerEntry
from cms.records.ledger import entries_for, facts_of

CHAIN = ("number", "kind", "act", "digest", "previous", "hash")


def entries_of(
    meeting: Meeting, postings: list[PostedAgenda], sendings: list[NoticeSending]
) -> list[dict[str, Any]]:
    """Entries in ledger order. For rows about a person, salt and facts are withheld."""
    items = list(AgendaItem.objects.filter(meeting=meeting).defer(None))
    known: dict[str, dict[str, dict | None]] = {
        "posting": {str(each.pk): facts_of(each) for each in postings},
        "item": {str(each.pk): facts_of(each) for each in items},
        "sending": {str(each.pk): _open_facts(each) for each in sendings},
    }
    found = [
        _entry(entry, facts[entry.key])
        for kind, facts in known.items()
        for entry in entries_for(kind, list(facts))
    ]
    return sorted(found, key=lambda entry: entry["number"])


def _open_facts(sending: NoticeSending) -> dict | None:
    """None if there is a staff note, which is free text and may name a person."""
    return facts_of(sending) if is_open(sending) and not sending.note else None


def _entry(entry: LedgerEntry, facts: dict | None) -> dict[str, Any]:
    row = {name: getattr(entry, name) for name in CHAIN} | {"at_ms": int(entry.at.timestamp() * 1000)}
    if facts is None:
        return row
    return row | {"key": entry.key, "actor": entry.actor, "salt": entry.salt, "facts": facts}
