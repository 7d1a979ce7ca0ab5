"""What a participant sends to a ranking, or to a poll answered in own words."""

from typing import Any

from django.http import HttpRequest

from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from engagement.choices import IN_OWN_WORDS, PollKind, PollState
from engagement.live.answer_forms import RankForm, WriteForm
from engagement.live.poll_texts import write_answers
from engagement.live.ranking import rank_options
from engagement.models import Conversation, Poll

CLOSED = 0  # the number of no poll: the service says that it is closed


def rank(request: HttpRequest, found: Conversation, participant: str) -> dict[str, Any] | None:
    """None on success; otherwise the context that displays the form's errors."""
    poll = _poll(request, found, PollKind.RANKING)
    form = RankForm(poll, {}, request.POST) if poll else None
    if form and poll and poll.accepts_answers and not form.is_valid():
        return {"answered": form, "status": 422}
    try:
        rank_options(
            conversation=found,
            poll_id=poll.pk if poll else CLOSED,
            participant=participant,
            places=form.places() if form and form.is_valid() else {},
        )
    except RuleBroken as error:
        return {"refusal": error, "answered": form, "status": 409}
    return None


def write(request: HttpRequest, found: Conversation, participant: str) -> dict[str, Any] | None:
    """As for a ranking. What comes after the closing is not stored, and shown again to whoever sent it."""
    poll = _poll(request, found, *IN_OWN_WORDS)
    form = WriteForm(poll, data=request.POST) if poll else None
    if form and poll and poll.accepts_answers and not form.is_valid():
        return {"answered": form, "status": 422}
    typed = [each for name, each in request.POST.items() if name.startswith("text_") and each]
    try:
        write_answers(
            conversation=found,
            poll_id=poll.pk if poll else CLOSED,
            participant=participant,
            texts=form.texts() if form and form.is_valid() else [],
            language=form.cleaned_data.get("language", "") if form and form.is_valid() else "",
        )
    except RuleBroken as error:
        return {"refusal": error, "answered": form, "unsaved": typed[:3], "status": 409}
    return None


def _poll(request: HttpRequest, found: Conversation, *kinds: str) -> Poll | None:
    """A poll that was opened: nobody reads a draft."""
    opened = found.polls.exclude(state=PollState.DRAFT)
    rows = opened.filter(pk=whole_number(request.POST.get("poll")) or CLOSED, kind__in=kinds)
    return rows.prefetch_related("options").first()
