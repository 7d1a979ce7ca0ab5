"""Roles of accounts take two administrators; inviting gives none, closing an account protects at once (S14, W06)."""

import re
from datetime import date, datetime, timedelta

from django.contrib.auth.models import Permission
from django.core.management import call_command

import pytest
from allauth.mfa.models import Authenticator

from cms import clock
from cms.access import Role
from cms.models import OutboxMessage, PowerChange
from cms.powers import register
from cms.records import verification
from cms.tasks import waiting_for
from cms.users.models import User
from tests.factories.powers import change_by_two, confirm, newest, propose
from tests.factories.signed_in import browser_of


@pytest.fixture
def second(db, make_user):
    return make_user("anna", Role.ADMINISTRATOR)


@pytest.fixture
def administrators(administrator, second):
    return browser_of(administrator), browser_of(second)


def roles_address(account) -> str:
    return f"/desk/powers/new/account/{account.pk}/"


def roles_of(account) -> set[str]:
    return set(account.groups.values_list("name", flat=True))


def test_an_administrator_cannot_give_itself_a_role(administrators, administrator):
    first, _other = administrators
    assert first.post(f"/admin/users/edit/{administrator.pk}/", {"groups": [1, 2, 3]}).status_code in (
        302,
        404,
    )
    propose(first, roles_address(administrator), roles=["administrator", "publisher"])
    assert confirm(first, newest()).status_code == 409
    assert roles_of(administrator) == {"administrator"}


@pytest.mark.parametrize("page", ["", "add/", "bulk/assign_role/", "bulk/set_active_state/", "bulk/delete/"])
def test_no_page_of_the_editor_changes_accounts(administrators, resident, page):
    address = f"/admin/users/{page}" if "bulk" not in page else f"/admin/bulk/users/user/{page[5:]}"
    answer = administrators[0].post(f"{address}?id={resident.pk}", {"role": 1, "mark_as_active": "on"})
    assert answer.status_code in (302, 404, 405)
    assert not roles_of(resident)


def test_two_administrators_give_a_role_and_its_owner_is_told(administrators, resident):
    change = change_by_two(*administrators, roles_address(resident), roles=["clerk"])
    assert change.state == "in_effect" and roles_of(resident) == {"clerk"}
    assert resident.email in OutboxMessage.objects.values_list("to", flat=True)


@pytest.mark.parametrize("role", ["editor", "clerk", "analyst", "publisher"])
def test_no_other_role_proposes_or_confirms_roles(cast, resident, administrators, role):
    assert cast[role].get(roles_address(resident)).status_code == 404
    assert cast[role].get("/desk/accounts/").status_code == 404
    propose(administrators[0], roles_address(resident), roles=["clerk"])
    assert confirm(cast[role], newest()).status_code in (403, 404)
    assert not roles_of(resident)


def test_a_role_got_within_the_hour_confirms_nothing(administrators, resident, make_user):
    change_by_two(*administrators, roles_address(resident), roles=["administrator"])
    other = make_user("olga")
    propose(administrators[0], roles_address(other), roles=["publisher"])
    answer = confirm(browser_of(resident), newest())
    assert answer.status_code == 409 and "for less than an hour" in answer.content.decode()
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert confirm(browser_of(resident), newest()).status_code == 302


def test_a_forged_superuser_flag_does_not_stick(administrators, resident):
    change_by_two(*administrators, roles_address(resident), roles=["clerk"], is_superuser="on", is_staff="on")
    resident.refresh_from_db()
    assert not resident.is_superuser and not resident.is_staff


def test_closing_an_account_takes_one_and_opening_it_two(administrators, clerk, second):
    first, _other = administrators
    visitor = browser_of(clerk)
    first.post(f"/desk/accounts/{clerk.pk}/close/", {"reason": "Lost laptop"})
    clerk.refresh_from_db()
    assert not clerk.is_active and visitor.get("/desk/").status_code == 302
    assert newest().basis == "protect" and second.email in OutboxMessage.objects.values_list("to", flat=True)
    propose(first, roles_address(clerk), roles=["clerk"], is_active="on")
    assert confirm(first, newest()).status_code == 409
    assert confirm(administrators[1], newest()).status_code == 302
    clerk.refresh_from_db()
    assert clerk.is_active


