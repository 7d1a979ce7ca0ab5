"""What the templates of the boards' pages are given (house.md section 2)."""

from boards.bodies.presenters import bodies_context, body_context
from boards.meetings.presenters import draft_context
from cms.page_extensions import PAGE_CONTEXTS

PAGE_CONTEXTS |= {
    "boards.BoardsIndexPage": lambda page, _request: bodies_context(page),
    "boards.BodyPage": body_context,
    "boards.MeetingPage": lambda page, _request: draft_context(page),
}
