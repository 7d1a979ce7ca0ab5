"""Only what everybody reads is translated and stored, and nobody can ask for too much."""

from wagtail.models import PageViewRestriction

import pytest

from cms.machine_translation import page_passages, presenters, services
from cms.models import MachineTranslation
from tests.cms.machine_translation.conftest import PARAGRAPH, jobs
from tests.factories.cms import standard_page

pytestmark = pytest.mark.django_db
ASKED = "?translate=machine"


def nothing_is_stored() -> bool:
    return not MachineTranslation.objects.exists() and jobs() == 0


def test_nothing_is_stored_for_a_page_of_someone_who_is_signed_in(engine, client_for, about, editor):
    page = client_for(editor).get(f"/ar/about/{ASKED}").text
    assert PARAGRAPH in page and 'class="machine-translation' not in page and ASKED not in page
    assert nothing_is_stored()


@pytest.mark.parametrize(
    "path", ["/es/receipts/", "/ar/receipts/TL-7K4M-Q2XD-9HPA-W3C8/", "/ar/search/?q=council&"]
)
def test_nothing_is_stored_for_a_page_that_is_not_public(engine, client, about, path):
    client.get(path + ASKED.removeprefix("?" if "?" in path else ""))
    assert nothing_is_stored()


def test_nothing_is_stored_for_a_restricted_page(engine, client, about):
    about.view_restrictions.create(restriction_type=PageViewRestriction.LOGIN)
    client.get(f"/ar/about/{ASKED}")
    assert nothing_is_stored()


@pytest.mark.parametrize("method", ["post", "head", "options"])
def test_only_reading_a_page_asks_for_translations(engine, client, about, method):
    getattr(client, method)(f"/ar/about/{ASKED}")
    assert nothing_is_stored()


def test_a_page_that_does_not_exist_asks_for_none(engine, client, about):
    assert client.get(f"/ar/nowhere/{ASKED}").status_code == 404
    assert nothing_is_stored()


def test_another_value_asks_for_none(engine, client, about):
    client.get("/ar/about/?translate=all")
    assert nothing_is_stored()


def test_one_network_cannot_ask_without_end(engine, read, home, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"translate": "1/h/ip"}
    standard_page(home, "Other", slug="other", body=[("paragraph", "<p>Something else.</p>")])
    read()
    page = read(f"/ar/other/{ASKED}")
    assert "طُلبت ترجمات أكثر من المسموح" in page and "Something else." in page and jobs() == 1
    assert 'class="machine-translation machine-translation--block"' in read()  # what is there may be read


def test_no_more_than_so_many_passages_wait(engine, client, about, monkeypatch):
    monkeypatch.setattr(services, "MOST_WAITING", 1)
    assert "طُلبت ترجمات أكثر من المسموح" in client.get(f"/ar/about/{ASKED}").text
    assert nothing_is_stored()


def test_a_page_says_what_it_leaves_out(engine, read, monkeypatch):
    monkeypatch.setattr(presenters, "MOST_PASSAGES", 2)
    page = read()
    assert MachineTranslation.objects.count() == 2 and "بلغت" in page


def test_a_passage_that_is_too_long_stays_as_it_is(engine, read, monkeypatch):
    monkeypatch.setattr(page_passages, "MOST_CHARACTERS", 20)
    read()
    assert not MachineTranslation.objects.filter(source=PARAGRAPH).exists()
    assert MachineTranslation.objects.filter(source="About us").exists()
