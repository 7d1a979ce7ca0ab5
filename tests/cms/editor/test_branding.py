"""The admin bears the name and the mark of the office, which are data; its help is ours."""

from django.test import override_settings

from wagtail.images.tests.utils import get_test_image_file

import pytest

from cms import site_cache
from cms.models import OfficeSettings, SiteImage
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
OFFICE = "Office of Bridges"


@furnished
def office(home):
    mark = SiteImage.objects.create(title="Mark", file=get_test_image_file(filename="mark.png"))
    return OfficeSettings.objects.create(name=OFFICE, mark=mark)


@pytest.fixture(autouse=True)
def fresh(db):
    site_cache.drop()


def read(browser, address: str) -> str:
    return browser.get(address).content.decode()


def mark_of(office) -> str:
    return office.mark.get_rendition("max-240x160").url


def test_the_admin_has_the_name_and_the_mark_of_the_office(cast, office):
    html = read(cast["editor"], "/admin/")

    assert f"Dashboard - {OFFICE}</title>" in html
    assert f'class="office-mark__name">{OFFICE}<' in html
    assert mark_of(office) in html
    assert 'rel="icon" href="/favicon.ico"' in html and "wagtailadmin/images/favicon" not in html


def test_the_page_to_sign_in_has_both_too(client, office):
    html = read(client, "/accounts/login/")

    assert OFFICE in html.partition("<h1")[0] and mark_of(office) in html


def test_visitors_are_served_the_mark_and_no_longer_once_it_is_another(client, office):
    address = mark_of(office)
    assert client.get(address).status_code == 200
    office.mark = None
    office.save()
    assert client.get(address).status_code == 404


def test_an_office_without_a_mark_has_that_of_the_site(cast, home):
    OfficeSettings.objects.create(name=OFFICE)
    assert "/icon-192.png" in read(cast["editor"], "/admin/")


def test_a_demonstration_is_marked_as_one(cast, home):
    for is_demo in (True, False):
        with override_settings(DEMO=is_demo):
            assert ("Demonstration site." in read(cast["editor"], "/admin/")) is is_demo


def test_the_help_menu_leads_to_our_guides_and_to_no_other_site(cast, home):
    html = read(cast["editor"], "/admin/")

    assert "/desk/help/editor/pages/" in html and '"/desk/help/"' in html
    assert "guide.wagtail.org" not in html and "whats-new-in-wagtail" not in html
