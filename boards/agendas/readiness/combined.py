"""Checks for a notice that also serves the advisory body's meeting (BK-15).

By default each meeting has its own notice.
"""

from django.utils.translation import gettext as _

from boards.agendas.readiness.check import Check, passed, stop
from boards.choices import BodyKind, CombinedCheck
from boards.models import Meeting


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    if meeting.combined_with is None:
        return []
    title = _("Combined notice with another body")
    if meeting.is_joint:
        words = _("A joint meeting has its own notice. It cannot use the notice of another meeting.")
        return [stop(title, words, "BK-15")]
    if meeting.body.kind != BodyKind.ADVISORY or meeting.body_id in meeting.combined_with.body_ids:
        words = _("Only another body’s notice can be used, and only for an advisory body.")
        return [stop(title, words, "BK-15")]
    if missing := [check for check in CombinedCheck if check not in meeting.combined_checks]:
        words = _("Not confirmed: %(what)s.") % {"what": "; ".join(str(check.label) for check in missing)}
        return [stop(title, words, "BK-15")]
    return [passed(title, _("All three conditions are confirmed."), "BK-15")]


def is_noticed(meeting: Meeting) -> bool:
    """Whether the other body's agenda was posted in time and all three conditions are confirmed."""
    other = meeting.combined_with
    if other is None or any(check.level == "stop" for check in checks(meeting, {})):
        return False
    return other.is_public
