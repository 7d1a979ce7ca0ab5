"""Route ledger: pictures of data stories, and comments on their charts. The stories themselves are Wagtail pages."""

from tests.routes.ledger import EVERYONE, rows

STORIES = rows(
    EVERYONE,
    "stories/<slug:slug>/charts/<uuid:question>.png",
    "stories/<slug:slug>/comment/<uuid:question>/",
    note="published",
)
