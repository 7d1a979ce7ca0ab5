"""Site settings for the privacy notice of the registration form: what depends on the office (PRV-04)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cms.i18n.fields import TranslatedField

AUTHORITY = {
    "en": "Education Code section 10860 and following.",
    "es": "Código de Educación, sección 10860 y siguientes.",
}


def default_authority() -> dict[str, str]:
    return dict(AUTHORITY)


@register_setting(icon="lock")
class RegistrationNotice(BaseGenericSetting):
    authority = TranslatedField(
        _("legal authority"), long=True, text_length=400, blank=True, default=default_authority
    )
    disclosures = TranslatedField(
        _("to whom it may be disclosed"),
        long=True,
        text_length=600,
        blank=True,
        help_text=_("Leave blank to use this site’s standard sentence."),
    )
    more_url = models.CharField(
        _("page with more information"), max_length=200, blank=True, help_text=_("Such as /privacy/.")
    )

    panels = [FieldPanel("authority"), FieldPanel("disclosures"), FieldPanel("more_url")]

    class Meta:
        verbose_name = _("privacy notice of registrations")
