"""End of a Wagtail workflow: an agenda is approved, never published; other pages are published.

Wagtail imports this module while its models load, so it imports models only when called.
"""

from typing import Any


def finish(workflow_state: Any, user: Any = None) -> None:
    """Handler for WAGTAIL_FINISH_WORKFLOW_ACTION. Draft agendas are published by posting at the desk (BK-10)."""
    from wagtail.workflows import publish_workflow_state

    from boards.models import MeetingPage
    from cms.publication.gate import check_public

    page = getattr(workflow_state.content_object, "specific", workflow_state.content_object)
    if isinstance(page, MeetingPage):
        _approve(page.meeting, user)
    else:
        check_public(actor=user, page=page)
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
        return  # the meeting is over, canceled or moved: nothing to approve
