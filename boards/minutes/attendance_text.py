"""Attendance as text (BK-29b): how each member took part, and the times."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.choices import AdultPresent, PresenceMode
from boards.minutes.lines import Line, join, time_of
from cms.i18n.fields import text


def lines(facts: dict[str, Any]) -> list[Line]:
    people, meeting = facts["people"], facts["meeting"]
    here = people["present"]
    present = ngettext("%(count)s member attended.", "%(count)s members attended.", len(here)) % {
        "count": len(here)
    }
    quorum = _("A quorum is %(quorum)s of %(seats)s voting seats.") % people
    found = [Line(f"{present} {quorum}")]
    found += [Line(_person(person, meeting), "item") for person in here]
    if meeting["lists_remote"]:
        found.append(_remote(here))
    if people["absent"]:
        found.append(Line(join(person["name"] for person in people["absent"]), lead=_("Absent")))
    if people["vacant"]:
        found.append(Line(join(text(seat["label"]) for seat in people["vacant"]), lead=_("Vacant seats")))
    return found


def _remote(here: list[dict[str, Any]]) -> Line:
    """The list of remote members required by law: names, never locations."""
    names = [
        person["name"]
        for person in here
        if any(span["mode"] == PresenceMode.REMOTE for span in person["spans"])
    ]
    return Line(join(names) or _("no member"), lead=_("Members who attended remotely"))


def _person(person: dict[str, Any], meeting: dict[str, Any]) -> str:
    spans = "; ".join(_span(span, meeting) for span in person["spans"])
    return f"{person['name']} ({text(person['label'])}): {spans}."


def _span(span: dict[str, Any], meeting: dict[str, Any]) -> str:
    mode = str(PresenceMode(span["mode"]).label)
    if span["site"]:
        mode = f"{mode} ({span['site']})"
    until = span["until"] or meeting["adjourned"]
    times = {"mode": mode, "start": time_of(span["from"]), "end": time_of(until)}
    said = [(_("%(mode)s, %(start)s to %(end)s") if until else _("%(mode)s, from %(start)s")) % times]
    if span["mode"] == PresenceMode.REMOTE and meeting["states_adults"] and span["adult"]:
        said.append(_adult(span))
    if span["camera_off"]:
        said.append(_("camera off: %(why)s") % {"why": span["camera_off"]})
    return ", ".join(said)


def _adult(span: dict[str, Any]) -> str:
    said = str(AdultPresent(span["adult"]).label)
    return f"{said} ({span['adult_who']})" if span["adult_who"] else said
