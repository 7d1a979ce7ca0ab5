"""Titles of a meeting's agenda pages: its day, and its time if the body has several meetings that day."""

from django.utils.translation import override

from boards.models import Meeting, MeetingPage
from cms.components.dates import clock_time, long_date
from cms.records.history import Actor, actor_user


def title_of(meeting: Meeting) -> str:
    """As the next notice says it, in the active language. The page itself names each body that meets."""
    day = long_date(meeting.day)
    return f"{day}, {clock_time(meeting.noticed_start)}" if meeting.shares_day else day


def _usual_titles(meeting: Meeting) -> set[str]:
    """Both: a title does not change when another meeting is planned that day, because it may be approved."""
    day = long_date(meeting.day)
    return {day, f"{day}, {clock_time(meeting.noticed_start)}"}


def pages_with_usual_title(meeting: Meeting) -> set[int]:
    """Pages whose title is still the one that planning gave them."""
    found = set()
    for page in _pages(meeting):
        with override(page.locale.language_code):
            if page.get_latest_revision_as_object().title in _usual_titles(meeting):
                found.add(page.pk)
    return found


def rename_pages(meeting: Meeting, usual: set[int], *, actor: Actor) -> None:
    """Drafts follow time and address; a title that someone wrote stays, and what was posted is not touched."""
    for page in _pages(meeting):
        draft = page.get_latest_revision_as_object()
        draft.meeting = page.meeting = meeting
        draft.slug = page.slug = meeting.slug
        if page.pk in usual:
            with override(page.locale.language_code):
                draft.title = title_of(meeting)
        if not page.live:
            page.title = page.draft_title = draft.title
            page.save()
        draft.save_revision(user=actor_user(actor))


def _pages(meeting: Meeting) -> list[MeetingPage]:
    return list(MeetingPage.objects.filter(meeting=meeting).select_related("locale").order_by("pk"))
