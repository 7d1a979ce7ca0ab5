"""The main menu and the footer: fixed pages, in the reader's language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.i18n.languages import offered

# What a menu entry leads to beside its own address.
BELOW = {"data/": ("stories/", "tools/")}


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    is_current: bool = False


def main_menu(path: str) -> list[Entry]:
    return [_entry(label, where, path) for label, where in _places()]


def footer_columns() -> list[tuple[str, list[Entry]]]:
    columns = [
        (
            _("Join"),
            [
                (_("Conversations"), "conversations/"),
                (_("Give feedback on a tool"), "tools/"),
                (_("Comment on an agenda"), "boards/"),
                (_("Propose an idea"), "proposals/new/"),
                (_("Serve on a board"), "applications/"),
                (_("Email updates"), "news/subscribe/"),
            ],
        ),
        (
            _("The record"),
            [
                (_("Decisions and votes"), "decisions/"),
                (_("What changed"), "what-changed/"),
                (_("How comments led to decisions"), "trace/"),
                (_("Legal agreements"), "agreements/"),
                (_("Open data and feeds"), "/api/"),
                (_("Verify the record"), "verify/"),
            ],
        ),
        (
            _("This site"),
            [
                (_("Help and contact"), "contact/"),
                (_("Request an accommodation or another format"), "accommodation/"),
                (_("Accessibility"), "accessibility/"),
                (_("Privacy notice"), "privacy/"),
                (_("How we hide small numbers"), "small-numbers/"),
                (_("Public records request"), "records/"),
            ],
        ),
    ]
    return [(title, [Entry(label, address(where)) for label, where in rows]) for title, rows in columns]


def address(where: str) -> str:
    """`where` with the language prefix, unless it starts with a slash or is not offered in that language."""
    if where.startswith("/"):
        return where
    language = get_language() or settings.LANGUAGE_CODE
    default = settings.LANGUAGE_CODE.split("-")[0]
    if language in (settings.LANGUAGE_CODE, default) or language not in offered(f"/{where}"):
        return f"/{where}"
    return f"/{language}/{where}"


def _places() -> list[tuple[str, str]]:
    return [
        (_("Conversations"), "conversations/"),
        (_("Data and tools"), "data/"),
        (_("Boards"), "boards/"),
        (_("Decisions"), "decisions/"),
        (_("Proposals"), "proposals/"),
    ]


def _entry(label: str, where: str, path: str) -> Entry:
    url = address(where)
    return Entry(label, url, any(path.startswith(address(each)) for each in (where, *BELOW.get(where, ()))))
