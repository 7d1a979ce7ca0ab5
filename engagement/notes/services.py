"""Store the notes of a small group: all that wait on the phone at once, each exactly once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from cms import clock
from cms.cleaning import clean_text, whole_number
from cms.records.history import record_many
from engagement.choices import NoteKind
from engagement.exceptions import NotPossibleNow
from engagement.models import Group, Note
from feedback.reference_data.languages import LANGUAGES

MOST_AT_ONCE = 50
LONGEST = 5000
MOST_PEOPLE = 1000
OLDEST = timedelta(days=7)
_KEY = re.compile(r"[A-Za-z0-9_-]{8,40}")


@dataclass(frozen=True)
class Taken:
    """The result of one note: stored, or the reason why not."""

    key: str
    why: str = ""

    @property
    def is_kept(self) -> bool:
        return not self.why


def save_notes(*, group: Group, notes: Sequence[Any]) -> list[Taken]:
    """Store valid notes and report invalid ones one by one; uploading the same notes again changes nothing."""
    if not group.is_open:
        raise NotPossibleNow(_("The notes of this group are closed. Ask the person who gave you the link."))
    if len(notes) > MOST_AT_ONCE:
        raise NotPossibleNow(_("Send at most 50 notes at once."))
    drafts: dict[str, Note] = {}
    taken = []
    for each in notes:
        key, words = _read(group, each, drafts)
        taken.append(Taken(key, words))
    try:
        foreign = _keep(group, drafts)
    except IntegrityError:  # the same notes arrived twice at the same moment
        foreign = _keep(group, drafts)
    return [
        Taken(each.key, _("Another group sent this note.")) if each.key in foreign else each for each in taken
    ]


@transaction.atomic
def _keep(group: Group, drafts: dict[str, Note]) -> set[str]:
    """Store new notes; return the keys that another group already used."""
    there = dict(Note.objects.filter(client_key__in=drafts).values_list("client_key", "group_id"))
    fresh = [note for key, note in drafts.items() if key not in there]
    if fresh:
        record_many(Note, fresh, actor=None, reason="written by the note-taker")
    return {key for key, owner in there.items() if owner != group.pk}


def _read(group: Group, given: object, drafts: dict[str, Note]) -> tuple[str, str]:
    """Add the note to the drafts, or return why it cannot be stored."""
    given = given if isinstance(given, dict) else {}
    key = given.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        return str(key)[:40], _("This note has no key.")
    text = clean_text(_text(given, "text"))
    people = whole_number(str(given.get("speaks_for", 1)).strip(), digits=4)
    why = _problem(given, text, people)
    if why or people is None:
        return key, why
    drafts.setdefault(
        key,
        Note(
            group=group,
            client_key=key,
            kind=given["kind"],
            segment=_text(given, "segment")[:40],
            language=given["language"],
            speaks_for=people,
            text=text,
            written_at=_moment(_text(given, "written_at")),
            received_at=clock.now(),
            is_demo=group.is_demo,
        ),
    )
    return key, ""


def _problem(given: dict[str, Any], text: str, people: int | None) -> str:
    if not text:
        return _("This note is empty.")
    if len(text) > LONGEST:
        return _("This note is longer than 5,000 characters. Split it.")
    if _text(given, "kind") not in NoteKind.values:
        return _("Choose how it was written: word for word, paraphrased, or a summary.")
    if _text(given, "language") not in dict(LANGUAGES):
        return _("Choose the language of the note.")
    if people is None or not 1 <= people <= MOST_PEOPLE:
        return _("Enter how many people it represents: 1 to 1,000.")
    return ""


def _text(given: dict[str, Any], name: str) -> str:
    found = given.get(name, "")
    return found if isinstance(found, str) else ""


def _moment(written: str) -> datetime:
    """The phone's timestamp, clamped because its clock may be wrong: never in the future, never older than a week."""
    now = clock.now()
    try:
        found = parse_datetime(written)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not now - OLDEST <= found <= now:
        return now
    return found
