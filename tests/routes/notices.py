"""Route ledger: public pages of bodies, meetings and their records; notices, feeds and the states of a meeting."""

from tests.routes.ledger import CLERK, EDITOR, EVERYONE, PUBLISHER, rows

PLANNERS = frozenset({EDITOR, CLERK, PUBLISHER})
CLERKS = frozenset({CLERK, PUBLISHER})
NOTICES = [
    *rows(
        EVERYONE,
        "boards/meetings/",
        "boards/meetings/<int:year>/",
        "boards/calendar.ics",
        "boards/feed.atom",
        "boards/notices/",
        "boards/notices/sent/",
        "boards/<slug:slug>/<day:day>/notice.zip",
    ),
    *rows(EVERYONE, "boards/notices/end/<str:token>/", note="whoever holds the link of a notice"),
    *rows(frozenset({CLERK}), "desk/notices/", note="addresses and phones (BK-11)"),
    *rows(PLANNERS, "desk/meetings/<int:pk>/notices/"),
    *rows(
        CLERKS,
        "desk/meetings/<int:pk>/notices/log/",
        per_object=True,
        note="once the agenda is posted",
    ),
    *rows(
        CLERKS,
        "desk/meetings/<int:pk>/notices/remote/send/",
        "desk/meetings/<int:pk>/cancel/",
        "desk/meetings/<int:pk>/move/",
        "desk/meetings/<int:pk>/hour/",
        "desk/meetings/<int:pk>/hour/keep/",
        "desk/meetings/<int:pk>/delete/",
        "desk/meetings/<int:pk>/call-off/",
        "desk/meetings/<int:pk>/add-item/",
    ),
    *rows(CLERKS, "desk/meetings/<int:pk>/added/<int:item>/", per_object=True, note="an added item"),
    *rows(frozenset({CLERK}), "desk/meetings/<int:pk>/continue/", "desk/meetings/<int:pk>/notices/remote/"),
    *rows(
        EVERYONE,
        "boards/<slug:slug>/calendar.ics",
        "boards/<slug:slug>/feed.atom",
        "boards/<slug:slug>/<day:day>/",
        "boards/<slug:slug>/<day:day>/event.ics",
        "boards/<slug:slug>/<day:day>/posted/<int:number>/",
        "decisions/",
        "decisions/<slug:number>/",
        "agreements/",
    ),
]
