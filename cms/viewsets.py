"""Wagtail admin viewsets of cms: milestones, outbox, jobs, the record."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from cms.access import Visitor
from cms.models import Job, LedgerEntry, Milestone, OutboxMessage, SuggestedResult
from cms.powers.definitions import fields_of
from cms.records.history import sign
from cms.search import suggested


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Rows that nobody edits by hand: the view permission allows looking, and nothing else."""

    def user_has_permission(self, user: Visitor, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Visitor, actions: Iterable[str]) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")


class OutboxPolicy(ReadOnlyPolicy):
    """Apps may close the outbox to a person: a hook ``may_read_outbox`` that answers no decides."""

    def user_has_permission(self, user: Visitor, action: str) -> bool:
        may = super().user_has_permission(user, action)
        return may and all(allows(user) for allows in hooks.get_hooks("may_read_outbox"))


class SignedViewSet(ModelViewSet):
    """A viewset that writes actor and reason to the history on each save (security.md H03).

    It never writes a power, which takes two people, nor what ``locked_fields`` names for a row (design 3.13).
    """

    copy_view_enabled = False
    inspect_view_enabled = True
    list_joins: tuple[str, ...] = ()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Select related objects that the rows display, in the same query."""
        rows = self.model._default_manager.select_related(*self.list_joins) if self.list_joins else None
        return super().get_index_view_kwargs(**({"queryset": rows} if rows is not None else {}), **kwargs)

    def locked_fields(self, row: Any) -> Iterable[str]:
        """Fields of a row that changed hands: nobody edits them here any more."""
        return ()

    def check_form(self, form: ModelForm) -> None:
        """What else must be true of a form; raises ValidationError."""

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        form_class: Any = super().get_form_class(for_update=for_update)
        powers, locked_fields, check_form = fields_of(self.model), self.locked_fields, self.check_form

        class SignedForm(form_class):
            def __init__(form, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                _lock(form, powers, str(_("Changing this takes two people. Use the register of powers.")))
                if form.instance.pk:
                    _lock(form, locked_fields(form.instance), str(_("This can no longer be changed here.")))

            def clean(form) -> dict[str, Any] | None:
                cleaned = super().clean()
                check_form(form)
                return cleaned

            def save(form, commit: bool = True) -> Model:
                sign(
                    form.instance, actor=getattr(form, "for_user", None), reason=str(_("Edited in the admin"))
                )
                return super().save(commit=commit)

        return SignedForm


def _lock(form: ModelForm, names: Iterable[str], why: str) -> None:
    """Show these fields as they are. What a request sends for them is ignored."""
    for name in form.fields.keys() & set(names):
        field = form.fields[name]
        field.disabled, field.required, field.help_text = True, False, why


class MilestoneViewSet(SignedViewSet):
    model = Milestone
    icon = "calendar-alt"
    list_display = ["__str__", "when", "is_past"]
    menu_label = _("Milestones")


class OutboxViewSet(ModelViewSet):
    model = OutboxMessage
    icon = "mail"
    list_display = ["subject", "to", "state", "created_at"]
    list_filter = ["state", "language"]
    search_fields = ["subject", "to"]
    inspect_view_enabled = True
    inspect_view_fields = [
        "to",
        "subject",
        "text",
        "language",
        "state",
        "created_at",
        "attempts",
        "sent_at",
        "error",
    ]
    copy_view_enabled = False
    menu_label = _("Outbox")
    panels = [FieldPanel("subject", read_only=True)]


class JobViewSet(ModelViewSet):
    model = Job
    icon = "tasks"
    list_display = ["handler", "state", "started_by", "created_at", "ended_at"]
    list_filter = ["state"]
    inspect_view_enabled = True
    copy_view_enabled = False
    menu_label = _("Jobs")
    panels = [FieldPanel("handler", read_only=True)]


class LedgerViewSet(ModelViewSet):
    model = LedgerEntry
    icon = "lock"
    list_display = ["number", "at", "actor", "act", "kind", "key"]
    list_filter = ["act", "kind"]
    inspect_view_enabled = True
    copy_view_enabled = False
    menu_label = _("The record")
    panels = [FieldPanel("number", read_only=True)]


class SuggestedResultViewSet(SignedViewSet):
    """Saved only if the address is that of a public record."""

    model = SuggestedResult
    icon = "search"
    list_display = ["words", "address", "place"]
    search_fields = ["words", "address"]
    menu_label = _("Suggested results")

    def check_form(self, form: ModelForm) -> None:
        if {"words", "address"} <= form.cleaned_data.keys():
            suggested.prepare(form.instance, form.cleaned_data["words"], form.cleaned_data["address"])


class HouseGroup(ModelViewSetGroup):
    menu_label = _("System")
    menu_icon = "home"
    items = (MilestoneViewSet, SuggestedResultViewSet, OutboxViewSet, JobViewSet, LedgerViewSet)


def register_policies() -> None:
    register_permission_policy(OutboxMessage, OutboxPolicy(OutboxMessage))
    for model in (Job, LedgerEntry):
        register_permission_policy(model, ReadOnlyPolicy(model))
