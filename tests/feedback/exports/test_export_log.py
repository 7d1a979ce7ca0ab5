"""The export log: an analyst reads their own lines, a publisher reads all of them (F24)."""

import pytest

from cms.access import Role
from feedback.cuts.services import make_cut
from feedback.exports.services import new_export
from tests.factories import cuts
from tests.furniture import furnished


@furnished
def export(coded, analyst):
    cut = make_cut(actor=analyst)
    cuts.released(cut)
    return new_export(actor=analyst, cut=cut, format="csv", audience="public", reason="For the board")


@pytest.fixture
def pages(export):
    return ("/desk/exports/", f"/desk/cuts/{export.cut.number}/", f"/desk/exports/{export.pk}/")


def says(browser, page: str) -> bool:
    return "For the board" in browser.get(page).content.decode()


def test_another_analyst_reads_nothing_of_it(export, pages, make_user, client_for):
    browser = client_for(make_user("otto", Role.ANALYST))
    assert not any(says(browser, page) for page in pages)
    assert browser.get(f"/desk/exports/{export.pk}/").status_code == 404


def test_who_asked_and_a_publisher_read_it(pages, analyst, publisher, client_for):
    assert says(client_for(analyst), "/desk/exports/") and says(client_for(publisher), "/desk/exports/")
    assert all(client_for(publisher).get(page).status_code == 200 for page in pages)


def test_what_one_asked_for_waits_for_another_to_decide(coded, publisher, make_user, client_for):
    cut = make_cut(actor=publisher)
    asked = new_export(actor=publisher, cut=cut, format="csv", audience="records", reason="Request 9")
    form, page = f'action="/desk/exports/{asked.pk}/decide/"', asked.get_absolute_url()
    assert form not in client_for(publisher).get(page).content.decode()
    assert form in client_for(make_user("petra", Role.PUBLISHER)).get(page).content.decode()
