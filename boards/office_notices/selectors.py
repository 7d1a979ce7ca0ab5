"""What the Office gives notice of, newest first: each opening that is open, each edition of a data set."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from operator import attrgetter

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.data_sets.access import public_editions
from boards.models import DataEdition, JobOpening, OpeningChange
from boards.openings.access import open_openings
from boards.openings.presenters import pay, standing
from cms.components.short_text import first_sentences
from cms.i18n.fields import text
from cms.i18n.passages import filled, joined

OPENING, RELEASE = gettext_lazy("Job opening"), gettext_lazy("Data release")


@dataclass(frozen=True)
class Notice:
    """``key``: its name in the feed and in mails, never used again. ``path``: as ``address`` takes it.

    ``title``, ``about`` and ``standing`` are called for the language in which they are read; ``standing`` is a sentence
    or nothing.
    """

    key: str
    kind: str | Promise
    icon: str
    at: datetime
    path: str
    title: Callable[[], str]
    about: Callable[[], str]
    standing: Callable[[], str]
    is_demo: bool


def listed() -> list[Notice]:
    """As the page lists them."""
    return _newest_first([*map(_opening, open_openings()), *map(_release, public_editions())])


def published(since: datetime | None = None) -> list[Notice]:
    """As feed and mails tell of them: what is listed, and each change of an opening, published since a moment."""
    found = _newest_first([*listed(), *_changes()])
    return [each for each in found if since is None or each.at >= since]


def _newest_first(notices: Iterable[Notice]) -> list[Notice]:
    return sorted(notices, key=attrgetter("at", "key"), reverse=True)


def _opening(row: JobOpening) -> Notice:
    return Notice(
        key=f"opening/{row.slug}",
        kind=OPENING,
        icon="users",
        at=row.published_at,  # type: ignore[arg-type]  # never None among those that are open
        path=f"notices/openings/{row.slug}/",
        title=partial(text, row.title),
        about=partial(_about, row),
        standing=partial(standing, row),
        is_demo=row.is_demo,
    )


def _about(row: JobOpening) -> str:
    return filled(
        "%(division)s · %(place)s · %(pay)s", division=text(row.division), place=text(row.place), pay=pay(row)
    )


def _changes() -> Iterator[Notice]:
    rows = OpeningChange.objects.filter(opening__in=open_openings()).select_related("opening")
    for row in rows:
        yield Notice(
            key=f"opening/{row.opening.slug}/{row.number}",
            kind=OPENING,
            icon="users",
            at=row.at,
            path=f"notices/openings/{row.opening.slug}/",
            title=partial(_change_title, row),
            about=partial(text, row.reason),
            standing=partial(standing, row.opening),
            is_demo=row.opening.is_demo,
        )


def _change_title(row: OpeningChange) -> str:
    return filled(_("Changed: %(title)s"), title=text(row.opening.title))


def _release(row: DataEdition) -> Notice:
    return Notice(
        key=f"edition/{row.data_set.slug}/{row.number}",
        kind=RELEASE,
        icon="chart-column",
        at=row.decided_at,  # type: ignore[arg-type]  # two people decided
        path=f"data/{row.data_set.slug}/{row.number}/",
        title=partial(_edition_title, row),
        about=partial(_first_sentence, row),
        standing=str,
        is_demo=row.is_demo,
    )


def _edition_title(row: DataEdition) -> str:
    return filled(_("%(title)s, edition %(number)s"), title=text(row.data_set.title), number=row.number)


def _first_sentence(row: DataEdition) -> str:
    return first_sentences(text(row.data_set.summary), 1)


def words_of(notice: Notice) -> tuple[str, str]:
    """Title and summary for a feed or a mail, in the active language."""
    title = filled(_("%(kind)s: %(title)s"), kind=str(notice.kind), title=notice.title())
    return title, joined(filter(None, [notice.standing(), notice.about()]))
