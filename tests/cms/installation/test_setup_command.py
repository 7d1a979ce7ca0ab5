"""`manage.py setup`: an empty house becomes a usable one, in one go, and again without a change."""

import re

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError
from django.test import Client

from wagtail.models import Page, Site

import pytest

from cms.access import Role
from cms.installation.app_parts import parts
from cms.models import HomePage, OfficeSettings, StandardPage
from cms.records import ledger, verification
from cms.users.models import User
from tests.crawl import links_of
from tests.factories import installation as setup
from tests.factories.cms import standard_page
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
ANA = "ana@library.example"
FRAME = re.compile(r"<header>.*?</header>|<footer.*?</footer>", re.DOTALL)


@furnished
def installed() -> str:
    return setup.run_without_input("--bodies", setup.SEVEN_SEATS)


def rows() -> dict[str, int]:
    """How many rows each table has."""
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    return {model._meta.label: model._base_manager.count() for model in models}


def frame_of(browser: Client, path: str) -> list[str]:
    """Where header and footer of a page lead."""
    html = browser.get(path).content.decode()
    return links_of("".join(FRAME.findall(html)), path)


@pytest.mark.parametrize("language", ["", "/es"])
def test_every_link_of_header_and_footer_opens(client, installed, language):
    found = frame_of(client, f"{language}/")

    assert {f"{language}/{name}/" for name in ("boards", "privacy", "records", "contact")} <= set(found)
    assert {path: client.get(path).status_code for path in found} == dict.fromkeys(found, 200)


def test_the_frame_of_an_empty_house_leads_nowhere(client):
    assert 404 in {client.get(path).status_code for path in frame_of(client, "/")}


def test_news_and_feedback_have_their_list_too(client, installed):
    assert {
        client.get(path).status_code for path in ("/news/", "/es/news/", "/feedback/", "/es/feedback/")
    } == {200}


def test_home_and_law_pages_say_something_in_both_languages(client, installed):
    assert "See how public comments become decisions." in client.get("/").content.decode()
    assert "Aviso de privacidad" in client.get("/es/privacy/").content.decode()
    assert "clerk@library.example" in client.get("/contact/").content.decode()


def test_the_site_has_the_address_of_its_settings(installed):
    site = Site.objects.get()

    assert (site.hostname, site.port) == ("testserver", 80)


def test_the_first_administrator_signs_in_with_a_second_factor(client, installed):
    step = client.post("/accounts/login/", {"login": ANA, "password": setup.password_of(installed, ANA)})
    assert step["Location"] == "/accounts/2fa/authenticate/"

    landed = client.post(step["Location"], {"code": setup.code_of(installed, ANA)}, follow=True)

    assert (landed.redirect_chain[-1][0], landed.status_code) == ("/desk/", 200)
    assert client.get("/desk/accounts/").status_code == 200


def test_the_second_administrator_has_another_password_and_no_more_rights(installed):
    people = User.objects.order_by("email")

    assert [str(user) for user in people] == ["Ana Ruiz", "Sam Ito"]
    assert [list(user.groups.values_list("name", flat=True)) for user in people] == [["administrator"]] * 2
    assert not any(user.is_superuser for user in people)
    assert len({setup.password_of(installed, user.email) for user in people}) == 2


def test_a_second_run_changes_nothing(installed):
    before, head = rows(), ledger.head()

    again = setup.run_without_input("--bodies", setup.SEVEN_SEATS)

    assert (rows(), ledger.head()) == (before, head)
    assert "Nothing was changed." in again and "password" not in again


def test_a_second_run_needs_no_flags(installed):
    assert "Nothing was changed." in setup.run("--no-input")


def test_a_run_says_what_it_entered_in_the_register_of_powers(installed):
    assert "Added: entries in the register of powers: " in installed


def test_a_second_run_does_not_enter_what_was_written_around_the_register(installed, make_user):
    make_user("quiet", Role.PUBLISHER)

    again = setup.run_without_input("--bodies", setup.SEVEN_SEATS)

    assert "Note: not in the register of powers: 1. manage.py verify names them." in again
    assert any("Quiet" in words and "not in the register" in words for words in verification.breaks())


def test_a_later_run_adds_what_is_missing_and_keeps_what_was_edited(client, installed):
    page = StandardPage.objects.get(slug="contact", locale__language_code="en")
    page.title = "Talk to us"
    page.save_revision().publish()
    OfficeSettings.objects.update(name="Library District")
    Page.objects.get(url_path="/home-es/records/").delete()

    output = setup.run_without_input("--office-phone", "916-555-0100")

    assert "Added: page “Pedir un registro público” (es)" in output
    assert "Added: facts of the office: phone" in output
    assert "Talk to us" in client.get("/contact/").content.decode()
    assert OfficeSettings.objects.get().name == "Library District"


def test_another_language_comes_later(client):
    setup.run_without_input("--language", "en")
    assert "Nothing was changed." in setup.run("--no-input")
    assert not Page.objects.filter(locale__language_code="es").exists()

    setup.run("--no-input", "--language", "en", "--language", "es")

    assert "Juntas" in client.get("/es/boards/").content.decode()


