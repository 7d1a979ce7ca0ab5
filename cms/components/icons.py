"""Inline icons: one small SVG file per name, read once."""

from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "icons"


class NoSuchIcon(LookupError):
    """A template requested an icon that does not exist."""


@cache
def icon(name: str, extra_class: str = "") -> SafeString:
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        f" {extra_class}" if extra_class else "",
        mark_safe(_shape(name)),  # noqa: S308  our own files, never input
    )


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.svg"))


@cache
def _shape(name: str) -> str:
    path = FOLDER / f"{name}.svg"
    if path.parent != FOLDER or not path.is_file():
        raise NoSuchIcon(name)
    text = path.read_text(encoding="utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")]
