"""One door: an email address, a password and a second factor; nothing else lets anyone in."""

import time

from django.core.management import CommandError, call_command
from django.test import Client

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from cms.management.commands.demo_code import code_of
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-enough-password"
LOGIN = "/accounts/login/"
GUARDED = [
    "/admin/",
    "/desk/",
    "/workspace/",
    "/es/desk/",
    "/es/workspace/",
    "/admin/pages/",
    "/desk/anything/at/all/",
]


@furnished
def with_factor(analyst):
    """An analyst whose address is confirmed and who has an authenticator app."""
    EmailAddress.objects.create(user=analyst, email=analyst.email, verified=True, primary=True)
    secret = get_adapter().encrypt("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    Authenticator.objects.create(user=analyst, type=Authenticator.Type.TOTP, data={"secret": secret})
    return analyst


def code(user) -> str:
    return code_of(Authenticator.objects.get(user=user))


def sign_in(browser, user, password: str = PASSWORD):
    return browser.post(LOGIN, {"login": user.email, "password": password})


def is_signed_in(browser) -> bool:
    return "_auth_user_id" in browser.session


def test_password_and_code_lead_to_the_desk(client, with_factor):
    step = sign_in(client, with_factor)
    assert (step.status_code, step["Location"]) == (302, "/accounts/2fa/authenticate/")
    assert not is_signed_in(client)

    landed = client.post(step["Location"], {"code": code(with_factor)}, follow=True)

    assert landed.redirect_chain[-1][0] == "/desk/"
    assert landed.status_code == 200
    assert client.get("/admin/").status_code == 200


def test_the_whole_way_works_in_spanish(client, with_factor):
    step = client.post(f"/es{LOGIN}", {"login": with_factor.email, "password": PASSWORD})

    assert step["Location"] == "/es/accounts/2fa/authenticate/"


def test_someone_without_a_role_lands_on_the_page_of_their_account(client, with_factor):
    with_factor.groups.clear()
    step = sign_in(client, with_factor)
    landed = client.post(step["Location"], {"code": code(with_factor)}, follow=True)

    assert landed.redirect_chain[-1][0] == "/accounts/landing/"
    assert "You never need an account" in landed.content.decode()


@pytest.mark.parametrize("wrong", ["000000", "", "abcdef", "12345678901234567890"])
def test_a_wrong_code_does_not_let_anyone_in(client, with_factor, wrong):
    sign_in(client, with_factor)
    answer = client.post("/accounts/2fa/authenticate/", {"code": wrong})

    assert answer.status_code == 200
    assert not is_signed_in(client)


def test_a_code_works_once(with_factor):
    current = code(with_factor)
    browsers = [Client(), Client()]
    for browser in browsers:
        sign_in(browser, with_factor)
        browser.post("/accounts/2fa/authenticate/", {"code": current})

    assert [is_signed_in(browser) for browser in browsers] == [True, False]


def test_a_wrong_password_and_an_unknown_address_look_alike(client, with_factor):
    known = sign_in(client, with_factor, "wrong-password-here")
    unknown = client.post(LOGIN, {"login": "nobody@example.org", "password": "wrong-password-here"})
    texts = [
        answer.content.decode().replace(address, "").replace(answer["X-Request-ID"], "")
        for answer, address in ((known, with_factor.email), (unknown, "nobody@example.org"))
    ]

    assert known.status_code == unknown.status_code == 200
    assert len(texts[0]) == len(texts[1])


def test_guessing_passwords_is_stopped_even_for_the_right_one(client, with_factor):
    for number in range(6):
        sign_in(client, with_factor, f"wrong-password-{number}")
    answer = sign_in(client, with_factor)

    assert answer.status_code in (200, 429)
    assert "Too many failed login attempts" in answer.content.decode()


def test_an_account_whose_address_is_not_confirmed_stays_outside(client, analyst):
    answer = sign_in(client, analyst)

    assert answer["Location"].startswith("/accounts/confirm-email/")
    assert not is_signed_in(client)


def test_a_suspended_account_stays_outside(client, with_factor):
    with_factor.is_active = False
    with_factor.save()
    sign_in(client, with_factor)

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "door", ["/admin/login/", "/_util/login/", "/admin/password_reset/", "/django-admin/login/"]
)
def test_no_other_door_takes_a_password(client, with_factor, door):
    fields = {"username": with_factor.email, "login": with_factor.email, "email": with_factor.email}
    answer = client.post(door, fields | {"password": PASSWORD})

    assert answer.status_code in (302, 404)
    assert answer.status_code == 404 or answer["Location"].startswith(LOGIN)
    assert not is_signed_in(client)


def test_signing_out_needs_the_button(client_for, analyst):
    browser = client_for(analyst)
    assert is_signed_in(browser) and browser.get("/accounts/logout/").status_code == 200
    assert is_signed_in(browser)
    browser.post("/accounts/logout/")

    assert not is_signed_in(browser)


# The second factor


@pytest.mark.parametrize("path", GUARDED)
def test_a_visitor_is_led_to_the_door_and_back(client, path):
    answer = client.get(path)
    prefix = "/es" if path.startswith("/es") else ""

    assert answer.status_code == 302
    assert answer["Location"] == f"{prefix}{LOGIN}?next={path.replace('/', '%2F')}"


