"""Checks for a contact person and an accessible venue (BK-10, BK-24a, BK-29a)."""

from django.utils.translation import gettext as _

from boards.agendas.readiness.check import Check, passed, stop
from boards.models import Meeting
from cms.form_fields import field_label


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    return [_contact(meeting), _place(meeting), _venue(meeting)]


def _contact(meeting: Meeting) -> Check:
    title = _("Person to ask, with address and phone")
    if missing := meeting.missing_contact:
        return stop(title, _("Missing: %(what)s.") % {"what": ", ".join(missing)}, "BK-10")
    return passed(title, f"{meeting.contact_name}, {meeting.contact_phone}", "BK-10")


def _place(meeting: Meeting) -> Check:
    title = _("A place to come to")
    if not meeting.place:
        return stop(title, _("The agenda must name the place."), "BK-29a")
    return passed(title, meeting.place, "BK-29a")


def _venue(meeting: Meeting) -> Check:
    """The venue must exclude nobody, be accessible and charge nothing."""
    title = _("Everyone can come to the place")
    names = ("venue_accessible", "venue_free", "venue_open")
    missing = [field_label(meeting, name) for name in names if not getattr(meeting, name)]
    if missing:
        return stop(title, _("Not confirmed: %(what)s.") % {"what": "; ".join(missing)}, "BK-24a")
    return passed(title, _("Accessible, free, open to all."), "BK-24a")
