"""Five roles, each with exactly its rights."""

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

import pytest

from cms import roles
from cms.access import Role, has_role, is_staff_member

pytestmark = pytest.mark.django_db


def rights() -> dict[str, list]:
    """Every right of every group, of each sort."""
    return {
        "groups": sorted(Group.objects.values_list("name", flat=True)),
        "rights": sorted(
            Group.permissions.through.objects.values_list("group__name", "permission__codename")
        ),
        "pages": sorted(GroupPagePermission.objects.values_list("group__name", "permission__codename")),
        "files": sorted(GroupCollectionPermission.objects.values_list("group__name", "permission__codename")),
    }


def test_migrating_alone_makes_the_five_roles_and_no_others():
    assert rights()["groups"] == ["administrator", "analyst", "clerk", "editor", "publisher"]


def test_each_right_that_a_room_grants_exists():
    known = {f"{each.content_type.app_label}.{each.codename}" for each in Permission.objects.all()}

    assert {role: granted - known for role, granted in roles.all_grants().items()} == {
        role: set() for role in Role
    }


def test_each_role_has_the_rights_that_the_rooms_grant():
    for role, granted in roles.all_grants().items():
        held = Permission.objects.filter(group__name=role.value).values_list(
            "content_type__app_label", "codename"
        )
        assert {f"{app}.{codename}" for app, codename in held} == granted, role


def test_giving_the_rights_again_changes_nothing():
    before = rights()
    roles.sync()
    call_command("migrate", verbosity=0)

    assert rights() == before


def test_a_right_given_or_taken_by_hand_is_put_right():
    before = rights()
    analyst, editor = Group.objects.get(name="analyst"), Group.objects.get(name="editor")
    publish = Permission.objects.get(codename="publish_page")
    analyst.permissions.add(Permission.objects.get(codename="delete_user"))
    GroupPagePermission.objects.create(group=analyst, page=Page.objects.get(depth=1), permission=publish)
    GroupPagePermission.objects.create(group=editor, page=Page.objects.get(depth=2), permission=publish)
    editor.permissions.clear()
    roles.sync()

    assert rights() == before


def test_the_groups_that_wagtail_brings_come_back_only_if_somebody_is_in_them(resident):
    resident.groups.add(Group.objects.create(name="Editors"))
    Group.objects.create(name="Moderators")
    roles.sync()

    assert set(Group.objects.values_list("name", flat=True)) - set(Role.values) == {"Editors"}
    assert not is_staff_member(resident)


@pytest.mark.parametrize("role", ["analyst", "administrator", "clerk", "editor"])
def test_only_a_publisher_publishes_pages(role, home):
    group = Group.objects.get(name=role)

    assert not GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").exists()


@pytest.mark.parametrize("role", list(Role))
def test_no_role_changes_accounts_or_rights_in_the_editor(role):
    granted = roles.all_grants()[role]

    assert not [name for name in granted if name.startswith(("users.", "auth."))]


def test_a_suspended_account_has_no_role(editor):
    assert has_role(editor, Role.EDITOR, Role.CLERK)
    suspended = type(editor)(pk=editor.pk, is_active=False)

    assert not has_role(suspended, Role.EDITOR)
