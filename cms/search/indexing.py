"""Keep the index of the search: called with the copies of public records that changed, in the transaction that
writes them. Of a tombstone, or of what a copy held before, no word stays.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import batched

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import translation

from cms.components.dates import plain_date
from cms.extension_points import provide
from cms.models import PublishedRecord, SearchEntry, SearchText, SearchWord
from cms.open_data.copies import COPIED_POINT
from cms.open_data.registry import kind_named
from cms.search import full_text
from cms.search.normalize import code_of, tokens
from cms.search.order import MOST_LANGUAGES, place
from cms.search.queries import FILTERS, filter_token, title_digest

RULES = 2  # another number, and the next migrate builds the index anew
MOST_WORDS = 15_000  # different ones of a text: a PostgreSQL text vector has at most one megabyte
BATCH = 200


def index(copies: Iterable[PublishedRecord]) -> None:
    """Replace the entries of these copies; a tombstone, or a kind that is not searched, has none."""
    copies = list(copies)
    before = SearchEntry.objects.filter(record__in=copies)
    words = SearchText.objects.filter(entry__in=before).values_list("tokens", flat=True)
    counts = Counter({word: -n for word, n in _counted(words).items()})
    before.delete()
    # In their order: the index of SQLite writes a part of its own wherever a place is lower than the one before.
    texts = sorted((text for copy in copies for text in texts_of(copy)), key=lambda text: text.entry_id)
    SearchEntry.objects.bulk_create([text.entry for text in texts], batch_size=BATCH)
    SearchText.objects.bulk_create(texts, batch_size=BATCH)
    counts.update(_counted(text.tokens for text in texts))
    _count({word: change for word, change in counts.items() if change})


def rebuild() -> int:
    """Build the whole index anew. Returns the number of entries."""
    copies = PublishedRecord.objects.order_by(F("day").desc(nulls_last=True), "pk")
    for part in batched(copies.iterator(BATCH), BATCH):
        with transaction.atomic():
            index(part)
    return SearchEntry.objects.count()


def ensure(using: str, **_signal: object) -> None:
    """After ``migrate``: the database's index, and all entries if the rules of taking words apart are new."""
    full_text.ensure(using)
    present = PublishedRecord.objects.using(using).filter(removed_at=None)
    is_old = SearchEntry.objects.using(using).exclude(rules=RULES).exists()
    if is_old or present.exists() and not SearchEntry.objects.using(using).exists():
        rebuild()


def texts_of(copy: PublishedRecord) -> Iterator[SearchText]:
    """One, with its entry, for each language in which the record has a title or text; not saved."""
    kind = kind_named(copy.kind)
    if copy.removed_at is not None or kind is None or not kind.is_searched:
        return
    if copy.standing and copy.standing["code"] in kind.unsearched:
        return
    for at, language in enumerate(sorted({*copy.title, *copy.texts})[:MOST_LANGUAGES]):
        with translation.override(language if language in dict(settings.LANGUAGES) else None):
            context = f"{kind.label} {kind.label_of_one} {_day_words(copy.day)}"
        entry = SearchEntry(
            id=place(copy.day, copy.pk, at),
            record=copy,
            language=language,
            kind=copy.kind,
            body=copy.body,
            day=copy.day,
            year=copy.day.year if copy.day else None,
            number=code_of(copy.number),
            rules=RULES,
        )
        words = (*_tokens(copy, language, context), *_filter_tokens(entry))
        yield SearchText(entry=entry, tokens=" ".join(words))


def _tokens(copy: PublishedRecord, language: str, context: str) -> Iterator[str]:
    own = copy.title.get(language, "")
    title = tokens(f"{own} {copy.number}", language, MOST_WORDS)
    named = own or copy.title.get(settings.LANGUAGE_CODE) or next(iter(copy.title.values()), "")
    text = f"{named} {copy.number} {context} {copy.texts.get(language, '')}"
    whole = tokens(text, language, MOST_WORDS)
    for letter, words in (("a", title.words), ("b", title.stems), ("c", whole.words), ("d", whole.stems)):
        yield from (letter + word for word in words)
    if copy.number:
        yield "n" + code_of(copy.number)
    if own:
        yield "x" + title_digest(own)


def _filter_tokens(entry: SearchEntry) -> Iterator[str]:
    return (filter_token(name, value) for name in FILTERS if (value := getattr(entry, name)))


def _day_words(day: date | None) -> str:
    return f"{day.isoformat()} {plain_date(day)}" if day else ""


def _counted(texts: Iterable[str]) -> Counter[str]:
    """In how many entries each word is that may be misspelled: no number, no code."""
    found: Counter[str] = Counter()
    for each in texts:
        found.update(token[1:] for token in each.split() if _is_word(token))
    return found


def _is_word(token: str) -> bool:
    return token[0] == "c" and token.isascii() and token.isalpha() and len(token) > 1


def _count(changes: dict[str, int]) -> None:
    for part in batched(sorted(changes), BATCH):
        known = dict(SearchWord.objects.filter(word__in=part).values_list("word", "entries"))
        now = {word: known.get(word, 0) + changes[word] for word in part}
        SearchWord.objects.filter(word__in=[word for word, n in now.items() if n <= 0]).delete()
        rows = [SearchWord(word=word, length=len(word), entries=n) for word, n in now.items() if n > 0]
        SearchWord.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["word"], update_fields=["entries"]
        )


provide(COPIED_POINT, index)
