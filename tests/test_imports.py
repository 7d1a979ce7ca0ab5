"""Architecture tests: imports run one way, without rings, and mostly stay inside a capability (house.md 1, 2)."""

import pytest

from cms.apps import SITE_MODULES
from tests.checks import APPS, ROOT
from tests.import_graph import KERNEL, SITE, capability_of, graph_of, inside_share, modules_of, rings_of

# Lowest first. A capability imports the kernel, those before it, and apps below; nothing imports ``site``.
ORDER = {
    "feedback": [
        "reference_data",
        "tools",
        "forms",
        "submissions",
        "saved_filters",
        "coding",
        "moderation",
        "bulk",
        "cuts",
        "releases",
        "exports",
        "findings",
        "imports",
        "receipts",
    ],
    "engagement": [
        "registrations",
        "live",
        "evening",
        "notes",
        "follow_up",
        "participation",
        "recaps",
        "outcomes",
        "record_updates",
        "newsletter",
        "conversations",
    ],
    "boards": [
        "guard",
        "duties",
        "notices",
        "bodies",
        "events",
        "agendas",
        "materials",
        "sessions",
        "meetings",
        "comments",
        "minutes",
        "decisions",
        "proposals",
        "appointments",
        "agreements",
        "data_sets",
        "stories",
        "openings",
        "office_notices",
        "dialects",
        "workspace",
    ],
}
LEAST_INSIDE = {"feedback": 0.7, "engagement": 0.7, "boards": 0.7}


@pytest.mark.parametrize("app", APPS)
def test_no_modules_import_each_other_in_a_ring(app):
    assert rings_of(graph_of(app)) == []


@pytest.mark.parametrize("app", ORDER)
def test_each_capability_has_its_place_in_the_order(app):
    found = {capability_of(module) for module in modules_of(app)} - {KERNEL, SITE}
    assert found == set(ORDER[app])


@pytest.mark.parametrize("app", ORDER)
def test_capabilities_import_only_those_below_them(app):
    places = {name: place for place, name in enumerate([KERNEL, *ORDER[app], SITE])}
    upward = [
        f"{module} imports {other}"
        for module, others in graph_of(app).items()
        for other in sorted(others)
        if places[capability_of(other)] > places[capability_of(module)]
    ]
    assert upward == []


@pytest.mark.parametrize("app", ORDER)
def test_most_imports_stay_inside_their_capability(app):
    assert inside_share(graph_of(app)) >= LEAST_INSIDE[app]


@pytest.mark.parametrize("app", ORDER)
def test_each_module_of_a_site_is_loaded(app):
    """By its name at startup, by Django's settings or URLs, or by another module: a misspelled one fails here."""
    sources = " ".join(path.read_text() for path in (ROOT / "cms").glob("settings/*.py"))
    sources += (ROOT / "cms/urls.py").read_text()
    imported = set().union(*graph_of(app).values())
    unused = [
        module
        for module in modules_of(app)
        if module.startswith(f"{app}.site.")
        and module.split(".")[2] not in SITE_MODULES
        and module not in imported
        and module not in sources
    ]
    assert unused == []


def test_a_ring_is_found_and_named():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}
    assert rings_of(graph) == [["a", "b", "c"]]


def test_the_guide_to_the_house_names_each_capability():
    for app, names in ORDER.items():
        text = (ROOT / app / "README.md").read_text()
        assert [name for name in names if f"`{name}/`" not in text] == [], app
