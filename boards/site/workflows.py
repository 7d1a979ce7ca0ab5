"""End of a Wagtail workflow: an agenda is approved, never published; other pages are published.

Wagtail imports this module while its models load, so it imports models only when called.
"""

from typing import Any


def finish(workflow_state: Any, user: Any = None) -> None:
    """Handler for WAGTAIL_FINISH_WORKFLOW_ACTION. Draft agendas are published by posting at the desk (BK-10).

    Where a rule refuses, nothing is approved either: Wagtail's transaction is rolled back.
    """
    from wagtail.workflows import publish_workflow_state

    from boards.agendas.approvals import approve_agenda
    from boards.models import MeetingPage
    from cms.publication.gate import check_public

    page = getattr(workflow_state.content_object, "specific", workflow_state.content_object)
    if isinstance(page, MeetingPage):
        approve_agenda(actor=user, meeting=page.meeting)
    else:
        check_public(actor=user, what=page)
        publish_workflow_state(workflow_state, user=user)
