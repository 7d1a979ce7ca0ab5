"""Both databases give what the rules say, in the order the rules say; and no query breaks a page.

The rules are computed here in Python from the entries' words, once more and in another way.
"""

import random

import pytest

from cms.models import SearchEntry
from cms.search.expressions import All, Any, Has
from cms.search.jumps import asked_of
from cms.search.queries import query_of
from cms.search.selectors import Filters, facets, page
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
OPERATORS = ["AND", "OR", "NOT", "NEAR", "NEAR(a b)", "a:b", "rank", "<->", "{a b}:", ":*", "a:*b", "--", ";"]


def holds(expression, tokens: set[str]) -> bool:
    match expression:
        case Has(token, is_beginning):
            return token in tokens or is_beginning and any(each.startswith(token) for each in tokens)
        case All(each):
            return all(holds(part, tokens) for part in each)
        case Any(each):
            return any(holds(part, tokens) for part in each)


def expected(query, language: str) -> list[int]:
    best: dict[int, tuple] = {}
    for entry in SearchEntry.objects.select_related("text"):
        tokens = set(entry.text.tokens.split())
        tiers = [tier for tier, expression in query.tiers().items() if holds(expression, tokens)]
        if tiers:
            day = -entry.day.toordinal() if entry.day else 0
            key = (min(tiers) * 2 + (entry.language != language), day, entry.record_id)
            best[entry.record_id] = min(key, best.get(entry.record_id, key))
    return sorted(best, key=best.__getitem__)


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
        )


def test_results_are_what_the_rules_say_in_their_order(many):
    chance = random.Random(20)
    for _round in range(150):
        typed = " ".join(chance.choices(WORDS, k=chance.choice([1, 1, 2, 3])))
        query = query_of(typed)
        ids = page(query, Filters(), "en", start=0, size=1000, newest=False) if query else []
        assert [pk for pk, _language in ids] == expected(query, "en") if query else True, typed
        assert facets(query, Filters()).total == len(ids), typed


def queries(number: int):
    chance = random.Random(21)
    parts = [*WORDS, *SIGNS, *OPERATORS, "خصوصية", "2022-06-08", "6/8/2022", "x" * 120, "字" * 60, "a'b\"c"]
    for _round in range(number):
        yield chance.choice(["", " "]).join(chance.choices(parts, k=chance.randint(1, 9)))


def test_a_thousand_queries_break_nothing(many, db):
    for typed in queries(1000):
        asked = asked_of(typed[:100].replace("\x00", ""), "en")
        for query in (asked.whole, asked.rest):
            found = facets(query, Filters())
            if found.total:
                assert page(query, Filters(), "es", start=0, size=20, newest=True)


def test_a_hundred_queries_give_a_page_and_suggestions(client, many):
    for typed in queries(100):
        page_of(client, typed)
        assert client.get("/search/suggest/", {"q": typed}).status_code == 200
