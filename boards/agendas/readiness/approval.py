"""Two-person check: one person approves the agenda as it stands, another posts it."""

from django.utils.translation import gettext as _

from boards.agendas.approval_rules import TWO_PEOPLE, approvals_of, by_another
from boards.agendas.readiness.check import Check, passed, stop
from boards.models import Meeting
from cms.records.history import Actor


def checks(meeting: Meeting, snapshot: dict, actor: Actor) -> list[Check]:
    if not meeting.two_people_post:
        return []
    title = _("Approved by another person")
    found = approvals_of(meeting, snapshot)
    others = by_another(found, actor) if actor is not None else found
    if others:
        return [passed(title, _("Approved by %(name)s.") % {"name": others[0].approved_by_name}, TWO_PEOPLE)]
    if found:
        words = _("You approved it yourself. Someone else must approve it, or post it.")
    elif meeting.approvals.exists():
        words = _("The agenda has changed since it was approved. It must be approved again.")
    else:
        words = _("No one has approved this version of the agenda.")
    return [stop(title, words, TWO_PEOPLE)]
