"""The form of each type of page has a link to the chapter about it."""

import pytest

from tests.factories import boards as make
from tests.factories.cms import standard_page

pytestmark = pytest.mark.django_db


def form_of(browser, page) -> str:
    return browser.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_an_ordinary_page_leads_to_the_chapter_about_pages(cast, home):
    assert 'href="/desk/help/editor/pages/"' in form_of(cast["editor"], standard_page(home))


def test_an_agenda_leads_to_the_chapter_about_agendas(cast, home):
    body = make.body()
    make.pages(home, body)
    agenda = make.meeting(body).pages.get(locale__language_code="en")
    assert 'href="/desk/help/clerk/agenda/"' in form_of(cast["clerk"], agenda)
