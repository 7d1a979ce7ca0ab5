"""Find what only staff may see. Each source costs a fixed number of statements, however many rows there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db.models import Model, Q
from django.utils import translation

from cms.components.dates import plain_date
from cms.desk_search.matching import Matcher
from cms.desk_search.patterns import condition
from cms.desk_search.registry import DeskHit, DeskSource
from cms.models import PublishedRecord
from cms.search.jumps import Asked
from cms.search.normalize import code_of
from cms.users.models import User

MOST = 20  # hits of a source
MOST_READ = 100  # rows of a source that are compared word by word


@dataclass(frozen=True)
class SourceHits:
    """``named``: hits whose number was asked for. ``has_more``: there are more than these, or may be."""

    source: DeskSource
    hits: list[DeskHit]
    named: list[DeskHit]
    has_more: bool


def found_in(source: DeskSource, user: User, asked: Asked) -> SourceHits:
    """The hits of one source: those whose number is named, those whose title fits, then the others, newest first."""
    if not asked.whole:
        return SourceHits(source, [], [], False)
    matcher = Matcher(asked.whole).without(str(source.label))
    rows = source.rows(user)
    read = list(rows.filter(_wanted(rows.model, source, asked, matcher))[: MOST_READ + 1])
    kept = source.keep(user, read[:MOST_READ])
    ranked = sorted(
        ((rank, hit) for row in kept for hit in source.hits(row) if (rank := _rank(hit, asked, matcher))),
        key=lambda pair: pair[0],
    )
    named = [hit for rank, hit in ranked if rank == 1]
    hits = [hit for _rank, hit in ranked]
    return SourceHits(source, hits[:MOST], named, len(hits) > MOST or len(read) > MOST_READ)


def desk_addresses(
    sources: Iterable[DeskSource], user: User, copies: Iterable[PublishedRecord]
) -> dict[tuple[str, str], str]:
    """Where the desk shows these public records to this person, by kind and row; one statement a kind."""
    found: dict[tuple[str, str], str] = {}
    rows_of: dict[str, list[str]] = {}
    for copy in copies:
        rows_of.setdefault(copy.kind, []).append(copy.row)
    for source in sources:
        if numbers := rows_of.get(source.kind):
            rows = source.keep(user, list(source.rows(user).filter(pk__in=numbers)))
            for row in rows:
                for hit in source.hits(row):
                    found.setdefault((source.kind, str(row.pk)), hit.url)
    return found


def _wanted(model: type[Model], source: DeskSource, asked: Asked, matcher: Matcher) -> Q:
    if not matcher.query or not (source.columns or source.where):
        return Q()
    by_words = source.where or partial(condition, model=model, columns=source.columns)
    found = by_words(matcher.query)
    for number in asked.numbers:
        found |= source.numbered(number) or Q()
    if source.day and asked.days:
        found |= Q((f"{source.day}__in", asked.days))
    return found


def _rank(hit: DeskHit, asked: Asked, matcher: Matcher) -> int:
    """0 if it does not fit."""
    if hit.number and code_of(hit.number) in asked.numbers:
        return 1
    if matcher.fits(f"{hit.title} {hit.number}"):
        return 2
    return 3 if matcher.fits(_words(hit)) else 0


def _words(hit: DeskHit) -> str:
    parts = [hit.title, hit.number, hit.state, hit.about, *(words for _language, words in hit.texts)]
    if hit.day:
        parts.append(hit.day.isoformat())
        for code, _name in settings.SITE_LANGUAGES:
            with translation.override(code):
                parts.append(plain_date(hit.day))
    return "\n".join(parts)
