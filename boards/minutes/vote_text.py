"""A motion and its roll call as text: mover, second, result, and each vote by name (BK-30)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from boards.event_choices import EventKind
from boards.minutes.effect_text import became_line, did_line
from boards.minutes.lines import Line, Says, join, line, time_of
from boards.minutes.votes import in_groups
from boards.motion_choices import Choice, MotionKind
from cms.components.dates import long_date
from cms.i18n.fields import text
from cms.i18n.passages import filled


def lines(motion: dict[str, Any]) -> list[Line]:
    found = [
        line(words, Says.MOTION, motion["log"], form=form, lead=lead) for words, form, lead in _made(motion)
    ]
    found += [line(words, Says.MOTION, motion["log"]) for words in _about(motion)]
    for second in motion["seconds"]:
        facts = {"name": second["name"], "time": time_of(second["at"])}
        found.append(
            line(filled(_("Seconded by %(name)s at %(time)s."), **facts), Says.SECONDED, second["log"])
        )
    became = sorted(motion["became"], key=lambda each: each["log"])
    closed = motion["closed"]
    before = [each for each in became if not closed or each["log"] < closed["log"]]
    found += [became_line(each) for each in before]
    if closed:
        found += _result(motion, closed)
    found += [did_line(each) for each in motion["did"]]
    found += [became_line(each) for each in became if each not in before]
    if motion["is_open"]:
        found.append(line(_("No vote on this motion is recorded."), Says.NO_VOTE, motion["log"]))
    return found


def _made(motion: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Words, form and lead of the lines that say what was moved."""
    found = [
        (_("Motion %(number)s") % {"number": motion["number"]}, "head", ""),
        *([(text(motion["body"]), "plain", _("Body"))] if motion.get("body") else []),
        (text(motion["text"]), "quote", ""),
    ]
    if motion["kind"] != MotionKind.DECISION:
        found.append((str(MotionKind(motion["kind"]).label), "plain", _("Kind of motion")))
    if text(motion["facts"]):
        found.append((text(motion["facts"]), "plain", _("Specific facts found")))
    return found


def _about(motion: dict[str, Any]) -> list[str]:
    found = []
    if motion["amends"]:
        found.append(_("It amends motion %(number)s.") % {"number": motion["amends"]})
    elif about := motion["about"]:
        words = (
            _("It concerns motion %(number)s of %(day)s.")
            if about["day"]
            else _("It concerns motion %(number)s.")
        )
        found.append(words % _named(about))
    if motion["cures"]:
        words = _("It repeats the action taken by motion %(number)s of %(day)s in order to cure it.")
        found.append(words % _named(motion["cures"]))
    return [*found, _from(motion)]


def _from(motion: dict[str, Any]) -> str:
    """Who moved it, or the vote that put it in the place of another."""
    origin = motion["from"]
    names = {"mover": motion["mover"], "seconder": motion["seconder"]}
    if origin is None:
        if motion["seconder"]:
            return _("Moved by %(mover)s, seconded by %(seconder)s.") % names
        return _("Moved by %(mover)s.") % names
    facts = _named(origin["motion"]) | {"by": origin["by"]}
    if origin["how"] == EventKind.AMENDED:
        return _("This is motion %(number)s as amended by motion %(by)s.") % facts
    if origin["how"] == EventKind.TAKEN_UP:
        return _("This is motion %(number)s of %(day)s, taken from the table by motion %(by)s.") % facts
    return _("This is motion %(number)s, open again after the vote on motion %(by)s.") % facts


def _named(other: dict[str, str]) -> dict[str, str]:
    day = long_date(date.fromisoformat(other["day"]), weekday=False) if other["day"] else ""
    return {"number": other["number"], "day": day}


def _result(motion: dict[str, Any], closed: dict[str, Any]) -> list[Line]:
    words = (
        _("Passed at %(time)s: %(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
        if closed["passed"]
        else _("Did not pass at %(time)s: %(ayes)s of %(base)s seats voted aye; %(needed)s were required.")
    )
    facts = closed | {"time": time_of(closed["at"])}
    return [line(words % facts, Says.RESULT, closed["log"]), *_groups(motion, closed["log"])]


def _groups(motion: dict[str, Any], log: list[int]) -> list[Line]:
    """Ayes, noes and the rest, each with names; a vacant seat shows its label."""
    found = []
    for choice, votes in in_groups(motion).items():
        names = join(vote["name"] or text(vote["label"]) for vote in votes)
        if votes:
            lead = f"{Choice(choice).label}, {len(votes)}"
            found.append(line(names, Says.ROLL, log, form="vote", lead=lead))
    return found
