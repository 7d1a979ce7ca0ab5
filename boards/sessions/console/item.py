"""The current item: what was done, and what can be done next."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from django.forms import Form

from boards.agendas.motion_views import MotionView
from boards.base_forms import DeskForm
from boards.bodies.rosters import Attendees
from boards.choices import ItemKind, Pause
from boards.models import AgendaItem, Meeting, Motion
from boards.motion_choices import MotionKind, MotionState
from boards.motion_text import fate, origin
from boards.sessions.closed_minutes import may_read
from boards.sessions.console import build
from boards.sessions.console.roll_call import roll_context
from cms.users.models import User


def item_context(
    item: AgendaItem,
    members: Attendees,
    drafts: build.Drafts,
    user: User,
    *,
    again: str = "",
    drafted: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """``again``: the seat whose vote is corrected; ``drafted``: the draft motion of the agenda, by language."""
    motions = build.motions_of(item)
    last = _in_hand(motions)
    roll = roll_context(last, members.of(last.acting_body), again=again) if last else {}
    is_called = any(row.choice for row in roll.get("roll", ()))
    closed = getattr(item, "closed_session", None)
    context = {
        "window": getattr(item, "comment_window", None),
        "motion": last,
        "may_withdraw": last is not None and last.is_open and _may_withdraw(item.meeting),
        "motion_origin": origin(last) if last else None,
        "motion_fate": fate(last) if last else None,
        "earlier_motions": [MotionView(each) for each in motions if each is not last],
        "aside": list(item.disclosures.select_related("appointment", "seat").order_by("left_at", "pk")),
        "closed_session": closed,
        "may_read_book": closed is not None and may_read(user, closed),
        "forms": _forms(item, members, motions, drafts, is_called=is_called, drafted=drafted),
    }
    return context | roll


def _in_hand(motions: list[Motion]) -> Motion | None:
    """The last open motion, else the last one voted on, else the last one made; not one that was withdrawn."""
    standing = [each for each in motions if each.state != MotionState.WITHDRAWN]
    is_open = [each for each in standing if each.is_open]
    voted = sorted((each for each in standing if each.is_closed), key=attrgetter("closed_at"))
    return next(reversed(is_open or voted or standing), None)


def _may_withdraw(meeting: Meeting) -> bool:
    """Also while access is lost, so that the meeting can end (BK-29c)."""
    return meeting.is_in_session and meeting.pause in ("", Pause.ACCESS)


def _forms(
    item: AgendaItem,
    members: Attendees,
    motions: list[Motion],
    drafts: build.Drafts,
    *,
    is_called: bool,
    drafted: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Only the forms that are possible now."""
    meeting = item.meeting
    shown: dict[str, DeskForm] = {}
    closed = getattr(item, "closed_session", None)
    if meeting.pause == Pause.CLOSED and closed is not None and closed.in_at is None:
        return {"back": build.with_draft(build.back(item), drafts)}
    if not meeting.is_deciding:
        return {}
    shown |= _motion_forms(item, members, motions, is_called=is_called, drafted=drafted)
    if not hasattr(item, "comment_window"):
        shown["heard"] = build.earlier_hearing(item)
    if item.kind == ItemKind.CLOSED and closed is None:
        shown["out"] = build.out(item)
    shown["recuse"] = build.recusal(item, members)
    return {name: build.with_draft(form, drafts) for name, form in shown.items() if _has_choices(form)}


def _has_choices(form: Form) -> bool:
    """False if the form needs an earlier comment window and there is none."""
    return not hasattr(form, "earlier") or "heard_before" not in form.fields or bool(form.earlier)


def _motion_forms(
    item: AgendaItem,
    members: Attendees,
    motions: list[Motion],
    *,
    is_called: bool,
    drafted: Mapping[str, str] | None = None,
) -> dict[str, DeskForm]:
    """The second; until the roll is called, amendments and motions to set the main motion aside; a new motion.

    On an item closed without a vote, only an exception could still be voted on (BK-29e).
    """
    now = next((each for each in reversed(motions) if each.is_open), None)
    if now is None and hasattr(item, "outcome") and MotionKind.EXCEPTION not in build.kinds_for(item):
        return {}
    if now is None:
        return {"motion": build.motion(item, members, made=motions, drafted=drafted)}
    if now.waits_for_second:
        return {"second": build.second(now, members.of(now.acting_body))}
    if not now.is_main or is_called:
        return {}
    return {
        "amend": build.amendment(now, members.of(now.acting_body)),
        "motion": build.motion(item, members, made=motions),
    }
