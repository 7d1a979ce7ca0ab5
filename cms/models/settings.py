from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cms.models.files import SiteImage


@register_setting(icon="home")
class OfficeSettings(BaseGenericSetting):
    """The public body that runs the site. Another body changes these settings, not the code (C2C-02)."""

    class DataLicense(models.TextChoices):
        NONE = "", _("Not stated")
        CC0 = "CC0-1.0", _("CC0 1.0: no rights reserved")
        CC_BY = "CC-BY-4.0", _("CC BY 4.0: anyone who uses the data must credit the office")
        PDDL = "PDDL-1.0", _("PDDL 1.0: public domain")

    name = models.CharField(_("office"), max_length=200, default="Office of Cradle-to-Career Data")
    parent = models.CharField(_("part of"), max_length=200, blank=True, default="State of California")
    address = models.CharField(_("postal address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("email"), blank=True)
    contact_person = models.CharField(_("contact person"), max_length=120, blank=True)
    records_contact = models.CharField(_("official responsible for records"), max_length=200, blank=True)
    data_license = models.CharField(
        _("license of published data"),
        max_length=12,
        choices=DataLicense.choices,
        blank=True,
        default=DataLicense.NONE,
        help_text=_("Stated in the API and in the public files of each data set frozen from now on."),
    )

    mark = models.ForeignKey(
        SiteImage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_(
            "An image of the office’s logo. Staff see it on the sign-in page and in the page editor."
        ),
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("parent"), FieldPanel("mark")], heading=_("Name")),
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
        FieldPanel("data_license"),
    ]

    class Meta:
        verbose_name = _("office and contact")
