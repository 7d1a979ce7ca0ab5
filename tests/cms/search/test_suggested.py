"""What the office puts first for a search: only what is public, marked, and with one statement more."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest

from cms import clock
from cms.models import SuggestedResult
from tests.cms.search.search_pages import page_of, titles, words

pytestmark = pytest.mark.django_db
NEW = "/admin/suggestedresult/new/"
MARK = "Suggested by the Office"
MARKS = {
    "en": MARK,
    "es": "Sugerido por la Oficina",
    "ar": "مقترح من المكتب",
    "ko": "사무국 추천",
    "tl": "Iminumungkahi ng Tanggapan",
    "vi": "Văn phòng gợi ý",
    "zh-hans": "本办公室推荐",
    "zh-hant": "本辦公室推薦",
}


@pytest.fixture
def plan(publish):
    return publish("County plan", "Text about results")


@pytest.fixture
def suggest(cast):
    def suggest(search: str, copy, *, who: str = "editor", place: int = 1, address: str = ""):
        fields = {"words": search, "address": address or copy.paths["en"], "place": place}
        return cast[who].post(NEW, fields)

    return suggest


def suggestions(page: str) -> list[str]:
    found = re.findall(r'search-jump--suggested">.*?<a [^>]*>([^<]+)</a>', page, re.DOTALL)
    return [words(each) for each in found]


def test_an_editor_puts_a_public_page_first(client, plan, suggest):
    assert suggest("money", plan).status_code == 302

    page = page_of(client, "money")
    assert suggestions(page) == ["County plan"]
    assert MARK in page and f'href="{plan.paths["en"]}"' in page


def test_a_suggestion_stands_also_where_nothing_else_is_found(client, plan, suggest):
    suggest("zebra", plan)
    page = page_of(client, "zebra")
    assert suggestions(page) == ["County plan"] and "Nothing matches" in page


@pytest.mark.parametrize("typed", ["MONEY", " money ", "mòney"])
def test_capitals_spaces_and_accents_make_no_difference(client, plan, suggest, typed):
    suggest("Money", plan)
    assert suggestions(page_of(client, typed)) == ["County plan"]


@pytest.mark.parametrize("typed", ["moneys", "money plan", ""])
def test_another_search_has_no_suggestion(client, plan, suggest, typed):
    suggest("money", plan)
    assert suggestions(page_of(client, typed)) == []


def test_what_is_suggested_is_not_listed_again(client, plan, publish, suggest):
    publish("County map", "Text about roads")
    suggest("county", plan)
    page = page_of(client, "county")
    assert suggestions(page) == ["County plan"] and titles(page) == ["County map"]


def test_several_suggestions_stand_in_their_order(client, plan, publish, suggest):
    suggest("money", plan, place=2)
    suggest("money", publish("Budget"), place=1)
    assert suggestions(page_of(client, "money")) == ["Budget", "County plan"]


def test_with_a_filter_or_on_the_next_page_nothing_is_suggested(client, plan, publish, suggest):
    for number in range(30):
        publish(f"Money {number}")
    suggest("money", plan)
    assert suggestions(page_of(client, "money", page="2")) == []
    assert suggestions(page_of(client, "money", kind="decisions")) == []


def test_a_record_that_is_no_longer_public_is_not_suggested(client, plan, suggest):
    suggest("money", plan)
    plan.removed_at = clock.now()
    plan.save()
    assert suggestions(page_of(client, "money")) == []


@pytest.mark.parametrize(
    "address", ["/no/such/page/", "https://elsewhere.example{path}", "about", "", "javascript:alert(1)"]
)
def test_only_an_address_of_a_public_page_of_this_site_can_be_chosen(plan, suggest, address):
    answer = suggest("money", plan, address=address.format(path=plan.paths["en"]) or " ")

    assert answer.status_code == 200 and not SuggestedResult.objects.exists()
    if address:
        assert "There is no public page at this address." in answer.content.decode()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_address_may_be_that_of_any_language_and_with_the_name_of_the_site(
    client, plan, suggest, settings, language
):
    suggest("money", plan, address=settings.SITE_URL + plan.paths[language])
    assert suggestions(page_of(client, "money")) == ["County plan"]


def test_the_same_page_is_suggested_once_for_a_search(plan, suggest):
    suggest("money", plan)
    answer = suggest("MONEY", plan, address=plan.paths["es"])
    assert "already suggested for this search" in answer.content.decode()
    assert SuggestedResult.objects.count() == 1


def test_a_search_without_words_is_refused(plan, suggest):
    assert "Enter at least one word." in suggest("...", plan).content.decode()


@pytest.mark.parametrize("who", ["clerk", "analyst", "administrator", "member", "anonymous"])
def test_other_roles_suggest_nothing(plan, suggest, who):
    suggest("money", plan, who=who)
    assert not SuggestedResult.objects.exists()


def test_a_publisher_may_change_and_remove_it_and_its_history_stays(client, plan, suggest, cast):
    suggest("money", plan)
    row = SuggestedResult.objects.get()
    fields = {"words": "budget", "address": row.address, "place": 1}
    cast["publisher"].post(f"/admin/suggestedresult/edit/{row.pk}/", fields)
    assert suggestions(page_of(client, "budget")) == ["County plan"]
    assert suggestions(page_of(client, "money")) == []

    cast["publisher"].post(f"/admin/suggestedresult/delete/{row.pk}/")
    assert suggestions(page_of(client, "budget")) == []
    assert [each.history_type for each in SuggestedResult.history.all()] == ["-", "~", "+"]


def test_suggestions_take_one_statement_however_many(client, plan, publish, suggest):
    def count() -> int:
        page_of(client, "county")  # which searches have one is kept
        with CaptureQueriesContext(connection) as ran:
            page_of(client, "county")
        return len([each for each in ran if "suggestedresult" in each["sql"]])

    suggest("county", plan)
    assert count() == 1
    for number in range(3):
        suggest("county", publish(f"County {number}"))
    assert count() == 1


def test_what_readers_search_for_is_not_stored(client, plan):
    with CaptureQueriesContext(connection) as ran:
        page_of(client, "money")
    assert not [each for each in ran if each["sql"].startswith(("INSERT", "UPDATE"))]


def test_the_mark_is_there_in_each_language():
    for code, expected in MARKS.items():
        with translation.override(code):
            assert translation.gettext(MARK) == expected


def test_a_search_without_a_suggestion_takes_no_statement_for_it(client, plan, suggest):
    page_of(client, "bus")
    with CaptureQueriesContext(connection) as ran:
        page_of(client, "bus")
    assert not [each for each in ran if "suggestedresult" in each["sql"]]


def test_a_suggestion_that_was_removed_is_not_shown_any_more(client, plan, suggest):
    suggest("county", plan)
    assert MARK in page_of(client, "county")
    SuggestedResult.objects.get().delete()
    assert MARK not in page_of(client, "county")
