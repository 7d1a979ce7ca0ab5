"""The entries of a notice in the record, with the facts and the proof of each that is open."""

from typing import Any

from boards.models import AgendaItem, Meeting, NoticeSending, PostedAgenda
from boards.notices.proof.facts import is_open
from cms.models import LedgerEntry
from cms.proofs import checkpoints, leaves
from cms.proofs.proof_files import can_be_proven, proof_file
from cms.records.ledger import entries_for, facts_of


def entries_of(
    meeting: Meeting, postings: list[PostedAgenda], sendings: list[NoticeSending]
) -> dict[str, Any]:
    """A proof file. ``others``: entries about a person, of an earlier state, or not covered by a
    checkpoint yet, without facts and salt.
    """
    items = list(AgendaItem.objects.filter(meeting=meeting).defer(None))
    known: dict[str, dict[str, dict | None]] = {
        "posting": {str(each.pk): facts_of(each) for each in postings},
        "item": {str(each.pk): facts_of(each) for each in items},
        "sending": {str(each.pk): _open_facts(each) for each in sendings},
    }
    size = checkpoints.size_signed()
    opened: list[tuple[LedgerEntry, dict]] = []
    others: list[LedgerEntry] = []
    for kind, facts in known.items():
        entries = list(entries_for(kind, list(facts)))
        newest = {entry.key: entry for entry in entries}
        for entry in entries:
            sealed = facts[entry.key] if newest[entry.key] == entry else None
            if sealed is not None and can_be_proven(entry, size):
                opened.append((entry, sealed))
            else:
                others.append(entry)
    return (proof_file(opened) or {"proofs": []}) | {"others": [leaves.leaf_of(entry) for entry in others]}


def _open_facts(sending: NoticeSending) -> dict | None:
    """None if there is a staff note, which is free text and may name a person."""
    return facts_of(sending) if is_open(sending) and not sending.note else None
