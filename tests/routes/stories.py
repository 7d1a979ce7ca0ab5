"""Route ledger: pictures of data stories. The stories themselves are Wagtail pages."""

from tests.routes.ledger import EVERYONE, rows

STORIES = rows(EVERYONE, "stories/<slug:slug>/charts/<uuid:question>.png", note="published")
