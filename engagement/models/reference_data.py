"""Reference data that an office edits: series, regions with outlines, participant roles."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedField, text
from cms.records.history import History


class Series(models.Model):
    wagtail_reference_index_ignore = True

    slug = models.SlugField(_("address"), max_length=40, unique=True)
    name = TranslatedField(_("name"), text_length=120)

    history = History()

    class Meta:
        verbose_name = _("series of conversations")
        verbose_name_plural = _("series of conversations")
        ordering = ["slug"]

    def __str__(self) -> str:
        return text(self.name) or self.slug


class Region(models.Model):
    """A part of the state. ``outline``: rings of [x, y] on a plain drawing, y down; no map server is used."""

    wagtail_reference_index_ignore = True

    key = models.SlugField(_("key"), max_length=40, unique=True)
    name = TranslatedField(_("name"), text_length=80)
    outline = models.JSONField(_("outline"), default=list, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return text(self.name) or self.key


class ParticipantRole(models.Model):
    """A role that participants can select. The key never changes its meaning; benchmarks refer to it."""

    wagtail_reference_index_ignore = True

    key = models.SlugField(_("key"), max_length=40, unique=True)
    name = TranslatedField(_("name"), text_length=80)
    is_offered = models.BooleanField(_("offered"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("role people can choose")
        verbose_name_plural = _("roles people can choose")
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return text(self.name) or self.key
