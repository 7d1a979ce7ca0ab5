"""Take a material posted by mistake out of what the site shows: postings, corrections, events, packets (BK-34).

The document itself stays, closed. What remains in a posting says when it was removed, and why.
"""

import re
from copy import deepcopy
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from boards.agendas.changes import document_entry
from boards.agendas.posted_materials import all_of
from boards.materials.packets.services import make_anew
from boards.models import AgendaCorrection, Material, MeetingEvent, Packet, PostedAgenda
from boards.models.agendas import digest_of
from cms import clock
from cms.components.dates import long_date
from cms.i18n.fields import languages
from cms.records import ledger
from cms.records.history import Actor


def removed_words(on: datetime, reason: str) -> dict[str, str]:
    """What the public reads in its place, in each language."""
    words = {}
    for code, _name in languages():
        with override(code):
            facts = {"day": long_date(on), "reason": reason}
            words[code] = _("Removed on %(day)s: posted by mistake; %(reason)s") % facts
    return words


def remove_copies(*, actor: Actor, material: Material, reason: str) -> None:
    """Part of the removal, in its transaction. Each row that changes is sealed anew."""
    postings = _postings(material, removed_words(clock.now(), reason))
    for posting in postings:
        PostedAgenda.objects.filter(pk=posting.pk).update(snapshot=posting.snapshot, sha256=posting.sha256)
    ledger.append_many("redact", postings, actor=actor)
    _events(actor, material)
    _corrections(actor, material)
    for packet in Packet.objects.filter(posting__in=postings).select_related("posting__meeting__body"):
        make_anew(packet=packet)
    transaction.on_commit(cache.clear)


def _postings(material: Material, words: dict[str, str]) -> list[PostedAgenda]:
    """Postings that list it, with the listed title replaced; not saved."""
    changed = []
    for posting in material.meeting.postings.order_by("number"):
        snapshot = deepcopy(posting.snapshot)
        rows = [row for row in all_of(snapshot) if row["id"] == material.pk]
        for row in rows:
            row |= {"title": words, "name": "", "sha256": "", "size": 0, "pages": None}
        if rows:
            posting.snapshot, posting.sha256 = snapshot, digest_of(snapshot)
            changed.append(posting)
    return changed


def _events(actor: Actor, material: Material) -> None:
    rows = MeetingEvent.objects.filter(meeting=material.meeting_id, facts__material=material.pk)
    titled = [event for event in rows.select_related("meeting__body") if "title" in event.facts]
    for event in titled:
        facts = {name: fact for name, fact in event.facts.items() if name != "title"}
        MeetingEvent.objects.filter(pk=event.pk).update(facts=facts)
        event.facts = facts
    ledger.append_many("redact", ledger.sealed_among(titled), actor=actor)


def _corrections(actor: Actor, material: Material) -> None:
    """Documents that were compared in a correction are no longer named there, nor in its history."""
    past = AgendaCorrection.history.model.objects
    entries = _entries(material)
    rows = AgendaCorrection.objects.filter(meeting=material.meeting_id)
    for row in rows.select_related("meeting__body", "posting"):
        changes = [_unnamed(change, entries) for change in row.changes]
        if changes == row.changes:
            continue
        row.changes = changes
        AgendaCorrection.objects.filter(pk=row.pk).update(changes=row.changes)
        past.filter(id=row.pk).update(changes=row.changes)
        if ledger.is_sealed(row):
            ledger.append("redact", row, actor=actor)


def _entries(material: Material) -> dict[str, str]:
    """Every entry of a list of documents that names it, and the same one without the title."""
    versions = list(material.versions.values_list("language", "number"))
    titles = [title for title in material.title.values() if title]
    return {
        document_entry(title, *version): document_entry("…", *version)
        for title in titles
        for version in versions
    }


def _unnamed(change: dict[str, str], entries: dict[str, str]) -> dict[str, str]:
    """Whole entries only: another document may have its title within its own."""
    if change["what"] != "materials" or not entries:
        return change
    known = "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))
    whole = re.compile(rf"(?:^|(?<=; ))(?:{known})(?=; |: |$)")
    return change | {
        name: whole.sub(lambda found: entries[found[0]], change[name]) for name in ("before", "after")
    }
