"""The demonstration's own content: complete in both languages, marked, and the same when loaded twice."""

from io import StringIO

from django.core.management import CommandError, call_command
from django.test import Client

from wagtail.models import Page, Revision

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from cms import demo
from cms.demo.content import NEWS, PAGES
from cms.management.commands.demo_code import code_of
from cms.models import Milestone
from cms.users.models import User
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def loaded():
    return demo.build()


def counts() -> dict[str, int]:
    models = [Page, Revision, User, EmailAddress, Authenticator, Milestone, Milestone.history.model]
    return {model._meta.label: model._default_manager.count() for model in models}


def test_loading_twice_changes_nothing(loaded):
    before = counts()
    titles = sorted(Page.objects.values_list("title", "last_published_at"))
    demo.build()

    assert counts() == before
    assert sorted(Page.objects.values_list("title", "last_published_at")) == titles


def test_each_account_signs_in_with_password_and_code(loaded):
    for account in demo.ACCOUNTS:
        browser, user = Client(), User.objects.get(email=account.email)
        browser.post("/accounts/login/", {"login": account.email, "password": demo.PASSWORD})
        code = code_of(Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP))
        browser.post("/accounts/2fa/authenticate/", {"code": code})
        assert browser.get("/accounts/landing/").status_code == (302 if account.role else 200), account.email
        assert user.is_demo and not user.is_superuser


def test_each_page_answers_in_both_languages(client, loaded):
    addresses = ["", "news/", *(f"{slug}/" for slug in PAGES), *(f"news/{slug}/" for slug in NEWS)]
    for address in addresses:
        english, spanish = client.get(f"/{address}"), client.get(f"/es/{address}")
        assert (english.status_code, spanish.status_code) == (200, 200), address
        assert english.content != spanish.content


def test_the_spanish_home_page_is_spanish(client, loaded):
    page = client.get("/es/").content.decode()

    assert '<html lang="es"' in page
    assert "Dé su opinión" in page and "Have your say" not in page


def test_each_spanish_page_belongs_to_an_english_one(loaded):
    english = set(
        Page.objects.filter(locale=loaded.en_locale, depth__gt=1).values_list("translation_key", flat=True)
    )
    spanish = set(Page.objects.filter(locale=loaded.es_locale).values_list("translation_key", flat=True))

    assert spanish == english


def test_the_people_of_the_demonstration_are_found_by_what_they_do(loaded):
    firsts = {account.role: account for account in reversed(demo.ACCOUNTS) if account.role}
    for role, account in firsts.items():
        assert loaded.user(role).email == account.email
    assert loaded.member_user.email == "member@demo.example"
    assert loaded.resident_user.groups.count() == 0


# Outside the demonstration


@pytest.fixture
def no_demo(settings):
    settings.DEMO = False
    return settings


def test_the_demonstration_is_loaded_with_demo_settings_only(no_demo):
    with pytest.raises(CommandError, match="demo settings only.* manage.py setup"):
        call_command("load_demo")

    assert not User.objects.filter(is_demo=True).exists()


def test_no_demo_account_signs_in_outside_the_demonstration(loaded, no_demo):
    for account in demo.ACCOUNTS:
        browser = Client()
        answer = browser.post("/accounts/login/", {"login": account.email, "password": demo.PASSWORD})
        assert answer["Location"] == "/accounts/inactive/", account.email
        assert browser.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 302
        assert "_auth_user_id" not in browser.session


def test_a_session_of_the_demonstration_ends_with_it(loaded, client_for, settings):
    browser = client_for(User.objects.get(email="admin@demo.example"))
    assert browser.get("/admin/").status_code == 200

    settings.DEMO = False
    assert browser.get("/admin/")["Location"] == "/accounts/login/?next=%2Fadmin%2F"


def test_a_sign_in_halfway_when_the_demonstration_ends_goes_no_further(loaded, settings):
    account, browser = demo.ACCOUNTS[0], Client()
    browser.post("/accounts/login/", {"login": account.email, "password": demo.PASSWORD})
    settings.DEMO = False
    browser.post(
        "/accounts/2fa/authenticate/", {"code": code_of(Authenticator.objects.get(user__email=account.email))}
    )

    assert browser.get("/desk/")["Location"].startswith("/accounts/login/")


def deployment_check() -> str:
    output = StringIO()
    call_command("check", deploy=True, tags=["database"], databases=["default"], stdout=output, stderr=output)
    return output.getvalue()


def test_the_deployment_check_names_demo_accounts(loaded, no_demo):
    assert "The database has demo accounts: admin2@demo.example, admin@demo.example" in deployment_check()


def test_the_deployment_check_of_a_real_site_names_nobody(analyst, no_demo):
    assert "demo accounts" not in deployment_check()
