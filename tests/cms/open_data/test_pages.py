"""Pages and news in the read model: one record for all languages, of what anybody may read."""

from datetime import date

from wagtail.models import PageViewRestriction

import pytest

from cms.models import StandardPage
from tests.factories import cms as make
from tests.factories.public_records import copies, everything, grows, stones
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
CANARY = "zqpage7c1"
BODY = [("heading", "How it works"), ("paragraph", "<p>Ask at <b>the desk</b>.</p>")]


@furnished
def about(home):
    return make.standard_page(home, "About us", summary="Who we are.", body=BODY)


def _translated(page, title):
    copy = page.copy_for_translation(make.spanish_home(page.get_parent().specific).locale).specific
    copy.title = title
    copy.save_revision().publish()
    return StandardPage.objects.get(pk=copy.pk)


def _restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def test_a_page_is_found_by_its_title_its_summary_and_its_text(about):
    found = copies("pages")[str(about.pk)]
    assert found.title == {"en": "About us"} and found.paths == {"en": "/about-us/"}
    assert found.texts == {"en": "Who we are.\nHow it works\nAsk at the desk."}
    assert found.attributes == {"summary": {"en": "Who we are."}}


def test_its_translations_are_the_same_record(about):
    _translated(about, "Quiénes somos")
    found = copies("pages")[str(about.pk)]
    assert found.title == {"en": "About us", "es": "Quiénes somos"}
    assert found.paths["es"].startswith("/es/")
    assert [each.title["en"] for each in copies("pages").values()].count("About us") == 1


def test_a_translation_that_is_taken_down_leaves_the_record(about):
    spanish = _translated(about, "Quiénes somos")
    assert "es" in copies("pages")[str(about.pk)].title
    spanish.unpublish()
    assert copies("pages")[str(about.pk)].title == {"en": "About us"}


def test_the_record_keeps_its_name_when_only_the_translation_is_left(about):
    _translated(about, "Quiénes somos")
    about.refresh_from_db()
    about.unpublish()
    assert copies("pages")[str(about.pk)].title == {"es": "Quiénes somos"}


def test_a_page_that_is_taken_down_leaves_a_tombstone(about):
    assert str(about.pk) in copies("pages")
    about.unpublish()
    assert str(about.pk) not in copies("pages") and str(about.pk) in stones("pages")


def test_a_draft_is_in_no_record(home, about):
    make.standard_page(home, CANARY, live=False, summary=CANARY)
    about.summary = CANARY
    about.save_revision()
    assert "About us" in everything() and CANARY not in everything()


@pytest.mark.parametrize("restricted", ["page", "above"])
def test_a_restricted_page_is_in_no_record(home, restricted):
    above = make.standard_page(home, "Above")
    page = make.standard_page(above, CANARY, summary=CANARY)
    assert str(page.pk) in copies("pages")
    _restrict(page if restricted == "page" else above)
    assert str(page.pk) in stones("pages") and CANARY not in everything()


def test_a_page_that_moves_under_a_restricted_one_leaves_a_tombstone(home, about):
    closed = make.standard_page(home, "Closed")
    _restrict(closed)
    assert str(about.pk) in copies("pages")
    about.move(closed, pos="last-child")
    assert str(about.pk) in stones("pages")


def test_a_deleted_page_leaves_a_tombstone(about):
    assert str(about.pk) in copies("pages")
    name = str(about.pk)
    StandardPage.objects.get(pk=about.pk).delete()
    assert name in stones("pages")


def test_lists_are_pages_and_pages_with_a_record_of_their_own_are_not(home):
    item = make.news(home)
    titles = [each.title["en"] for each in copies("pages").values()]
    assert "News" in titles and item.title not in titles


def test_news_have_their_day(home):
    item = make.news(home, "A first step", published_on=date(2022, 5, 11), summary="It begins.", body=BODY)
    found = copies("news")[str(item.pk)]
    assert found.day == date(2022, 5, 11) and found.paths == {"en": "/news/a-first-step/"}
    assert found.attributes == {"summary": {"en": "It begins."}, "published_on": "2022-05-11"}
    assert "Ask at the desk." in found.texts["en"]


def test_news_that_are_taken_down_leave_a_tombstone(home):
    item = make.news(home, "A first step", summary=CANARY)
    assert str(item.pk) in copies("news")
    item.unpublish()
    assert str(item.pk) in stones("news") and CANARY not in everything()


def test_more_pages_take_no_more_statements(home, about):
    make.news(home, "First")
    assert not grows("pages", lambda: _translated(make.standard_page(home, "More", body=BODY), "Más"))
    assert not grows("news", lambda: make.news(home, "Second", body=BODY))
