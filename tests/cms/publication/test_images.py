"""Issue 14: an image is public while a public page uses it; until then staff alone see it (W03)."""

from types import SimpleNamespace

from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction, ReferenceIndex

import pytest

from cms.models import SiteImage, StandardPage
from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.indexes]
STAFF = ("editor", "clerk", "analyst", "publisher", "administrator")
OUTSIDE = ("anonymous", "resident", "member")


@furnished
def picture() -> SiteImage:
    return SiteImage.objects.create(title="Map", file=get_test_image_file(filename="map.png"))


@furnished
def draft(home, picture) -> StandardPage:
    """A draft with the picture."""
    shown = {"image": picture.pk, "alt_text": "A map", "decorative": False}
    return standard_page(home, "Map", slug="map", live=False, body=[{"type": "image", "value": shown}])


def address(picture: SiteImage, spec: str = "width-640|format-webp") -> str:
    return picture.get_rendition(spec).url


def who_sees(cast, picture) -> list[str]:
    return [who for who in (*STAFF, *OUTSIDE) if cast[who].get(address(picture)).status_code == 200]


def test_staff_alone_see_an_image_that_was_uploaded(cast, picture):
    assert who_sees(cast, picture) == [*STAFF]
    assert cast["editor"].get(address(picture))["Cache-Control"] == "private, no-store"


def test_the_small_image_of_the_list_is_no_way_in(cast, client, picture):
    listed = cast["editor"].get("/admin/images/").content.decode()
    thumbnail = address(picture, "max-165x165")
    assert thumbnail in listed
    assert cast["editor"].get(thumbnail).status_code == 200
    assert client.get(thumbnail).status_code == 404


def test_nobody_is_served_the_file_that_was_uploaded(cast, picture):
    assert [cast[who].get(picture.file.url).status_code for who in ("editor", "anonymous")] == [404, 404]


def test_a_draft_makes_nothing_public_and_publishing_it_does_at_once(cast, draft, picture):
    assert who_sees(cast, picture) == [*STAFF]
    draft.save_revision().publish()
    assert who_sees(cast, picture) == [*STAFF, *OUTSIDE]
    assert address(picture) in cast["anonymous"].get(draft.url).content.decode()


@furnished
def live(draft) -> StandardPage:
    draft.save_revision().publish()
    return draft


def test_a_browser_asks_again_whether_an_image_is_still_public(cast, live, picture, monkeypatch):
    first = cast["anonymous"].get(address(picture))
    assert first["Cache-Control"] == "public, max-age=300, must-revalidate"
    monkeypatch.delattr("cms.web.media.FileResponse")  # nothing is opened that need not be sent
    again = cast["anonymous"].get(address(picture), headers={"If-Modified-Since": first["Last-Modified"]})
    assert (again.status_code, again["Cache-Control"]) == (304, first["Cache-Control"])
    cast["publisher"].post(f"/admin/pages/{live.pk}/unpublish/")
    gone = cast["anonymous"].get(address(picture), headers={"If-Modified-Since": first["Last-Modified"]})
    assert gone.status_code == 404


@pytest.fixture
def seen(cast, live, picture) -> None:
    """The answer is cached."""
    assert who_sees(cast, picture) == [*STAFF, *OUTSIDE]


def test_unpublishing_the_page_closes_the_image_at_once(seen, cast, live, picture):
    cast["publisher"].post(f"/admin/pages/{live.pk}/unpublish/")
    assert who_sees(cast, picture) == [*STAFF]


def test_so_does_deleting_it(seen, cast, live, picture):
    cast["publisher"].post(f"/admin/pages/{live.pk}/delete/")
    assert not StandardPage.objects.exists()
    assert who_sees(cast, picture) == [*STAFF]


def test_so_does_making_it_private_until_it_is_open_again(seen, cast, live, picture):
    path = f"/admin/pages/{live.pk}/privacy/"
    cast["publisher"].post(path, {"restriction_type": "login"})
    assert PageViewRestriction.objects.exists()
    assert who_sees(cast, picture) == [*STAFF]

    cast["publisher"].post(path, {"restriction_type": "none"})
    assert who_sees(cast, picture) == [*STAFF, *OUTSIDE]


def test_so_does_a_new_version_without_it(seen, cast, live, picture):
    live.body = []
    live.save_revision().publish()
    assert who_sees(cast, picture) == [*STAFF]


def test_a_new_version_that_is_only_a_draft_changes_nothing(seen, cast, live, picture):
    live.body = []
    live.save_revision()
    assert who_sees(cast, picture) == [*STAFF, *OUTSIDE]


def test_a_page_shows_its_images_before_the_worker_noted_what_it_uses(cast, draft, picture, monkeypatch):
    late = SimpleNamespace(enqueue=lambda *args: None)
    monkeypatch.setattr("wagtail.signal_handlers.update_reference_index_task", late)
    ReferenceIndex.objects.all().delete()
    draft.save_revision().publish()
    assert who_sees(cast, picture) == [*STAFF, *OUTSIDE]


def test_an_image_of_two_pages_is_public_while_one_of_them_is(seen, cast, home, live, picture):
    other = live.copy(update_attrs={"slug": "other", "title": "Other"}, copy_revisions=False)
    other.save_revision().publish()
    cast["publisher"].post(f"/admin/pages/{live.pk}/unpublish/")
    assert who_sees(cast, picture) == [*STAFF, *OUTSIDE]


def test_a_public_image_that_was_asked_for_before_costs_no_statement(
    seen, client, picture, django_assert_num_queries
):
    path = address(picture)
    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200


def test_the_editor_reads_beside_the_image_who_sees_it(cast, draft, picture):
    path = f"/admin/images/{picture.pk}/"
    assert "Only staff see it, until a public page uses it." in cast["editor"].get(path).content.decode()
    draft.save_revision().publish()
    assert "Public: a public page uses it." in cast["editor"].get(path).content.decode()


def test_its_address_is_that_of_the_site_wherever_it_is_stored(picture, monkeypatch):
    rendition = picture.get_rendition("width-800")
    monkeypatch.setattr(rendition.file.storage, "url", lambda name: f"https://bucket.example/{name}")
    assert rendition.url == f"/media/{rendition.file.name}"
