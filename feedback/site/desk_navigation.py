"""The desk menu of this app: a few places, each with its screens."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.access import Role, Visitor, has_role
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
    roles: tuple[Role, ...]
    screens: list[tuple[str, str, tuple[Role, ...]]]


def _places() -> list[Place]:
    readers, analysts = access.MODERATE_ROLES, access.CUT_ROLES
    return [
        Place(
            _("Comments"),
            readers,
            [
                ("desk_comments", _("All comments"), readers),
                ("desk_private", _("Private words"), readers),
                ("desk_campaigns", _("Campaigns"), readers),
                ("desk_imports", _("Files of comments"), analysts),
            ],
        ),
        Place(
            _("Forms and tools"),
            readers,
            [("desk_forms", _("Forms"), readers), ("desk_tools", _("Tools"), access.TOOL_ROLES)],
        ),
        Place(
            _("Coding"),
            analysts,
            [
                ("desk_coding", _("Read and code"), analysts),
                ("desk_grid", _("Many texts"), analysts),
                ("desk_suggestions", _("Suggestions"), analysts),
                ("desk_samples", _("Samples"), analysts),
                ("desk_coverage", _("What is read"), analysts),
                ("desk_codebook", _("Codebook"), analysts),
            ],
        ),
        Place(
            _("Numbers"),
            analysts,
            [("desk_analysis", _("Numbers"), analysts), ("desk_benchmarks", _("Benchmarks"), analysts)],
        ),
        Place(_("Findings"), analysts, [("desk_findings", _("Findings"), analysts)]),
        Place(
            _("Cuts and exports"),
            analysts,
            [("desk_cuts", _("Cuts"), analysts), ("desk_exports", _("Exports"), analysts)],
        ),
    ]


def _screens(place: Place, user: Visitor, path: str) -> list[Screen]:
    """Return the screens of a place this user may open; the one with the longest matching address is current."""
    found = [
        (label, reverse(f"feedback:{name}")) for name, label, roles in place.screens if has_role(user, *roles)
    ]
    fits = [url for _label, url in found if url in path]
    best = max(fits, key=len, default="")
    return [Screen(label, url, url == best) for label, url in found]


@fill("desk.menu", order=20)
def desk_menu(context: dict) -> Filled:
    request = context.get("request")
    user, path = getattr(request, "user", None), getattr(request, "path", "")
    shown = []
    for place in _places():
        if has_role(user, *place.roles) and (screens := _screens(place, user, path)):
            shown.append(Screen(place.label, screens[0].url, any(each.is_current for each in screens)))
    return ("feedback/_desk_menu.html", {"places": shown}) if shown else None


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
