"""How followers read a public record: its kind and name, and where its page is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cms.i18n.languages import path_for_reader
from cms.i18n.passages import filled
from cms.models import PublishedRecord
from cms.open_data.registry import kind_named
from engagement.language_of_text import named_in_its_language


@dataclass(frozen=True)
class FollowedView:
    """``url``: "" once the record is no longer public."""

    number: int
    kind: str
    since: datetime
    title: str
    url: str = ""

    @classmethod
    def of(cls, number: int, since: datetime, copy: PublishedRecord) -> "FollowedView":
        return cls(number, kind_of(copy), since, named_in_its_language(copy.title), url_of(copy))


def kind_label(kind: str) -> str:
    found = kind_named(kind)
    return str(found.label_of_one) if found else ""


def kind_of(copy: PublishedRecord) -> str:
    """ "Decision 2022-17", or the kind alone where it has no number."""
    facts = {"kind": kind_label(copy.kind), "number": copy.number}
    return _("%(kind)s %(number)s") % facts if copy.number else facts["kind"]


def url_of(copy: PublishedRecord) -> str:
    """The path of its page in the active language, or in the first that has one."""
    return path_for_reader(copy.paths)


def name_of(copy: PublishedRecord) -> str:
    """ "Decision 2022-17: Show all counties"."""
    return filled(_("%(kind)s: %(title)s"), kind=kind_of(copy), title=named_in_its_language(copy.title))
