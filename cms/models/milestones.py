from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from cms.i18n.fields import TranslatedField, text
from cms.models.base import DemoMarked
from cms.records.history import History


class Milestone(DemoMarked):
    """A step of the data system over the years, past or promised."""

    when = models.DateField(_("date"), help_text=_("Used only for sorting. Readers see the text below."))
    when_text = TranslatedField(_("date as shown"), text_length=60)
    title = TranslatedField(_("what"), text_length=120)
    is_past = models.BooleanField(_("has happened"), default=False)

    history = History()
    panels = [
        FieldPanel("when"),
        FieldPanel("when_text"),
        FieldPanel("title"),
        FieldPanel("is_past"),
        FieldPanel("is_demo"),
    ]

    class Meta:
        ordering = ["when", "pk"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self) -> str:
        return text(self.title)
