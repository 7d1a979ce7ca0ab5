"""What the page of the desk search shows."""

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.components.menu import address
from cms.desk_search.registry import DeskHit, DeskSource
from cms.desk_search.selectors import MOST, SourceHits, desk_addresses
from cms.search.excerpts import Marker
from cms.search.presenters import ResultView, result_of
from cms.search.results import Answer
from cms.users.models import User

PUBLIC = "public"
FEW = 5  # of each group, while all groups are shown


@dataclass(frozen=True)
class HitView:
    title: SafeString
    url: str
    number: str = ""
    day: date | None = None
    state: str = ""
    about: str = ""
    excerpt: SafeString | str = ""
    excerpt_language: str = ""


@dataclass(frozen=True)
class GroupView:
    """``all_url``: this group alone, if it has more than are shown. ``list_url``: the capability's own list."""

    name: str
    label: str
    count: str
    hits: list[HitView] = field(default_factory=list)
    results: list[tuple[ResultView, str]] = field(default_factory=list)  # each with its address at the desk
    all_url: str = ""
    list_url: str = ""


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    count: str = ""
    is_chosen: bool = False


def hit_of(hit: DeskHit, marker: Marker) -> HitView:
    language, words = _best(hit, marker)
    return HitView(
        title=marker.marked(hit.title),
        url=hit.url,
        number=hit.number,
        day=hit.day,
        state=hit.state,
        about=hit.about,
        excerpt=marker.excerpt(words) if words else "",
        excerpt_language=language if language != get_language() else "",
    )


def group_of(found: SourceHits, marker: Marker, words: str, *, is_alone: bool) -> GroupView:
    source, most = found.source, MOST if is_alone else FEW
    return GroupView(
        name=source.name,
        label=str(source.label),
        count=f"{len(found.hits)}+" if found.has_more else str(len(found.hits)),
        hits=[hit_of(each, marker) for each in found.hits[:most]],
        all_url="" if is_alone or len(found.hits) <= most else link(words, source.name),
        list_url=source.more(words) if source.more and found.has_more else "",
    )


def public_group(
    answer: Answer, sources: list[DeskSource], user: User, marker: Marker, words: str, *, is_alone: bool
) -> GroupView:
    language = get_language() or "en"
    found = answer.found[: MOST if is_alone else FEW]
    desk = desk_addresses(sources, user, [each.copy for each in found])
    shown = [
        (
            result_of(each, marker, language, answer.body_names),
            desk.get((each.copy.kind, each.copy.row), ""),
        )
        for each in found
    ]
    more = f"{address('search/')}?{urlencode({'q': words})}" if answer.total > len(found) else ""
    count = f"{answer.total}+" if answer.is_capped else str(answer.total)
    return GroupView(PUBLIC, _("Public records"), count, results=shown, list_url=more)


def tabs(groups: list[GroupView], words: str, chosen: str) -> list[Tab]:
    named = [Tab(each.label, link(words, each.name), each.count, each.name == chosen) for each in groups]
    return [Tab(_("All"), link(words), is_chosen=not chosen), *named]


def link(words: str, name: str = "") -> str:
    parts = {"q": words, "kind": name}
    query = urlencode({key: value for key, value in parts.items() if value})
    return f"{reverse('cms:desk_search')}?{query}"


def _best(hit: DeskHit, marker: Marker) -> tuple[str, str]:
    """The text in which most of the query is, rather in the reader's language; none if it is in the title alone."""

    def number(pair: tuple[str, str]) -> int:
        return len({what for _start, _end, what in marker.spans(pair[1])})

    others = [pair for pair in hit.texts if pair[1] != hit.title]
    best = max(others, key=lambda pair: (number(pair), pair[0] == get_language()), default=("", ""))
    return best if number(best) else ("", "")


def jump_of(hit: DeskHit) -> HitView:
    """A thing whose number was asked for."""
    return HitView(title=conditional_escape(hit.title), url=hit.url, number=hit.number, day=hit.day)
