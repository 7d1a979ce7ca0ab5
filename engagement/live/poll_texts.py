"""Answers in own words: write them, then show or hide each; nothing is shown before a moderator decided so (BK-23)."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.cleaning import clean_text
from cms.records.history import Actor, past_of, record_changes
from engagement import access, two_people
from engagement.access import ActorOrLink
from engagement.choices import IN_OWN_WORDS, Duty, PollKind, PollTextState, ProposalState
from engagement.exceptions import NotPossibleNow
from engagement.live.ballots import cast, lock_accepting
from engagement.live.poll_words import word_key
from engagement.live.public_text import checked_text, needs_edit
from engagement.live.services import locked, notify_phones
from engagement.models import Ballot, Conversation, Poll, PollText
from feedback.models import ModerationAct

MOST_ANSWERS = {PollKind.TEXT: 1, PollKind.CLOUD: 3}
LONGEST = {PollKind.TEXT: 280, PollKind.CLOUD: 40}  # characters
DECIDED = (PollTextState.SHOWN, PollTextState.HIDDEN)


class Same(NamedTuple):
    """Equal answers. ``was_hidden`` and ``shown_text``: of any of them, also of one that its author replaced."""

    rows: list[PollText]
    was_hidden: bool
    shown_text: str
    replaced: list[PollText]


@transaction.atomic
def write_answers(
    *, conversation: Conversation, poll_id: int, participant: str, texts: list[str], language: str = ""
) -> Ballot:
    """Store what a participant wrote, to be read by a moderator. What is sent last counts until the poll closes.

    An answer that stays keeps what was decided about it. One left out is deleted, or if it was decided on, replaced;
    sent again after that, it waits again, or is still hidden. One equal to an answer that was hidden counts as hidden
    before, whoever wrote that: its original is never published (BK-23).
    """
    poll = lock_accepting(conversation, poll_id, *IN_OWN_WORDS)
    wanted = _checked(poll, texts)
    ballot = cast(poll, participant)
    known = {each.text: each for each in PollText.objects.filter(ballot=ballot)}
    decided = _decided(known.values())
    left_out = _leave_out([each for text, each in known.items() if text not in wanted], decided)
    hidden = _hidden_words(poll)
    stays = [known[text] for text in wanted if text in known]
    sent_again = _send_again(stays, decided, language, hidden)
    if left_out or sent_again:
        notify_phones(conversation.pk)
    facts = {"ballot": ballot, "language": language, "at": clock.now(), "is_demo": conversation.is_demo}
    new = [PollText(text=text, **facts) for text in wanted if text not in known]
    for each in new:
        each.was_hidden = word_key(each.text) in hidden
    # Bypasses history: it begins with the first decision, so that an answer changed before that leaves no trace.
    PollText.objects.bulk_create(new)
    return ballot


def _checked(poll: Poll, texts: list[str]) -> list[str]:
    given = {word_key(text): text for typed in texts if (text := clean_text(typed))}
    if not given:
        raise NotPossibleNow(_("Write an answer."))
    kind = PollKind(poll.kind)
    if len(given) > MOST_ANSWERS[kind] or any(len(each) > LONGEST[kind] for each in given.values()):
        raise NotPossibleNow(_("This is more than the poll asks for. Shorten your answer."))
    return list(given.values())


def _decided(rows: Iterable[PollText]) -> set[int]:
    """Those that were decided on at some time: they have a history, which stays."""
    pks = [each.pk for each in rows]
    return set(past_of(PollText).filter(id__in=pks).values_list("id", flat=True)) if pks else set()


def _hidden_words(poll: Poll) -> set[str]:
    """The words of the answers that were hidden at some time, also of those that their authors replaced since."""
    rows = PollText.objects.filter(ballot__poll=poll, was_hidden=True)
    return {word_key(text) for text in rows.values_list("text", flat=True)}


def _leave_out(rows: list[PollText], decided: set[int]) -> int:
    """Returns how many were decided on, so that phones may display them."""
    gone = PollText.objects.filter(pk__in=[each.pk for each in rows if each.pk not in decided])
    gone._raw_delete(gone.db)
    replaced = [each for each in rows if each.pk in decided and each.state != PollTextState.REPLACED]
    for each in replaced:
        each.state = PollTextState.REPLACED
    record_changes(PollText, replaced, ["state"], actor=None, reason="replaced by its author")
    return len(replaced)


def _send_again(rows: list[PollText], decided: set[int], language: str, hidden: set[str]) -> int:
    """With the language as it was sent last. Returns how many changed of those that were decided on."""
    changed = [each for each in rows if each.state == PollTextState.REPLACED or each.language != language]
    for each in changed:
        if each.state == PollTextState.REPLACED:
            each.state = PollTextState.HIDDEN if each.reason else PollTextState.WAITING
            each.was_hidden = each.was_hidden or word_key(each.text) in hidden
        each.language = language
    known = [each for each in changed if each.pk in decided]
    record_changes(PollText, known, ["state", "was_hidden", "language"], actor=None, reason="sent again")
    # Bypasses history, as above.
    PollText.objects.bulk_update([each for each in changed if each.pk not in decided], ["language"])
    return len(known)


@transaction.atomic
def show_answer(*, actor: ActorOrLink, answer: PollText, shown_text: str | None = None) -> int:
    """Show an answer, or ``shown_text`` in its place; the same answer of others with it. Returns how many.

    The text of another answer makes them one. Without ``shown_text`` they get the one that an equal answer has;
    "" brings back the original of all, if it may be public. The limits are those of questions (BK-23, PRV-14), for
    all equal answers if one of them was ever hidden.
    """
    poll = answer.ballot.poll
    by = access.require_at(actor, poll.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    given = clean_text(shown_text or "")
    if len(given) > LONGEST[PollKind(poll.kind)]:
        raise NotPossibleNow(_("The text to show is too long for this poll."))
    _refuse_after_recap(poll)
    same = _same(poll, answer)
    for each in same.rows:
        each.was_hidden = each.was_hidden or same.was_hidden
    if shown_text is not None and not given and not any(map(needs_edit, same.rows)):
        same = _without_change(same, by)
    instead = given or same.shown_text
    for each in same.rows:
        each.shown_text = checked_text(each, instead)
        each.state, each.reason = PollTextState.SHOWN, ""
    return _save(poll, same.rows, by, "shown, changed" if instead else "shown")


def _without_change(same: Same, by: Actor) -> Same:
    """The original again, also for whoever sends it later: those replaced by their authors lose the text, too."""
    changed = [each for each in same.replaced if each.shown_text]
    for each in changed:
        each.shown_text = ""
    record_changes(PollText, changed, ["shown_text"], actor=by, reason="shown as written")
    return same._replace(shown_text="")


@transaction.atomic
def hide_answer(*, actor: ActorOrLink, answer: PollText, reason: str) -> int:
    """Hide an answer, and the same one of others. ``reason`` is one of ModerationAct.Reason."""
    poll = answer.ballot.poll
    by = access.require_at(actor, poll.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    if reason not in ModerationAct.Reason.values:
        raise NotPossibleNow(
            _("Choose a reason from the list. Criticism is not a reason to hide an answer."), rule="BK-23"
        )
    rows = _same(poll, answer).rows
    for each in rows:
        each.state, each.reason, each.was_hidden = PollTextState.HIDDEN, reason, True
        each.shown_text = ""
    return _save(poll, rows, by, f"hidden: {reason}")


@transaction.atomic
def show_waiting_answers(*, actor: Actor, poll: Poll, pks: Iterable[int]) -> int:
    """Show the waiting answers among these, which were read: one written since waits. Each that may contain personal
    information is reviewed, and each that is equal to one that was hidden or changed.
    """
    access.require(actor, *access.DOOR_ROLES)
    _refuse_after_recap(poll)
    read, found = set(pks), _locked(poll)
    apart = {word_key(each.text) for each in found if each.was_hidden or each.shown_text}
    waiting = [each for each in found if each.state == PollTextState.WAITING and each.pk in read]
    rows = [each for each in waiting if word_key(each.text) not in apart and not needs_edit(each)]
    for each in rows:
        each.state = PollTextState.SHOWN
    return _save(poll, rows, actor, "shown")


def _refuse_after_recap(poll: Poll) -> None:
    """What two people agreed to post stays as they read it: from then on an answer can only be hidden (S14)."""
    conversation = locked(poll.conversation)
    proposed = conversation.recap_proposals.filter(state=ProposalState.PROPOSED)
    if conversation.recap_published_at or proposed.exists():
        raise NotPossibleNow(
            _("The recap of this conversation is proposed or posted, so an answer can only be hidden."),
            rule=two_people.RULE,
        )


def _locked(poll: Poll) -> list[PollText]:
    """All answers of the poll, with those that their authors replaced."""
    return list(PollText.objects.select_for_update(of=("self",)).filter(ballot__poll=poll))


def _same(poll: Poll, answer: PollText) -> Same:
    """The answers of the poll with the same original text. Raises NotPossibleNow if its author replaced it."""
    key = word_key(answer.text)
    found = [each for each in _locked(poll) if word_key(each.text) == key]
    rows = [each for each in found if each.state != PollTextState.REPLACED]
    if answer.pk not in {each.pk for each in rows}:
        raise NotPossibleNow(_("Its author sent another answer in the meantime."))
    replaced = [each for each in found if each.state == PollTextState.REPLACED]
    changed = [each.shown_text for each in [*rows, *found] if each.shown_text]
    return Same(rows, any(each.was_hidden for each in found), changed[0] if changed else "", replaced)


def _save(poll: Poll, rows: list[PollText], actor: Actor, why: str) -> int:
    record_changes(PollText, rows, ["state", "reason", "was_hidden", "shown_text"], actor=actor, reason=why)
    if rows:
        notify_phones(poll.conversation_id)
    return len(rows)