def test_one_administrator_cannot_remain_alone_by_closing_the_other(administrators, second):
    answer = administrators[0].post(f"/desk/accounts/{second.pk}/close/", {"reason": "Mine now"})
    assert answer.status_code == 422 and "takes two people" in answer.content.decode()
    second.refresh_from_db()
    assert second.is_active


def test_an_invited_account_has_no_role_and_no_password_that_anyone_knows(administrators, django_user_model):
    answer = administrators[0].post("/desk/accounts/invite/", {"name": "Nia", "email": "Nia@example.org"})
    account = django_user_model.objects.get(email="nia@example.org")
    assert answer["Location"] == roles_address(account)
    assert not account.has_usable_password() and not roles_of(account)
    assert "/accounts/password/reset/" in OutboxMessage.objects.get(to="nia@example.org").text
    again = administrators[0].post("/desk/accounts/invite/", {"name": "Nia", "email": "nia@example.org"})
    assert again.status_code == 422 and "already an account" in again.content.decode()


def test_an_invited_person_sets_a_password_with_the_link_of_a_reset(administrators, client, mailoutbox):
    administrators[0].post("/desk/accounts/invite/", {"name": "Nia", "email": "nia@example.org"})
    client.post("/accounts/password/reset/", {"email": "nia@example.org"})
    link = re.search(r"/accounts/password/reset/key/\S+", mailoutbox[0].body).group()
    form = client.get(link, follow=True)
    words = "a long garden of words 7"
    answer = client.post(form.request["PATH_INFO"], {"password1": words, "password2": words})
    assert answer.status_code == 302
    assert User.objects.get(email="nia@example.org").check_password(words)


def test_accounts_are_found_by_name_or_address(administrators, resident):
    assert resident.email not in administrators[0].get("/desk/accounts/").content.decode()
    assert resident.email in administrators[0].get("/desk/accounts/?q=rosa").content.decode()


class TestVerify:
    @pytest.fixture
    def begun(self, administrator, second, clerk):
        register.record_as_found(actor="system:setup", reason="As set up")
        assert not [words for words in verification.breaks() if "register of powers" in words]

    def breaks(self) -> list[str]:
        return [words for words in verification.breaks() if "register of powers" in words]

    def test_it_notices_a_role_given_around_the_register(self, begun, clerk):
        clerk.groups.add(*type(clerk.groups.first()).objects.filter(name="publisher"))
        assert len(self.breaks()) == 1 and "Roles" in self.breaks()[0]

    def test_it_notices_an_account_with_a_role_that_the_register_does_not_know(self, begun, make_user):
        make_user("mallory", Role.PUBLISHER)
        assert len(self.breaks()) == 1 and "is not in the register" in self.breaks()[0]

    def test_it_notices_a_superuser(self, begun, clerk):
        type(clerk).objects.filter(pk=clerk.pk).update(is_superuser=True)
        assert len(self.breaks()) == 1

    def test_it_notices_permissions_that_the_code_does_not_give(self, begun, clerk):
        clerk.groups.first().permissions.add(Permission.objects.get(codename="change_seat"))
        assert any("permissions of the group clerk" in words for words in verification.breaks())


def test_a_second_factor_removed_on_the_server_is_told_to_the_administrators(administrator, clerk, db):
    browser_of(clerk)
    call_command("reset_second_factor", clerk.email)
    assert not Authenticator.objects.filter(user=clerk).exists()
    assert list(OutboxMessage.objects.values_list("to", flat=True)) == [administrator.email]
    assert PowerChange.objects.count() == 0


def test_a_change_for_tomorrow_is_due_tomorrow_in_california(administrators, second, resident, set_clock):
    """In the evening the day in UTC is tomorrow already."""
    set_clock(datetime(2022, 11, 9, 18, tzinfo=clock.PACIFIC))
    propose(administrators[0], roles_address(resident), roles=["clerk"], effective_on="2022-11-10")
    (task,) = [each for each in waiting_for(second).mine if each.url == newest().get_absolute_url()]
    assert task.due == date(2022, 11, 10)
