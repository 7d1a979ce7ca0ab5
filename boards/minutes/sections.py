"""Render facts as sections of lines in the active language, to display and compare minutes."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from boards.choices import Channel, MeetingKind
from boards.minutes import attendance_text, item_text
from boards.minutes.lines import Line, join, time_of
from boards.minutes.moments import moment
from cms.components.dates import long_date
from cms.i18n.fields import text


@dataclass(frozen=True)
class Run:
    """Consecutive lines of one form, so list items render as one list."""

    form: str
    lines: list[Line]


@dataclass
class Section:
    key: str
    heading: str
    label: str = ""
    lines: list[Line] = field(default_factory=list)
    row: int | None = None
    number: int = 0

    @property
    def runs(self) -> list[Run]:
        return [Run(form, list(lines)) for form, lines in groupby(self.lines, key=lambda line: line.form)]

    @property
    def plain(self) -> str:
        return " ".join(str(line) for line in self.lines)


def minutes_text(facts: dict[str, Any]) -> list[Section]:
    """Sections in the order of the meeting: heading, attendance, items, interruptions, adjournment."""
    sections = [
        Section("head", _("About this meeting"), lines=_head(facts)),
        Section("people", _("Attendance"), lines=attendance_text.lines(facts)),
        *(_item(item) for item in facts["items"]),
        Section("pauses", _("Recesses and interruptions"), lines=_pauses(facts)),
        Section("told", _("Who was notified of the meeting"), lines=_notified(facts)),
        Section("corrections", _("Corrections to the record"), lines=_corrections(facts)),
        Section("end", _("Adjournment"), lines=_end(facts)),
    ]
    return [section for section in sections if section.lines]


def _item(item: dict[str, Any]) -> Section:
    lines = item_text.lines(item) or [Line(_("Nothing was recorded under this item."), "meta")]
    key = f"item-{item['number']}"
    return Section(key, text(item["title"]), item["label"], lines, item["row"], item["number"])


def _head(facts: dict[str, Any]) -> list[Line]:
    meeting = facts["meeting"]
    day = long_date(date.fromisoformat(meeting["day"]))
    kind = str(MeetingKind(meeting["kind"]).label)
    lines = [
        Line(_("%(body)s, %(kind)s, %(day)s.") % {"body": text(meeting["body"]), "kind": kind, "day": day})
    ]
    if meeting["place"]:
        lines.append(Line(meeting["place"], lead=_("Place")))
    if meeting["sites"]:
        lines.append(Line(join(meeting["sites"]), lead=_("Public sites")))
    if meeting["mode"]:
        section = _("Held by teleconference under %(section)s.") % {"section": meeting["mode"]["section"]}
        lines.append(Line(section))
    if meeting["agenda"]:
        lines.append(Line(_("Agenda as posted, version %(number)s.") % meeting["agenda"]))
    if meeting["called_to_order"]:
        at = time_of(meeting["called_to_order"])
        lines.append(Line(_("Called to order at %(time)s.") % {"time": at}))
    return lines + staff_lines(facts["text"])


def staff_lines(words_of_staff: dict[str, str]) -> list[Line]:
    said = text(words_of_staff)
    return [Line(said, "staff")] if said else []


def _pauses(facts: dict[str, Any]) -> list[Line]:
    return [_pause(pause) for pause in facts["pauses"]]


def _pause(pause: dict[str, Any]) -> Line:
    times = {"start": time_of(pause["from"]), "end": time_of(pause["until"])}
    words_by_kind = {
        "recess": (_("Recess from %(start)s to %(end)s."), _("Recess from %(start)s.")),
        "access": (
            _("Remote access was lost from %(start)s to %(end)s: %(what)s."),
            _("Remote access was lost at %(start)s and was not restored: %(what)s."),
        ),
        "disturbance": (
            _("Disturbance from %(start)s to %(end)s: %(what)s."),
            _("Disturbance at %(start)s: %(what)s."),
        ),
    }
    whole, begun = words_by_kind[pause["kind"]]
    what = pause.get("what", "").rstrip(".")
    return Line((whole if pause["until"] else begun) % {**times, "what": what})


def _notified(facts: dict[str, Any]) -> list[Line]:
    return [Line(join(_notification(row)), "item") for row in facts["told"]]


def _notification(row: dict[str, Any]) -> list[str]:
    day = long_date(moment(row["at"]), weekday=False)
    said = [row["to"], str(Channel(row["over"]).label), day, time_of(row["at"]), row["note"]]
    return [part for part in said if part]


def _corrections(facts: dict[str, Any]) -> list[Line]:
    return [Line(text(row["words"]), "item", lead=time_of(row["at"])) for row in facts["corrections"]]


def _end(facts: dict[str, Any]) -> list[Line]:
    lines = []
    if facts["finding_failed"]:
        lines.append(Line(_("The opening finding did not pass. Nothing else was taken up.")))
    if ended := facts["meeting"]["adjourned"]:
        lines.append(Line(_("Adjourned at %(time)s.") % {"time": time_of(ended)}))
    return lines
