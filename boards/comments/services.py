"""Services for comments on items and requests to speak.

Open to anyone, without account, name or address (BK-20 to BK-26, BK-45).
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from boards.choices import Interpreting, Position, SpeakHow
from boards.comments.form_content import POSITION, PUBLISH, WORDS, form_content, form_slug
from boards.comments.rules import is_late, item_refusal, meeting_refusal, member_refusal, off_agenda_item
from boards.events import live_state
from boards.exceptions import CommentRefused
from boards.locks import locked
from boards.models import AgendaItem, ItemComment, Meeting, SpeakerRequest
from boards.sessions.speakers import next_place
from cms import chain, clock
from cms.records.history import Actor
from cms.web.one_time_keys import code_in_use
from feedback.exceptions import KeyUsedTwice
from feedback.forms.services import system_form_version
from feedback.models import FormVersion, Submission
from feedback.submissions.services import SubmittedText, submit

SYSTEM = "system:comments"


@dataclass(frozen=True)
class Comment:
    """What one person submits about an item. Every field is optional."""

    words: str = ""
    position: str = ""
    language: str = ""
    name: str = ""
    publish: bool = False
    contact: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.position)

    def as_words(self) -> SubmittedText:
        consents = {PUBLISH: self.publish, "contact": any(self.contact.values())}
        return SubmittedText(
            texts={WORDS: self.words} if self.words else {},
            answers={POSITION: self.position} if self.position else {},
            consents=consents,
            language=self.language,
            contact=self.contact,
        )


@dataclass(frozen=True)
class Wish:
    """A request to speak: from where, and with which interpretation (BK-22)."""

    how: str = SpeakHow.ROOM
    interpreting: str = Interpreting.NONE


@transaction.atomic
def comment_on(
    *,
    meeting: Meeting,
    nonce: str,
    comment: Comment,
    item: AgendaItem | None = None,
    wish: Wish | None = None,
    actor: Actor = None,
) -> Submission:
    """Create one comment per form key, on an item or (without one) on matters not on the agenda.

    ``actor`` is only checked for a seat on the body; comments are never linked to an account.
    """
    if comment.is_empty:
        raise CommentRefused(_("Write a comment, say whether you are for or against it, or ask to speak."))
    current, item = _open(meeting, item, actor)
    version = comments_version(current)
    submission = submit(
        form=version.form, version_id=version.pk, nonce=nonce, words=comment.as_words(), actor=None
    )
    earlier = ItemComment.objects.filter(submission=submission).first()
    if earlier is not None:
        return _same(earlier, item, comment)
    made = ItemComment.objects.create(
        submission=submission,
        meeting=current,
        item=item,
        position=comment.position,
        shown_name=comment.name,
        is_late=is_late(current, submission.submitted_at),
    )
    if item is not None:
        stance = comment.position if comment.position != Position.NEITHER else ""
        why = _("comment on this item")
        chain.link(("submission", submission.pk), ("item", item.pk), actor=SYSTEM, why=why, stance=stance)
    if wish is not None:
        facts = {"name": comment.name, "language": comment.language, "comment": made}
        _queue(current, item, wish, nonce=nonce, **facts)
    return submission


@transaction.atomic
def ask_to_speak(
    *,
    meeting: Meeting,
    nonce: str,
    item: AgendaItem | None = None,
    wish: Wish = Wish(),
    name: str = "",
    language: str = "",
    actor: Actor = None,
) -> SpeakerRequest:
    """Add a speaker to the queue without a comment. Optional, and possible after the comment deadline (BK-26)."""
    current, item = _open(meeting, item, actor)
    return _queue(current, item, wish, nonce=nonce, name=name, language=language)


def comments_version(meeting: Meeting) -> FormVersion:
    """Frozen version of the body's form, created on first use."""
    slug, content = form_slug(meeting.body), form_content(meeting.body)
    return system_form_version(slug=slug, content=content, actor=SYSTEM, is_demo=meeting.is_demo)


def _open(meeting: Meeting, item: AgendaItem | None, actor: Actor) -> tuple[Meeting, AgendaItem | None]:
    """Lock the meeting and resolve the item; raises CommentRefused if it cannot be commented on."""
    current = locked(meeting)
    refusal = member_refusal(current, actor) or meeting_refusal(current) or item_refusal(current, item)
    if refusal:
        raise refusal
    return current, item or off_agenda_item(current)


def _same(earlier: ItemComment, item: AgendaItem | None, comment: Comment) -> Submission:
    """Handle a retry. A different item or name under the same key raises KeyUsedTwice (F07)."""
    if (earlier.item_id, earlier.shown_name) != (item.pk if item else None, comment.name):
        raise KeyUsedTwice(
            _(
                "This form was already sent with different text, which is saved. To send this text too, "
                "press Send again."
            ),
            rule="F07",
            code=code_in_use(earlier.submission.key, earlier.submission.receipt_digest),
        )
    return earlier.submission


def _queue(
    meeting: Meeting, item: AgendaItem | None, wish: Wish, *, nonce: str, **facts: Any
) -> SpeakerRequest:
    """Add to the end of the queue. The caller must hold the meeting's row lock."""
    earlier = SpeakerRequest.objects.filter(nonce=nonce).first()
    if earlier is not None:
        return earlier
    speaker = SpeakerRequest.objects.create(
        meeting=meeting,
        item=item,
        nonce=nonce,
        how=wish.how,
        interpreting=wish.interpreting,
        order=next_place(meeting),
        asked_at=clock.now(),
        is_demo=meeting.is_demo,
        **facts,
    )
    if meeting.is_in_session:
        live_state.refresh(meeting)
    return speaker
