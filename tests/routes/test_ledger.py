"""Each pattern is declared once, each row is in use, and the declared roles are those that the view requires."""

from django.conf import settings

from tests.routes.ledger import ANONYMOUS, NOBODY, SIGNED_IN, STAFF, patterns, row_for
from tests.routes.rows import ROWS


def test_each_pattern_is_declared_by_exactly_one_row():
    routes = [route for route, _pattern in patterns()]
    assert len(routes) >= 300
    counts = {route: sum(row.declares(route) for row in ROWS) for route in routes}
    undeclared = [route for route, count in counts.items() if count == 0]
    twice = [route for route, count in counts.items() if count > 1]
    assert not undeclared, "undeclared\n" + "\n".join(undeclared)
    assert not twice, "declared twice\n" + "\n".join(twice)


def test_no_row_is_stale():
    routes = [route for route, _pattern in patterns()]
    stale = [row.route for row in ROWS if not any(row.declares(route) for route in routes)]
    assert not stale, "\n".join(stale)


def test_only_wagtails_screens_are_declared_in_groups():
    assert [row.route for row in ROWS if row.route.endswith("*") and not row.route.startswith("admin/")] == []


def test_what_is_not_for_everyone_lies_behind_the_second_factor():
    open_to_signed_in = SIGNED_IN
    loose = [
        row.route
        for row in ROWS
        if row.who not in (open_to_signed_in, NOBODY)
        and ANONYMOUS not in row.who
        and row.route.split("/")[0] not in settings.SECOND_FACTOR_PREFIXES
    ]
    assert not loose, "\n".join(loose)


def test_the_views_ask_for_the_declared_roles():
    checked, wrong = 0, []
    for route, pattern in patterns():
        asked = getattr(pattern.callback, "open_to", None)
        if asked is None:
            continue
        checked += 1
        declared = row_for(route).who & STAFF
        if {str(role.value) for role in asked} != declared:
            wrong.append(
                f"{route}: the view asks for {sorted(r.value for r in asked)}, the ledger says {sorted(declared)}"
            )
    assert checked >= 10
    assert not wrong, "\n".join(wrong)
