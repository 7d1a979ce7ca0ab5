"""Questions of an application: who may read each answer, and whether it is required (C2C-09, PRV-04, PRV-24).

The form, its privacy notice, the desk and the packet all use this list.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.site_cache import office
from feedback.forms.notice_titles import NOTICE_TITLES


class Place(StrEnum):
    """The table in which an answer is stored."""

    APPLICATION = "application"
    CONTACT = "contact"
    ABOUT = "about"


@dataclass(frozen=True)
class Field:
    name: str
    label: Promise
    is_public: bool = False
    is_mandatory: bool = False
    place: Place = Place.APPLICATION
    help: Promise | str = ""


FIELDS = (
    Field("name", _("Your name"), is_public=True, is_mandatory=True),
    Field(
        "organization",
        _("Organization"),
        is_public=True,
        help=_("A school, a group, a company. Leave blank if you represent only yourself."),
    ),
    Field(
        "statement",
        _("Why you: your statement of qualifications"),
        is_public=True,
        is_mandatory=True,
        help=_("What you know, what you have experienced, and whom you would represent. In any language."),
    ),
    Field(
        "employer_level",
        _("Where do you work?"),
        is_mandatory=True,
        help=_(
            "People who work for an organization with a seat on the Governing Board cannot be chosen. A "
            "school or campus under it is fine."
        ),
    ),
    Field("employer", _("Name of your workplace"), help=_("Required if you work somewhere.")),
    Field(
        "email",
        _("Email"),
        place=Place.CONTACT,
        help=_("Email or phone: we need one of the two to reply to you."),
    ),
    Field("phone", _("Phone"), place=Place.CONTACT),
    Field("language", _("Language for our reply"), is_mandatory=True),
    Field(
        "earlier",
        _("Receipt code from an earlier application"),
        help=_("If you applied before. We then read the two together."),
    ),
    Field("role", _("Which of these describe you?"), place=Place.ABOUT),
    Field("county", _("County where you live"), place=Place.ABOUT),
    Field("age", pgettext_lazy("person", "Age"), place=Place.ABOUT),
)
BY_NAME = {field.name: field for field in FIELDS}
PUBLIC = tuple(field.name for field in FIELDS if field.is_public)
INTERNAL = tuple(field.name for field in FIELDS if not field.is_public)

ROLES = (
    ("student", _("Student or adult learner")),
    ("family", _("Parent or family member")),
    ("educator", _("Educator or counselor")),
    ("community", _("Community organization")),
    ("worker", _("Worker or employer")),
    ("researcher", _("Researcher")),
    ("other", _("Something else")),
)
AGES = (
    ("18-24", _("18 to 24")),
    ("25-44", _("25 to 44")),
    ("45-64", _("45 to 64")),
    ("65", _("65 or older")),
)


def labels_of(names: tuple[str, ...]) -> list[Any]:
    return [BY_NAME[name].label for name in names]


def notice() -> list[tuple[Any, Any]]:
    """PRV-04: the sections of the privacy notice, in the reader's language."""
    found = office()
    official = ", ".join(
        part for part in (found.records_contact or found.contact_person, found.address, found.phone) if part
    )
    said = {
        "agency": found.name,
        "official": official or found.name,
        "authority": _("Education Code section 10865: the Governing Board appoints the advisory boards."),
        "voluntary": _(
            "Required: name, statement, where you work, language, and an email or a phone number. "
            "Everything else is voluntary."
        ),
        "consequences": _(
            "Without the required information we cannot consider your application. There are no other "
            "consequences."
        ),
        "purposes": _(
            "To choose new members, to tell you the result, and to keep a record of the selection."
        ),
        "disclosures": _(
            "Name, organization and statement are shown in a public meeting if you are on the short "
            "list. Everything else is seen only by application staff."
        ),
        "access": _(
            "You may see the information we have about you: use your receipt code, or write to the "
            "official named above."
        ),
    }
    return [(title, said[name]) for name, title in NOTICE_TITLES.items() if name in said]
