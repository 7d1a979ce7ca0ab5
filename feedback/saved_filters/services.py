"""Services to save, rename and remove filters. They are bookmarks of an account, not records."""

from urllib.parse import parse_qsl

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.users.models import User
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import SavedFilter, Screen
from feedback.saved_filters.rules import MOST_CHARACTERS, normalized
from feedback.saved_filters.selectors import MOST_LISTED, ROLES


@transaction.atomic
def save_filter(*, actor: User, screen: Screen, query: str, name: str, is_shared: bool) -> SavedFilter:
    """Save the known fields of a query under a name."""
    access.require(actor, *ROLES[screen])
    query = normalized(screen, QueryDict(query))
    if not query:
        raise NotPossibleNow(_("Choose a filter first. Without one, there is nothing to save."))
    if len(query) > MOST_CHARACTERS:
        raise NotPossibleNow(_("This filter is too long to save."))
    if SavedFilter.objects.filter(owner=actor, screen=screen).count() >= MOST_LISTED:
        raise NotPossibleNow(_("You have forty saved filters on this screen. Remove one first."))
    return _stored(SavedFilter(owner=actor, screen=screen, pairs=parse_qsl(query)), name, is_shared)


@transaction.atomic
def change_filter(*, actor: User, saved: SavedFilter, name: str, is_shared: bool) -> SavedFilter:
    access.require(actor, *access.MODERATE_ROLES)
    return _stored(saved, name, is_shared)


def remove_filter(*, actor: User, saved: SavedFilter) -> None:
    access.require(actor, *access.MODERATE_ROLES)
    saved.delete()


def _stored(saved: SavedFilter, name: str, is_shared: bool) -> SavedFilter:
    saved.name, saved.is_shared = name, is_shared
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:
        raise NotPossibleNow(_("You already have a filter with this name.")) from error
    return saved
