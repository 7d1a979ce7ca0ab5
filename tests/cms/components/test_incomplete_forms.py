"""A form without a field that its page always sends is a bad request; nothing is changed."""

import pytest

from cms.models import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    index = home.add_child(instance=NewsIndexPage(title="News", slug="some-news"))
    return index.add_child(instance=NewsPage(title="As it was", slug="as-it-was"))


@pytest.mark.parametrize("sent", [{}, {"title": "Changed", "slug": "changed"}])
def test_a_page_form_without_its_body_is_refused(client_for, publisher, page, sent):
    browser = client_for(publisher, raise_request_exception=False)
    answer = browser.post(f"/admin/pages/{page.pk}/edit/", sent)
    assert answer.status_code == 400
    page.refresh_from_db()
    assert (page.title, page.slug) == ("As it was", "as-it-was")


def test_a_new_page_without_its_body_is_refused(client_for, publisher, page):
    browser = client_for(publisher, raise_request_exception=False)
    address = f"/admin/pages/add/cms/newspage/{page.get_parent().pk}/"
    assert browser.post(address, {"title": "New"}).status_code == 400
    assert NewsPage.objects.count() == 1


def test_a_fault_of_our_own_is_still_a_fault(client_for, publisher, page, monkeypatch):
    def broken(*_args, **_facts):
        raise KeyError("body-count")

    monkeypatch.setattr("wagtail.blocks.stream_block.BaseStreamBlock.value_from_datadict", broken)
    browser = client_for(publisher, raise_request_exception=False)
    assert browser.post(f"/admin/pages/{page.pk}/edit/").status_code == 500
