"""Installation of boards: create bodies, seats and pages from a file (README.md)."""

from pathlib import Path

from boards.installation.bodies import BodiesPart
from boards.models import BoardsIndexPage, StoryIndexPage
from cms.installation.pages import PagesPart

PARTS = [
    PagesPart(
        Path(__file__).with_name("pages.yaml"), [("boards", BoardsIndexPage), ("stories", StoryIndexPage)]
    ),
    BodiesPart(),
]
