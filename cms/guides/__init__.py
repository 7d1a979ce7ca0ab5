"""Guides inside the product: Markdown in `<language>/<guide>/<chapter>.md`, rendered at /desk/help/."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy

import nh3
from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent
GUIDES = {
    "editor": (gettext_lazy("Editor’s guide"), ("approval",)),
    "operator": (
        gettext_lazy("Operator’s guide"),
        (
            "install-with-containers",
            "install-without-containers",
            "first-setup",
            "accounts-and-powers",
            "mail",
            "addresses-and-tls",
            "upgrade",
            "backup-and-restore",
            "change-the-keys",
            "monitoring",
            "when-something-fails",
        ),
    ),
}
TAGS = {"h2", "h3", "p", "a", "ul", "ol", "li", "code", "pre", "strong", "em"}
_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Chapter:
    slug: str
    title: str
    html: SafeString
    sections: tuple[tuple[str, str], ...]
    language: str


def chapters(guide: str) -> list[Chapter]:
    language = get_language() or settings.LANGUAGE_CODE
    return [read(language, guide, slug) for slug in GUIDES[guide][1]]


def path_of(language: str, guide: str, slug: str) -> Path:
    return FOLDER / language / guide / f"{slug}.md"


@cache
def read(language: str, guide: str, slug: str) -> Chapter:
    """A chapter, rendered; in the site's first language if it has no translation."""
    if not path_of(language, guide, slug).is_file():
        language = settings.LANGUAGE_CODE
    title, _line, text = path_of(language, guide, slug).read_text(encoding="utf-8").partition("\n")
    html, sections = render(text)
    return Chapter(slug, title.removeprefix("# "), html, sections, language)


def render(text: str) -> tuple[SafeString, tuple[tuple[str, str], ...]]:
    """(HTML with an allowlist of elements, (anchor, heading) of each section)."""
    tokens = _markdown.parse(text)
    sections = []
    for token, content in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            heading = re.sub(r"[`*]", "", content.content)
            token.attrs["id"] = slugify(heading)
            if token.tag == "h2":
                sections.append((slugify(heading), heading))
    html = nh3.clean(
        _markdown.renderer.render(tokens, _markdown.options, {}),
        tags=TAGS,
        attributes={"a": {"href"}, "h2": {"id"}, "h3": {"id"}},
        url_schemes={"https"},
        link_rel=None,
        set_tag_attribute_values={"pre": {"tabindex": "0"}},
    )
    return SafeString(html), tuple(sections)
