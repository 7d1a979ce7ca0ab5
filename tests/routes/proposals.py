"""Route ledger: public pages of the proposal cycle."""

from tests.routes.ledger import EVERYONE, rows

PROPOSALS = [
    *rows(
        EVERYONE,
        "proposals/",
        "proposals/proposals.csv",
        "proposals/feed.atom",
        "proposals/new/",
        "proposals/<slug:number>/",
    ),
    *rows(EVERYONE, "proposals/new/<slug:slug>/", note="a board that takes proposals"),
]
