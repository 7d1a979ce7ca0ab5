"""Issue 14: files of editors are scanned, public only while a public page uses them, and stay while one does (S21)."""

import sys

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile

from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import CollectionViewRestriction, PageViewRestriction

import pytest

from cms.models import SiteDocument, SiteImage, StandardPage
from cms.publication.files import scan_waiting_documents
from tests.cms.publication.conftest import body_of, said
from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.indexes]
STAFF = ("editor", "clerk", "analyst", "publisher", "administrator")
OUTSIDE = ("anonymous", "resident", "member")
HARMFUL = [sys.executable, "-c", "import sys; sys.exit(1)"]
CLEAN = [sys.executable, "-c", ""]


@pytest.fixture
def report(db, tmp_path, monkeypatch) -> SiteDocument:
    """On a disk: Wagtail serves documents from a path."""
    field = SiteDocument._meta.get_field("file")
    monkeypatch.setattr(field, "storage", FileSystemStorage(tmp_path))
    return SiteDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.7 words", "report.pdf"))


@furnished
def picture() -> SiteImage:
    return SiteImage.objects.create(title="Map", file=get_test_image_file())


def page_with(home, report, **facts) -> StandardPage:
    link = f'<a linktype="document" id="{report.pk}">Report</a>'
    return standard_page(home, "Reports", slug="reports", body=body_of(link), **facts)


def page_with_picture(home, picture, **facts) -> StandardPage:
    shown = {"image": picture.pk, "alt_text": "A map", "decorative": False}
    return standard_page(home, "Map", slug="map", body=[{"type": "image", "value": shown}], **facts)


def opened(cast, report, who: str) -> bool:
    return cast[who].get(report.url).status_code == 200


def who_opens(cast, report) -> list[str]:
    return [who for who in (*STAFF, *OUTSIDE) if opened(cast, report, who)]


def test_nobody_outside_opens_a_document_before_it_is_checked_and_used(cast, home, report):
    assert who_opens(cast, report) == [*STAFF]
    scan_waiting_documents()
    assert who_opens(cast, report) == [*STAFF]
    page = page_with(home, report, live=False)
    assert who_opens(cast, report) == [*STAFF]
    page.save_revision().publish()
    assert who_opens(cast, report) == [*STAFF, *OUTSIDE]


def test_a_private_page_makes_nothing_public(cast, home, report):
    scan_waiting_documents()
    page = page_with(home, report)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert who_opens(cast, report) == [*STAFF]


@pytest.mark.parametrize(
    "command", [[], ["/no/such/scanner"], [sys.executable, "-c", "import sys; sys.exit(7)"]]
)
def test_without_a_verdict_a_used_document_stays_closed(cast, home, report, settings, command):
    settings.FILE_SCAN_COMMAND = command
    page_with(home, report)
    assert scan_waiting_documents() == 0
    assert who_opens(cast, report) == [*STAFF]

    settings.FILE_SCAN_COMMAND = CLEAN
    assert scan_waiting_documents() == 1
    assert opened(cast, report, "anonymous")


def test_a_harmful_document_is_opened_by_nobody(cast, home, report, settings):
    settings.FILE_SCAN_COMMAND = HARMFUL
    page_with(home, report)
    scan_waiting_documents()

    assert who_opens(cast, report) == []
    shown = cast["editor"].get(f"/admin/documents/edit/{report.pk}/").content.decode()
    assert "The virus scanner refused this file." in shown


def test_a_replaced_file_waits_again(cast, report, settings):
    scan_waiting_documents()
    settings.FILE_SCAN_COMMAND = HARMFUL
    new = SimpleUploadedFile("report.pdf", b"%PDF-1.7 other")
    facts = {"title": "Report", "file": new, "collection": report.collection_id, "tags": "", "language": ""}
    cast["editor"].post(f"/admin/documents/edit/{report.pk}/", facts)

    report.refresh_from_db()
    assert report.version == 2 and report.scan_state == SiteDocument.Scan.WAITING
    scan_waiting_documents()
    report.refresh_from_db()
    assert report.scan_state == SiteDocument.Scan.REFUSED


def test_an_uploaded_document_waits(cast):
    facts = {"title": "New", "file": SimpleUploadedFile("new.pdf", b"%PDF-1.7"), "collection": 1}
    cast["editor"].post("/admin/documents/add/", facts | {"tags": "", "language": ""})

    assert SiteDocument.objects.get(title="New").scan_state == SiteDocument.Scan.WAITING


@pytest.mark.parametrize("who", ["editor", "clerk", "publisher"])
def test_a_file_that_a_public_page_uses_is_not_deleted(cast, home, report, picture, who):
    page_with(home, report)
    page_with_picture(home, picture)
    for path in (
        f"/admin/documents/delete/{report.pk}/",
        f"/admin/images/{picture.pk}/delete/",
        f"/admin/bulk/cms/sitedocument/delete/?id={report.pk}",
        f"/admin/bulk/cms/siteimage/delete/?id={picture.pk}",
    ):
        assert "is used by the public page" in said(cast[who].post(path, follow=True)), path

    assert SiteDocument.objects.exists() and SiteImage.objects.exists()


@pytest.mark.parametrize("who", ["editor", "clerk", "publisher"])
def test_nor_replaced_and_the_form_keeps_what_was_typed(cast, home, report, picture, who):
    page_with(home, report)
    page_with_picture(home, picture)
    other = SimpleUploadedFile("new.png", get_test_image_file(filename="new.png").file.getvalue())
    for path, file, new in (
        (f"/admin/documents/edit/{report.pk}/", report, SimpleUploadedFile("new.pdf", b"%PDF-1.7")),
        (f"/admin/images/{picture.pk}/", picture, other),
    ):
        before = file.file.name
        facts = {"title": "Other", "file": new, "collection": 1, "tags": "", "language": "", "credit": ""}
        shown = cast[who].post(path, facts | {"description": ""}).content.decode()
        file.refresh_from_db()
        assert "It cannot be deleted or replaced" in shown and 'value="Other"' in shown, path
        assert file.file.name == before and file.file.storage.exists(before)


def test_a_collection_with_a_public_document_is_not_made_private(client_for, publisher, home, report):
    publisher.is_superuser = True
    publisher.save()
    page_with(home, report)
    path = f"/admin/collections/{report.collection_id}/privacy/"
    answer = client_for(publisher).post(path, {"restriction_type": "login"}, follow=True)

    assert not CollectionViewRestriction.objects.exists()
    assert "is used by the public page" in said(answer)


def test_a_file_that_nothing_public_uses_goes(cast, home, report, picture):
    page_with(home, report, live=False)
    cast["publisher"].post(f"/admin/documents/delete/{report.pk}/")
    cast["publisher"].post(f"/admin/images/{picture.pk}/delete/")

    assert not SiteDocument.objects.exists() and not SiteImage.objects.exists()
