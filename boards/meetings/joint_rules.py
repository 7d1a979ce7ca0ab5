"""Which two bodies may meet jointly, and how (BK-03)."""

from django.utils.translation import gettext_lazy as _

from boards.choices import MeetingKind
from boards.exceptions import CannotPlan
from boards.models import Body, Meeting

SHORT_NOTICE = (MeetingKind.SPECIAL, MeetingKind.EMERGENCY)
REGULAR_ONLY = _("A joint meeting must be planned as a regular meeting.")


def refuse_joint(meeting: Meeting) -> None:
    """Raise CannotPlan if these two bodies cannot hold this meeting. Its ``field`` is where a form says so."""
    host, other = meeting.body, meeting.joint_body
    if other is None:
        return
    if other.pk == host.pk:
        raise CannotPlan(
            _("A body cannot meet jointly with itself. Choose another body."),
            rule="BK-03",
            field="joint_body",
        )
    _refuse_committees(host, other)
    if meeting.kind in SHORT_NOTICE:
        raise CannotPlan(REGULAR_ONLY, rule="BK-03", field="joint_body")
    if meeting.combined_with is not None:
        words = _("A joint meeting has its own notice. It cannot use the notice of another meeting.")
        raise CannotPlan(words, rule="BK-15", field="combined_with")


def _refuse_committees(host: Body, other: Body) -> None:
    """Members of one body meet in it, or in a committee smaller than a majority of it (Gov. Code § 11122.5)."""
    if host.pk == other.parent_id or other.pk == host.parent_id:
        words = _("A committee cannot meet jointly with the body that created it.")
        raise CannotPlan(words, rule="BK-41a", field="joint_body")
    if host.parent_id is not None and host.parent_id == other.parent_id:
        words = _(
            "Two committees of one body cannot meet jointly. Together they could be a majority of that body "
            "(Gov. Code § 11122.5)."
        )
        raise CannotPlan(words, rule="BK-41a", field="joint_body")
