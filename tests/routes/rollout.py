"""Route ledger: the tools' roll-out, and agreements."""

from tests.routes.data_sets import DATA_SETS
from tests.routes.ledger import CLERK, EDITOR, EVERYONE, PUBLISHER, STAFF, rows
from tests.routes.openings import OPENINGS
from tests.routes.stories import STORIES

TOOL_TEAM = frozenset({EDITOR, PUBLISHER})
ROLLOUT = [
    *DATA_SETS,
    *OPENINGS,
    *STORIES,
    *rows(EVERYONE, "tools/tools.xlsx", "tools/tools.csv", "tools/tools.json"),
    *rows(
        TOOL_TEAM,
        "desk/tools/",
        "desk/tools/<slug:slug>/",
        "desk/tools/<slug:slug>/step/",
        "desk/tools/<slug:slug>/version/",
        "desk/tools/<slug:slug>/versions/<int:pk>/",
    ),
    *rows(
        EVERYONE,
        "agreements/agreements.csv",
        "agreements/agreements.json",
        "agreements/<int:pk>/",
        "agreements/<int:pk>/documents/<int:number>/",
        "agreements/parties/<slug:slug>/",
    ),
    *rows(
        frozenset({EDITOR, CLERK, PUBLISHER}),
        "desk/agreements/",
        "desk/agreements/<int:pk>/",
        "desk/agreements/<int:pk>/step/",
        "desk/agreements/<int:pk>/sign/",
        "desk/agreements/<int:pk>/documents/",
        "desk/agreements/parties/<slug:slug>/step/",
    ),
    *rows(frozenset({CLERK, PUBLISHER}), "desk/agreements/<int:pk>/documents/<int:number>/remove/"),
    *rows(STAFF, "admin/party/*", per_object=True),
]
