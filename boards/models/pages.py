"""Wagtail pages of bodies and meetings: one page per language, each linked to one record of facts."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PagePermissionTester
from wagtail.search import index

from boards.blocks import DraftAgendaBlock
from boards.exceptions import CannotPost
from boards.models.bodies import Body
from boards.models.meetings import Meeting
from cms import clock
from cms.access import Visitor
from cms.blocks import BodyBlock
from cms.components.menu import address
from cms.i18n.page_language import title_of
from cms.models import BasePage

# Standard texts of each agenda (BK-13, BK-24, BK-28), in page order.
USUAL_TEXTS = (
    "order_notice",
    "how_to_attend",
    "how_to_get_aid",
    "webcast_notice",
    "off_agenda_notice",
    "materials_notice",
    "teleconference_notice",
)


class BoardsIndexPage(BasePage):
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["boards.BodyPage"]
    template = "boards/boards_index_page.html"

    class Meta:
        verbose_name = _("list of bodies")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find a body page with its body in one query instead of three."""
        if len(path_components) == 1:
            pages = BodyPage.objects.child_of(self).select_related("body", "locale")
            if page := pages.filter(slug=path_components[0]).first():
                page._cached_parent_obj = self
                return page.route(request, [])
        return super().route(request, path_components)


class BodyPage(BasePage):
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="pages", verbose_name=_("body"))
    text = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["boards.BoardsIndexPage"]
    subpage_types = ["boards.MeetingPage"]
    template = "boards/body_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("text")]
    search_fields = [*BasePage.search_fields, index.SearchField("text")]

    class Meta:
        verbose_name = _("page of a body")
        verbose_name_plural = _("pages of bodies")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """The slug comes from the body, and is the same in every language."""
        if self.body_id:
            self.slug = self.body.slug
        super().full_clean(*args, **kwargs)

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        return [(str(_("Boards")), address("boards/")), (title_of(self), "")]


class AgendaPermissions(PagePermissionTester):
    """Agendas are created by planning a meeting and published by posting; Wagtail can only edit drafts."""

    def _never(self, *_args: Any, **_options: Any) -> bool:
        return False

    def can_edit(self) -> bool:
        """Also what previews, revisions, comparisons, usage and history of the page ask (BK-41)."""
        return super().can_edit() and not self._is_closed

    def can_view_revisions(self) -> bool:
        return super().can_view_revisions() and not self._is_closed

    @cached_property
    def _is_closed(self) -> bool:
        """Whether the draft carries what other members wrote, and the user is one of the members."""
        closed = Meeting.objects.closed_to(self.user.pk, clock.today())
        return closed.filter(pk=self.page.meeting_id).exists()

    can_copy = can_copy_to = can_move = can_move_to = can_delete = can_publish = can_unpublish = _never


class MeetingPage(BasePage):
    """Draft agenda in one language. The public reads the posting instead.

    Its items are written on the desk, in all languages at once; no form names its meeting.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="pages", verbose_name=_("meeting")
    )
    agenda = StreamField(DraftAgendaBlock(), verbose_name=_("agenda"), blank=True)
    how_to_attend = models.TextField(
        _("how to attend and speak"),
        max_length=1200,
        help_text=_("State that no one has to sign in or give a name (Gov. Code § 11124)."),
    )
    how_to_get_aid = models.TextField(
        _("how to request an interpreter or another accommodation"),
        max_length=800,
        help_text=_(
            "Explain how to ask, whom to ask and by when. Late requests are still accepted (Gov. "
            "Code § 11123.1)."
        ),
    )
    order_notice = models.TextField(
        _("what the body may do"),
        max_length=800,
        help_text=_("State that only action items can be decided, and that order and times can change."),
    )

    webcast_notice = models.TextField(
        _("if the webcast fails"),
        max_length=600,
        blank=True,
        help_text=_("Explain what happens if the webcast fails."),
    )
    off_agenda_notice = models.TextField(
        _("comment on matters not on the agenda"),
        max_length=600,
        blank=True,
        help_text=_(
            "State that the public may speak on them, and give the time limit (Gov. Code § 11125.7)."
        ),
    )
    materials_notice = models.TextField(
        _("where to find the materials"),
        max_length=600,
        blank=True,
        help_text=_(
            "Give the web address, and explain how to get the materials in another format (Gov. "
            "Code § 11125.1(b))."
        ),
    )
    teleconference_notice = models.TextField(
        _("teleconference"),
        max_length=600,
        blank=True,
        help_text=_("Required when the body meets by teleconference: the section of law, and what it means."),
    )

    easy_read = models.TextField(
        _("easy read"),
        max_length=1500,
        blank=True,
        help_text=_(
            "What the meeting is about, in short sentences and everyday words, one idea in each line."
        ),
    )
    sign_video = models.URLField(
        _("video in American Sign Language"),
        max_length=500,
        blank=True,
        help_text=_("The address of a recording with captions, beginning with https://. Optional."),
    )

    parent_page_types = ["boards.BodyPage"]
    subpage_types: list[str] = []
    is_creatable = False
    template = "boards/meeting_page.html"
    content_panels = [
        *BasePage.content_panels,
        HelpPanel(template="boards/agendas/_page_help.html"),
        MultiFieldPanel(
            [FieldPanel(name) for name in USUAL_TEXTS],
            heading=_("Standard agenda texts"),
        ),
        FieldPanel("easy_read"),
        FieldPanel("sign_video"),
    ]

    class Meta:
        verbose_name = _("agenda of a meeting")
        verbose_name_plural = _("agendas of meetings")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if self.meeting_id:
            self.slug = self.meeting.slug
        super().full_clean(*args, **kwargs)

    @property
    def search_text(self) -> str:
        """The bodies of a joint meeting are found by name; its title is only the day."""
        with override(self.locale.language_code):
            return f"{self.meeting.joint_title} {super().search_text}"

    def permissions_for_user(self, user: Visitor) -> PagePermissionTester:
        return AgendaPermissions(user, self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Last safeguard: a draft agenda cannot be published by any route."""
        if self.live and self.meeting.is_draft:
            raise CannotPost(
                _("An agenda becomes public when it is posted on the desk, not when this page is published."),
                rule="BK-10",
            )
        super().save(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A separate view serves the posted agenda; drafts always raise Http404. A preview shows what the public would
        see if this draft were posted now.
        """
        raise Http404
