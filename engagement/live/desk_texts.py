"""Build the part of the desk where answers in own words are read, shown and hidden."""

from collections import defaultdict
from typing import Any

from django.http import QueryDict

from engagement.choices import IN_OWN_WORDS, PollKind, PollTextState
from engagement.desk_actions import joined
from engagement.live.forms import AnswerTextForm
from engagement.live.poll_texts import LONGEST
from engagement.live.poll_words import word_key
from engagement.live.public_text import looks_private, needs_edit
from engagement.live.state_answers import stamp_of
from engagement.models import Conversation, Poll, PollText
from feedback.models import ModerationAct

MOST = 100  # different answers of a poll on the screen: waiting ones first
ORDER = {PollTextState.WAITING: 0, PollTextState.SHOWN: 1, PollTextState.HIDDEN: 2}


def texts_of(conversation: Conversation, typed: QueryDict) -> list[dict[str, Any]]:
    """Each poll answered in own words, newest first, with its different answers; equal ones are decided together.

    ``typed``: what was sent and refused, which stays in its form. One query for all polls.
    """
    rows = PollText.objects.filter(ballot__poll__conversation=conversation)
    found: dict[Poll, list[PollText]] = defaultdict(list)
    for each in rows.select_related("ballot__poll", "heard__submission"):
        found[each.ballot.poll].append(each)
    newest = sorted(found.items(), key=lambda pair: -pair[0].pk)
    return [_poll(poll, texts, typed) for poll, texts in newest if poll.kind in IN_OWN_WORDS]


def _poll(poll: Poll, written: list[PollText], typed: QueryDict) -> dict[str, Any]:
    """``written``: also answers that their authors replaced, whose changed text is that of equal ones."""
    texts = [each for each in written if each.state != PollTextState.REPLACED]
    instead = {word_key(each.text): each.shown_text for each in written if each.shown_text}
    instead |= {word_key(each.text): each.shown_text for each in texts if each.shown_text}
    same: dict[tuple[str, str], list[PollText]] = defaultdict(list)
    for each in texts:
        same[each.state, word_key(each.text)].append(each)
    groups = sorted(same.items(), key=lambda pair: (ORDER[PollTextState(pair[0][0])], pair[0][1]))
    answers = [_answer(poll, rows, instead.get(key, ""), typed) for (_state, key), rows in groups[:MOST]]
    waiting = [each for each in texts if each.state == PollTextState.WAITING]
    return {
        "poll": poll,
        "waiting_count": len(waiting),
        "showable": joined(each.pk for row in answers if row["is_showable"] for each in row["rows"]),
        "waiting": [each for each in answers if each["text"].state == PollTextState.WAITING],
        "decided": [each for each in answers if each["text"].state != PollTextState.WAITING],
        "is_typed": any(each["is_typed"] for each in answers),
        "more_count": max(0, len(groups) - MOST),
    }


def _answer(poll: Poll, rows: list[PollText], instead: str, typed: QueryDict) -> dict[str, Any]:
    """``instead``: the text that is shown instead of an equal answer, and then of this one, too."""
    row = rows[0]
    must_edit = any(map(needs_edit, rows))
    is_typed = typed.get("text") == str(row.pk) and "shown_text" in typed
    shown_text = typed.get("shown_text", "") if is_typed else instead
    heard = getattr(row, "heard", None)
    return {
        "text": row,
        "rows": rows,
        "instead": instead,
        "is_showable": row.state == PollTextState.WAITING and not must_edit and not instead,
        "people": len({each.ballot_id for each in rows}),
        "looks_private": looks_private(row),
        "needs_edit": must_edit and not instead,
        "is_typed": is_typed,
        "reasons": ModerationAct.Reason.choices,
        "comment": heard.submission if row.was_hidden and heard else None,
        "form": AnswerTextForm(
            initial={"shown_text": shown_text},
            auto_id=f"text_{row.pk}_%s",
            must_edit=must_edit,
            longest=LONGEST[PollKind(poll.kind)],
        ),
    }


def texts_stamp(polls: list[dict[str, Any]]) -> str:
    """Equal stamps mean equal parts of the screen."""
    answers = [each for row in polls for each in (*row["waiting"], *row["decided"])]
    rows = [(each["text"], each["people"], each["needs_edit"], each["instead"]) for each in answers]
    facts = [(it.pk, it.state, it.reason, it.shown_text, *more) for it, *more in rows]
    return stamp_of([facts, [(row["poll"].pk, row["waiting_count"], row["more_count"]) for row in polls]])
