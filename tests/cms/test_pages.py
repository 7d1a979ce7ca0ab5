"""Home, standard pages and news: what they show, in which language, and in how many statements."""

from datetime import date

from wagtail.models import Site

import pytest

from cms import site_cache
from cms.models import Milestone, OfficeSettings, StandardPage
from tests.factories.cms import milestone, news, spanish_home, standard_page
from tests.stored_pages import commit, pages_are_stored

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return answer.content.decode()


def test_migrating_alone_gives_a_home_page(client):
    answer = client.get("/")

    assert answer.status_code == 200
    assert text(answer).count("<h1") == 1


def test_the_home_page_takes_few_statements(client, home, django_assert_max_num_queries):
    for number in range(20):
        milestone(f"Step {number}")
        news(home, f"News {number}")
    client.get("/")
    with django_assert_max_num_queries(8):
        client.get("/")


def test_the_milestones_are_on_the_home_page_in_the_readers_language(client, home):
    spanish_home(home)
    milestone("First data", spanish="Primeros datos", is_past=True)

    assert "First data" in text(client.get("/"))
    assert "Primeros datos" in text(client.get("/es/"))


def test_a_milestone_without_translation_is_shown_in_english(client, home):
    spanish_home(home)
    milestone("First data")

    assert "First data" in text(client.get("/es/"))


def test_a_standard_page_shows_its_words_and_its_blocks(client, home):
    body = [
        {"type": "heading", "value": "How we work"},
        {"type": "paragraph", "value": "<p>We <b>listen</b>.<script>alert(1)</script></p>"},
        {"type": "quote", "value": {"text": "Show my county.", "source": "A parent"}},
        {"type": "note", "value": {"heading": "Note", "text": "<p>Take care.</p>"}},
    ]
    standard_page(home, "About us", slug="about", summary="Who we are.", body=body, is_demo=True)
    page = text(client.get("/about/"))

    for words in (
        "About us",
        "Who we are.",
        "How we work",
        "<b>listen</b>",
        "Show my county.",
        "A parent",
        "Take care.",
    ):
        assert words in page
    assert page.count("<h1") == 1
    assert "<h2" in page
    assert "Demo" in page


def test_a_page_below_a_page_shows_the_way_to_it(client, home):
    above = standard_page(home, "About us", slug="about")
    standard_page(above, "People", slug="people")
    page = text(client.get("/about/people/"))

    assert '<a href="/about/">About us</a>' in page


def test_a_page_that_is_not_published_is_no_page(client, home):
    standard_page(home, "Draft", slug="draft", live=False)

    assert client.get("/draft/").status_code == 404


def test_a_spanish_page_stands_under_es_and_names_its_language(client, home):
    about = standard_page(home, "About us", slug="about")
    spanish = about.copy_for_translation(spanish_home(home).locale, copy_parents=True)
    spanish.title = "Quiénes somos"
    spanish.save_revision().publish()
    page = text(client.get("/es/about/"))

    assert "Quiénes somos" in page and '<html lang="es"' in page
    assert '<link rel="alternate" hreflang="en" href="http://testserver/about/">' in page
    assert "About us" not in page


def test_news_are_listed_newest_first_twenty_on_a_page(client, home, django_assert_max_num_queries):
    for day in range(1, 26):
        news(home, f"News of day {day:02}", published_on=date(2022, 5, day))
    client.get("/news/")
    with django_assert_max_num_queries(10):
        first = text(client.get("/news/"))

    assert first.index("News of day 25") < first.index("News of day 24")
    assert "News of day 05" not in first
    assert "News of day 05" in text(client.get("/news/?page=2"))


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", ""])
def test_a_wrong_page_number_gives_the_nearest_page(client, home, page):
    news(home, "Only news")

    assert "Only news" in text(client.get(f"/news/?page={page}"))


def test_a_news_page_shows_its_date_and_words(client, home):
    body = [{"type": "paragraph", "value": "<p>Details.</p>"}]
    news(home, "A first step", slug="first", published_on=date(2022, 5, 11), body=body)
    page = text(client.get("/news/first/"))

    assert "May 11, 2022" in page and "Details." in page


def test_the_api_index_names_the_data_of_each_room(client):
    page = text(client.get("/api/"))

    assert "/record/record.zip" in page and "/trace/&lt;kind&gt;/&lt;id&gt;/data.json" in page


# Search


# What every page needs is kept, and dropped when it changes


def test_a_changed_office_shows_on_the_next_page(client, home):
    client.get("/")
    office = OfficeSettings.load()
    office.name = "Office of Rivers"
    office.save()

    assert "Office of Rivers" in text(client.get("/"))


def test_a_changed_site_answers_at_once(client, home):
    client.get("/")
    other = standard_page(home, "Another front page", slug="front")
    Site.objects.create(hostname="testserver", root_page=other)

    assert "Another front page" in text(client.get("/"))


def test_another_process_hears_of_a_change_within_seconds(client, home, monkeypatch, tmp_path):
    with pages_are_stored(tmp_path):
        client.get("/")
        OfficeSettings.objects.create(name="Office of Rivers")
        site_cache._kept["office"] = OfficeSettings(name="Old name")
        commit()
        monkeypatch.setattr(site_cache, "CHECK_SECONDS", -1)

        assert site_cache.office().name == "Office of Rivers"


def test_a_home_page_that_is_renamed_is_shown_renamed(client, home):
    client.get("/")
    home.statement = "Data that listens"
    home.save_revision().publish()

    assert "Data that listens" in text(client.get("/"))


def test_nothing_of_the_demonstration_is_there_without_it():
    assert not Milestone.objects.exists() and not OfficeSettings.objects.exists()


def test_who_only_writes_pages_deletes_none_that_was_public(cast, home):
    """Row 2 of the permission table: an expired page is a record; whoever publishes may take it away."""
    page = home.add_child(instance=StandardPage(title="Ran out", slug="ran-out", live=False, expired=True))
    for name in ("editor", "clerk"):
        cast[name].post(f"/admin/pages/{page.pk}/delete/")
        assert StandardPage.objects.filter(pk=page.pk).exists(), name
    cast["publisher"].post(f"/admin/pages/{page.pk}/delete/")
    assert not StandardPage.objects.filter(pk=page.pk).exists()