@pytest.mark.parametrize("path", GUARDED)
def test_a_password_alone_leads_to_setting_up_a_second_factor(client_for, analyst, path):
    answer = client_for(analyst, second_factor=False).get(path)
    prefix = "/es" if path.startswith("/es") else ""

    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{prefix}/accounts/2fa/?next=")


@pytest.mark.parametrize("path", GUARDED)
def test_a_second_factor_not_used_in_this_session_must_be_used(client_for, with_factor, path):
    answer = client_for(with_factor, second_factor=False).get(path)

    assert answer.status_code == 302
    assert "/accounts/2fa/reauthenticate/?next=" in answer["Location"]


def test_using_the_second_factor_opens_the_desk(client_for, with_factor):
    browser = client_for(with_factor, second_factor=False)
    step = browser.get("/desk/")
    landed = browser.post(step["Location"], {"code": code(with_factor), "next": "/desk/"}, follow=True)

    assert landed.redirect_chain[-1][0] == "/desk/"
    assert landed.status_code == 200


def test_giving_the_password_again_is_no_second_factor(client_for, with_factor):
    browser = client_for(with_factor, second_factor=False)
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})

    assert browser.get("/desk/").status_code == 302


def test_recovery_codes_alone_are_no_second_factor_set_up(client_for, analyst):
    Authenticator.objects.create(user=analyst, type=Authenticator.Type.RECOVERY_CODES, data={})
    answer = client_for(analyst, second_factor=False).get("/desk/")

    assert answer["Location"].startswith("/accounts/2fa/?next=")


@pytest.mark.parametrize("path", ["/admin", "/desk", "/es/desk"])
def test_an_address_without_its_slash_is_guarded_too(client, path):
    assert client.get(path).status_code in (301, 302)
    assert (
        client.get(path, follow=True)
        .redirect_chain[-1][0]
        .endswith(f"{LOGIN}?next={path.replace('/', '%2F')}%2F")
    )


@pytest.mark.parametrize("path", ["/desks/", "/administration/", "/xx/desk/", "/Desk/", "/desk%2F"])
def test_what_only_looks_like_a_guarded_address_is_no_page(client, path):
    assert client.get(path).status_code in (302, 404)


def test_reading_needs_no_account(client, home):
    assert client.get("/").status_code == 200


def test_the_seed_of_the_second_factor_is_not_stored_in_the_clear(with_factor):
    stored = Authenticator.objects.get().data["secret"]

    assert "JBSWY3DPEHPK3PXP" not in stored
    assert get_adapter().decrypt(stored) == "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


# Passwords


def sign_up(client, password: str):
    fields = {"email": "new@example.org", "password1": password, "password2": password}
    return client.post("/accounts/signup/", fields)


def test_a_good_password_makes_an_account_without_any_role(client, django_user_model):
    sign_up(client, "purple-otter-climbs-9")
    made = django_user_model.objects.get(email="new@example.org")

    assert not made.is_staff and not made.is_superuser and not made.groups.exists()


WEAK = "short-pw-11 passwordpassword 11111111111111 730482915562 california2022 throughline!! new@example.org"


@pytest.mark.parametrize("password", [*WEAK.split(), "cradle-to-career1"])
def test_a_weak_password_is_refused(client, django_user_model, password):
    answer = sign_up(client, password)

    assert answer.status_code == 200
    assert not django_user_model.objects.filter(email="new@example.org").exists()


def test_signing_up_with_an_address_in_use_tells_nothing(client, with_factor):
    fields = {"password1": "purple-otter-climbs-9", "password2": "purple-otter-climbs-9"}
    answers = [
        Client().post("/accounts/signup/", fields | {"email": address})
        for address in (with_factor.email, "free@example.org")
    ]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (302, "/accounts/confirm-email/")
    ] * 2


# The demonstration


@furnished
def demo_account(with_factor):
    with_factor.is_demo = True
    with_factor.save()
    return with_factor


def test_the_demonstration_prints_the_current_code(demo_account, capsys):
    call_command("demo_code", demo_account.email.upper())

    assert capsys.readouterr().out.strip() in (code(demo_account), code_of_before(demo_account))


def code_of_before(user) -> str:
    """The code of the last half minute, for a test that runs across its edge."""
    from unittest import mock

    with mock.patch("cms.management.commands.demo_code.time.time", return_value=time.time() - 30):
        return code(user)


def test_outside_the_demonstration_no_code_is_printed(demo_account, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="demo settings only"):
        call_command("demo_code", demo_account.email)


def test_the_code_of_a_real_account_is_never_printed(with_factor):
    with pytest.raises(CommandError, match="No demo account"):
        call_command("demo_code", with_factor.email)


def test_the_account_pages_speak_one_spanish(client, client_for, with_factor):
    browser = client_for(with_factor)
    pages = [
        client.get(f"/es/accounts/{path}/") for path in ("login", "signup", "password/reset", "confirm-email")
    ]
    pages += [
        browser.get(f"/es/accounts/{path}/") for path in ("2fa", "email", "password/change", "reauthenticate")
    ]
    text = " ".join(page.content.decode().partition("<main")[2].partition("</main")[0] for page in pages)

    assert {page.status_code for page in pages} == {200}
    assert "llave de acceso" in text
    for word in ("un passkey", "Utiliza ", " ves ", " tu ", "comprueba", "Sign in", "Password", "Email"):
        assert word not in text, word
