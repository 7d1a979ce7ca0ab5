"""What leads to the practice: a card on the home of the desk and an entry in its menu."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.access import Visitor, is_staff_member
from cms.desk_menu import Entry, Group, gives_entries
from cms.extension_points import Filled, fill, user_of
from cms.practice.access import is_offered


@fill("desk.aside", order=20)
def practice_card(context: dict) -> Filled:
    """With the page's token: what fills a place is rendered without the request's context."""
    if not is_offered(user_of(context)):
        return None
    return "cms/practice/_desk_card.html", {"csrf_token": context.get("csrf_token")}


@gives_entries
def menu_entries(user: Visitor) -> Iterator[Entry]:
    if settings.PRACTICE and is_staff_member(user):
        yield Entry(Group.MEETINGS, _("Practice clock"), reverse("cms:practice"))
    elif is_offered(user):
        yield Entry(Group.MEETINGS, _("Practice meeting"), reverse("cms:practice"))
