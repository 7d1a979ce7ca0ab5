"""A member's own notes. Only this module decrypts them, always for their author (BK-41)."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cryptography.fernet import InvalidToken

from boards.models import MemberNote
from boards.models.notes import NoteKind
from cms import secrets
from cms.users.models import User

PURPOSE = MemberNote.encrypted_fields["sealed"]
_MARKUP = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True)
class OwnNote:
    """A decrypted note. Its text is not in its ``repr``, so logs cannot contain it."""

    pk: int
    meeting_id: int
    key: str
    about: str
    kind: str
    changed_at: datetime
    words: str = field(repr=False)
    passage: str = field(repr=False)

    @property
    def is_highlight(self) -> bool:
        return self.kind == NoteKind.HIGHLIGHT

    @property
    def is_mark(self) -> bool:
        return self.kind == NoteKind.MARK


def seal(owner: User, *, words: str, passage: str = "") -> str:
    """Encrypt with the author's id inside, so a row reassigned to another account cannot be decrypted there."""
    return secrets.encrypt(
        json.dumps({"owner": owner.pk, "words": words, "passage": passage}), purpose=PURPOSE
    )


def own_notes(user: User) -> QuerySet[MemberNote]:
    return MemberNote.objects.filter(owner=user)


def opened(user: User, rows: Iterable[MemberNote]) -> list[OwnNote]:
    """Decrypt for the author. Notes that can no longer be decrypted are left out."""
    found = []
    for row in rows:
        facts = _facts(row)
        if row.owner_id == user.pk and facts.get("owner") == user.pk:
            found.append(
                OwnNote(
                    row.pk,
                    row.meeting_id,
                    row.key,
                    row.about,
                    row.kind,
                    row.changed_at,
                    facts["words"],
                    facts["passage"],
                )
            )
    return found


def _facts(row: MemberNote) -> dict[str, Any]:
    try:
        return json.loads(secrets.decrypt(row.sealed, purpose=PURPOSE))
    except InvalidToken:
        return {}


def highlighted(html: str, notes: Iterable[OwnNote]) -> SafeString:
    """Wrap the member's highlighted passages in ``mark``. Only text is changed, never markup."""
    passages = sorted({note.passage for note in notes if note.passage}, key=len, reverse=True)
    if not passages:
        return SafeString(html)
    wanted = re.compile("(" + "|".join(re.escape(each) for each in passages) + ")")
    parts = enumerate(_MARKUP.split(html))
    runs = (SafeString(part) if place % 2 else _highlighted(unescape(part), wanted) for place, part in parts)
    return format_html_join("", "{}", ((run,) for run in runs))


def _highlighted(words: str, wanted: re.Pattern[str]) -> SafeString:
    """Escapes every run of text again."""
    runs = enumerate(wanted.split(words))
    marked = (format_html('<mark class="own-mark">{}</mark>', run) if n % 2 else run for n, run in runs)
    return format_html_join("", "{}", ((run,) for run in marked))
