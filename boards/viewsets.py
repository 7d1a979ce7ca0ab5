"""Bodies, seats, holders, meetings, proposals and agreements as lists in Wagtail's admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from boards.models import Agreement, Body, Holding, Meeting, Proposal, Seat
from cms.viewsets import SignedViewSet


class NeverDeleted(ModelPermissionPolicy):
    """Bodies, seats and terms outlive what was decided with them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class PlannedAtTheDesk(NeverDeleted):
    """Meetings are planned at the desk, with their pages."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class BodyViewSet(SignedViewSet):
    model = Body
    icon = "group"
    menu_label = _("Bodies")
    list_display = ["__str__", "kind", "statute"]
    panels = [
        FieldPanel(name)
        for name in (
            "slug",
            "name",
            "kind",
            "statute",
            "covered_under",
            "threshold_numerator",
            "threshold_denominator",
            "threshold_more_than",
            "threshold_base",
            "quorum_base",
            "term_years",
            "order",
            "is_demo",
        )
    ]


class SeatViewSet(SignedViewSet):
    model = Seat
    icon = "list-ol"
    menu_label = _("Seats")
    list_display = ["__str__", "body", "is_voting", "is_data_provider"]
    list_filter = ["body"]
    panels = [
        FieldPanel(name)
        for name in ("body", "position", "label", "appointing_authority", "is_voting", "is_data_provider")
    ]


class HoldingViewSet(SignedViewSet):
    model = Holding
    icon = "user"
    menu_label = _("Holders of seats")
    list_display = ["person_name", "seat", "capacity", "starts_on", "ends_on"]
    list_filter = ["seat__body", "capacity"]
    panels = [
        FieldPanel(name)
        for name in (
            "seat",
            "person_name",
            "user",
            "capacity",
            "is_chair",
            "starts_on",
            "ends_on",
            "oath_on",
            "is_demo",
        )
    ]


class MeetingViewSet(SignedViewSet):
    model = Meeting
    icon = "calendar-alt"
    menu_label = _("Meetings")
    list_display = ["__str__", "starts_at", "kind", "status"]
    list_filter = ["body", "status"]
    panels = [
        FieldPanel(name)
        for name in (
            "starts_at",
            "ends_at",
            "date_is_public",
            "place",
            "stream_url",
            "phone_in",
            "contact_name",
            "contact_address",
            "contact_phone",
            "contact_email",
            "aid_until",
        )
    ]


class ProposalViewSet(SignedViewSet):
    model = Proposal
    icon = "help"
    menu_label = _("Proposals")
    list_display = ["number", "__str__", "state", "outcome"]
    panels = [
        FieldPanel(name)
        for name in (
            "year",
            "sequence",
            "body",
            "title",
            "summary",
            "brought_by",
            "state",
            "outcome",
            "reason",
            "until",
            "received_on",
            "is_demo",
        )
    ]


class AgreementViewSet(SignedViewSet):
    model = Agreement
    icon = "doc-full"
    menu_label = _("Agreements")
    list_display = ["__str__", "signed_on"]
    panels = [
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("signed_on"),
        FieldPanel("is_demo"),
        InlinePanel(
            "parties",
            label=_("Party"),
            panels=[FieldPanel("name"), FieldPanel("is_managing_entity"), FieldPanel("order")],
        ),
    ]


class BoardsGroup(ModelViewSetGroup):
    menu_label = _("Boards")
    menu_icon = "group"
    items = (
        BodyViewSet,
        SeatViewSet,
        HoldingViewSet,
        MeetingViewSet,
        ProposalViewSet,
        AgreementViewSet,
    )


POLICIES = {
    Body: NeverDeleted,
    Seat: NeverDeleted,
    Holding: NeverDeleted,
    Meeting: PlannedAtTheDesk,
    Proposal: NeverDeleted,
    Agreement: NeverDeleted,
}
