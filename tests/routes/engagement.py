"""Route ledger: conversations."""

from tests.routes.ledger import ANALYST, EDITOR, EVERYONE, PUBLISHER, rows

ENGAGEMENT = [
    *rows(
        EVERYONE,
        "conversations/",
        "conversations/calendar.ics",
        "conversations/<slug:slug>/",
        "conversations/<slug:slug>/event.ics",
        "conversations/<slug:slug>/register/",
    ),
    # letters
    *rows(EVERYONE, "conversations/feed.atom", "news/subscribe/", "news/subscribe/sent/"),
    *rows(
        EVERYONE,
        "news/confirm/<str:token>/",
        "news/settings/<str:token>/",
        "news/end/<str:token>/",
        note="whoever holds the link of the mail",
    ),
    *rows(frozenset({EDITOR, PUBLISHER, ANALYST}), "desk/news/"),
    *rows(frozenset({EDITOR, PUBLISHER}), "desk/conversations/<slug:slug>/edit/"),
    *rows(
        EVERYONE,
        "conversations/registration/<str:code>/",
        "conversations/registration/<str:code>/change/",
        note="whoever holds the code",
    ),
    *rows(
        frozenset({EDITOR, PUBLISHER}),
        "desk/conversations/<slug:slug>/door/",
        "desk/conversations/<slug:slug>/door/list/",
        "desk/conversations/<slug:slug>/door/walk-in/",
        "desk/conversations/<slug:slug>/door/<int:pk>/",
        "desk/conversations/<slug:slug>/door/<int:pk>/undo/",
        "desk/conversations/door/<str:code>/",
        "desk/conversations/<slug:slug>/door/walk-in/<int:pk>/undo/",
        note="names and needs of those who registered",
    ),
    *rows(
        frozenset({EDITOR, PUBLISHER, ANALYST}),
        "desk/conversations/",
        "desk/conversations/<slug:slug>/",
    ),
    *rows(
        frozenset({EDITOR, PUBLISHER}),
        "desk/conversations/new/",
        "desk/conversations/<slug:slug>/move/",
        "desk/conversations/<slug:slug>/seats/",
        "desk/conversations/<slug:slug>/held/",
    ),
    *rows(
        frozenset({PUBLISHER}),
        "desk/conversations/<slug:slug>/cancel/",
    ),
    # While people are together: rows of urls/live.py.
    *rows(
        EVERYONE,
        "conversations/<slug:slug>/live/",
        "conversations/<slug:slug>/live/state/",
        "conversations/<slug:slug>/recordings/<slug:language>/",
        "conversations/<slug:slug>/recordings/<slug:language>/captions.vtt",
        "conversations/notes/worker.js",
    ),
    *rows(EVERYONE, "conversations/<slug:slug>/live/<str:key>/", note="whoever holds the key"),
    *rows(
        EVERYONE,
        "conversations/notes/<str:code>/",
        "conversations/notes/<str:code>/batch/",
        note="whoever holds the link of the group",
    ),
    *rows(
        frozenset({EDITOR, PUBLISHER}),
        "desk/conversations/<slug:slug>/live/",
        "desk/conversations/<slug:slug>/run/",
        "desk/conversations/<slug:slug>/groups/",
        "desk/conversations/<slug:slug>/heard/",
        "desk/conversations/<slug:slug>/recordings/",
        "desk/conversations/<slug:slug>/recordings/<slug:language>/",
    ),
    # Recap, outcomes, who took part. Posting is for the publisher alone; the screens are read by more.
    *rows(EVERYONE, "conversations/who-took-part/"),
    *rows(
        frozenset({EDITOR, PUBLISHER, ANALYST}),
        "desk/took-part/",
        "desk/languages/",
        "desk/languages/data.csv",
        "desk/conversations/<slug:slug>/recap/",
        "desk/conversations/<slug:slug>/recap/preview/",
        "desk/conversations/<slug:slug>/recap/preview/<slug:language>/",
        "desk/conversations/<slug:slug>/outcomes/<int:pk>/",
        "desk/conversations/<slug:slug>/recap/words/",
        "desk/conversations/<slug:slug>/outcomes/",
        "desk/conversations/<slug:slug>/people/",
    ),
    *rows(
        frozenset({PUBLISHER, ANALYST}),
        "desk/conversations/<slug:slug>/recap/draft/",
        "desk/conversations/<slug:slug>/recap/themes/",
        "desk/conversations/<slug:slug>/recap/propose/",
        "desk/conversations/<slug:slug>/recap/withdraw/",
    ),
    *rows(
        frozenset({PUBLISHER}),
        "desk/conversations/<slug:slug>/close/",
        "desk/conversations/<slug:slug>/outcomes/<int:pk>/withdraw/",
    ),
]
