"""Wagtail admin lists of bodies, seats, terms, meetings and agreements."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from boards.models import Agreement, Appointment, Body, Meeting, Party, Seat, TeleconferenceMode
from cms.access import Visitor
from cms.viewsets import ReadOnlyPolicy, SignedViewSet


class NeverDeleted(ModelPermissionPolicy):
    """Deny deletion: bodies, seats and terms must outlive the decisions made with them."""

    def user_has_permission(self, user: Visitor, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Visitor, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class AddedElsewhere(NeverDeleted):
    """Meetings are planned at the desk, with their pages; bodies and parties are added in the register of powers."""

    def user_has_permission(self, user: Visitor, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class BodyViewSet(SignedViewSet):
    """Name, thresholds and the other powers of a body change in the register of powers."""

    model = Body
    icon = "group"
    menu_label = _("Bodies")
    list_display = ["__str__", "kind", "statute"]
    panels = [
        FieldPanel(name)
        for name in (
            "roll_call_order",
            "presiding_votes_last",
            "absences_excused_by",
            "speaker_seconds",
            "packet_days",
            "order",
            "is_demo",
        )
    ]


class SeatViewSet(SignedViewSet):
    """Seats, to read; they change in the register of powers."""

    model = Seat
    icon = "list-ol"
    menu_label = _("Seats")
    list_display = ["__str__", "body", "is_voting", "is_data_provider"]
    list_filter = ["body"]
    list_joins = ("body",)
    panels = [FieldPanel("label", read_only=True)]


class AppointmentViewSet(SignedViewSet):
    """Members and terms, to read; they change in the register of powers."""

    model = Appointment
    icon = "user"
    menu_label = _("Members and terms")
    list_display = ["person_name", "seat", "capacity", "starts_on", "ends_on"]
    list_filter = ["seat__body", "capacity"]
    list_joins = ("seat__body",)
    panels = [FieldPanel("person_name", read_only=True)]


class MeetingViewSet(SignedViewSet):
    model = Meeting
    icon = "calendar-alt"
    menu_label = _("Meetings")
    list_display = ["__str__", "starts_at", "kind", "status"]
    list_filter = ["body", "status"]
    list_joins = ("body",)
    panels = [
        FieldPanel(name)
        for name in (
            "starts_at",
            "ends_at",
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

    def locked_fields(self, row: Meeting) -> Iterable[str]:
        """What a notice says stays as posted; a correction or a new notice changes it, at the desk (BK-10).

        The time of a draft changes at the desk, too: its address and its pages follow.
        """
        names = [panel.field_name for panel in self.panels]
        if not row.is_draft:
            return names
        return ["starts_at", "ends_at", "place"] if row.follows_id else ["starts_at", "ends_at"]


class TeleconferenceModeViewSet(SignedViewSet):
    """Legal teleconference modes (BK-29a, BK-29d), to read; they change in the register of powers."""

    model = TeleconferenceMode
    icon = "site"
    menu_label = _("Teleconference modes")
    list_display = ["__str__", "section", "valid_from", "valid_until"]
    panels = [FieldPanel("name", read_only=True)]


class PartyViewSet(SignedViewSet):
    """Parties. Joining and leaving are recorded at the desk, with date and reason (C2C-12)."""

    model = Party
    icon = "group"
    menu_label = _("Parties")
    list_display = ["__str__", "status", "effective_on"]
    list_filter = ["status"]
    panels = [FieldPanel(name) for name in ("effective_words", "order", "is_demo")]


class AgreementViewSet(SignedViewSet):
    """Agreements and who is to sign them. Status, dates and documents are edited at the desk."""

    model = Agreement
    icon = "doc-full"
    menu_label = _("Agreements")
    list_display = ["__str__", "kind", "status"]
    panels = [FieldPanel(name) for name in ("title", "summary", "kind", "ends_on", "tools", "is_demo")]

    def locked_fields(self, row: Agreement) -> Iterable[str]:
        """What was announced or signed stays as it was read (C2C-11)."""
        return [] if row.status == Agreement.Status.WRITTEN else [panel.field_name for panel in self.panels]


class BoardsGroup(ModelViewSetGroup):
    menu_label = _("Boards")
    menu_icon = "group"
    items = (
        BodyViewSet,
        SeatViewSet,
        AppointmentViewSet,
        MeetingViewSet,
        TeleconferenceModeViewSet,
        PartyViewSet,
        AgreementViewSet,
    )


POLICIES = {
    Body: AddedElsewhere,
    Seat: ReadOnlyPolicy,
    Appointment: ReadOnlyPolicy,
    Meeting: AddedElsewhere,
    TeleconferenceMode: ReadOnlyPolicy,
    Party: AddedElsewhere,
    Agreement: NeverDeleted,
}
