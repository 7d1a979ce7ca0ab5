"""An agenda item as text: called, comment, recusals, motions and votes, outcome."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.choices import Outcome
from boards.minutes import vote_text
from boards.minutes.lines import Line, join, sentence, time_of
from boards.minutes.moments import moment
from cms.components.dates import long_date, month_year
from cms.disclosure import THRESHOLD
from cms.i18n.fields import text


def lines(item: dict[str, Any]) -> list[Line]:
    found = [*_how_it_came(item), *_staff(item), *_comment(item["comment"])]
    found += [_aside(row) for row in item["recusals"]]
    for motion in item["motions"]:
        found += vote_text.lines(motion)
    return found + _closed(item) + _left(item)


def _how_it_came(item: dict[str, Any]) -> list[Line]:
    found = []
    if item["withdrawn"]:
        found.append(Line(_("Withdrawn from the agenda before the meeting.")))
    if item["called"]:
        times = join(time_of(at) for at in item["called"])
        found.append(Line(_("Called at %(time)s.") % {"time": times}))
    if item["presenter"]:
        found.append(Line(sentence(_("Presented by %(name)s") % {"name": item["presenter"]})))
    if old := item["continues"]:
        day = long_date(date.fromisoformat(old["day"]), weekday=False)
        found.append(
            Line(_("Continued from item %(label)s of %(day)s.") % {"label": old["label"], "day": day})
        )
    return found + _added(item["added"])


def _added(added: dict[str, Any] | None) -> list[Line]:
    """BK-14: the two facts of the finding, and its vote."""
    if not added:
        return []
    learned = moment(added["learned"])
    facts = {"day": long_date(learned, weekday=False), "time": time_of(added["learned"])}
    found = [Line(_("Added after the agenda was posted, by a finding of the body."))]
    found.append(Line(text(added["why_now"]), lead=_("Why action cannot wait")))
    found.append(Line(_("The body learned of it on %(day)s, %(time)s.") % facts))
    if added["motion"]:
        found.append(Line(_("The finding is motion %(number)s.") % {"number": added["motion"]}))
    return found


def _staff(item: dict[str, Any]) -> list[Line]:
    said = text(item["text"])
    return [Line(said, "staff")] if said else []


def _comment(comment: dict[str, Any]) -> list[Line]:
    """BK-20: when the public could speak, and how many did."""
    found = []
    if before := comment["heard_before"]:
        day = long_date(date.fromisoformat(before["day"]), weekday=False)
        found.append(
            Line(_("The public was heard on this on %(day)s, at a committee of members.") % {"day": day})
        )
    if comment["opened"]:
        times = {"start": time_of(comment["opened"]), "end": time_of(comment["closed"])}
        words = (
            _("Public comment opened at %(start)s and closed at %(end)s.")
            if comment["closed"]
            else _("Public comment opened at %(start)s.")
        )
        found.append(Line(words % times))
    if count := comment["spoke"]:
        found.append(
            Line(ngettext("%(count)s person spoke.", "%(count)s people spoke.", count) % {"count": count})
        )
    if comment["wrote"]:
        found.append(Line(_wrote(comment["wrote"])))
    return found


def _wrote(number: dict[str, Any]) -> str:
    """Small counts stay suppressed, as on the meeting page (PRV-10)."""
    if count := number["value"]:
        return ngettext("%(count)s person wrote.", "%(count)s people wrote.", count) % {"count": count}
    if number["hidden"] == "small":
        return _("Fewer than %(count)s people wrote.") % {"count": THRESHOLD}
    return _("The number of people who wrote is hidden, to protect another number.")


def _aside(row: dict[str, Any]) -> Line:
    facts = {"name": row["name"], "time": time_of(row["left"]), "reason": row["reason"].rstrip(".")}
    said = _("%(name)s was recused at %(time)s: %(reason)s.") % facts
    if row["returned"]:
        said += " " + _("Returned at %(time)s.") % {"time": time_of(row["returned"])}
    return Line(said)


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
    found = [Line(words % times)]
    if closed["citation"]:
        found.append(Line(_("Held under section %(citation)s.") % {"citation": closed["citation"]}))
    report = text(closed["report"])
    if report:
        found.append(Line(report, lead=_("Reported in open session")))
    elif closed["in"]:
        found.append(Line(_("No action was reported.")))
    return found


def _left(item: dict[str, Any]) -> list[Line]:
    left = item["left"]
    if not left:
        return []
    reason = text(left["reason"])
    if left["outcome"] == Outcome.DEFERRED and left["until"]:
        until = month_year(date.fromisoformat(left["until"]))
        return [Line(sentence(reason), lead=_("Tabled until %(until)s, without a vote") % {"until": until})]
    return [Line(sentence(reason), lead=_("Not taken up, without a vote"))]
