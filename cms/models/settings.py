from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home")
class OfficeSettings(BaseGenericSetting):
    """The public body that runs the site. Another body changes these settings, not the code (C2C-02)."""

    name = models.CharField(_("office"), max_length=200, default="Office of Cradle-to-Career Data")
    parent = models.CharField(_("part of"), max_length=200, blank=True, default="State of California")
    address = models.CharField(_("postal address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("email"), blank=True)
    contact_person = models.CharField(_("contact person"), max_length=120, blank=True)
    records_contact = models.CharField(_("official responsible for records"), max_length=200, blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("parent")], heading=_("Name")),
        MultiFieldPanel(
            [
                FieldPanel("contact_person"),
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("records_contact"),
            ],
            heading=_("How to contact the office"),
        ),
    ]

    class Meta:
        verbose_name = _("office and contact")
