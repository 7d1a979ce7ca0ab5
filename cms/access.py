"""Access control: roles are groups; membership of a body comes from its seats, never from a group."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from cms.users.models import User

Visitor = User | AnonymousUser  # whom a request comes from
View = Callable[..., HttpResponseBase]


class Role(models.TextChoices):
    EDITOR = "editor", _("Editor")
    CLERK = "clerk", _("Clerk")
    ANALYST = "analyst", _("Analyst")
    PUBLISHER = "publisher", _("Publisher")
    ADMINISTRATOR = "administrator", _("Administrator")


def is_signed_in(user: Visitor | str | None) -> TypeGuard[User]:
    """Whether this is an open account; a visitor, a system actor's name and nobody are not."""
    return isinstance(user, User) and user.is_active


def roles_of(user: Visitor | str | None) -> frozenset[str]:
    """The roles of an account, cached on the request's user object."""
    if not is_signed_in(user):
        return frozenset()
    if not hasattr(user, "_roles"):
        user._roles = frozenset(user.groups.values_list("name", flat=True)) & frozenset(Role.values)
    return user._roles


def has_role(user: Visitor | str | None, *roles: Role) -> TypeGuard[User]:
    """Whether an account has any of these roles."""
    return not roles_of(user).isdisjoint(roles)


def is_staff_member(user: Visitor | str | None) -> TypeGuard[User]:
    return bool(roles_of(user))


def role_required(*roles: Role) -> Callable[[View], View]:
    """Restrict a view to these roles. For everyone else the page does not exist (404, as security.md section 9
    requires).
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not has_role(request.user, *roles):
                raise Http404
            return view(request, *args, **kwargs)

        setattr(guarded, "open_to", roles)  # noqa: B010  read by the route ledger
        return guarded

    return decorate


staff_required = role_required(*Role)
