"""Shared parts of the boards' public forms: questions, and the privacy notice, in each language (PRV-04)."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import override

from cms.site_cache import office

Languages = Iterable[tuple[str, Any]]


def in_each(languages: Languages, words: Callable[[], Any]) -> dict[str, str]:
    """Call a function with each language active; returns its text by language."""
    found = {}
    for code, _name in languages:
        with override(code):
            found[code] = str(words())
    return found


def notice(languages: Languages, parts: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The eight elements of PRV-04, from the office settings and the form."""
    found = office()
    official = ", ".join(
        part for part in (found.records_contact or found.contact_person, found.address, found.phone) if part
    )
    all_parts = {"agency": found.name, "official": official or found.name, **parts}
    return {name: in_each(languages, partial(str, words)) for name, words in all_parts.items()}


def question(
    languages: Languages,
    key: str,
    kind: str,
    *,
    label: str | Promise,
    help_text: str | Promise | None = None,
    choices: Iterable[tuple[Any, Any]] = (),
    required: bool = False,
    purpose: str = "",
) -> dict[str, Any]:
    """A question in the format of a form version."""
    return {
        "key": key,
        "kind": kind,
        "label": in_each(languages, partial(str, label)),
        "help": in_each(languages, partial(str, help_text)) if help_text else {},
        "choices": [
            {"key": str(value), "label": in_each(languages, partial(str, words))} for value, words in choices
        ],
        "required": required,
        "about_you": False,
        "purpose": purpose,
    }
