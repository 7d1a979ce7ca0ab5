"""The gate, asked again where rows change: whatever screen, add-on, command or cascade the change comes from.

Wagtail notes who acts in its admin (``LogContext``). Our own services check the right of their actor themselves and run
outside of it; for them, and for commands, what the law requires of the page still holds.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_delete, pre_save
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import get_active_log_context
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    get_page_models,
)
from wagtail.signals import pre_page_move

from cms.models import SiteDocument, SiteImage
from cms.publication import files, gate
from cms.publication.gate import Act, Refused
from cms.publication.rules import record_rules, rules
from cms.records.history import Actor

# What the editor and the tree keep for themselves; everything else on a live page is read by the public.
BOOKKEEPING = {
    "alias_of", "draft_title", "expire_at", "go_live_at", "has_unpublished_changes", "latest_revision",
    "latest_revision_created_at", "locked", "locked_at", "locked_by", "numchild", "owner", "path", "depth", "page_ptr",
}  # fmt: skip


def acting() -> Actor:
    """Who works in Wagtail's admin now; None outside of it."""
    return get_active_log_context().user


def page_is_saved(
    sender: type[Page],
    instance: Page,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **kwargs: Any,
) -> None:
    public = {field.name for field in sender._meta.concrete_fields} - BOOKKEEPING
    if raw or (update_fields is not None and public.isdisjoint(update_fields)):
        return
    actor = acting()
    if actor is None and instance.live:
        gate.check_public(actor=None, what=instance)
        return
    before = None if instance._state.adding else sender._base_manager.filter(pk=instance.pk).first()
    was_live = before is not None and before.live
    if instance.live and (not was_live or _reads_differently(before, instance, public)):
        gate.check_public(actor=actor, what=instance)
    elif was_live and not instance.live:
        gate.check_gone(what=instance, act=Act.UNPUBLISH)


def _reads_differently(before: Page, after: Page, names: set[str]) -> bool:
    fields = [field for field in before._meta.concrete_fields if field.name in names]
    return any(field.value_to_string(before) != field.value_to_string(after) for field in fields)


def revision_is_scheduled(sender: type[Model], instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """A revision with an approved time becomes public without anybody: who sets the time must have the right."""
    if instance.approved_go_live_at and not raw and isinstance(page := instance.content_object, Page):
        gate.check_public(actor=acting(), what=page)


def page_is_deleted(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Asked for each page of a subtree whose type has a rule, before the first row goes."""
    if any(rule.model is sender for rule in rules()):
        gate.check_gone(what=instance, act=Act.DELETE)


def record_is_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    gate.check_gone(what=instance, act=Act.DELETE)


def page_is_moved(
    sender: type[Page], instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    if parent_page_before.pk != parent_page_after.pk:
        gate.check_gone(what=instance, act=Act.MOVE)


def page_is_restricted(sender: type[Model], instance: PageViewRestriction, **kwargs: Any) -> None:
    if instance.restriction_type != PageViewRestriction.NONE:
        gate.check_gone(what=instance.page, act=Act.RESTRICT)


def page_is_opened(sender: type[Model], instance: PageViewRestriction, **kwargs: Any) -> None:
    """Without its restriction a live page is public."""
    if acting() is not None and instance.page.live:
        gate.check_public(actor=acting(), what=instance.page)


def site_is_saved(sender: type[Model], instance: Site, raw: bool = False, **kwargs: Any) -> None:
    """Another first page would take every public address away."""
    stored = None if raw or instance._state.adding else Site.objects.filter(pk=instance.pk).first()
    if stored and stored.root_page_id != instance.root_page_id:
        gate.check_gone(what=stored.root_page, act=Act.MOVE)


def site_is_deleted(sender: type[Model], instance: Site, **kwargs: Any) -> None:
    if gate.why_must_stay(instance.root_page, Act.DELETE):
        raise Refused(_("This site cannot be deleted: its pages are part of the public record."), rule="S14")


def connect() -> None:
    for model in {Page, *get_page_models()}:
        pre_save.connect(page_is_saved, sender=model, dispatch_uid=f"gate {model} saved")
        pre_delete.connect(page_is_deleted, sender=model, dispatch_uid=f"gate {model} deleted")
    for rule in record_rules():
        pre_delete.connect(record_is_deleted, sender=rule.model, dispatch_uid=f"gate {rule.model} deleted")
    pre_save.connect(revision_is_scheduled, sender=Revision, dispatch_uid="gate revision scheduled")
    pre_page_move.connect(page_is_moved, dispatch_uid="gate page moved")
    pre_save.connect(page_is_restricted, sender=PageViewRestriction, dispatch_uid="gate page restricted")
    pre_delete.connect(page_is_opened, sender=PageViewRestriction, dispatch_uid="gate page opened")
    pre_save.connect(site_is_saved, sender=Site, dispatch_uid="gate site saved")
    pre_delete.connect(site_is_deleted, sender=Site, dispatch_uid="gate site deleted")
    pre_save.connect(
        files.collection_is_restricted,
        sender=CollectionViewRestriction,
        dispatch_uid="gate collection restricted",
    )
    for model in (SiteDocument, SiteImage):
        pre_save.connect(files.file_is_saved, sender=model, dispatch_uid=f"gate {model} saved")
        pre_delete.connect(files.file_is_deleted, sender=model, dispatch_uid=f"gate {model} deleted")
