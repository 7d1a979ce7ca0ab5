"""Closed items need a legal ground, and are refused where the law allows none (BK-12, BK-18, BK-32, BK-32a)."""

import re
from importlib import import_module
from typing import Any

from django.utils.translation import gettext as _

from boards.agendas.readiness.check import Check, passed, stop
from boards.choices import ItemKind, MeetingKind
from boards.models import Meeting

APPOINTS = re.compile(r"\b(appoint|nombra|designa)", re.IGNORECASE)
ADVISERS = re.compile(r"\b(advis|asesor|consultiv)", re.IGNORECASE)


def known_grounds() -> dict[str, Any] | None:
    """Grounds by citation, such as "11126(a)"; None if the list is not loaded."""
    try:
        return import_module("boards.rules.closed_grounds").GROUNDS
    except ModuleNotFoundError:
        return None


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    closed = [
        item for item in snapshot["items"] if item["kind"] == ItemKind.CLOSED and not item.get("parent")
    ]
    grounds = known_grounds()
    return [check for item in closed for check in _item_checks(meeting, item, grounds)]


def _item_checks(meeting: Meeting, item: dict, grounds: dict[str, Any] | None) -> list[Check]:
    title = _("Closed item %(label)s") % item
    problems = []
    if meeting.kind == MeetingKind.EMERGENCY:
        problems.append((_("An emergency meeting cannot have a closed session."), "BK-18"))
    if not item["citation"]:
        problems.append((_("Cite the section that allows it."), "BK-12"))
    elif grounds is not None and item["citation"] not in grounds:
        words = _("%(citation)s is not in the list of grounds: %(known)s.")
        facts = {"citation": item["citation"], "known": ", ".join(grounds)}
        problems.append((words % facts, "BK-32"))
    if is_appointment(item):
        problems.append((_("Choosing members of an advisory body must be done in open session."), "BK-32a"))
    if problems:
        return [stop(title, words, rule) for words, rule in problems]
    return [passed(title, item["citation"], "BK-32")]


def is_appointment(item: dict) -> bool:
    """Whether the item is a state body's appointment to public office; appointees are not employees (BK-32a). Pure."""
    words = " ".join([*item["title"].values(), *item["text"].values()])
    return bool(APPOINTS.search(words) and ADVISERS.search(words))
