"""Sync roles (groups) with their permissions. Each app declares GRANTS (role → codenames) in
``<app>/site/roles.py``.
"""

from importlib import import_module
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from django.utils.module_loading import module_has_submodule

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.access import Role

PAGE_RIGHTS = {
    Role.EDITOR: ("add_page", "change_page"),
    Role.CLERK: ("add_page", "change_page"),
    Role.PUBLISHER: (
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    ),
}
COLLECTION_RIGHTS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)

GRANTS: dict[Role, list[str]] = {
    Role.EDITOR: ["wagtailadmin.access_admin"],
    Role.CLERK: ["wagtailadmin.access_admin"],
    Role.ANALYST: ["wagtailadmin.access_admin"],
    Role.PUBLISHER: ["wagtailadmin.access_admin", "cms.view_outboxmessage"],
    Role.ADMINISTRATOR: [
        "wagtailadmin.access_admin",
        "cms.view_outboxmessage",
        "cms.view_ledgerentry",
        "cms.view_job",
        "cms.view_milestone",
        "cms.view_webhook",
    ],
}
for keeper in (Role.PUBLISHER, Role.ADMINISTRATOR):
    GRANTS[keeper] += ["cms.view_retentionrule", "cms.view_legalhold"]
for writer in PAGE_RIGHTS:
    GRANTS[writer].append("wagtail_localize.submit_translation")
GRANTS[Role.EDITOR] += ["cms.add_milestone", "cms.change_milestone", "cms.view_milestone"]
GRANTS[Role.PUBLISHER] += [
    "cms.add_milestone",
    "cms.change_milestone",
    "cms.view_milestone",
    "cms.view_ledgerentry",
]


for chooser in (Role.EDITOR, Role.PUBLISHER):
    GRANTS[chooser] += [f"cms.{act}_suggestedresult" for act in ("add", "change", "delete", "view")]


def all_grants() -> dict[Role, set[str]]:
    """The grants of all apps, merged."""
    grants = {role: set(GRANTS.get(role, ())) for role in Role}
    for config in apps.get_app_configs():
        if config.name != "cms" and module_has_submodule(config.module, "site.roles"):
            for role, codenames in getattr(import_module(f"{config.name}.site.roles"), "GRANTS", {}).items():
                grants[Role(role)] |= set(codenames)
    return grants


def rights_at_root(role: str) -> set[str]:
    """Rights on pages, images and documents that the code gives a role, at the root of the trees."""
    if role not in {each.value for each in PAGE_RIGHTS}:
        return set()
    pages = {f"wagtailcore.{codename}" for codename in PAGE_RIGHTS[Role(role)]}
    return pages | set(COLLECTION_RIGHTS)


def existing_permissions() -> set[str]:
    """Every permission of this installation, as ``app.codename``."""
    rows = Permission.objects.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


def sync() -> None:
    """Create the five groups and give each exactly its permissions. Idempotent."""
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    root, top = Page.objects.filter(depth=1).first(), Collection.objects.filter(depth=1).first()
    for role, codenames in all_grants().items():
        group, _created = Group.objects.get_or_create(name=role.value)
        group.permissions.set([known[codename] for codename in codenames if codename in known])
        pages = [known[f"wagtailcore.{codename}"] for codename in PAGE_RIGHTS.get(role, ())]
        files = [
            known[codename] for codename in COLLECTION_RIGHTS if role in PAGE_RIGHTS and codename in known
        ]
        _allow(GroupPagePermission, pages, group=group, page=root)
        _allow(GroupCollectionPermission, files, group=group, collection=top)
    # The two groups that Wagtail creates would be a second set of roles beside ours.
    Group.objects.filter(name__in=["Editors", "Moderators"], user__isnull=True).delete()


def _allow(model: type[Model], rights: list[int], *, group: Group, **place: Any) -> None:
    """Give a group these permissions at the root, and no others anywhere in the tree."""
    if None in place.values():  # the tree does not exist yet; a later migration creates it
        return
    model._default_manager.filter(group=group).exclude(permission_id__in=rights, **place).delete()
    for right in rights:
        model._default_manager.get_or_create(group=group, permission_id=right, **place)


def sync_after_migrate(sender: AppConfig, **kwargs: Any) -> None:
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender == with_models[-1]:
        sync()
