"""What the templates of the boards' page types are given."""

from boards.bodies.presenters import bodies_context, body_context
from boards.meetings.presenters import draft_context
from cms.extension_points import PAGE_CONTEXTS

PAGE_CONTEXTS |= {
    "boards.BoardsIndexPage": lambda page, _request: bodies_context(page),
    "boards.BodyPage": body_context,
    "boards.MeetingPage": lambda page, _request: draft_context(page),
}
