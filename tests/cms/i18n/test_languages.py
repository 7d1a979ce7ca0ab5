"""Every public page answers in every language; what a language lacks is said in that language."""

from django.conf import settings

import pytest

from cms.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
INSIDE = ("/desk/", "/workspace/", "/admin/")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/", "/decisions/", "/search/", "/boards/meetings/", "/receipts/", "/agreements/"]
)
def test_public_pages_answer_in_it(client, home, code, path):
    answer = client.get(path if code == "en" else f"/{code}{path}")
    direction = ' dir="rtl"' if code == "ar" else ""
    assert answer.status_code == 200
    assert f'<html lang="{code}"{direction}>' in answer.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_bar_offers_all_of_them(client, home, code):
    path = f"/{code}/decisions/"
    assert (
        f'<a href="{path.removeprefix("/en")}" lang="{code}" hreflang="{code}"'
        in client.get("/decisions/").text
    )


@pytest.mark.parametrize("path", INSIDE)
def test_a_staff_page_says_in_the_reader_s_language_that_it_is_not_there_and_leads_to_where_it_is(
    client, home, path
):
    answer = client.get(f"/ko{path}")
    assert answer.status_code == 404
    assert '<html lang="ko">' in answer.text and "이 페이지" in answer.text
    for code in ("", "/es"):
        assert f'href="{code}{path}"' in answer.text


def test_what_is_offered_elsewhere_never_leaves_the_site(client, home):
    for path in ("/vi//elsewhere.example/", "/vi//elsewhere.example/desk/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert 'href="//elsewhere.example' not in answer.text


def test_links_stay_in_the_reader_s_language(client, home):
    page = client.get("/ko/decisions/").text
    assert 'href="/ko/tools/"' in page and 'href="/tools/"' not in page


@pytest.mark.parametrize(("code", "is_said"), [("en", False), ("es", False), ("vi", True), ("ar", True)])
def test_a_page_says_that_some_texts_stand_in_their_original_language(client, home, code, is_said):
    page = client.get("/decisions/" if code == "en" else f"/{code}/decisions/").text
    assert ("original-language" in page) is is_said
    assert "original-language" not in client.get(f"/{code}/receipts/".removeprefix("/en")).text


@pytest.fixture
def privacy(home: HomePage) -> StandardPage:
    return home.add_child(
        instance=StandardPage(title="Privacy notice", slug="privacy", summary="What we keep.")
    )


@pytest.mark.parametrize("code", ["es", "zh-hans", "ar"])
def test_a_page_without_a_translation_is_shown_as_it_was_written_and_marked(client, privacy, code):
    page = client.get(f"/{code}/privacy/").text
    assert f'<html lang="{code}"' in page
    assert '<h1><span lang="en" dir="ltr">Privacy notice</span>' in page
    assert '<p class="lede" lang="en" dir="ltr">What we keep.</p>' in page


def test_the_title_of_a_foreign_page_carries_its_language(client, privacy):
    title = privacy.title
    assert f'<title lang="en">{title} · ' in client.get("/ko/privacy/").text
    assert f"<title>{title} · " in client.get("/privacy/").text


def test_a_page_that_exists_in_no_language_is_not_found_in_any(client, home):
    assert {client.get(f"{code}/nothing/").status_code for code in ("", "/es", "/ko")} == {404}


def test_an_unpublished_page_is_not_shown_in_another_language(client, privacy):
    privacy.unpublish()
    assert {client.get(f"{code}/privacy/").status_code for code in ("", "/es", "/ko")} == {404}


def test_search_engines_are_told_of_the_languages_that_the_content_is_written_in(client, home):
    assert 'hreflang="vi"' in client.get("/news/subscribe/").text.partition("</head>")[0]
    head = client.get("/vi/decisions/").text.partition("</head>")[0]
    assert 'hreflang="vi"' not in head
    assert f'<link rel="canonical" href="{settings.SITE_URL}/decisions/">' in head
