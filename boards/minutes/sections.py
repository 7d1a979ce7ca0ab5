"""Render facts as sections of lines in the active language, to display and compare minutes."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from boards.choices import Channel, MeetingKind
from boards.minutes import attendance_text, item_text, pause_text, presiding_text
from boards.minutes.lines import Line, Says, join, line, sentence, time_of
from boards.minutes.moments import moment
from boards.rules.civil_days import local_date
from cms.components.dates import long_date, time_on
from cms.i18n.fields import text
from cms.i18n.passages import filled


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
        return [Run(form, list(lines)) for form, lines in groupby(self.lines, key=lambda each: each.form)]

    @property
    def plain(self) -> str:
        return " ".join(str(each) for each in self.lines)


def minutes_text(facts: dict[str, Any]) -> list[Section]:
    """Sections in the order of the meeting: heading, attendance, items, interruptions, adjournment."""
    sections = [
        Section("head", _("About this meeting"), lines=_head(facts)),
        Section("people", _("Attendance"), lines=attendance_text.lines(facts)),
        *(_item(item) for item in facts["items"]),
        Section("pauses", _("Recesses and interruptions"), lines=pause_text.lines(facts)),
        Section("told", _("Who was notified of the meeting"), lines=_notified(facts)),
        Section("corrections", _("Corrections to the record"), lines=_corrections(facts)),
        Section("end", _("Adjournment"), lines=_end(facts)),
    ]
    return [section for section in sections if section.lines]


def all_lines(sections: list[Section]) -> list[Line]:
    return [each for section in sections for each in section.lines]


def _item(item: dict[str, Any]) -> Section:
    nothing = _("Nothing was recorded under this item.")
    lines = item_text.lines(item) or [line(nothing, Says.NOTHING, form="meta")]
    key = f"item-{item['number']}"
    return Section(key, text(item["title"]), item["label"], lines, item["row"], item["number"])


def _head(facts: dict[str, Any]) -> list[Line]:
    meeting = facts["meeting"]
    began = meeting["began"]
    if not began:
        return staff_lines(facts["text"])
    day = long_date(date.fromisoformat(meeting["day"]))
    kind = str(MeetingKind(meeting["kind"]).label)
    name = _("%(body)s, %(kind)s, %(day)s.") % {"body": text(meeting["body"]), "kind": kind, "day": day}
    lines = [line(name, Says.HEADING, began["log"])]
    if other := text(meeting.get("joint_body")):
        lines.append(line(other, Says.HEADING, began["log"], lead=_("Jointly with")))
    if meeting["place"]:
        lines.append(line(meeting["place"], Says.HEADING, began["log"], lead=_("Place")))
    if meeting["sites"]:
        lines.append(line(join(meeting["sites"]), Says.HEADING, began["log"], lead=_("Public sites")))
    if meeting["mode"]:
        section = _("Held by teleconference under %(section)s.") % {"section": meeting["mode"]["section"]}
        lines.append(line(section, Says.HEADING, began["log"]))
    lines += _agendas(meeting["agendas"])
    order = filled(_("Called to order at %(time)s."), time=time_of(began["at"]))
    lines.append(line(order, Says.ORDER, began["log"]))
    return [*lines, *_after_midnight(meeting), *presiding_text.lines(facts), *staff_lines(facts["text"])]


def _after_midnight(meeting: dict[str, Any]) -> list[Line]:
    """Once for all times that follow, which say no date."""
    ended = meeting["ended"]
    last = local_date(moment(ended["at"])) if ended else None
    if last is None or last.isoformat() == meeting["day"]:
        return []
    words = _("Times after midnight are on %(day)s.") % {"day": long_date(last)}
    return [line(words, Says.ADJOURNED, ended["log"])]


def _agendas(agendas: list[dict[str, Any]]) -> list[Line]:
    """The version in force at the call to order, and each posted during the meeting."""
    found = []
    for place, agenda in enumerate(agendas):
        if place == 0:
            words, says = _("Agenda version %(number)s, in effect at the call to order."), Says.AGENDA
        else:
            words = _("Agenda version %(number)s was posted at %(time)s, during the meeting.")
            says = Says.AGENDA_AGAIN
        facts = {"number": agenda["number"], "time": time_of(agenda["at"])}
        found.append(line(words % facts, says, agenda["log"]))
    return found


def staff_lines(words_of_staff: dict[str, str]) -> list[Line]:
    said = text(words_of_staff)
    return [line(said, Says.STAFF, form="staff")] if said else []


def _notified(facts: dict[str, Any]) -> list[Line]:
    return [line(join(_notification(row)), Says.NOTIFIED, form="item") for row in facts["told"]]


def _notification(row: dict[str, Any]) -> list[str]:
    day = long_date(moment(row["at"]), weekday=False)
    said = [row["to"], str(Channel(row["over"]).label), day, time_of(row["at"]), row["note"]]
    return [part for part in said if part]


def _corrections(facts: dict[str, Any]) -> list[Line]:
    return [
        line(_correction(row), Says.CORRECTION, row["log"], form="item", lead=time_of(row["at"]))
        for row in facts["corrections"]
    ]


def _correction(row: dict[str, Any]) -> str:
    said = {"number": row["corrects"], "words": text(row["words"])}
    return _("Correction to line %(number)s: %(words)s") % said


def _end(facts: dict[str, Any]) -> list[Line]:
    lines = []
    if failed := facts["finding_failed"]:
        words = (
            _("The opening finding did not pass.") if failed["voted"] else _("No opening finding was made.")
        )
        lines += [line(words, Says.FINDING_FAILED, failed["log"])] if failed["log"] else []
    for row in facts["continued"]:
        to = moment(row["to"])
        facts_of = {"day": long_date(to), "time": time_of(row["to"]), "place": row["place"]}
        words = sentence(_("Continued to %(day)s, %(time)s, %(place)s") % facts_of)
        lines.append(line(words, Says.CONTINUED, row["log"]))
    if ended := facts["meeting"]["ended"]:
        if because := facts["meeting"]["comment_not_called"]:
            lead = _("Public comment was not called")
            lines.append(line(sentence(because), Says.COMMENT_NOT_CALLED, ended["log"], lead=lead))
        day = date.fromisoformat(facts["meeting"]["day"])
        words = filled(_("Adjourned at %(time)s."), time=time_on(moment(ended["at"]), day))
        lines.append(line(words, Says.ADJOURNED, ended["log"]))
    return lines
