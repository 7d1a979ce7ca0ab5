"""A motion and its roll call as text: mover, second, result, and each vote by name (BK-30)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from boards.minutes.lines import Line, join, time_of
from boards.minutes.votes import in_groups
from boards.motion_choices import Choice, MotionKind, MotionState
from cms.components.dates import long_date
from cms.i18n.fields import text


def lines(motion: dict[str, Any]) -> list[Line]:
    number = {"number": motion["number"]}
    found = [Line(_("Motion %(number)s") % number, "head"), Line(text(motion["text"]), "quote")]
    if motion["kind"] != MotionKind.DECISION:
        found.append(Line(str(MotionKind(motion["kind"]).label), lead=_("Kind of motion")))
    if text(motion["facts"]):
        found.append(Line(text(motion["facts"]), lead=_("Specific facts found")))
    if motion["amends"]:
        found.append(Line(_("It amends motion %(number)s.") % {"number": motion["amends"]}))
    if motion["cures"]:
        found.append(_cures(motion["cures"]))
    names = {"mover": motion["mover"], "seconder": motion["seconder"]}
    found.append(Line(_("Moved by %(mover)s, seconded by %(seconder)s.") % names))
    return found + _result(motion)


def _cures(old: dict[str, str]) -> Line:
    facts = {"number": old["number"], "day": long_date(date.fromisoformat(old["day"]), weekday=False)}
    return Line(_("It repeats the action of motion %(number)s of %(day)s in order to cure it.") % facts)


def _result(motion: dict[str, Any]) -> list[Line]:
    if motion["state"] == MotionState.WITHDRAWN:
        return [Line(_("Withdrawn before a vote."))]
    if motion["state"] != MotionState.CLOSED:
        return [Line(_("The vote was not closed."))]
    groups = in_groups(motion)
    facts = {
        "ayes": len(groups[Choice.AYE]),
        "base": motion["base"],
        "needed": motion["needed"],
        "time": time_of(motion["closed"]),
    }
    words = (
        _("Passed at %(time)s: %(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
        if motion["passed"]
        else _("Did not pass at %(time)s: %(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
    )
    return [Line(words % facts), *_groups(groups)]


def _groups(groups: dict[str, list[dict[str, Any]]]) -> list[Line]:
    """Ayes, noes and the rest, each with names; a vacant seat shows its label."""
    return [
        Line(
            join(vote["name"] or text(vote["label"]) for vote in votes), "vote", _heading(choice, len(votes))
        )
        for choice, votes in groups.items()
        if votes
    ]


def _heading(choice: str, count: int) -> str:
    return f"{Choice(choice).label}, {count}"
