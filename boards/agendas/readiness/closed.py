"""Closed items need a legal ground, and are refused where the law allows none (BK-12, BK-18, BK-32, BK-32a)."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.agendas.readiness.check import Check, passed, stop, warn
from boards.choices import ItemKind, MeetingKind
from boards.models import Meeting
from boards.rules.closed_grounds import ground_of

APPOINTS = re.compile(
    r"\b(appoint|select|choos|choice|nominat|elect|fill|nombra|designa|selecci|elegir|elecci|llenar)",
    re.IGNORECASE,
)
NOT_JOINTLY = gettext_lazy(
    "A joint meeting cannot have a closed session. Each body must hold it at its own meeting."
)
ADVISERS = re.compile(r"\b(advis|asesor|consultiv)", re.IGNORECASE)


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    closed = [
        item for item in snapshot["items"] if item["kind"] == ItemKind.CLOSED and not item.get("parent")
    ]
    return [check for item in closed for check in _item_checks(meeting, item)]


def _item_checks(meeting: Meeting, item: dict) -> list[Check]:
    title, ground = _("Closed item %(label)s") % item, ground_of(item["citation"])
    problems: list[tuple[str | Promise, str]] = []
    if meeting.kind == MeetingKind.EMERGENCY:
        problems.append((_("An emergency meeting cannot have a closed session."), "BK-18"))
    if meeting.is_joint:
        problems.append((NOT_JOINTLY, "BK-32"))
    if not item["citation"]:
        problems.append((_("Choose the subdivision of Gov. Code § 11126 that allows it."), "BK-12"))
    elif ground is None:
        words = _("%(citation)s is not in the list of grounds. Choose one from the list in the editor.")
        problems.append((words % {"citation": item["citation"]}, "BK-32"))
    if is_appointment(item):
        problems.append((_("Choosing members of an advisory body must be done in open session."), "BK-32a"))
    if ground is None or problems:
        return [stop(title, words, rule) for words, rule in problems]
    if not ground.is_confirmed:
        words = _(
            "%(ground)s has not been checked against the statute here. Counsel must confirm it before use."
        )
        return [warn(title, words % {"ground": ground.cited}, "BK-32a")]
    return [passed(title, f"{ground.name} ({ground.cited})", "BK-32")]


def is_appointment(item: dict) -> bool:
    """Whether the item is a state body's appointment to public office; appointees are not employees (BK-32a). Pure."""
    words = " ".join([*item["title"].values(), *item["text"].values()])
    return bool(APPOINTS.search(words) and ADVISERS.search(words))
