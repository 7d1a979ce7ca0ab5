"""Pages as the source of public records: which are open to everyone, their names, and their text for search."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch

from wagtail.blocks import Block, ChooserBlock, ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.models import Locale, Page, PageViewRestriction

from cms.open_data.registry import Watch
from cms.open_data.values import Texts, joined
from cms.publication.open_pages import open_to_all

PAGE_TYPES = "open_data.page_types"  # page types with text but no record of their own: the kind "pages"

Raw = Any  # JSON of a block as it is stored


def with_open_pages(model: type[Page], lookup: str = "pages") -> Prefetch:
    """Prefetch only those pages of records that anybody may read."""
    return Prefetch(lookup, open_to_all(model).select_related("locale").order_by("-pk"))


def watches_of_pages(model: type[Page], path: str = "pages") -> tuple[Watch, ...]:
    """The tables that say which pages of a record are open. ``path``: from the record to its pages."""
    return (
        Watch(model, path),
        Watch(Page, f"{path}__page_ptr"),
        Watch(PageViewRestriction, None),
        Watch(Locale, None),
    )


def by_language(pages: Iterable[Page], field: str) -> Texts:
    """A text of the pages by their language; of two pages in one language, that of the older one."""
    found = {page.locale.language_code: str(getattr(page, field)) for page in pages}
    return {code: words for code, words in found.items() if words}


def words_of(pages: Iterable[Page], *fields: str) -> Texts:
    """All text of these fields, as blocks or plain, by the language of the page."""
    return joined(*({page.locale.language_code: page_words(page, fields)} for page in pages))


def page_words(page: Page, fields: Iterable[str]) -> str:
    parts: list[str] = []
    for name in fields:
        value = getattr(page, name, "")
        parts += stream_words(value) if isinstance(value, StreamValue) else [str(value)]
    return "\n".join(part for part in parts if part)


def stream_words(stream: StreamValue, *, but: tuple[str, ...] = ()) -> list[str]:
    """The text of a stream without blocks of the types ``but``; nothing is loaded that the blocks refer to."""
    raw = [block for block in stream.raw_data if block["type"] not in but]
    return list(_block_words(stream.stream_block, raw))


def _block_words(block: Block, raw: Raw) -> Iterator[str]:
    if isinstance(block, StreamBlock):
        for each in raw or []:
            if each["type"] in block.child_blocks:
                yield from _block_words(block.child_blocks[each["type"]], each["value"])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_words(child, (raw or {}).get(name))
    elif isinstance(block, ListBlock):
        for each in raw or []:
            yield from _block_words(block.child_block, each["value"])
    elif not isinstance(block, ChooserBlock) and raw:
        yield from block.get_searchable_content(block.to_python(raw))
