"""News of this app and those below: only what is public now, so that no email or feed outlives its page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db.models import Min, Q
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cms.components.dates import clock_time, long_date
from cms.i18n.fields import text
from cms.models import NewsPage
from cms.publication.open_pages import open_to_all
from engagement.choices import TOLD, Status
from engagement.language_of_text import named_in_its_language
from engagement.models import Announcement, Conversation, Outcome, Recap
from engagement.newsletter.announcements import published_since
from engagement.newsletter.topics import News, collects
from engagement.recaps.presenters import posted_titles
from feedback.models import ToolPage, ToolStateChange


@collects("conversations")
def conversations(since: datetime) -> Iterator[News]:
    rows = Conversation.objects.public().annotate(
        public_at=Min("pages__first_published_at", filter=Q(pages__live=True))
    )
    fresh = Q(public_at__gte=since) | Q(moved_at__gte=since)
    fresh |= Q(status=Status.CANCELLED, changed_at__gte=since)
    for row in rows.filter(fresh):
        yield from _of_conversation(row, since)


def _of_conversation(row: Conversation, since: datetime) -> Iterator[News]:
    """Once it moved, the mail that it was planned would give the old day."""
    if row.is_cancelled:
        yield _news(row, f"conversation:{row.pk}:cancelled", row.changed_at, lambda: _cancelled(row))
        return
    public_at = row.public_at  # type: ignore[attr-defined]
    if public_at and public_at >= since:
        new = _news(row, f"conversation:{row.pk}:new", public_at, lambda: _new(row))
        yield replace(new, is_outdated=bool(row.moved_at and row.moved_at >= public_at))
    if row.moved_at and row.moved_at >= since:
        key = f"conversation:{row.pk}:moved:{int(row.moved_at.timestamp())}"
        yield _news(row, key, row.moved_at, lambda: _moved(row))


def _news(row: Conversation, key: str, at: datetime, words: Callable[[], tuple[str, str]]) -> News:
    return News(key, "conversations", at, f"conversations/{row.slug}/", words, row.is_demo)


def _new(row: Conversation) -> tuple[str, str]:
    return _("Conversation: %(name)s") % {"name": text(row.name)}, _when(row)


def _moved(row: Conversation) -> tuple[str, str]:
    title = pgettext("conversation", "Moved: %(name)s") % {"name": text(row.name)}
    was = _("It was planned for %(day)s.") % {"day": long_date(row.was_at)} if row.was_at else ""
    return title, " ".join(filter(None, [_when(row), was, named_in_its_language(row.status_note)]))


def _cancelled(row: Conversation) -> tuple[str, str]:
    return _("Canceled: %(name)s") % {"name": text(row.name)}, named_in_its_language(row.status_note)


def _when(row: Conversation) -> str:
    day = long_date(row.starts_at)
    facts = {
        "day": day[:1].upper() + day[1:],
        "start": clock_time(row.starts_at),
        "end": clock_time(row.ends_at),
    }
    where = row.public_place or row.get_mode_display()
    return f"{_('%(day)s, %(start)s to %(end)s Pacific') % facts}. {where}"


@collects("recaps")
def recaps(since: datetime) -> Iterator[News]:
    """Each edition of a recap whose conversation is public."""
    rows = Recap.objects.filter(published_at__gte=since, conversation__in=Conversation.objects.public())
    for row in rows.select_related("conversation").order_by("pk"):
        yield News(
            f"recap:{row.conversation_id}:{row.edition}",
            "recaps",
            row.published_at,
            f"conversations/{row.conversation.slug}/",
            partial(_of_recap, row.conversation),
            row.conversation.is_demo,
        )


def _of_recap(conversation: Conversation) -> tuple[str, str]:
    title = _("Recap: %(name)s") % {"name": text(conversation.name)}
    return title, _("What we heard, with all numbers, and where each theme stands.")


@collects("recaps")
def outcomes(since: datetime) -> Iterator[News]:
    """Outcomes of themes whose recap is public."""
    public = Conversation.objects.public().filter(status__in=TOLD)
    rows = Outcome.objects.filter(published_at__gte=since, theme__conversation__in=public)
    for row in rows.select_related("theme__conversation").order_by("pk"):
        yield News(
            f"outcome:{row.pk}:{row.edition}",
            "recaps",
            row.published_at,
            f"conversations/{row.theme.conversation.slug}/",
            partial(_of_outcome, row),
            row.is_demo,
        )


def _of_outcome(row: Outcome) -> tuple[str, str]:
    titles = posted_titles(row.theme.conversation)
    title = _("What happened with this theme: %(theme)s") % {
        "theme": text(titles.get(row.theme_id) or row.theme.title)
    }
    day = long_date(row.decided_on, weekday=False)
    return title, f"{row.get_answer_display()}. {named_in_its_language(row.decided_by)}, {day}"


@collects("tools")
def tools(since: datetime) -> Iterator[News]:
    """Completed steps of tools that have a public page; planned steps are not news."""
    public = open_to_all(ToolPage).values("tool")
    rows = ToolStateChange.objects.filter(recorded_at__gte=since, is_plan=False, tool__in=public)
    for row in rows.select_related("tool").order_by("pk"):
        yield News(
            f"tool:{row.tool_id}:{row.pk}",
            "tools",
            row.recorded_at,
            f"tools/{row.tool.slug}/",
            partial(_of_tool, row),
            row.tool.is_demo,
        )


def _of_tool(row: ToolStateChange) -> tuple[str, str]:
    return f"{text(row.tool.name)}: {row.get_state_display()}", text(row.note)


@collects("news")
def news_pages(since: datetime) -> Iterator[News]:
    """One piece of news for all languages of a page."""
    pages = open_to_all(NewsPage).filter(first_published_at__gte=since).select_related("locale")
    found: dict = {}
    for page in pages.order_by("locale_id", "pk"):
        found.setdefault(page.translation_key, []).append(page)
    for key, same in found.items():
        first = same[0]
        yield News(
            f"news:{key}",
            "news",
            first.first_published_at,
            _path_of(same),
            partial(_of_page, same),
            first.is_demo,
        )


def _path_of(pages: list[NewsPage]) -> str:
    """A path without a language if the same slug exists in each; else the path of the first page."""
    bare = {page.url_path.split("/", 2)[2] for page in pages}
    return bare.pop() if len(bare) == 1 and len(pages) > 1 else str(pages[0].get_url())


@collects("news")
def announcements(since: datetime) -> Iterator[News]:
    """News written by hand, for the topic that its writer chose."""
    for row in published_since(since):
        if row.published_at:
            key = f"written:{row.pk}"
            yield News(
                key, row.topic, row.published_at, row.path, partial(_of_announcement, row), row.is_demo
            )


def _of_announcement(row: Announcement) -> tuple[str, str]:
    return text(row.title), text(row.summary)


def _of_page(pages: list[NewsPage]) -> tuple[str, str]:
    page = next((each for each in pages if each.locale.language_code == get_language()), pages[0])
    return page.title, page.summary
