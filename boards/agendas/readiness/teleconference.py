"""Checks for the meeting's teleconference mode; its conditions are stored in the mode (BK-29a, BK-29b, BK-29d)."""

from django.utils.translation import gettext as _

from boards.agendas.readiness.check import Check, passed, stop, warn
from boards.choices import ItemKind
from boards.models import Meeting, TeleconferenceMode


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    mode = meeting.mode
    if mode is None:
        return []
    title = _("Teleconference under %(section)s") % {"section": mode.section}
    stops = [stop(title, words, rule) for words, rule in _missing(meeting, mode, snapshot)]
    found = stops or [passed(title, str(mode), "BK-29a")]
    if not mode.is_valid_on(meeting.day):
        words = _(
            "According to this site’s records, this type of meeting is not authorized on that date. Ask "
            "counsel."
        )
        found.append(warn(title, words, "BK-29d"))
    return found


def _missing(meeting: Meeting, mode: TeleconferenceMode, snapshot: dict) -> list[tuple[str, str]]:
    facts = snapshot["meeting"]
    has_closed = any(item["kind"] == ItemKind.CLOSED for item in snapshot["items"])
    conditions = [
        (
            mode.advisory_only and not meeting.is_advisory,
            _("Only an advisory body may meet this way."),
            "BK-29a",
        ),
        (mode.open_only and has_closed, _("A meeting held this way cannot have a closed session."), "BK-29a"),
        (mode.sites_named and not facts["sites"], _("Name each site from which a member joins."), "BK-29a"),
        (
            mode.remote_access and not (meeting.stream_url and meeting.phone_in),
            _("The notice needs a phone line and a web link for the public."),
            "BK-29b",
        ),
        (
            mode.staff_at_place and not meeting.staff_at_place,
            _("Name the staff member who will be at the meeting place."),
            "BK-29a",
        ),
    ]
    return [(words, rule) for is_missing, words, rule in conditions if is_missing]
