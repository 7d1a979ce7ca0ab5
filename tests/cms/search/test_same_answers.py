"""Both databases give what the rules say, in the order the rules say; and no query breaks a page.

The rules are computed here in Python from the entries' words, once more and in another way.
"""

import random

import pytest

from cms.models import SearchEntry
from cms.search import matches as matching
from cms.search.expressions import All, Any, Has, Without
from cms.search.jumps import asked_of
from cms.search.matches import Filters, matches, newest_matches
from cms.search.queries import query_of
from tests.cms.search.search_pages import page_of

pytestmark = pytest.mark.engine
WORDS = (
    "county", "counties", "counted", "results", "result", "resulting", "data", "datos",
    "plan", "plans", "planning", "teacher", "teachers", "educación", "educaciones", "niños",
    "隐私", "数据隐私", "开放数据", "dữ", "liệu", "개인정보", "F-12", "F-1", "2022-17", "P-2022-08",
    "AB132", "AB", "132", "follow-up", "the", "de",
)  # fmt: skip
SIGNS = [
    '"',
    "'",
    "*",
    "(",
    ")",
    ":",
    "-",
    "^",
    "+",
    "&",
    "|",
    "!",
    "\\",
    "%",
    "\x00",
    "😀",
    "‏",
    "ﷺ",
    "´",
    "\n",
]
ALL = Filters()
OPERATORS = ["AND", "OR", "NOT", "NEAR", "NEAR(a b)", "a:b", "rank", "<->", "{a b}:", ":*", "a:*b", "--", ";"]


def holds(expression, tokens: set[str]) -> bool:
    match expression:
        case Has(token, is_beginning):
            return token in tokens or is_beginning and any(each.startswith(token) for each in tokens)
        case All(each):
            return all(holds(part, tokens) for part in each)
        case Any(each):
            return any(holds(part, tokens) for part in each)
        case Without(fits, token):
            return holds(fits, tokens) and token not in tokens


def entries_that_fit(query, filters=ALL):
    """Each with its best tier."""
    for entry in SearchEntry.objects.select_related("text"):
        tokens = set(entry.text.tokens.split())
        tiers = [tier for tier, expression in query.tiers().items() if holds(expression, tokens)]
        wanted = filters.besides_language() | ({"language": filters.language} if filters.language else {})
        if tiers and all(getattr(entry, name) == value for name, value in wanted.items()):
            yield entry, min(tiers)


def expected(query, language: str, filters=ALL) -> list[tuple[int, str]]:
    best: dict[int, tuple] = {}
    languages: dict[int, set[str]] = {}
    for entry, tier in entries_that_fit(query, filters):
        day = -entry.day.toordinal() if entry.day else 0
        key = (tier * 2 + (entry.language != language), day, entry.record_id)
        best[entry.record_id] = min(key, best.get(entry.record_id, key))
        languages.setdefault(entry.record_id, set()).add(entry.language)
    named = {pk: language if language in found else min(found) for pk, found in languages.items()}
    return [(pk, named[pk]) for pk in sorted(best, key=best.__getitem__)]


def found(results) -> list[tuple[int, str]]:
    return [(match.record, match.language) for match in results.each]


@pytest.fixture
def many(publish):
    chance = random.Random(19)
    for at in range(60):
        languages = chance.sample(["en", "es", "zh-hans"], chance.choice([1, 1, 2]))
        publish(
            titles={code: " ".join(chance.choices(WORDS, k=3)) for code in languages},
            texts={code: " ".join(chance.choices(WORDS, k=6)) for code in languages},
            number=chance.choice(["", "", f"F-{at}", f"2022-{at}"]),
            day=chance.choice(["", "2022-01-01", "2022-06-08", "2023-05-05"]),
            kind=chance.choice(["decisions", "meetings"]),
            body=chance.choice(["", "a", "b"]),
        )


def typed_queries(seed: int, number: int):
    chance = random.Random(seed)
    for _round in range(number):
        yield query_of(" ".join(chance.choices(WORDS, k=chance.choice([1, 1, 2, 3]))))


def test_results_are_what_the_rules_say_in_their_order(many):
    for query in typed_queries(20, 150):
        if query:
            assert found(matches(query, ALL, "en")) == expected(query, "en"), query.words


@pytest.mark.parametrize(
    "filters",
    [
        Filters(kind="meetings"),
        Filters(body="a"),
        Filters(year=2022),
        Filters(language="es"),
        Filters("decisions", "b", 2023, "en"),
        Filters(body="' OR \" ) & |"),
    ],
)
def test_filters_are_words_of_the_index(many, filters):
    for query in typed_queries(22, 40):
        if query:
            results = matches(query, filters, "es")
            assert found(results) == expected(query, "es", filters), query.words
            if not filters.language:
                assert results.each == matches(query, ALL, "es").of(filters).each


def test_of_more_results_than_are_counted_the_first_are_the_same(many, monkeypatch):
    """Whatever the limit. Which language is named may depend on it, so only records are compared."""
    for most in (1, 3, 10):
        monkeypatch.setattr(matching, "MOST", most)
        for query in typed_queries(most, 40):
            if not query:
                continue
            right = [pk for pk, _language in expected(query, "en")]
            results = matches(query, ALL, "en")
            assert [match.record for match in results.each] == right[:most], query.words
            assert results.has_more == (len(right) > most), query.words


def test_the_newest_come_first(many, monkeypatch):
    for most in (3, 1000):
        monkeypatch.setattr(matching, "MOST", most)
        for query in typed_queries(23, 40):
            if not query:
                continue
            ranks = {pk: at for at, (pk, _language) in enumerate(expected(query, "en"))}
            days = {entry.record_id: entry.day for entry, _tier in entries_that_fit(query)}
            is_capped = len(ranks) > most
            within = {pk: pk if is_capped else ranks[pk] for pk in ranks}
            right = sorted(ranks, key=lambda pk: (-days[pk].toordinal() if days[pk] else 0, within[pk]))
            results = (
                newest_matches(query, ALL, "en") if is_capped else matches(query, ALL, "en").newest_first()
            )
            assert [match.record for match in results.each] == right[:most], query.words
            assert newest_matches(query, ALL, "en").each == results.each


def queries(number: int):
    chance = random.Random(21)
    parts = [*WORDS, *SIGNS, *OPERATORS, "خصوصية", "2022-06-08", "6/8/2022", "x" * 120, "字" * 60, "a'b\"c"]
    for _round in range(number):
        yield chance.choice(["", " "]).join(chance.choices(parts, k=chance.randint(1, 9)))


def test_a_thousand_queries_break_nothing(many, db):
    for typed in queries(1000):
        asked = asked_of(typed[:100].replace("\x00", ""), "en")
        for query in (asked.whole, asked.rest):
            if query and matches(query, ALL, "es").each:
                assert newest_matches(query, ALL, "es").each


def test_a_hundred_queries_give_a_page_and_suggestions(client, many):
    for typed in queries(100):
        page_of(client, typed)
        assert client.get("/search/suggest/", {"q": typed}).status_code == 200
