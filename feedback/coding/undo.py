"""Undo this person's last acts of coding. Undoing is an act of its own: nothing is deleted from the history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms.records.history import Actor, past_of, record
from cms.users.models import User
from feedback import access
from feedback.coding.services import add_coding, remove_coding
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Coding, SubmissionText, Suggestion

MOST, LOOKED_AT = 20, 200
UNDONE = "undone "
PARTS = (UNDONE, "accepted a suggestion")  # the second comes with the code that was given in the same act
VERSIONS = ("code_version", "codebook_version")
RESTORED = (*VERSIONS, "stance", "note")


@dataclass(frozen=True)
class Act:
    """One act that can be undone: ``kind`` is "+" (coded), "~" (changed) or "-" (removed)."""

    number: int
    kind: str
    at: datetime
    code: Code
    text: SubmissionText
    words: str


def last_acts(user: User) -> list[Act]:
    """The last twenty acts of this person that are not undone, the newest first; in three queries."""
    rows = _rows(user)
    codes = Code.objects.in_bulk({row.code_id for row in rows})
    texts = SubmissionText.objects.select_related("submission").in_bulk({row.text_id for row in rows})
    return [
        Act(
            number=row.history_id,
            kind=row.history_type,
            at=row.history_date,
            code=codes[row.code_id],
            text=texts[row.text_id],
            words=texts[row.text_id].text[row.start : row.end],
        )
        for row in rows
        if row.code_id in codes and row.text_id in texts
    ]


def _rows(user: User) -> list[Any]:
    mine = past_of(Coding).filter(history_user=user).order_by("-history_date", "-history_id")
    rows = list(mine[:LOOKED_AT])
    reasons = [row.history_change_reason or "" for row in rows]
    undone = {reason.removeprefix(UNDONE) for reason in reasons if reason.startswith(UNDONE)}
    acts = [row for row in rows if not (row.history_change_reason or "").startswith(PARTS)]
    return [row for row in acts if str(row.history_id) not in undone][:MOST]


@transaction.atomic
def undo_act(*, actor: User, number: int) -> None:
    """Undo one of the last twenty acts. ``NotPossibleNow`` if it is none of them, or if what it did has changed."""
    access.require(actor, *access.CODE_ROLES)
    row = next((each for each in _rows(actor) if each.history_id == number), None)
    if row is None:
        raise NotPossibleNow(_("This is not one of your last twenty actions, or it has already been undone."))
    reason = f"{UNDONE}{number}"
    coding = Coding.objects.select_for_update().filter(pk=row.id).first()
    if row.history_type == "-":
        _restore(actor, row, reason)
    elif coding is None:
        raise NotPossibleNow(_("This code has been removed since then."))
    elif row.history_type == "+":
        remove_coding(actor=actor, coding=coding, reason=reason)
    else:
        _change_back(actor, number, coding, reason)


def _restore(actor: Actor, row: Coding, reason: str) -> None:
    """Give the code again; ``row`` has the fields of the coding as it was when it was removed."""
    code = Code.objects.select_related("codebook").get(pk=row.code_id)
    text = SubmissionText.objects.select_related("submission__form").get(pk=row.text_id)
    coding = add_coding(
        actor=actor,
        text=text,
        code=code,
        start=row.start,
        end=row.end,
        stance=row.stance,
        note=row.note,
        reason=reason,
    )
    for name in VERSIONS:
        setattr(coding, name, getattr(row, name))
    coding.suggestion = Suggestion.objects.filter(pk=row.suggestion_id or 0, coding=None).first()
    record(coding, actor=actor, reason=reason, update_fields=[*VERSIONS, "suggestion"])


def _change_back(actor: Actor, number: int, coding: Coding, reason: str) -> None:
    """Give a coding the values it had before this change, unless it changed again."""
    past = list(past_of(Coding).filter(id=coding.pk).order_by("-history_date", "-history_id")[:2])
    if len(past) < 2 or past[0].history_id != number:
        raise NotPossibleNow(_("This coding has changed again since then."))
    for name in RESTORED:
        setattr(coding, name, getattr(past[1], name))
    record(coding, actor=actor, reason=reason, update_fields=list(RESTORED))
