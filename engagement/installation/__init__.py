"""Setup parts of this app: its first pages."""

from pathlib import Path

from cms.installation.pages import PagesPart
from engagement.models import ConversationIndexPage

PARTS = [PagesPart(Path(__file__).with_name("pages.yaml"), [("conversations", ConversationIndexPage)])]
