"""Administrators are reminded of the certificate from 90 days before it is due (ACC-01)."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from cms import clock
from cms.access import Role, has_role
from cms.accessibility import rules
from cms.accessibility.powers import KIND
from cms.accessibility.selectors import certificates
from cms.models import PowerChange
from cms.tasks import Task, gives_tasks
from cms.users.models import User


@gives_tasks
def certificate_to_sign(user: User) -> Iterator[Task]:
    """Not while a proposed one waits for a second person: that is a task of its own."""
    if not has_role(user, Role.ADMINISTRATOR):
        return
    found = certificates()
    if not rules.is_time_to_renew(found.due, clock.today()) or _is_proposed():
        return
    yield Task(
        title=_("Enter the new accessibility certificate")
        if found.current
        else _("Enter an accessibility certificate"),
        about=_(
            "The head of the office and the chief information officer sign it, and it appears on the site."
        ),
        url=reverse("cms:propose_new_power", args=[KIND]),
        verb=_("Enter"),
        due=found.due,
        law=rules.LAW,
    )


def _is_proposed() -> bool:
    return PowerChange.objects.filter(kind=KIND, key="", state__in=PowerChange.TO_COME).exists()
