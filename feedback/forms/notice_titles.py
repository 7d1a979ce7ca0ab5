"""Titles of the eight parts of the privacy notice on public pages (PRV-04)."""

from django.utils.translation import gettext_lazy as _

NOTICE_TITLES = {
    "agency": _("Who is asking"),
    "official": _("Who is responsible"),
    "authority": _("Which law allows it"),
    "voluntary": _("What is required"),
    "consequences": _("What happens if you do not"),
    "purposes": _("What it is for"),
    "disclosures": _("Who may receive it"),
    "access": _("Your rights"),
}
