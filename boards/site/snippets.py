"""Agenda templates in the Wagtail admin, one per language."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from boards.models import AgendaTemplate


class AgendaTemplateChooserViewSet(SnippetChooserViewSet):
    """No create form in the chooser: templates are created on their own screen."""

    def get_urlpatterns(self) -> list:
        return [each for each in super().get_urlpatterns() if each.name != "create"]


class AgendaTemplateViewSet(SnippetViewSet):
    model = AgendaTemplate
    icon = "list-ol"
    menu_label = _("Agenda templates")
    list_display = ["name", "body", "kind", "is_usual"]
    list_filter = ["body", "kind"]
    copy_view_enabled = False
    chooser_viewset_class = AgendaTemplateChooserViewSet
    panels = [FieldPanel(name) for name in ("name", "body", "kind", "is_usual", "agenda")]
