"""The current item: what was done, and what can be done next."""

from typing import Any

from django.forms import Form

from boards.base_forms import DeskForm
from boards.bodies.rosters import Roster
from boards.choices import ItemKind, Pause
from boards.models import AgendaItem, Motion
from boards.motion_choices import MotionState
from boards.sessions.closed_minutes import may_read
from boards.sessions.console import build
from boards.sessions.console.roll_call import roll_context
from cms.users.models import User


def item_context(
    item: AgendaItem, members: Roster, drafts: build.Drafts, user: User, *, again: str = ""
) -> dict[str, Any]:
    motions = list(item.motions.select_related("mover", "seconder").order_by("order"))
    for each in motions:
        each.item = item
    standing = [each for each in motions if each.state != MotionState.WITHDRAWN]
    last = _in_hand(standing)
    closed = getattr(item, "closed_session", None)
    context = {
        "window": getattr(item, "comment_window", None),
        "motion": last,
        "earlier_motions": [each for each in standing if each is not last],
        "aside": list(item.disclosures.select_related("appointment", "seat").order_by("left_at", "pk")),
        "closed_session": closed,
        "may_read_book": closed is not None and may_read(user, closed),
        "forms": _forms(item, members, last, drafts),
    }
    return context | (roll_context(last, members, again=again) if last else {})


def _in_hand(standing: list[Motion]) -> Motion | None:
    """The open amendment, else the open motion, else the last one voted on."""
    is_open = [each for each in standing if not each.is_closed]
    return next(reversed(is_open or standing), None)


def _forms(item: AgendaItem, members: Roster, last: Motion | None, drafts: build.Drafts) -> dict[str, Any]:
    """Only the forms that are possible now."""
    meeting = item.meeting
    shown: dict[str, DeskForm] = {}
    closed = getattr(item, "closed_session", None)
    if meeting.pause == Pause.CLOSED and closed is not None and closed.in_at is None:
        return {"back": build.with_draft(build.back(item), drafts)}
    if not meeting.is_deciding:
        return {}
    standing = last if last and last.state == MotionState.MOVED else None
    if standing and not standing.amends_id:
        shown["amend"] = build.amendment(standing, members)
    elif not standing:
        shown["motion"] = build.motion(item, members)
    if not hasattr(item, "comment_window"):
        shown["heard"] = build.earlier_hearing(item)
    if item.kind == ItemKind.CLOSED and closed is None:
        shown["out"] = build.out(item)
    shown["recuse"] = build.recusal(item, members)
    return {name: build.with_draft(form, drafts) for name, form in shown.items() if _has_choices(form)}


def _has_choices(form: Form) -> bool:
    """False if the form needs an earlier comment window and there is none."""
    return not hasattr(form, "earlier") or "heard_before" not in form.fields or bool(form.earlier)
