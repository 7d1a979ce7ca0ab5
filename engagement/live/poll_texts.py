"""Answers in own words: write them, then show or hide each; nothing is shown before a moderator decided so (BK-23)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.cleaning import clean_text
from cms.records.history import Actor, record_changes
from engagement import access
from engagement.access import ActorOrLink
from engagement.choices import IN_OWN_WORDS, Duty, PollKind, PollTextState
from engagement.exceptions import NotPossibleNow
from engagement.live.ballots import cast, lock_accepting
from engagement.live.poll_words import word_key
from engagement.live.public_text import checked_text, needs_edit
from engagement.live.services import notify_phones
from engagement.models import Ballot, Conversation, Poll, PollText
from feedback.models import ModerationAct

MOST_ANSWERS = {PollKind.TEXT: 1, PollKind.CLOUD: 3}
LONGEST = {PollKind.TEXT: 280, PollKind.CLOUD: 40}  # characters
DECIDED = (PollTextState.SHOWN, PollTextState.HIDDEN)


@transaction.atomic
def write_answers(
    *, conversation: Conversation, poll_id: int, participant: str, texts: list[str], language: str = ""
) -> Ballot:
    """Store what a participant wrote, to be read by a moderator. What is sent last counts until the poll closes.

    An answer sent again keeps what was decided about it. One left out is deleted, or if it was decided on, replaced.
    """
    poll = lock_accepting(conversation, poll_id, *IN_OWN_WORDS)
    wanted = _checked(poll, texts)
    ballot = cast(poll, participant)
    known = {each.text: each for each in PollText.objects.filter(ballot=ballot)}
    _leave_out(conversation, [each for text, each in known.items() if text not in wanted])
    back = [known[text] for text in wanted if text in known and known[text].state == PollTextState.REPLACED]
    for each in back:
        each.state = PollTextState.HIDDEN if each.reason else PollTextState.WAITING
    record_changes(PollText, back, ["state"], actor=None, reason="sent again")
    facts = {"ballot": ballot, "language": language, "at": clock.now(), "is_demo": conversation.is_demo}
    # Bypasses history: it begins with the first decision, so that an answer changed before that leaves no trace.
    PollText.objects.bulk_create([PollText(text=text, **facts) for text in wanted if text not in known])
    return ballot


def _checked(poll: Poll, texts: list[str]) -> list[str]:
    given = {word_key(text): text for typed in texts if (text := clean_text(typed))}
    if not given:
        raise NotPossibleNow(_("Write an answer."))
    kind = PollKind(poll.kind)
    if len(given) > MOST_ANSWERS[kind] or any(len(each) > LONGEST[kind] for each in given.values()):
        raise NotPossibleNow(_("This is more than the poll asks for. Shorten your answer."))
    return list(given.values())


def _leave_out(conversation: Conversation, rows: list[PollText]) -> None:
    waiting = PollText.objects.filter(
        pk__in=[each.pk for each in rows if each.state == PollTextState.WAITING and not each.was_hidden]
    )
    waiting._raw_delete(waiting.db)
    decided = [each for each in rows if each.state in DECIDED or each.was_hidden]
    for each in decided:
        each.state = PollTextState.REPLACED
    record_changes(PollText, decided, ["state"], actor=None, reason="replaced by its author")
    if decided:
        notify_phones(conversation.pk)


@transaction.atomic
def show_answer(*, actor: ActorOrLink, answer: PollText, shown_text: str = "") -> int:
    """Show an answer, or ``shown_text`` in its place; the same answer of others with it. Returns how many.

    The text of another answer makes them one. The limits are those of questions (BK-23, PRV-14).
    """
    poll = answer.ballot.poll
    by = access.require_at(actor, poll.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    if len(clean_text(shown_text)) > LONGEST[PollKind(poll.kind)]:
        raise NotPossibleNow(_("The text to show is too long for this poll."))
    rows = _same(poll, answer)
    for each in rows:
        each.shown_text = checked_text(each, shown_text)
        each.state, each.reason = PollTextState.SHOWN, ""
    return _save(poll, rows, by, "shown, changed" if shown_text.strip() else "shown")


@transaction.atomic
def hide_answer(*, actor: ActorOrLink, answer: PollText, reason: str) -> int:
    """Hide an answer, and the same one of others. ``reason`` is one of ModerationAct.Reason."""
    poll = answer.ballot.poll
    by = access.require_at(actor, poll.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    if reason not in ModerationAct.Reason.values:
        raise NotPossibleNow(
            _("Choose a reason from the list. Criticism is not a reason to hide an answer."), rule="BK-23"
        )
    rows = _same(poll, answer)
    for each in rows:
        each.state, each.reason, each.was_hidden = PollTextState.HIDDEN, reason, True
        each.shown_text = ""
    return _save(poll, rows, by, f"hidden: {reason}")


@transaction.atomic
def show_waiting_answers(*, actor: Actor, poll: Poll) -> int:
    """Show all waiting answers, except those that may contain personal information: each of these is reviewed."""
    access.require(actor, *access.DOOR_ROLES)
    rows = [each for each in _locked(poll) if each.state == PollTextState.WAITING and not needs_edit(each)]
    for each in rows:
        each.state = PollTextState.SHOWN
    return _save(poll, rows, actor, "shown")


def _locked(poll: Poll) -> list[PollText]:
    rows = PollText.objects.select_for_update(of=("self",)).filter(ballot__poll=poll)
    return list(rows.exclude(state=PollTextState.REPLACED))


def _same(poll: Poll, answer: PollText) -> list[PollText]:
    """The answers of the poll with the same original text. Raises NotPossibleNow if its author replaced it."""
    key = word_key(answer.text)
    rows = [each for each in _locked(poll) if word_key(each.text) == key]
    if answer.pk not in {each.pk for each in rows}:
        raise NotPossibleNow(_("Its author sent another answer in the meantime."))
    return rows


def _save(poll: Poll, rows: list[PollText], actor: Actor, why: str) -> int:
    record_changes(PollText, rows, ["state", "reason", "was_hidden", "shown_text"], actor=actor, reason=why)
    if rows:
        notify_phones(poll.conversation_id)
    return len(rows)