def test_each_first_text_is_whole_in_each_language():
    codes = [code for code, _name in settings.SITE_LANGUAGES]
    texts = [text for part in parts() if hasattr(part, "texts") for text in part.texts().items()]

    assert len(texts) >= 12
    for slug, words in texts:
        assert list(words) == codes, slug
        assert len({(tuple(each), len(each.get("body", []))) for each in words.values()}) == 1, slug


REFUSED = {
    "no office": (setup.TWO, "--office: name the office"),
    "no way to reach it": (("--office", "Office of Rivers", *setup.TWO), "--office-email or --office-phone"),
    "no email address": (
        ("--office", "Office of Rivers", "--office-email", "rivers", *setup.TWO),
        "--office-email: Enter a valid email address.",
    ),
    "no administrator": (setup.OFFICE, "--administrator: name two people"),
    "one administrator": ((*setup.OFFICE, *setup.TWO[:2]), "--administrator: name two people"),
    "one address twice": (
        (*setup.OFFICE, *setup.TWO[:2], "--administrator", "ANA@library.example"),
        "--administrator ana@library.example: this address is given twice",
    ),
    "no address": (
        (*setup.OFFICE, *setup.TWO, "--administrator", "Ana Ruiz"),
        "--administrator Ana Ruiz: this is not an email address",
    ),
    "unknown language": (
        (*setup.OFFICE, *setup.TWO, "--language", "vi"),
        "--language vi: this site has no pages in that language. Use en or es.",
    ),
    "no password file": (
        (*setup.OFFICE, *setup.TWO, "--password-file", "nowhere.txt"),
        "--password-file nowhere.txt: this file cannot be read",
    ),
    "no file of bodies": (
        (*setup.OFFICE, *setup.TWO, "--bodies", "nowhere.yaml"),
        "nowhere.yaml: this file cannot be read",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_named_and_nothing_is_written(case):
    flags, sentence = REFUSED[case]
    before = rows()

    with pytest.raises(CommandError) as refused:
        setup.run("--no-input", *flags)

    assert sentence in str(refused.value)
    assert "Nothing was changed." in str(refused.value)
    assert rows() == before


def test_all_problems_are_named_at_once():
    with pytest.raises(CommandError) as refused:
        setup.run("--no-input", "--language", "fr")

    assert [word for word in ("--language", "--office", "--administrator") if word in str(refused.value)]
    assert len(str(refused.value).splitlines()) == 5


def test_an_account_that_somebody_made_does_not_become_an_administrator(make_user):
    stranger = make_user("ana")

    with pytest.raises(CommandError, match=f"{stranger.email}: this account exists"):
        setup.run("--no-input", *setup.OFFICE, *setup.TWO, "--administrator", stranger.email)

    assert not stranger.groups.exists()


def test_without_migrations_it_says_what_to_run_first():
    HomePage.objects.all()._raw_delete("default")  # as it is before the first migration

    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        setup.run_without_input()


def test_an_address_changed_in_the_admin_stays(installed):
    Site.objects.update(hostname="www.library.example")

    assert "The site is called www.library.example:80 in the admin" in setup.run("--no-input")
    assert Site.objects.get().hostname == "www.library.example"


def test_a_site_that_moves_takes_its_new_address(installed, settings):
    settings.SITE_URL = "https://new.library.example"
    setup.run("--no-input", "--new-address")

    assert (Site.objects.get().hostname, Site.objects.get().port) == ("new.library.example", 443)


def test_another_page_at_an_address_stays(home):
    standard_page(home, "Our tools", slug="tools")

    assert "/tools/ is another kind of page already" in setup.run_without_input("--language", "en")
    assert Page.objects.get(url_path=f"{home.url_path}tools/").title == "Our tools"


def test_opening_the_screen_of_the_office_does_not_make_it_known():
    OfficeSettings.load()
    setup.run_without_input("--language", "en")

    office = OfficeSettings.objects.get()
    assert (office.name, office.parent) == ("Example Library District", "")


@pytest.fixture
def passwords(tmp_path):
    def write(*lines: str) -> tuple[str, str]:
        file = tmp_path / "passwords.txt"
        file.write_text("\n".join(lines))
        return "--password-file", str(file)

    return write


def test_a_password_from_a_file_is_not_printed(passwords):
    output = setup.run_without_input("--language", "en", *passwords(f"{ANA} brisk otter lantern", ""))

    assert User.objects.get(email=ANA).check_password("brisk otter lantern")
    assert "otter" not in output and setup.password_of(output, "sam@library.example")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (f"{ANA} short", "This password is too short"),
        (f"{ANA} ", "This password is too short"),
        ("zoe@library.example brisk otter lantern", "zoe@library.example is not one of the administrators"),
    ],
)
def test_a_password_that_cannot_be_used_is_refused(passwords, line, sentence):
    with pytest.raises(CommandError, match=sentence):
        setup.run_without_input(*passwords(line))
    assert not User.objects.exists()
