"""Attendance as text (BK-29b): how each member took part, and the times."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.choices import AdultPresent, PresenceMode
from boards.events.officer_events import absence_label, absence_words
from boards.minutes.lines import Line, Says, join, line, sentence, time_of
from boards.minutes.people import by_body
from cms.i18n.fields import text


def lines(facts: dict[str, Any]) -> list[Line]:
    return [each for people in by_body(facts["people"]) for each in _of_body(people, facts["meeting"])]


def _of_body(people: dict[str, Any], meeting: dict[str, Any]) -> list[Line]:
    here, log = people["present"], people["log"]
    if not log:
        return []
    found = [line(text(people["body"]), Says.HEADING, log, form="head")] if people.get("body") else []
    found += [_quorum(people), *(_present(here))]
    found += [line(_person(person, meeting), Says.PRESENT, _log(person), form="item") for person in here]
    if meeting["lists_remote"]:
        found.append(_remote(here, log))
    found += _absent(people["absent"], log)
    if people["vacant"]:
        seats = join(text(seat["label"]) for seat in people["vacant"])
        found.append(line(seats, Says.NOT_PRESENT, log, lead=_("Vacant seats")))
    return found


def _absent(away: list[dict[str, Any]], began: list[int]) -> list[Line]:
    """Excused, not excused, and those of whom nothing is recorded, who are just absent."""
    found = []
    for excused in (True, False, None):
        people = [person for person in away if _is_excused(person) is excused]
        log = [number for person in people for number in (person.get("absence") or {}).get("log", [])]
        names = join(absence_words(person | (person.get("absence") or {})) for person in people)
        if people:
            says = Says.NOT_PRESENT if excused is None else Says.ABSENCE
            found.append(line(names, says, log or began, lead=absence_label(excused)))
    return found


def _is_excused(person: dict[str, Any]) -> bool | None:
    absence = person.get("absence")
    return absence["excused"] if absence else None


def _present(here: list[dict[str, Any]]) -> list[Line]:
    words = ngettext("%(count)s member attended.", "%(count)s members attended.", len(here))
    log = sorted({number for person in here for number in _log(person)})
    return [line(words % {"count": len(here)}, Says.PRESENT, log)] if here else []


def _quorum(people: dict[str, Any]) -> Line:
    words = _("A quorum is %(quorum)s of %(seats)s voting seats.") % people
    return line(words, Says.QUORUM, people["log"])


def _log(person: dict[str, Any]) -> list[int]:
    return [number for span in person["spans"] for number in span["log"]]


def _remote(here: list[dict[str, Any]], began: list[int]) -> Line:
    """The list of remote members required by law: names, never locations."""
    spans = [
        (person["name"], span["log"])
        for person in here
        for span in person["spans"]
        if span["mode"] == PresenceMode.REMOTE
    ]
    names = dict.fromkeys(name for name, _log in spans)
    log = [number for _name, numbers in spans for number in numbers]
    says = Says.PRESENT if spans else Says.NOT_PRESENT
    lead = _("Members who attended remotely")
    return line(join(names) or _("no members"), says, log or began, lead=lead)


def _person(person: dict[str, Any], meeting: dict[str, Any]) -> str:
    spans = "; ".join(_span(span, meeting) for span in person["spans"])
    return sentence(f"{person['name']} ({text(person['label'])}): {spans}")


def _span(span: dict[str, Any], meeting: dict[str, Any]) -> str:
    mode = str(PresenceMode(span["mode"]).label)
    if span["site"]:
        mode = f"{mode} ({span['site']})"
    times = {"mode": mode, "start": time_of(span["from"]), "end": time_of(span["until"])}
    said = [(_("%(mode)s, %(start)s to %(end)s") if span["until"] else _("%(mode)s, from %(start)s")) % times]
    if span["mode"] == PresenceMode.REMOTE and meeting["states_adults"] and span["adult"]:
        said.append(_adult(span))
    if span["camera_off"]:
        said.append(_("camera off: %(why)s") % {"why": span["camera_off"]})
    return ", ".join(said)


def _adult(span: dict[str, Any]) -> str:
    said = str(AdultPresent(span["adult"]).label)
    return f"{said} ({span['adult_who']})" if span["adult_who"] else said
