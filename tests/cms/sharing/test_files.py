"""Sitemap, robots.txt, security.txt, manifest and icons: what programs look for at the root of the site."""

import io
import re
from datetime import datetime, timedelta

from django.conf import settings as site_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from PIL import Image

from cms import clock
from cms.models import OfficeSettings, StandardPage
from cms.secret_urls import SECRET_PARTS
from cms.sharing.sections import sections
from cms.sharing.sitemap import SectionMap
from tests.factories import boards as make
from tests.factories.cms import spanish_home, standard_page
from tests.routes.ledger import ANONYMOUS, patterns, row_for

pytestmark = pytest.mark.django_db
LOC = re.compile(r"<loc>([^<]+)</loc>")
NO_PAGES = ("accounts/", "admin/", "_util/", "documents/")


def section(client, name: str, **query) -> str:
    return client.get(reverse("sitemap", args=[name]), query).text


# The sitemap -------------------------------------------------------------------------------------------


def test_the_index_names_each_section_with_a_page(client):
    listed = LOC.findall(client.get("/sitemap.xml").text)
    assert "http://testserver/sitemap-pages.xml" in listed
    assert "http://testserver/sitemap-materials.xml" not in listed  # of which there are none yet


def test_a_page_is_listed_in_each_of_its_languages_with_its_day(client, home):
    about = standard_page(home, "About us", slug="about")
    about.save_revision().publish()
    about.copy_for_translation(spanish_home(home).locale, copy_parents=True).save_revision().publish()
    shown = section(client, "pages")

    assert {"http://testserver/about/", "http://testserver/es/about/"} <= set(LOC.findall(shown))
    assert f"<loc>http://testserver/about/</loc><lastmod>{clock.today()}" in shown
    assert 'hreflang="x-default" href="http://testserver/about/"' in shown


def test_no_draft_is_listed(client, home):
    standard_page(home, "Not yet", slug="not-yet", live=False)
    found = make.body(3)
    make.pages(home, found)
    draft = make.meeting(found)
    everything = "".join(section(client, each.name) for each in sections())

    assert "not-yet" not in everything and str(draft.day) not in everything


def test_the_host_that_somebody_sends_is_nowhere_in_it(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for path in ("/sitemap.xml", "/sitemap-pages.xml", "/.well-known/security.txt", "/manifest.webmanifest"):
        assert "evil.example" not in client.get(path, headers={"host": "evil.example"}).text


def test_a_long_section_has_several_files(client, home, monkeypatch):
    monkeypatch.setattr(SectionMap, "limit", 2)
    for number in range(3):
        standard_page(home, f"Page {number}", slug=f"page-{number}")
    listed = LOC.findall(client.get("/sitemap.xml").text)

    assert "http://testserver/sitemap-pages.xml?p=2" in listed
    assert len(LOC.findall(section(client, "pages", p=2))) == 2


@pytest.mark.parametrize(
    "path", ["/sitemap-nothing.xml", "/sitemap-pages.xml?p=99", "/sitemap-pages.xml?p=x"]
)
def test_a_file_that_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_more_rows_take_no_more_statements(client, home):
    found = make.body(3)
    make.pages(home, found)

    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            for each in sections():
                list(each.entries())
        return len(asked)

    make.posted(found)
    statements()
    before = statements()
    for number in range(1, 4):
        make.posted(found, day=make.DAY + timedelta(days=30 * number))
        standard_page(home, f"Page {number}", slug=f"page-{number}")
    assert statements() == before


# robots.txt --------------------------------------------------------------------------------------------


@pytest.fixture
def real_site(settings):
    settings.DEMO = False


def closed_to_robots(text: str, path: str) -> bool:
    rules = re.findall(r"^Disallow: (.+)$", text, re.MULTILINE)
    return any(re.match(re.escape(rule).replace(r"\*", ".*"), path) for rule in rules)


def test_a_demonstration_is_closed_to_robots(client):
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_what_is_not_for_everybody_and_each_secret_address_is_closed(client, real_site):
    text, loose = client.get("/robots.txt").text, []
    for route, pattern in patterns():
        if route.startswith(NO_PAGES):
            continue
        is_secret = not SECRET_PARTS.isdisjoint(pattern.pattern.regex.groupindex)
        example = re.sub(r"<receipt:\w+>", "TL-AAAA-AAAA-AAAA-AAAA", route)
        path = "/" + re.sub(r"<[^>]+>", "a", example)
        if (is_secret or ANONYMOUS not in row_for(route).who) and not closed_to_robots(text, path):
            loose.append(path)
    assert loose == []


@pytest.mark.parametrize("prefix", ["", "/es", "/ko"])
def test_each_language_of_a_closed_address_is_closed(client, real_site, prefix):
    text = client.get("/robots.txt").text
    assert closed_to_robots(text, f"{prefix}/receipts/TL-AAAA/") and closed_to_robots(text, f"{prefix}/desk/")


def test_every_listed_page_is_open_to_robots(client, real_site, home):
    make.decision(make.held(home))
    text = client.get("/robots.txt").text
    paths = [path for each in sections() for entry in each.entries() for path in entry.paths.values()]

    assert len(paths) >= 30
    assert [path for path in paths if closed_to_robots(text, path)] == []
    assert "Sitemap: http://testserver/sitemap.xml" in text


# security.txt, manifest, icons -----------------------------------------------------------------------


def test_whoever_finds_a_hole_is_told_whom_to_write_to(client):
    OfficeSettings.objects.update_or_create(defaults={"email": "security@city.example"})
    facts = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())

    assert facts["Contact"] == "mailto:security@city.example"
    assert facts["Canonical"] == f"{site_settings.SITE_URL}/.well-known/security.txt"
    assert facts["Preferred-Languages"] == "en, es"
    left = datetime.fromisoformat(facts["Expires"]) - clock.now()
    assert timedelta(days=30) < left < timedelta(days=365)


def test_without_an_email_address_the_contact_page_is_named(client):
    assert "Contact: http://testserver/contact/\n" in client.get("/.well-known/security.txt").text


def test_the_manifest_bears_the_name_of_the_office_and_icons_that_exist(client):
    OfficeSettings.objects.update_or_create(defaults={"name": "City of Fresno"})
    shown = client.get("/manifest.webmanifest").json()

    assert shown["name"] == "City of Fresno"
    for each in shown["icons"]:
        size = Image.open(io.BytesIO(client.get(each["src"]).content)).size
        assert "x".join(map(str, size)) == each["sizes"]


def test_the_policy_lets_browsers_read_the_manifest(client):
    assert "manifest-src 'self'" in client.get("/")["Content-Security-Policy"]


@pytest.mark.parametrize(("path", "size"), [("/favicon.ico", 48), ("/apple-touch-icon.png", 180)])
def test_browsers_find_an_icon_where_they_look_for_it(client, path, size):
    answer = client.get(path)
    assert Image.open(io.BytesIO(answer.content)).size == (size, size) and len(answer.content) < 6000


def test_all_of_it_is_only_read(client):
    for path in ("/sitemap.xml", "/robots.txt", "/manifest.webmanifest", "/favicon.ico"):
        assert client.post(path).status_code == 405
    assert StandardPage.objects.count() == 0
