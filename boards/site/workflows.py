"""What the end of a Wagtail workflow does: an agenda is approved, never published; other pages are published.

Wagtail reads this module while its models load, so nothing of ours is imported before it is needed.
"""

from typing import Any


def finish(workflow_state: Any, user: Any = None) -> None:
    """Setting WAGTAIL_FINISH_WORKFLOW_ACTION. A draft agenda becomes public by posting it at the desk (BK-10)."""
    from wagtail.workflows import publish_workflow_state

    from boards.models import MeetingPage

    page = getattr(workflow_state.content_object, "specific", workflow_state.content_object)
    if isinstance(page, MeetingPage):
        _approve(page.meeting, user)
    else:
        publish_workflow_state(workflow_state, user=user)


def _approve(meeting: Any, user: Any) -> None:
    from boards import access
    from boards.agendas.approvals import approve_agenda
    from cms.access import has_role
    from cms.exceptions import RuleBroken

    if not has_role(user, *access.PLAN_ROLES):
        return
    try:
        approve_agenda(actor=user, meeting=meeting)
    except RuleBroken:
        return  # the meeting is over or called off: there is nothing left to approve
