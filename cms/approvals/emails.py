"""Emails about approvals, through the outbox: one message to one person, in the language of their admin (BK-44).

They take the place of Wagtail's own: a receiver that is connected first under the same ``dispatch_uid`` stays.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected
from wagtail.users.models import UserProfile

from cms.approvals import selectors
from cms.approvals.rules import kind_of_state
from cms.mail import outbox
from cms.users.models import User

SUBMITTED = gettext_noop("%(who)s submitted “%(title)s” for approval.")
APPROVED = gettext_noop("%(who)s approved “%(title)s”.")
PUBLISHED = gettext_noop("%(who)s approved and published “%(title)s”.")
CHANGES = gettext_noop("%(who)s requested changes to “%(title)s”.")
PUBLISHED_DIRECTLY = gettext_noop("%(who)s published “%(title)s”. It is no longer pending approval.")
CANCELED = gettext_noop("%(who)s canceled your submission of “%(title)s”.")
NEXT = {
    SUBMITTED: gettext_noop("You can approve it or request changes."),
    CHANGES: gettext_noop("You can edit it again, and then submit it again."),
    CANCELED: gettext_noop("You can edit it again."),
}


def connect() -> None:
    """Called at startup, before Wagtail's admin connects its own receivers."""
    task_submitted.connect(
        submitted, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
    )
    workflow_rejected.connect(
        changes_requested, sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification"
    )
    workflow_approved.connect(
        approved, sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification"
    )
    workflow_cancelled.connect(canceled, sender=WorkflowState, dispatch_uid="cms.approvals.canceled")


def submitted(instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    state = instance.workflow_state
    _notify(selectors.approvers_of(state), "submitted", SUBMITTED, instance, by=state.requested_by)


def approved(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    page = _current_page(instance)
    published = kind_of_state(instance).publishes and page.live and not page.has_unpublished_changes
    _notify_submitter("approved", PUBLISHED if published else APPROVED, instance, by=user)


def changes_requested(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    _notify_submitter("rejected", CHANGES, instance, by=user)


def canceled(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """Publishing a page ends its submission too."""
    page = _current_page(instance)
    published = page.live and page.last_published_at and page.last_published_at >= instance.created_at
    _notify_submitter("rejected", PUBLISHED_DIRECTLY if published else CANCELED, instance, by=user)


def _current_page(state: WorkflowState) -> Page:
    """As saved: the instance that Wagtail holds was loaded before it was published."""
    return type(state.content_object).objects.get(pk=state.object_id)


def _notify_submitter(preference: str, sentence: str, state: WorkflowState, by: User | None) -> None:
    submitter = state.requested_by
    if submitter is None or submitter == by or not submitter.is_active or state.current_task_state_id is None:
        return
    task_state = TaskState.objects.select_related("revision").get(pk=state.current_task_state_id)
    _notify([submitter], preference, sentence, task_state, by=by)


def _notify(
    people: Iterable[User], preference: str, sentence: str, task_state: TaskState, by: User | None
) -> None:
    """Respects the choices that each person made under "Notifications" of their account in the admin."""
    people = list(people)
    profiles = {each.user_id: each for each in UserProfile.objects.filter(user__in=people)}
    page = task_state.workflow_state.object_id
    facts = {"who": by or "", "title": task_state.revision.object_str}
    for person in people:
        profile = profiles.get(person.pk)
        if profile is not None and not getattr(profile, f"{preference}_notifications"):
            continue
        language = (profile and profile.preferred_language) or settings.LANGUAGE_CODE
        with override(language):
            context: dict[str, str | Promise] = {
                "sentence": _(sentence) % facts,
                "comment": task_state.comment,
                "next": _(NEXT[sentence]) if sentence in NEXT else "",
                "url": f"{settings.SITE_URL}{reverse('wagtailadmin_pages:edit', args=[page])}",
            }
        outbox.queue(
            "cms/emails/approval", to=person.email, language=language, context=context, about=("page", page)
        )
