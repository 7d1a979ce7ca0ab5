"""Agenda templates: the recurring items of a body, in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin

from boards.blocks import DraftAgendaBlock
from boards.choices import MeetingKind
from boards.models.bodies import Body


class AgendaTemplate(TranslatableMixin, models.Model):
    """A template in one language; its translations share ``translation_key`` and block ids."""

    name = models.CharField(_("name"), max_length=120)
    body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agenda_templates",
        verbose_name=_("body"),
        help_text=_("Blank: for all bodies."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=MeetingKind, default=MeetingKind.REGULAR)
    is_usual = models.BooleanField(_("use it to start each new meeting of this kind"), default=False)
    agenda = StreamField(DraftAgendaBlock(), verbose_name=_("items"), blank=True)

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("agenda template")
        verbose_name_plural = _("agenda templates")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
