"""Who approves which type of page, and what approving does. Other apps describe their own page types."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail.models import WorkflowState

from cms import extension_points
from cms.access import Role, has_role, roles_of
from cms.users.models import User

KINDS = "approval.kinds"  # the extension point; its type is ApprovalKind
Text = str | Promise
When = datetime | date | None


def no_problem(page: Model) -> str:
    return ""


def all_open(user: User, pages: Collection[int]) -> Mapping[int, When]:
    return dict.fromkeys(pages)


@dataclass(frozen=True)
class ApprovalKind:
    """How pages of one type are approved. ``problem`` says why a page cannot be approved now, or nothing.

    ``open_pages`` are those that a person may open, of the pages with these keys, and when each must be approved.
    """

    label: str = ""
    roles: tuple[Role, ...] = (Role.PUBLISHER,)
    publishes: bool = True
    approve: Text = _("Approve and publish")
    approve_with_comment: Text = _("Approve and publish, with a comment")
    problem: Callable[[Any], str] = no_problem
    open_pages: Callable[[User, Collection[int]], Mapping[int, When]] = all_open


ORDINARY = ApprovalKind()


def kind_of(page: Model | type[Model]) -> ApprovalKind:
    label = page._meta.label
    return next((kind for kind in extension_points.provided(KINDS) if kind.label == label), ORDINARY)


def kind_of_state(state: WorkflowState) -> ApprovalKind:
    return kind_of(state.content_type.model_class() or WorkflowState)


def may_approve(user: User | AnonymousUser, state: WorkflowState | None) -> TypeGuard[User]:
    """A second person with a role for this type of page: never the one who submitted it."""
    if state is None or user.pk == state.requested_by_id:
        return False
    return has_role(user, *kind_of_state(state).roles)


def types_for(user: User) -> Q | None:
    """Condition on task states: pages of the types that this person's roles may approve; None for no type."""
    roles, field = roles_of(user), "workflow_state__content_type__in"
    special = extension_points.provided(KINDS)
    types = {kind.label: ContentType.objects.get_for_model(apps.get_model(kind.label)) for kind in special}
    theirs = [types[kind.label] for kind in special if roles.intersection(kind.roles)]
    if roles.intersection(ORDINARY.roles):
        return Q(**{field: theirs}) | ~Q(**{field: list(types.values())})
    return Q(**{field: theirs}) if theirs else None
