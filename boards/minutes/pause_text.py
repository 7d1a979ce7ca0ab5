"""Recesses, lost remote access and disturbances as text (BK-24b, BK-29c)."""

from typing import Any

from django.utils.translation import gettext as _

from boards.minutes.lines import Line, Says, join, line, time_of
from cms.i18n.passages import filled


def lines(facts: dict[str, Any]) -> list[Line]:
    texts = {"recess": _recess, "access": _access, "disturbance": _disturbance}
    return [texts[pause["kind"]](pause) for pause in facts["pauses"]]


def _recess(pause: dict[str, Any]) -> Line:
    times = {"start": time_of(pause["from"]), "end": time_of(pause["until"])}
    words = _("Recess from %(start)s to %(end)s.") if pause["until"] else _("Recess from %(start)s.")
    return line(filled(words, **times), Says.RECESS, pause["log"])


def _access(pause: dict[str, Any]) -> Line:
    """A meeting that resumes has its access back: the service refuses it otherwise."""
    start = pause.get("began") or pause["from"]
    facts = {"start": time_of(start), "end": time_of(pause["until"]), "what": pause["what"].rstrip(".")}
    words = _("Remote access was lost at %(start)s: %(what)s.") % facts
    if pause["until"]:
        words += " " + filled(_("It was restored, and the meeting resumed at %(end)s."), **facts)
    if pause.get("notices"):
        times = join(time_of(at) for at in pause["notices"])
        told = _("The public was notified on the site, by email and by phone message: %(times)s.")
        words += " " + filled(told, times=times)
    return line(words, Says.ACCESS, pause["log"])


def _disturbance(pause: dict[str, Any]) -> Line:
    facts = {"time": time_of(pause["from"]), "what": pause["what"].rstrip("."), "who": pause["decided_by"]}
    words = _("Disturbance recorded at %(time)s: %(what)s.") % facts
    words += " " + _("Warning given at %(time)s; decided by %(who)s.") % (
        facts | {"time": time_of(pause["warned"])}
    )
    return line(words, Says.DISTURBED, pause["log"])
