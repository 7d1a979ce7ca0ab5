"""Services for private notes and highlights, author only, without any record (BK-41)."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from boards.exceptions import NoteRefused
from boards.models import Meeting, MemberNote
from boards.models.notes import NoteKind
from boards.workspace.note_selectors import opened, own_notes, seal
from cms import clock
from cms.cleaning import clean_text
from cms.users.models import User

LONGEST, LONGEST_PASSAGE, MOST_HIGHLIGHTS = 5000, 500, 200


@transaction.atomic
def write_note(*, owner: User, meeting: Meeting, key: str, about: str = "", words: str) -> MemberNote | None:
    """Save one note per item or document. Empty text deletes it."""
    words = clean_text(words).strip()
    _short(words)
    rows = own_notes(owner).filter(meeting=meeting, key=key, about=about, kind=NoteKind.NOTE)
    if not words:
        rows.delete()
        return None
    facts = {"sealed": seal(owner, words=words), "changed_at": clock.now()}
    place: dict[str, Any] = {
        "owner": owner,
        "meeting": meeting,
        "key": key,
        "about": about,
        "kind": NoteKind.NOTE,
    }
    note, _created = MemberNote.objects.update_or_create(**place, defaults=facts)
    return note


@transaction.atomic
def merge_note(
    *, owner: User, meeting: Meeting, key: str, about: str, words: str, base: str, sent: Collection[str] = ()
) -> MemberNote | None:
    """Save what was written offline. A note that changed elsewhere since ``base`` keeps both texts; twice is once.

    ``sent`` are texts that the same device sent before, perhaps without an answer: they are no change elsewhere.
    """
    rows = own_notes(owner).filter(meeting=meeting, key=key, about=about, kind=NoteKind.NOTE)
    current = next(iter(opened(owner, rows.select_for_update())), None)
    words = clean_text(words).strip()
    if current and current.changed_at.isoformat() != base and current.words not in sent:
        both = [current.words] if words in current.words else [current.words, words]
        words = "\n\n".join(both)
        if len(words) > LONGEST:
            raise NoteRefused(
                _("With the text from another device, this note has more than 5,000 characters. Shorten it."),
                field="words",
            )
    return write_note(owner=owner, meeting=meeting, key=key, about=about, words=words)


@transaction.atomic
def mark_page(*, owner: User, meeting: Meeting, key: str, about: str, is_on: bool) -> None:
    """Mark a page, or take the mark away."""
    place: dict[str, Any] = {"owner": owner, "meeting": meeting, "key": key, "about": about}
    if is_on:
        MemberNote.objects.get_or_create(
            **place, kind=NoteKind.MARK, defaults={"sealed": seal(owner, words="")}
        )
    else:
        own_notes(owner).filter(**place, kind=NoteKind.MARK).delete()


@transaction.atomic
def highlight(
    *, owner: User, meeting: Meeting, key: str, about: str = "", passage: str, text: str, words: str = ""
) -> MemberNote:
    """Highlight a passage, which must occur in the text exactly."""
    passage, words = " ".join(clean_text(passage).split()), clean_text(words).strip()
    _short(words)
    if len(passage) < 3 or len(passage) > LONGEST_PASSAGE:
        raise NoteRefused(_("Choose a passage of 3 to 500 characters."), rule="BK-41", field="passage")
    if passage not in " ".join(text.split()):
        raise NoteRefused(
            _("This passage is not in the text. Copy it from the text."), rule="BK-41", field="passage"
        )
    rows = own_notes(owner).filter(meeting=meeting, kind=NoteKind.HIGHLIGHT)
    if rows.count() >= MOST_HIGHLIGHTS:
        raise NoteRefused(_("You have 200 highlights in this packet. Delete some first."), field="passage")
    return MemberNote.objects.create(
        owner=owner,
        meeting=meeting,
        key=key,
        about=about,
        kind=NoteKind.HIGHLIGHT,
        sealed=seal(owner, words=words, passage=passage),
        written_at=clock.now(),
        changed_at=clock.now(),
    )


def delete_note(*, owner: User, pk: int) -> bool:
    """Delete at once. Other people's notes do not match."""
    count, _rows = own_notes(owner).filter(pk=pk).delete()
    return bool(count)


def delete_all_notes(*, owner: User) -> int:
    count, _rows = own_notes(owner).delete()
    return count


def _short(words: str) -> None:
    if len(words) > LONGEST:
        raise NoteRefused(_("Shorten this note to 5,000 characters or fewer."), field="words")
