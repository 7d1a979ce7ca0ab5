"""What the templates of the boards' page types are given, and what the gate of publication must know of them."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.bodies.presenters import bodies_context, body_context
from boards.choices import MeetingStatus
from boards.exceptions import CannotPost
from boards.meetings.presenters import draft_context
from boards.models import BoardsIndexPage, BodyPage, ChartComment, MeetingPage, StoryIndexPage, StoryPage
from boards.stories.checks import check_story
from boards.stories.presenters import index_context, story_context
from cms.exceptions import RuleBroken
from cms.extension_points import PAGE_CHECKS, PAGE_CONTEXTS, provide
from cms.open_data.pages import PAGE_TYPES
from cms.publication.rules import WAS_PUBLIC, PageRule, register

PAGE_CONTEXTS |= {
    "boards.BoardsIndexPage": lambda page, _request: bodies_context(page),
    "boards.BodyPage": body_context,
    "boards.MeetingPage": lambda page, _request: draft_context(page),
    "boards.StoryIndexPage": index_context,
    "boards.StoryPage": story_context,
}
for each in (BoardsIndexPage, StoryIndexPage, StoryPage):
    provide(PAGE_TYPES, each)
PAGE_CHECKS["boards.StoryPage"] = check_story


def _posted_at_the_desk(page: MeetingPage) -> RuleBroken | None:
    """Posting checks the notice clock and, where the body requires it, that a second person acts (BK-10)."""
    if not page.meeting.is_draft:
        return None
    return CannotPost(
        _("Your changes are saved as a draft. An agenda becomes public when it is posted on the desk."),
        rule="BK-10",
        url=reverse("boards:desk_meeting", args=[page.meeting_id]),
    )


register(
    PageRule(
        model=BodyPage,
        because=_("“%(page)s” is the public page of a body."),
        instead=_("Edit its text instead."),
        record=lambda: WAS_PUBLIC,
    )
)
register(
    PageRule(
        model=StoryPage,
        because=_("“%(page)s” is a story whose charts have comments."),
        instead=_("Edit its text instead."),
        record=lambda: WAS_PUBLIC & Q(Exists(ChartComment.objects.filter(story=OuterRef("pk")))),
    )
)
register(
    PageRule(
        model=MeetingPage,
        because=_("“%(page)s” is the agenda of a meeting."),
        instead=_("Cancel or move the meeting on the desk instead; its page will say so."),
        record=lambda: ~Q(meeting__status=MeetingStatus.DISCARDED),
        not_yet=_posted_at_the_desk,
    )
)
