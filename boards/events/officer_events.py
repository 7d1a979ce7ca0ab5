"""Who presides, and whose absence is excused, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from boards.event_choices import EventKind
from boards.officer_choices import PresidesAs
from cms.i18n.fields import text


def presiding_words(facts: Mapping[str, Any]) -> str:
    """The member with the office (in a joint meeting, with its body), or with the vote that elected a chair pro tem;
    otherwise the name alone.
    """
    body = text(facts.get("body"))
    words = {
        PresidesAs.CHAIR: _("%(name)s, chair of the %(body)s") if body else _("%(name)s, chair"),
        PresidesAs.VICE_CHAIR: _("%(name)s, vice chair of the %(body)s")
        if body
        else _("%(name)s, vice chair"),
        PresidesAs.PRO_TEM: _("%(name)s, elected chair pro tem by motion %(number)s"),
        PresidesAs.MEMBER: "%(name)s",
    }
    said = {"name": facts.get("name", ""), "number": facts.get("number", ""), "body": body}
    return words[PresidesAs(facts.get("as", ""))] % said


def absence_words(facts: Mapping[str, Any]) -> str:
    """The name, with the vote or the presiding officer on whose word the absence was excused or not."""
    said = {name: facts.get(name, "") for name in ("name", "number", "who")}
    if said["number"]:
        return _("%(name)s (by motion %(number)s)") % said
    if said["who"]:
        return _("%(name)s (according to %(who)s, presiding)") % said
    return said["name"]


def absence_label(excused: bool | None) -> str:
    """``None`` if nothing about it is recorded."""
    if excused is None:
        return _("Absent")
    return _("Absent, excused") if excused else _("Absent, not excused")


def _presides(facts: dict[str, Any]) -> str:
    return f"{_('Presiding')}: {presiding_words(facts)}"


def _absence(facts: dict[str, Any]) -> str:
    return f"{absence_label(bool(facts.get('excused')))}: {absence_words(facts)}"


WRITERS = {EventKind.PRESIDES: _presides, EventKind.ABSENCE: _absence}
