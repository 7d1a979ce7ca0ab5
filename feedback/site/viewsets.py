"""Wagtail admin lists of this app: tools, forms, codebook, comments, cuts, exports."""

from collections.abc import Iterable
from typing import Any

from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from cms.viewsets import ReadOnlyPolicy, SignedViewSet
from feedback.coding.codebook import revise_code
from feedback.models import (
    Code,
    Codebook,
    Coding,
    Cut,
    Export,
    ExportDownload,
    Finding,
    Form,
    Submission,
    Tool,
    ToolStateChange,
    ToolVersion,
)

READ_ONLY = (Submission, Finding, Cut, Export, ExportDownload, Coding, ToolStateChange, ToolVersion)


class ToolViewSet(SignedViewSet):
    """Description of a tool. Its state changes on the desk, with a date and a reason (C2C-16)."""

    model = Tool
    icon = "desktop"
    menu_label = _("Tools")
    list_display = ["__str__", "family", "state"]
    list_filter = ["family", "state"]
    panels = [
        *(FieldPanel(name) for name in ("name", "slug", "family", "is_demo")),
        InlinePanel("audiences", heading=_("Who it is for")),
    ]


class ToolVersionViewSet(ModelViewSet):
    model = ToolVersion
    icon = "history"
    menu_label = _("Versions of tools")
    list_display = ["__str__", "released_on"]
    inspect_view_enabled = True
    copy_view_enabled = False
    panels = [FieldPanel("number", read_only=True)]


class ToolStepViewSet(ModelViewSet):
    model = ToolStateChange
    icon = "calendar-alt"
    menu_label = _("Steps of rollouts")
    list_display = ["tool", "state", "on", "is_plan"]
    inspect_view_enabled = True
    copy_view_enabled = False
    panels = [FieldPanel("state", read_only=True)]


class FormViewSet(SignedViewSet):
    """Whether a form is open, and which tool it is about. Its text is on its pages."""

    model = Form
    icon = "form"
    menu_label = _("When forms are open")
    list_display = ["__str__", "tool", "opens_at", "closes_at"]
    panels = [
        FieldPanel(name) for name in ("tool", "opens_at", "closes_at", "promise", "asks_for_work", "is_demo")
    ]


class CodebookViewSet(SignedViewSet):
    model = Codebook
    icon = "doc-full"
    menu_label = _("Codebooks")
    list_display = ["__str__", "version", "is_current"]
    panels = [FieldPanel(name) for name in ("name", "slug", "is_current", "is_demo")]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        form_class: Any = super().get_form_class(for_update=for_update)

        class CodebookForm(form_class):
            def save(form, commit: bool = True) -> Codebook:
                """A new codebook is not in use: that takes two people."""
                form.instance.is_current = form.instance.is_current and bool(form.instance.pk)
                return super().save(commit=commit)

        return CodebookForm

    def locked_fields(self, row: Codebook) -> Iterable[str]:
        return ("slug",)


class CodeViewSet(SignedViewSet):
    """Text of a code. Its position, merging and retiring follow rules and are done on the desk."""

    model = Code
    icon = "tag"
    menu_label = _("Codes")
    list_display = ["__str__", "codebook", "status", "version"]
    list_filter = ["codebook", "status"]
    panels = [
        FieldPanel(name)
        for name in (
            "codebook",
            "key",
            "order",
            "name",
            "definition",
            "include",
            "exclude",
            "example",
            "is_demo",
        )
    ]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        form_class: Any = super().get_form_class(for_update=for_update)

        class CodeForm(form_class):
            def save(form, commit: bool = True) -> Code:
                """Save through the service, which raises the versions if the meaning changed (PAR-03)."""
                return revise_code(actor=form.for_user, code=form.instance)

        return CodeForm


class ReadOnlyViewSet(ModelViewSet):
    inspect_view_enabled = True
    copy_view_enabled = False


class SubmissionViewSet(ReadOnlyViewSet):
    model = Submission
    icon = "comment"
    menu_label = _("Comments")
    list_display = ["__str__", "form", "channel", "language", "state", "submitted_at"]
    list_filter = ["form", "state", "channel"]
    inspect_view_fields = [
        "form",
        "version",
        "channel",
        "language",
        "submitted_at",
        "state",
        "consent_quote",
        "consent_publish",
        "speaks_for",
    ]
    panels = [FieldPanel("channel", read_only=True)]


class ExportViewSet(ReadOnlyViewSet):
    model = Export
    icon = "download"
    menu_label = _("Exports")
    list_display = ["__str__", "requested_by_name", "made_at", "rows", "suppressed", "state"]
    list_filter = ["audience", "format", "state"]
    inspect_view_fields_exclude = ["manifest", "left_out"]  # data for programs: the desk links to it
    panels = [FieldPanel("format", read_only=True)]


class DownloadViewSet(ReadOnlyViewSet):
    model = ExportDownload
    icon = "download"
    menu_label = _("Downloads")
    list_display = ["export", "user_name", "roles", "at"]
    panels = [FieldPanel("user_name", read_only=True)]


class FeedbackGroup(ModelViewSetGroup):
    menu_label = _("Feedback")
    menu_icon = "comment"
    menu_order = 250
    items = (
        ToolViewSet,
        ToolVersionViewSet,
        ToolStepViewSet,
        FormViewSet,
        CodebookViewSet,
        CodeViewSet,
        SubmissionViewSet,
        ExportViewSet,
        DownloadViewSet,
    )


def register_policies() -> None:
    for model in READ_ONLY:
        register_permission_policy(model, ReadOnlyPolicy(model))
