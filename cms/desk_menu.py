"""The menu of the desk: a few groups in one row, filled by every app.

Each app registers a provider of entries in its ``site``; a provider answers from the roles of the person alone, since
the menu stands on every page of the desk.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.access import Visitor
from cms.extension_points import provide, provided

POINT = "desk menu"


class Group(models.TextChoices):
    """In the order of the row."""

    CONVERSATIONS = "conversations", _("Conversations")
    COMMENTS = "comments", _("Comments")
    DATA = "data", _("Data")
    MEETINGS = "meetings", _("Meetings")
    DECISIONS = "decisions", _("Decisions")
    MORE = "more", _("More")


@dataclass(frozen=True)
class Entry:
    group: Group
    label: str
    url: str
    order: int = 50
    is_current: bool = False


@dataclass(frozen=True)
class Menu:
    label: str
    entries: list[Entry]

    @property
    def is_current(self) -> bool:
        return any(each.is_current for each in self.entries)

    @property
    def only(self) -> Entry | None:
        """A group of one is a plain link."""
        return self.entries[0] if len(self.entries) == 1 else None


type Provider = Callable[[Visitor], Iterable[Entry]]


def gives_entries(provider: Provider) -> Provider:
    """Register a provider; called at startup."""
    provide(POINT, provider)
    return provider


def menus(user: Visitor, path: str) -> list[Menu]:
    """The groups in which this person has entries; the one with the longest matching address is current."""
    given = (each for provider in provided(POINT) for each in provider(user))
    entries = sorted(given, key=lambda each: each.order)
    best = max((each.url for each in entries if each.url in path), key=len, default="")
    marked = [replace(each, is_current=each.url == best) for each in entries]
    found = [Menu(str(group.label), [each for each in marked if each.group == group]) for group in Group]
    return [menu for menu in found if menu.entries]
