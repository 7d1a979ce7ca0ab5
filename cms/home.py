"""What cms itself adds to the home page and to the desk, and what the gate of publication must know of it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.access import Visitor, has_role, is_staff_member
from cms.desk_menu import Entry, Group, gives_entries
from cms.extension_points import Filled, fill, user_of
from cms.models import HomePage, Milestone
from cms.powers import rules
from cms.powers.accounts import ADMINISTRATORS
from cms.powers.definitions import CONFIRMERS
from cms.publication.rules import WAS_PUBLIC, PageRule, register
from cms.records import holds

MOST = 6


@fill("home.rollout", order=50)
def milestones(context: dict) -> Filled:
    found = list(Milestone.objects.all()[:MOST])
    return ("cms/_milestones.html", {"milestones": found}) if found else None


@fill("desk.cards", order=85)
def emergency_card(context: dict) -> Filled:
    """An open emergency access, for those who confirm changes of powers."""
    if not has_role(user_of(context), *CONFIRMERS):
        return None
    emergency = rules.open_emergency()
    return ("cms/powers/_desk_card.html", {"emergency": emergency}) if emergency else None


@gives_entries
def menu_entries(user: Visitor) -> Iterator[Entry]:
    if not is_staff_member(user):
        return
    yield Entry(Group.MORE, _("Pages and lists"), reverse("wagtailadmin_home"))
    yield Entry(Group.MORE, _("Powers"), reverse("cms:powers"))
    if has_role(user, *ADMINISTRATORS):
        yield Entry(Group.MORE, _("Accounts"), reverse("cms:accounts"))
        yield Entry(Group.MORE, _("Webhooks"), reverse("cms:webhooks"))
        yield Entry(Group.MORE, _("State of the record"), reverse("cms:record_state"))
    if has_role(user, *holds.ROLES):
        yield Entry(Group.MORE, _("Retention"), reverse("cms:retention"))
        yield Entry(Group.MORE, _("Legal holds"), reverse("cms:holds"))
    yield Entry(Group.MORE, _("Help"), reverse("cms:help"))


register(
    PageRule(
        model=HomePage,
        because=gettext_lazy("“%(page)s” is the home page of the site, the parent of all its pages."),
        instead=gettext_lazy("Edit its text instead."),
        record=lambda: WAS_PUBLIC,
    )
)
