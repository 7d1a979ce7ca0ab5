"""The site's template of the privacy notice: the eight elements of Civil Code 1798.17 in each language (PRV-04)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.records.history import History


class NoticeTemplate(models.Model):
    """What new forms start from. A form may differ; its own page has the text that counts."""

    language = models.CharField(_("language"), max_length=12, unique=True)
    words = models.JSONField(
        _("text"), default=dict, help_text=_("Element of the notice → its text in this language.")
    )

    history = History()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["language"]
        verbose_name = _("template of the privacy notice")
        verbose_name_plural = _("templates of the privacy notice")

    def __str__(self) -> str:
        return self.language

    @classmethod
    def words_in(cls, language: str) -> dict[str, str]:
        """Return element → text; empty if the site has no template in this language."""
        found = cls.objects.filter(language=language).first()
        return dict(found.words) if found else {}
