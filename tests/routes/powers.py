"""Route ledger: the register of powers, accounts of the staff, and webhooks."""

from tests.routes.ledger import ADMINISTRATOR, STAFF, rows

POWERS = [
    *rows(STAFF, "desk/powers/"),
    *rows(
        STAFF,
        "desk/powers/<int:pk>/",
        "desk/powers/new/<slug:kind>/",
        "desk/powers/new/<slug:kind>/add/",
        "desk/powers/new/<slug:kind>/<str:which>/",
        per_object=True,
        note="who proposes and who confirms depends on the kind of power",
    ),
    *rows(frozenset({ADMINISTRATOR}), "desk/powers/emergency/", "desk/accounts/", "desk/accounts/invite/"),
    *rows(frozenset({ADMINISTRATOR}), "desk/accounts/<int:pk>/close/", per_object=True),
    *rows(frozenset({ADMINISTRATOR}), "desk/record/"),
    *rows(frozenset({ADMINISTRATOR}), "desk/webhooks/", "desk/webhooks/new/"),
    *rows(
        frozenset({ADMINISTRATOR}), "desk/webhooks/<int:pk>/", "desk/webhooks/<int:pk>/edit/", per_object=True
    ),
]
