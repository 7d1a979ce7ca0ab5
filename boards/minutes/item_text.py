"""An agenda item as text: called, comment, recusals, motions and votes, outcome."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.choices import Outcome
from boards.minutes import vote_text
from boards.minutes.lines import Line, Says, join, line, sentence, time_of
from boards.minutes.moments import moment
from boards.motion_choices import MotionKind
from cms.components.dates import long_date, month_year
from cms.disclosure import THRESHOLD
from cms.i18n.fields import text
from cms.i18n.passages import filled


def lines(item: dict[str, Any]) -> list[Line]:
    found = [*_how_it_came(item), *_called(item), *_staff(item), *_comment(item["comment"])]
    found += [_aside(row) for row in item["recusals"]]
    for motion in item["motions"]:
        found += vote_text.lines(motion)
    return found + _consent(item) + _closed(item) + [_left(row) for row in item["left"]]


def _how_it_came(item: dict[str, Any]) -> list[Line]:
    """How postings after the first treated the item (BK-14)."""
    found = []
    if changed := item["changed"]:
        words = (
            _("Item %(label)s, as re-noticed in agenda version %(number)s.")
            if changed["anew"]
            else _("Item %(label)s, as corrected in agenda version %(number)s.")
        )
        facts = {"label": item["label"], "number": changed["number"]}
        found.append(line(words % facts, Says.ITEM_CHANGED, changed["log"], form="meta"))
    if withdrawn := item["withdrawn"]:
        words = _("Withdrawn in agenda version %(number)s.") % withdrawn
        found.append(line(words, Says.ITEM_WITHDRAWN, withdrawn["log"]))
    return found + _added(item["added"])


def _added(added: dict[str, Any] | None) -> list[Line]:
    """BK-14: what was posted, and the finding only if the body voted it."""
    if not added:
        return []
    words = _("Added in agenda version %(number)s, after the agenda was first posted.")
    found = [line(words % {"number": added["posting"]}, Says.ITEM_ADDED, added["log"])]
    finding = added["finding"]
    if not finding:
        return [*found, line(_("No finding by the body is recorded."), Says.NO_FINDING, added["log"])]
    learned = {"day": _day(added["learned"]), "time": time_of(added["learned"])}
    return [
        *found,
        line(_finding(added["way"], finding), Says.FINDING, finding["log"]),
        line(text(added["why_now"]), Says.FINDING, finding["log"], lead=_("Why action could not wait")),
        line(
            filled(_("The need came to the body’s attention on %(day)s, %(time)s."), **learned),
            Says.FINDING,
            finding["log"],
        ),
    ]


def _finding(way: str, finding: dict[str, Any]) -> str:
    facts = {"motion": finding["motion"]}
    if finding["day"]:
        facts["day"] = long_date(date.fromisoformat(finding["day"]), weekday=False)
        return _("The body made the finding on %(day)s, by motion %(motion)s.") % facts
    if way == MotionKind.ADDED_EMERGENCY:
        return _("By motion %(motion)s the body found that an emergency exists.") % facts
    return _("By motion %(motion)s the body found that immediate action is needed.") % facts


def _called(item: dict[str, Any]) -> list[Line]:
    """What the agenda says of the item is stated once the item is called."""
    if item["not_called"]:
        return [] if item["withdrawn"] else [line(_("Not called."), Says.NOT_CALLED, item["not_called"])]
    if not item["calls"]:
        return []
    log = [number for call in item["calls"] for number in call["log"]]
    times = join(time_of(call["at"]) for call in item["calls"])
    found = [line(filled(_("Called at %(time)s."), time=times), Says.CALLED, log)]
    if item["presenter"]:
        lead = _("Presenter named on the agenda")
        found.append(line(item["presenter"], Says.ON_AGENDA, log, lead=lead))
    if old := item["continues"]:
        facts = {"label": old["label"], "day": long_date(date.fromisoformat(old["day"]), weekday=False)}
        words = _("Continued from item %(label)s of %(day)s.") % facts
        found.append(line(words, Says.ON_AGENDA, log))
    return found


def _staff(item: dict[str, Any]) -> list[Line]:
    said = text(item["text"])
    return [line(said, Says.STAFF, form="staff")] if said else []


def _comment(comment: dict[str, Any]) -> list[Line]:
    """BK-20: when the public could speak, and how many did."""
    found = []
    if before := comment["heard"]:
        day = long_date(date.fromisoformat(before["day"]), weekday=False)
        words = _(
            "Public comment on this item was heard on %(day)s, at a meeting of a committee of members."
        ) % {"day": day}
        found.append(line(words, Says.HEARD, before["log"]))
    found += [_window(window) for window in comment["windows"]]
    if count := len(comment["spoke"]):
        words = ngettext("%(count)s person spoke.", "%(count)s people spoke.", count) % {"count": count}
        found.append(line(words, Says.SPOKE, comment["spoke"]))
    if comment["wrote"]:
        found.append(line(_wrote(comment["wrote"]), Says.WROTE))
    return found


def _window(window: dict[str, Any]) -> Line:
    times = {"start": time_of(window["opened"]), "end": time_of(window["closed"])}
    words = (
        _("Public comment opened at %(start)s and closed at %(end)s.")
        if window["closed"]
        else _("Public comment opened at %(start)s.")
    )
    return line(filled(words, **times), Says.COMMENT, window["log"])


def _wrote(number: dict[str, Any]) -> str:
    """Small counts stay suppressed, as on the meeting page (PRV-10)."""
    if count := number["value"]:
        words = ngettext("%(count)s written comment.", "%(count)s written comments.", count)
        return words % {"count": count}
    if number["hidden"] == "small":
        return _("Fewer than %(count)s written comments.") % {"count": THRESHOLD}
    return _("The number of written comments is hidden, to protect another number.")


def _aside(row: dict[str, Any]) -> Line:
    facts = {"name": row["name"], "time": time_of(row["left"]), "reason": row["reason"].rstrip(".")}
    said = _("%(name)s was recused at %(time)s: %(reason)s.") % facts
    if row["returned"]:
        said += " " + filled(_("Returned at %(time)s."), time=time_of(row["returned"]))
    return line(said, Says.RECUSED, row["log"])


def _consent(item: dict[str, Any]) -> list[Line]:
    words = _("Adopted with the consent block, by motion %(motion)s.")
    return [line(words % row, Says.CONSENT, row["log"]) for row in item["consent"]]


def _closed(item: dict[str, Any]) -> list[Line]:
    """BK-32, BK-33: legal ground, times and report."""
    closed = item["closed"]
    if not closed:
        return []
    times = {"start": time_of(closed["out"]), "end": time_of(closed["in"])}
    words = (
        _("Closed session from %(start)s to %(end)s.")
        if closed["in"]
        else _("Closed session from %(start)s.")
    )
    log = closed["log"] + closed["log_in"]
    found = [line(filled(words, **times), Says.CLOSED_SESSION, log)]
    if closed["citation"]:
        held = _("Held under section %(citation)s.") % {"citation": closed["citation"]}
        found.append(line(held, Says.CLOSED_SESSION, closed["log"]))
    report = text(closed["report"])
    if report:
        found.append(line(report, Says.REPORT, closed["log_in"], lead=_("Reported in open session")))
    elif closed["in"]:
        words = _("No report was recorded on return to open session.")
        found.append(line(words, Says.NO_REPORT, closed["log_in"]))
    return found


def _left(left: dict[str, Any]) -> Line:
    reason = sentence(text(left["reason"]))
    lead = _("Not taken up, without a vote")
    if left["outcome"] == Outcome.DEFERRED and left["until"]:
        until = month_year(date.fromisoformat(left["until"]))
        lead = _("Tabled until %(until)s, without a vote") % {"until": until}
    return line(reason, Says.LEFT_OPEN, left["log"], lead=lead)


def _day(stamped: str) -> str:
    return long_date(moment(stamped), weekday=False)
