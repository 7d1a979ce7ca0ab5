"""Whose file an export is: asked at each download, by person, session and number (security.md section 9, row 24)."""

import pytest

from cms.access import Role
from feedback.cuts.services import make_cut
from feedback.exports.services import make_file, new_export
from feedback.models import Export, ExportDownload
from tests.furniture import furnished


@furnished
def export(coded, code, analyst) -> Export:
    """Asked for by the analyst, agreed to, and made."""
    cut = make_cut(actor=analyst)
    made = new_export(actor=analyst, cut=cut, format="csv", audience="records", reason="A test")
    Export.objects.filter(pk=made.pk).update(state="waiting", decided_by_name="A second person")
    made.refresh_from_db()
    return make_file(export=made)


def path(export: Export) -> str:
    return f"/desk/exports/{export.pk}/file"


def test_a_second_analyst_finds_nothing_of_the_first(export, make_user, client_for):
    other = client_for(make_user("otto", Role.ANALYST))
    assert other.get(path(export)).status_code == 404
    assert not ExportDownload.objects.exists()


def test_the_right_is_asked_again_at_each_download(export, analyst, client_for):
    browser = client_for(analyst)
    assert browser.get(path(export)).status_code == 200
    analyst.groups.clear()
    assert browser.get(path(export)).status_code == 404
    assert ExportDownload.objects.count() == 1


def test_without_the_second_factor_there_is_no_file(export, analyst, client_for):
    response = client_for(analyst, second_factor=False).get(path(export))
    assert response.status_code == 302 and not ExportDownload.objects.exists()


@pytest.mark.parametrize("pk", ["7d9f3c1e-4b2a-4c6d-8e0f-1a2b3c4d5e6f", "0", "1", "not-a-uuid"])
def test_guessed_ids_of_exports_find_nothing(client_for, publisher, pk):
    assert client_for(publisher).get(f"/desk/exports/{pk}/file", follow=True).status_code == 404
