"""Polls before they open: create, edit, copy, delete, and ask a counted one again."""

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.records.history import Actor, record, record_many, sign
from engagement import access
from engagement.choices import IN_OWN_WORDS, PollKind, PollState
from engagement.exceptions import NotPossibleNow
from engagement.live.polls import open_poll
from engagement.live.services import locked
from engagement.models import Conversation, Poll, PollOption

FEWEST, MOST = 2, 8
STEPS = range(1, 6)  # of a scale and of a rating
Labels = list[dict[str, str]]


@transaction.atomic
def make_poll(
    *,
    actor: Actor,
    conversation: Conversation,
    question: dict[str, str],
    options: Labels,
    kind: str = PollKind.ONE,
    asked_before: Poll | None = None,
) -> Poll:
    """Create a draft. ``options``: what ``labels_of`` takes."""
    access.require(actor, *access.DOOR_ROLES)
    labels = labels_of(kind, options)
    current = locked(conversation)
    last = current.polls.aggregate(last=Max("order"))["last"]
    poll = Poll(
        conversation=current,
        question=question,
        kind=kind,
        asked_before=asked_before,
        order=0 if last is None else last + 1,
        is_demo=current.is_demo,
    )
    record(poll, actor=actor, reason="poll created")
    _add_options(poll, labels, actor, "poll created")
    return poll


@transaction.atomic
def edit_poll(*, actor: Actor, poll: Poll, question: dict[str, str], options: Labels, kind: str) -> Poll:
    """Change the question, the kind and the answers of a poll that was never opened."""
    access.require(actor, *access.DOOR_ROLES)
    current = _draft(poll)
    current.question, current.kind = question, kind
    record(current, actor=actor, reason="poll edited", update_fields=["question", "kind"])
    _delete_options(current, actor, "poll edited")
    _add_options(current, labels_of(kind, options), actor, "poll edited")
    return current


@transaction.atomic
def delete_poll(*, actor: Actor, poll: Poll) -> None:
    """Delete a poll that was never opened; its history stays."""
    access.require(actor, *access.DOOR_ROLES)
    current = _draft(poll)
    _delete_options(current, actor, "poll deleted")
    sign(current, actor=actor, reason="poll deleted")
    current.delete()


@transaction.atomic
def copy_poll(*, actor: Actor, poll: Poll) -> Poll:
    """Create a draft with the same question and answers."""
    return _copied(actor, poll, None)


@transaction.atomic
def ask_again(*, actor: Actor, poll: Poll, minutes: int | None = None, closes_itself: bool = False) -> Poll:
    """Open a counted poll as a new round: a copy that names the first. What was counted does not change."""
    access.require(actor, *access.DOOR_ROLES)
    current = Poll.objects.select_for_update().get(pk=poll.pk)
    if current.state != PollState.CLOSED:
        raise NotPossibleNow(_("Only a poll that has been counted can be asked again."))
    again = _copied(actor, current, current)
    return open_poll(actor=actor, poll=again, minutes=minutes, closes_itself=closes_itself)


def _copied(actor: Actor, poll: Poll, before: Poll | None) -> Poll:
    labels = [option.label for option in poll.options.all()]
    return make_poll(
        actor=actor,
        conversation=poll.conversation,
        question=poll.question,
        options=ends_of(poll.kind, labels),
        kind=poll.kind,
        asked_before=before,
    )


def labels_of(kind: str, options: Labels) -> Labels:
    """The answers of a poll: two to eight given ones, five steps between two given ends, one to five stars, or none
    of one that people answer in their own words.
    """
    if kind in IN_OWN_WORDS:
        return _refuse_given(options)
    if kind == PollKind.RATING:
        return [_stars(step) for step in STEPS]
    if kind == PollKind.SCALE and len(options) != 2:
        raise NotPossibleNow(_("For a scale, enter two answers: what 1 means and what 5 means."))
    if kind == PollKind.SCALE:
        low, high = options
        return [_step(1, low), *({"en": str(step)} for step in STEPS[1:-1]), _step(STEPS[-1], high)]
    if not FEWEST <= len(options) <= MOST:
        raise NotPossibleNow(_("A poll must have two to eight answers to choose from."))
    return options


def _refuse_given(options: Labels) -> Labels:
    if options:
        raise NotPossibleNow(_("In this kind of poll, people write their own answers. Do not enter any."))
    return []


def ends_of(kind: str, labels: Labels) -> Labels:
    """The answers as they were given: of a scale its two ends without their numbers, of a rating none."""
    if kind == PollKind.RATING or kind in IN_OWN_WORDS:
        return []
    if kind != PollKind.SCALE:
        return labels
    return [
        {language: words.partition(": ")[2] for language, words in each.items()}
        for each in (labels[0], labels[-1])
    ]


def _step(number: int, label: dict[str, str]) -> dict[str, str]:
    return {language: f"{number}: {words}" for language, words in label.items()}


def _stars(count: int) -> dict[str, str]:
    found = {}
    for language, _name in settings.SITE_LANGUAGES:
        with translation.override(language):
            found[language] = ngettext("%(count)s star", "%(count)s stars", count) % {"count": count}
    return found


def _add_options(poll: Poll, labels: Labels, actor: Actor, why: str) -> None:
    rows = [PollOption(poll=poll, label=label, order=order) for order, label in enumerate(labels)]
    record_many(PollOption, rows, actor=actor, reason=why)


def _delete_options(poll: Poll, actor: Actor, why: str) -> None:
    for option in poll.options.all():
        sign(option, actor=actor, reason=why)
        option.delete()


def _draft(poll: Poll) -> Poll:
    current = Poll.objects.select_for_update().get(pk=poll.pk)
    if current.state != PollState.DRAFT:
        raise NotPossibleNow(_("This poll has already been opened. To change it, make a copy."))
    return current
