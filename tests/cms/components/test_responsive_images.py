"""An image of a page comes in the format and the width that suit a browser, and its size is known before it comes."""

import re
from io import BytesIO

from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest
from PIL import Image

from cms.models import SiteImage
from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.indexes]
ADDRESS = re.compile(r"(/media/\S+) (\d+)w")


def stored(width: int, height: int) -> SiteImage:
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "PNG")
    return SiteImage.objects.create(title="Map", file=ImageFile(BytesIO(file.getvalue()), name="map.png"))


def block(image: SiteImage, alt: str = "A map", *, decorative: bool = False) -> dict:
    return {"type": "image", "value": {"image": image.pk, "alt_text": alt, "decorative": decorative}}


@furnished
def wide(home) -> SiteImage:
    return stored(2000, 1000)


@pytest.fixture
def html(home, wide, client) -> str:
    text = {"type": "paragraph", "value": "<p>Text</p>"}
    page = standard_page(home, "Map", slug="map", live=False, body=[text, block(wide)])
    page.save_revision().publish()
    return client.get("/map/").content.decode()


def sources(html: str) -> dict[str, str]:
    found = re.findall(r'<source sizes="[^"]+" srcset="([^"]+)" type="([^"]+)">', html)
    return {kind: addresses for addresses, kind in found}


def test_a_browser_chooses_among_formats_the_smallest_first(html):
    assert list(sources(html)) == ["image/avif", "image/webp"]
    assert ".jpg 800w" in html.partition("<img")[2]


def test_each_format_is_there_in_three_widths(html):
    for addresses in sources(html).values():
        assert sorted(int(width) for _address, width in ADDRESS.findall(addresses)) == [400, 800, 1600]


def test_the_image_states_its_size_its_description_and_waits_until_it_is_near(html):
    (tag,) = re.findall(r'<img alt="A map"[^>]*>', html)
    for part in ('width="800"', 'height="400"', 'loading="lazy"', 'sizes="(min-width: 880px) 800px, 100vw"'):
        assert part in tag


def test_the_first_thing_on_a_page_is_loaded_at_once(home, wide, client):
    standard_page(home, "Map", slug="map", live=False, body=[block(wide)]).save_revision().publish()
    assert 'loading="lazy"' not in client.get("/map/").content.decode()


def test_every_file_is_served_in_its_format_to_everyone(html, client):
    kinds = {"image/avif": "AVIF", "image/webp": "WEBP"}
    for kind, addresses in sources(html).items():
        for address, width in ADDRESS.findall(addresses):
            answer = client.get(address)
            assert (answer.status_code, answer["Content-Type"]) == (200, kind)
            with Image.open(BytesIO(answer.getvalue())) as picture:
                assert (picture.format, picture.width) == (kinds[kind], int(width))


def test_files_of_a_draft_are_for_staff_alone(home, wide, cast):
    draft = standard_page(home, "Map", slug="map", live=False, body=[block(wide)])
    address = wide.get_rendition("width-800|format-avif").url

    assert draft.pk and cast["editor"].get(address).status_code == 200
    assert cast["anonymous"].get(address).status_code == 404


def test_a_small_image_is_not_made_larger(home, client):
    page = standard_page(home, "Map", slug="map", live=False, body=[block(stored(600, 300))])
    page.save_revision().publish()
    html = client.get("/map/").content.decode()

    assert {width for _address, width in ADDRESS.findall(html)} == {"400", "600"}
    assert 'width="600"' in html and 'height="300"' in html


def test_an_image_for_decoration_has_an_empty_description(home, wide, client):
    page = standard_page(home, "Map", slug="map", live=False, body=[block(wide, "", decorative=True)])
    page.save_revision().publish()
    assert '<img alt=""' in client.get("/map/").content.decode()


def test_more_widths_take_no_more_queries(html, client):
    with CaptureQueriesContext(connection) as ran:
        client.get("/map/")
    assert len([each for each in ran if "siterendition" in each["sql"]]) <= 1
