"""Guides inside the product: Markdown in `<language>/<guide>/<chapter>.md`, rendered at /desk/help/.

Their pictures are in `cms/static/cms/guides/<guide>/`; a chapter names one by its file alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

FOLDER = Path(__file__).parent
PICTURES = FOLDER.parent / "static" / "cms" / "guides"
LINK = re.compile(r'<a href="(/[^"]*)">(.*?)</a>')  # as written here: an address of the site, and its words
PICTURE_NAME = re.compile(r"[a-z0-9-]+\.png")
GUIDES = {
    "clerk": (
        gettext_lazy("Your first meeting"),
        (
            "plan",
            "agenda",
            "approve-and-post",
            "before-the-meeting",
            "run-the-meeting",
            "minutes",
            "changes-of-plan",
            "committees",
        ),
    ),
    "host": (
        gettext_lazy("Your first conversation"),
        ("plan", "before", "evening", "recap", "outcomes"),
    ),
    "editor": (
        gettext_lazy("Editor’s guide"),
        ("pages", "images", "approval", "data-stories", "suggested-results", "search"),
    ),
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
            "open-data-and-search",
            "webhooks",
            "machine-translation",
            "when-something-fails",
        ),
    ),
}
TAGS = {"h2", "h3", "p", "a", "ul", "ol", "li", "code", "pre", "strong", "em", "img"}
ATTRIBUTES = {"a": {"href"}, "h2": {"id"}, "h3": {"id"}, "img": {"src", "alt", "width", "height", "loading"}}
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
    html, sections = render(text, guide)
    return Chapter(slug, title.removeprefix("# "), html, sections, language)


def render(text: str, guide: str = "") -> tuple[SafeString, tuple[tuple[str, str], ...]]:
    """(HTML with an allowlist of elements, (anchor, heading) of each section)."""
    tokens = _markdown.parse(text)
    sections = []
    for token, content in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            heading = re.sub(r"[`*]", "", content.content)
            token.attrs["id"] = slugify(heading)
            if token.tag == "h2":
                sections.append((slugify(heading), heading))
    for token in tokens:
        if token.children:
            token.children = [each for each in token.children if each.type != "image" or _place(each, guide)]
    html = nh3.clean(
        _markdown.renderer.render(tokens, _markdown.options, {}),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"https"},
        link_rel=None,
        set_tag_attribute_values={"pre": {"tabindex": "0"}},
    )
    return SafeString(html), tuple(sections)


def without_links(html: str, closed: Callable[[str], bool]) -> SafeString:
    """Links to addresses that are closed to the reader become plain text: a guide leads nobody to a 404."""
    return SafeString(LINK.sub(lambda link: link[2] if closed(link[1]) else link[0], html))


def _place(image: Token, guide: str) -> bool:
    """Point to a picture of this guide, with its size. Any other address is none, and is left out."""
    name = str(image.attrs["src"])
    path = PICTURES / guide / name
    if not PICTURE_NAME.fullmatch(name) or not path.is_file():
        return False
    with Image.open(path) as picture:
        width, height = picture.size
    image.attrs |= {"src": static(f"cms/guides/{guide}/{name}"), "width": width, "height": height}
    image.attrs["loading"] = "lazy"
    return True
