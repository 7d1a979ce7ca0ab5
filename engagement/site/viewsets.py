"""Wagtail admin viewsets of this app. Times, states and seats change at the desk, through services."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic.models import DeleteView
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from cms import clock
from cms.access import Visitor
from cms.viewsets import SignedViewSet
from engagement.choices import OVER
from engagement.exceptions import NotPossibleNow
from engagement.models import Breakdown, Conversation, LanguageService, Poll, PollOption, Theme, ThemeShare
from engagement.recaps.answered_themes import answered_of
from engagement.recaps.services import refuse_part_of_record

CALENDAR_FIELDS = {"name"}  # a change in these must reach subscribed calendars
COUNTED = ("attended", "attended_reason", "comments")


class PlannedAtTheDesk(ModelPermissionPolicy):
    """Conversations are planned at the desk, with their pages; they are canceled, never deleted."""

    def user_has_permission(self, user: Visitor, action: str) -> bool:
        return action in ("view", "change") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Visitor, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ConversationViewSet(SignedViewSet):
    """Corrections that no service makes. Mode, place, link, promise and data set belong to the desk."""

    model = Conversation
    icon = "group"
    list_display = ["__str__", "starts_at", "mode", "status"]
    list_filter = ["status", "mode"]
    search_fields = ["slug"]
    search_backend_name = None
    menu_label = _("Conversations")
    inspect_view_fields = [
        "name",
        "starts_at",
        "ends_at",
        "mode",
        "region",
        "place",
        "stream_url",
        "promise_level",
        "feeds",
        "status",
        "attended",
        "attended_reason",
        "comments",
        "cut_number",
        "recap_published_at",
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("region"),
        FieldPanel("venue_accessible"),
        FieldPanel("venue_free"),
        FieldPanel("venue_open_to_all"),
        FieldPanel("feeds"),
        FieldPanel("attended"),
        FieldPanel("attended_reason"),
        FieldPanel("comments"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        form_class: Any = super().get_form_class(for_update=for_update)

        class CorrectionForm(form_class):
            def __init__(form, *args: Any, **kwargs: Any) -> None:
                """What was counted is typed when the conversation is marked as held; later it is corrected here."""
                super().__init__(*args, **kwargs)
                for name in COUNTED if form.instance.status not in OVER else ():
                    form.fields[name].disabled = True

            def clean(form) -> dict[str, Any]:
                said: dict[str, Any] = super().clean()
                if "attended" in form.changed_data and "attended_reason" not in form.changed_data:
                    form.add_error("attended_reason", _("Enter the reason for a different number."))
                return said

            def save(form, commit: bool = True) -> Model:
                if CALENDAR_FIELDS.intersection(form.changed_data):
                    form.instance.sequence += 1
                    form.instance.changed_at = clock.now()
                return super().save(commit=commit)

        return CorrectionForm


class DeletePart(DeleteView):
    """Deletes a part of a conversation unless the record rests on it; the refusal stands on the page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refused() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refused() or super().post(request, *args, **kwargs)

    def _refused(self) -> HttpResponse | None:
        try:
            refuse_part_of_record(self.object)
        except NotPossibleNow as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.get_success_url())
        return None


class _PartViewSet(SignedViewSet):
    list_filter = ["conversation"]
    inspect_view_enabled = False


class LanguageServiceViewSet(_PartViewSet):
    model = LanguageService
    icon = "globe"
    list_display = ["__str__", "conversation", "status", "ask_by"]
    list_filter = ["conversation", "status"]
    menu_label = _("Languages and access")
    panels = [
        FieldPanel("conversation"),
        FieldPanel("language"),
        FieldPanel("kind"),
        FieldPanel("status"),
        FieldPanel("ask_by"),
        FieldPanel("order"),
    ]


class ThemeViewSet(_PartViewSet):
    delete_view_class = DeletePart
    model = Theme
    icon = "tag"
    list_display = ["__str__", "conversation", "count", "count_against", "finding"]
    menu_label = _("Themes")
    panels = [
        FieldPanel("conversation"),
        FieldPanel("title"),
        FieldPanel("count"),
        FieldPanel("count_against"),
        FieldPanel("order"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        form_class: Any = super().get_form_class(for_update=for_update)

        class ThemeForm(form_class):
            def __init__(form, *args: Any, **kwargs: Any) -> None:
                """Numbers from the release of a cut (PRV-11) and a title that was answered (PAR-02) stay."""
                super().__init__(*args, **kwargs)
                for name in ("count", "count_against") if form.instance.code_id else ():
                    form.fields[name].disabled = True
                if answered_of([form.instance]):
                    form.fields["title"].disabled = True

        return ThemeForm


class BreakdownViewSet(_PartViewSet):
    delete_view_class = DeletePart
    model = Breakdown
    icon = "user"
    list_display = ["__str__", "conversation", "kind", "count"]
    menu_label = _("Who spoke")
    panels = [
        FieldPanel("conversation"),
        FieldPanel("kind"),
        FieldPanel("label"),
        FieldPanel("count"),
        FieldPanel("order"),
    ]


class ThemeShareViewSet(SignedViewSet):
    delete_view_class = DeletePart
    model = ThemeShare
    icon = "table"
    list_display = ["theme", "breakdown", "count"]
    inspect_view_enabled = False
    menu_label = _("Themes in groups")
    panels = [FieldPanel("theme"), FieldPanel("breakdown"), FieldPanel("count")]


class PollViewSet(_PartViewSet):
    delete_view_class = DeletePart
    model = Poll
    icon = "list-ul"
    list_display = ["__str__", "conversation", "n_answered", "n_present"]
    menu_label = _("Polls")
    panels = [
        FieldPanel("conversation"),
        FieldPanel("question"),
        FieldPanel("n_present"),
        FieldPanel("n_answered"),
        FieldPanel("order"),
    ]


class PollOptionViewSet(SignedViewSet):
    delete_view_class = DeletePart
    model = PollOption
    icon = "list-ol"
    list_display = ["__str__", "poll", "count"]
    list_filter = ["poll"]
    inspect_view_enabled = False
    menu_label = _("Poll answers")
    panels = [FieldPanel("poll"), FieldPanel("label"), FieldPanel("count"), FieldPanel("order")]


class ConversationGroup(ModelViewSetGroup):
    menu_label = _("Conversations")
    menu_icon = "group"
    menu_order = 210
    items = (
        ConversationViewSet,
        LanguageServiceViewSet,
        PollViewSet,
        PollOptionViewSet,
        ThemeViewSet,
        BreakdownViewSet,
        ThemeShareViewSet,
    )
