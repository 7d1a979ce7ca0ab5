"""Pages of this app in a new installation."""

from pathlib import Path

from cms.installation.pages import PagesPart
from engagement.models import ConversationIndexPage

PARTS = [PagesPart(Path(__file__).with_name("pages.yaml"), [("conversations", ConversationIndexPage)])]
