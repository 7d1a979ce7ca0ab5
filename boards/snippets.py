"""Agenda templates in Wagtail’s admin, one for each language."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from boards.models import AgendaTemplate


class AgendaTemplateViewSet(SnippetViewSet):
    model = AgendaTemplate
    icon = "list-ol"
    menu_label = _("Agenda templates")
    list_display = ["name", "body", "kind", "is_usual"]
    list_filter = ["body", "kind"]
    copy_view_enabled = False
    panels = [FieldPanel(name) for name in ("name", "body", "kind", "is_usual", "agenda")]
