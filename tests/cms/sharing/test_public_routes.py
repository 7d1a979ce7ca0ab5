"""Whether each route that a visitor may open is in the sitemap is chosen in one table, and the registry agrees."""

from django.urls import reverse

from cms.secret_urls import SECRET_PARTS
from cms.sharing.sections import sections
from tests.cms.sharing.public_routes import IN_SITEMAP, LEFT_OUT, why_left_out
from tests.routes.ledger import ANONYMOUS, patterns, row_for


def public_routes() -> dict[str, bool]:
    """Route → whether a part of its path is secret."""
    return {
        route: not SECRET_PARTS.isdisjoint(pattern.pattern.regex.groupindex) or "<receipt:" in route
        for route, pattern in patterns()
        if ANONYMOUS in row_for(route).who and not route.startswith("admin/")
    }


def test_each_public_route_is_in_the_sitemap_or_has_a_reason():
    routes = public_routes()
    assert len(routes) >= 100
    undecided = [
        route
        for route, is_secret in routes.items()
        if (route in IN_SITEMAP) == bool(why_left_out(route, is_secret=is_secret))
    ]
    assert not undecided, "choose in tests/cms/sharing/public_routes.py:\n" + "\n".join(undecided)


def test_no_choice_is_stale():
    assert (IN_SITEMAP | LEFT_OUT.keys()) - public_routes().keys() == set()


def test_the_registry_names_the_views_of_exactly_these_routes():
    registered = frozenset().union(*(section.views for section in sections()))
    named = {route: name_of(route, pattern) for route, pattern in patterns()}
    assert {named[route] for route in IN_SITEMAP} == registered


def name_of(route: str, pattern) -> str:
    app = pattern.callback.__module__.split(".")[0]
    return pattern.name if app == "wagtail" else f"{app}:{pattern.name}"


def test_no_section_of_the_sitemap_has_the_name_of_another():
    names = [section.name for section in sections()]
    assert len(names) == len(set(names)) >= 15
    assert reverse("sitemap", args=[names[0]]) == f"/sitemap-{names[0]}.xml"
