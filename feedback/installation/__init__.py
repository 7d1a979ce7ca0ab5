"""Pages of this app in a new installation."""

from pathlib import Path

from cms.installation.pages import PagesPart
from feedback.models import FeedbackIndexPage, ToolIndexPage

PARTS = [
    PagesPart(
        Path(__file__).with_name("pages.yaml"), [("tools", ToolIndexPage), ("feedback", FeedbackIndexPage)]
    )
]
