"""The desk menu of this app: a few places, each with its screens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.access import Role, Visitor, has_role
from cms.desk_menu import Entry, Group, gives_entries
from cms.extension_points import fill
from feedback import access

Filled = tuple[str, dict[str, Any]] | None


@dataclass(frozen=True)
class Screen:
    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Place:
    label: str
    group: Group
    roles: tuple[Role, ...]
    screens: list[tuple[str, str, tuple[Role, ...]]]


def _places() -> list[Place]:
    readers, analysts = access.MODERATE_ROLES, access.CUT_ROLES
    return [
        Place(
            _("Comments"),
            Group.COMMENTS,
            readers,
            [
                ("desk_comments", _("All comments"), readers),
                ("desk_private", _("Personal information"), readers),
                ("desk_campaigns", _("Campaigns"), readers),
                ("desk_imports", _("Import a file"), analysts),
            ],
        ),
        Place(
            _("Forms and tools"),
            Group.COMMENTS,
            readers,
            [("desk_forms", _("Forms"), readers), ("desk_tools", _("Tools"), access.TOOL_ROLES)],
        ),
        Place(
            _("Coding"),
            Group.DATA,
            analysts,
            [(name, label, analysts) for name, label in _coding_screens()],
        ),
        Place(
            _("Numbers"),
            Group.DATA,
            analysts,
            [("desk_analysis", _("Numbers"), analysts), ("desk_benchmarks", _("Benchmarks"), analysts)],
        ),
        Place(_("Findings"), Group.DATA, analysts, [("desk_findings", _("Findings"), analysts)]),
        Place(
            _("Data sets and exports"),
            Group.DATA,
            analysts,
            [("desk_cuts", _("Data sets"), analysts), ("desk_exports", _("Exports"), analysts)],
        ),
    ]


def _coding_screens() -> list[tuple[str, str]]:
    return [
        ("desk_coding", _("Read and code")),
        ("desk_grid", _("Many texts")),
        ("desk_suggestions", _("Suggestions")),
        ("desk_themes", _("Proposed themes")),
        ("desk_samples", _("Samples")),
        ("desk_coverage", _("What has been read")),
        ("desk_codebook", _("Codebook")),
        ("desk_queries", _("Queries")),
        ("desk_memos", _("Memos")),
        ("desk_projects", _("Other tools")),
    ]


def _screens(place: Place, user: Visitor, path: str) -> list[Screen]:
    """Return the screens of a place this user may open; the one with the longest matching address is current."""
    found = [
        (label, reverse(f"feedback:{name}")) for name, label, roles in place.screens if has_role(user, *roles)
    ]
    fits = [url for _label, url in found if url in path]
    best = max(fits, key=len, default="")
    return [Screen(label, url, url == best) for label, url in found]


@gives_entries
def menu_entries(user: Visitor) -> Iterator[Entry]:
    """The screens of the comments, and each other place by its first screen."""
    for place in _places():
        screens = _screens(place, user, "") if has_role(user, *place.roles) else []
        shown = screens if place.group == Group.COMMENTS else screens[:1]
        for screen in shown:
            yield Entry(place.group, screen.label if len(shown) > 1 else place.label, screen.url)


@fill("desk.subnav", order=20)
def desk_screens(context: dict) -> Filled:
    """Render the other screens of the current place; None if it has only one."""
    request = context.get("request")
    user, path = getattr(request, "user", None), getattr(request, "path", "")
    for place in _places():
        screens = _screens(place, user, path) if has_role(user, *place.roles) else []
        if len(screens) > 1 and any(each.is_current for each in screens):
            return "feedback/_desk_screens.html", {"place": place.label, "screens": screens}
    return None
