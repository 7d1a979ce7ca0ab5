"""Resolve number references such as [[comments]] and [[percent:place]] in a finding's text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.i18n.fields import text
from feedback.findings.labels import group_name
from feedback.findings.rules import REFERENCE, has_loose_brackets, references_in, typed_numbers
from feedback.models import Channel, Codebook
from feedback.reference_data.languages import LANGUAGES
from feedback.releases.cells import HELD, cell_text, share_text
from feedback.releases.code_figures import NO_GROUP

WRITTEN = ("title", "summary", "easy_read", "minority_view", "limits", "recommendation", "method")
SIMPLE: dict[str, Callable[[], str]] = {
    "comments": lambda: _("Comments with this code"),
    "against": lambda: _("Of these, against"),
    "people": lambda: _("People represented"),
    "once": lambda: _("Comments, each campaign counted once"),
    "all": lambda: _("All comments in the data set"),
}


@dataclass(frozen=True)
class Reference:
    name: str
    label: str
    value: str

    @property
    def code(self) -> str:
        return f"[[{self.name}]]"


def known_names(book: Codebook | None) -> set[str]:
    """Return every valid reference for this codebook."""
    keys = list(book.codes.values_list("key", flat=True)) if book else []
    return {
        *SIMPLE,
        *(f"{kind}:{key}" for kind in ("theme", "percent") for key in keys),
        *(f"channel:{key}" for key in Channel.values),
        *(f"language:{key}" for key, _name in LANGUAGES),
    }


def problem_of(words: str, known: set[str], names: list[str]) -> str:
    """Return the first problem of a text as a sentence, or an empty string."""
    if typed := typed_numbers(words, names):
        return _("Numbers come from the data set. Choose one from the list. Typed here: %(typed)s") % {
            "typed": ", ".join(f"“{each}”" for each in typed[:3])
        }
    unknown = [each for each in references_in(words) if each not in known]
    if unknown:
        return _("There is no number called %(name)s. Choose one from the list.") % {
            "name": f"[[{unknown[0]}]]"
        }
    if has_loose_brackets(words):
        return _("Square brackets are for the numbers. Copy one from the list as it is.")
    return ""


def value_of(name: str, figures: dict[str, Any]) -> str:
    """Return the publishable value of a reference as text in the active language."""
    kind, _colon, key = name.partition(":")
    threshold = figures.get("threshold", 11)
    if kind in ("theme", "percent"):
        cell = _of(figures, "themes", key)
        return share_text(cell, figures.get("all")) if kind == "percent" else cell_text(cell, threshold)
    if kind in ("channel", "language"):
        return cell_text(_of(figures, f"{kind}s", key), threshold)
    return cell_text(figures.get(name), threshold)


def _of(figures: dict[str, Any], table: str, key: str) -> Any:
    """Return a cell of a table: 0 if there are no comments, suppressed if the release does not have it."""
    found = figures.get(table)
    if found is None:
        return HELD
    if table == "themes":
        found = {row["key"]: row["comments"] for row in found}
    unknown = figures.get("unknown", {}).get(table, [])
    return found.get(key, HELD if key in unknown or "*" in unknown else 0)


def render(words: str, figures: dict[str, Any], language: str) -> str:
    with override(language):
        return REFERENCE.sub(lambda found: value_of(found[1].strip(), figures), words)


def listed(figures: dict[str, Any]) -> list[Reference]:
    """Return the references to offer the writer: only those with a count."""
    found = [Reference(name, label(), value_of(name, figures)) for name, label in SIMPLE.items()]
    for row in figures.get("themes") or []:
        name = text(row["name"]) or row["key"]
        found.append(_one(f"theme:{row['key']}", _("Comments: %(name)s") % {"name": name}, figures))
        found.append(
            _one(f"percent:{row['key']}", _("Share of all comments: %(name)s") % {"name": name}, figures)
        )
    for key in figures.get("channels") or {}:
        found += _of_group("channel", key, figures)
    for key in figures.get("languages") or {}:
        found += _of_group("language", key, figures)
    return found


def _of_group(kind: str, key: str, figures: dict[str, Any]) -> list[Reference]:
    if key in NO_GROUP:
        return []
    label = _("Of these: %(name)s") % {"name": group_name(kind, key, {})}
    return [_one(f"{kind}:{key}", label, figures)]


def _one(name: str, label: str, figures: dict[str, Any]) -> Reference:
    return Reference(name, label, value_of(name, figures))
