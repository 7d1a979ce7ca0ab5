"""What the templates of the boards' pages are given: pages of Wagtail, of a meeting, and of its console."""

from boards.bodies.presenters import bodies_context, body_context
from boards.comments import meeting_part as comments
from boards.decisions.console import table_context
from boards.materials import meeting_part as materials
from boards.meetings import notices_part
from boards.meetings.parts import PARTS
from boards.meetings.presenters import draft_context
from boards.minutes import meeting_part as minutes
from boards.proposals import meeting_part as rankings
from boards.proposals.ballot_console import ballot_context
from boards.sessions import meeting_part as sessions
from boards.sessions.console import ITEM_PARTS
from boards.workspace import meeting_part as members
from cms.page_extensions import PAGE_CONTEXTS

PAGE_CONTEXTS |= {
    "boards.BoardsIndexPage": lambda page, _request: bodies_context(page),
    "boards.BodyPage": body_context,
    "boards.MeetingPage": lambda page, _request: draft_context(page),
}
PARTS.extend([notices_part, materials, comments, minutes, sessions, members, rankings])
ITEM_PARTS.extend([table_context, ballot_context])
