"""Find copies of redacted text, and replace them (PRV-06). Where they are known to be: `known_copies.py`.

Any run of 32 characters is found within a longer text. A shorter text of at least twelve characters and three words
is found whole, between other words; anything shorter is too common, and found only where it stands alone. What a
page or record contained before the redacted text existed is its own, even if the text repeats it.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.utils.translation import gettext as _

from wagtail.models import Comment, Page, PageLogEntry, Revision
from wagtail.search import index

STEP = 16  # a run of 2 × STEP characters contains one whole step, wherever it starts
ALONE = 12
WORDS = 3
AROUND = " \n\t…“”\"'"
# Chinese, Japanese, Thai, Lao, Burmese, Khmer: written without spaces, so a character counts as a word
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


class Masker:
    """Replaces some text by a mark, also inside lists, dicts, and JSON that is stored as text."""

    since: datetime | None = None

    def mask(self, value: str, mark: str) -> str:
        return value

    def mask_all(self, value: object, mark: str) -> Any:
        if isinstance(value, str):
            return self._mask_text(value, mark)
        if isinstance(value, dict):
            return {key: self.mask_all(each, mark) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.mask_all(each, mark) for each in value]
        return value

    def _mask_text(self, value: str, mark: str) -> str:
        parsed = _parsed(value)
        if parsed is None:
            return self.mask(value, mark)
        masked = self.mask_all(parsed, mark)
        return value if masked == parsed else json.dumps(masked)


class Passage(Masker):
    """Text to find and redact. ``since``: nothing older can contain a copy of it."""

    def __init__(self, texts: Iterable[str] = (), *, since: datetime | None = None) -> None:
        self.since, self.own = since, ""
        self.texts = {text.strip() for text in texts if text.strip()}
        self.forms = self.texts | {html.escape(text) for text in self.texts}
        self.places: dict[str, list[tuple[str, int]]] = {}
        for form in self.forms:
            for start in range(len(form) - STEP + 1):
                self.places.setdefault(form[start : start + STEP], []).append((form, start))
        short = [_pattern(form) for form in sorted(self.forms, key=len, reverse=True) if _is_short(form)]
        self.short = re.compile("|".join(short)) if short else None

    def __bool__(self) -> bool:
        return bool(self.texts)

    def spans(self, value: str) -> Iterator[tuple[int, int]]:
        """Each copied span of a text, in order, without overlaps."""
        end = 0
        for start, last in sorted([*self._stretches(value), *self._whole(value)]):
            if last > end:
                yield max(start, end), last
                end = last

    def _whole(self, value: str) -> Iterator[tuple[int, int]]:
        """Short texts, also where a mail wrapped the line between their words."""
        for found in self.short.finditer(value) if self.short else ():
            if found[0] not in self.own:
                yield found.span()

    def _stretches(self, value: str) -> Iterator[tuple[int, int]]:
        end = 0
        for start in range(0, len(value) - STEP + 1, STEP):
            if start < end:
                continue
            found = [
                _grown(value, start, form, place, end)
                for form, place in self.places.get(value[start : start + STEP], ())
            ]
            longest = max(found, key=lambda span: span[1] - span[0], default=(0, 0))
            if longest[1] - longest[0] >= 2 * STEP:
                end = longest[1]
                if value[longest[0] : longest[1]] not in self.own:
                    yield longest

    def beside(self, own: str) -> "Passage":
        """The same text, to be searched in a place that contained ``own`` before it existed."""
        other = copy(self)
        other.own = own
        return other

    def copies(self, value: str) -> list[str]:
        """Each copied stretch of a text; all of it, without quotation marks around it, if it is nothing else."""
        bare = value.strip(AROUND)
        if self.own and bare in self.own:
            return []
        if bare in self.texts or (len(bare) >= ALONE and any(bare in text for text in self.texts)):
            return [bare]
        return [value[start:end] for start, end in self.spans(value)]

    def mask(self, value: str, mark: str) -> str:
        copies = self.copies(value)
        if copies == [value.strip(AROUND)]:
            return mark
        parts, last = [], 0
        for start, end in self.spans(value) if copies else ():
            parts += [value[last:start], mark]
            last = end
        return "".join([*parts, value[last:]]) if parts else value


def _is_short(form: str) -> bool:
    """Too short for a run, but long enough to be unmistakable."""
    letters = sum(each.isalnum() for each in html.unescape(form))
    return len(form) < 2 * STEP and letters >= ALONE and len(_WORD.findall(html.unescape(form))) >= WORDS


def _pattern(form: str) -> str:
    words = form.split()
    before = "" if re.match(rf"[{_UNSPACED}\W]", form) else r"(?<!\w)"
    after = "" if re.match(rf"[{_UNSPACED}\W]", form[-1]) else r"(?!\w)"
    return before + r"\s+".join(map(re.escape, words)) + after


def _grown(value: str, start: int, form: str, place: int, least: int) -> tuple[int, int]:
    """Extend a match as far as both texts agree."""
    low, high = start, start + STEP
    while low > least and place - (start - low) > 0 and value[low - 1] == form[place - (start - low) - 1]:
        low -= 1
    while (
        high < len(value) and place + high - start < len(form) and value[high] == form[place + high - start]
    ):
        high += 1
    return low, high


def redaction_mark() -> str:
    return _("[Removed. The record says who, when and why.]")


def mask_rows(rows: models.QuerySet, fields: list[str], masker: Masker, mark: str) -> list[str]:
    """Mask some fields of some rows, bypassing services and history: the mark is nobody's change."""
    changed = 0
    for row in rows.only("pk", *fields).iterator(200):
        new = _new_values(row, fields, masker, mark)
        if new and isinstance(masker, Passage) and (own := own_texts(row, masker.since)):
            new = _new_values(row, fields, masker.beside(own), mark)
        if new:
            changed += rows.model._base_manager.filter(pk=row.pk).update(**new)
    return [f"{rows.model._meta.label} × {changed}"] if changed else []


def _new_values(row: models.Model, fields: list[str], masker: Masker, mark: str) -> dict[str, Any]:
    masked = {name: _masked(row, name, getattr(row, name), masker, mark) for name in fields}
    return {name: value for name, value in masked.items() if value is not None}


def own_texts(row: models.Model, since: datetime | None) -> str:
    """The text of this page or record before ``since``, from its revisions or history."""
    older = _older(row, since) if since else None
    return "\n".join(strings_in(older)) if older else ""


def _older(row: Any, since: datetime) -> Any:
    if isinstance(row, PageLogEntry | Comment):
        row = row.page
    if isinstance(row, Page | Revision):
        of = (
            {"object_id": str(row.pk), "base_content_type": row.get_base_content_type()}
            if isinstance(row, Page)
            else {"object_id": row.object_id, "base_content_type": row.base_content_type_id}
        )
        found = Revision.objects.filter(created_at__lt=since, **of).order_by("-created_at").first()
        return found.content if found else None
    past = getattr(row, "history", None)
    if past is None and hasattr(row, "history_date"):
        past = type(row).objects.filter(**{"id": row.id})
    found = (
        past.filter(history_date__lt=since).order_by("-history_date").first() if past is not None else None
    )
    return {each.attname: getattr(found, each.attname) for each in found._meta.fields} if found else None


def strings_in(value: object) -> Iterator[str]:
    """Every text in a value, also in JSON that is stored as text."""
    if isinstance(value, str):
        parsed = _parsed(value)
        if parsed is None:
            yield value
        else:
            yield from strings_in(parsed)
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings_in(each)


def _parsed(value: str) -> object:
    """What JSON that is stored as text contains; None for any other text."""
    try:
        return json.loads(value) if value[:1] in "[{" else None
    except ValueError:
        return None


def _masked(row: models.Model, name: str, value: object, masker: Masker, mark: str) -> Any:
    """The value to store, or None if it contains no copy."""
    if not value:
        return None
    if hasattr(value, "raw_data"):  # the blocks of a page
        raw = list(value.raw_data)
        masked = masker.mask_all(raw, mark)
        field: Any = row._meta.get_field(name)
        return None if masked == raw else field.to_python(json.dumps(masked))
    masked = masker.mask_all(value, mark)
    if masked == value:
        return None
    limit = getattr(row._meta.get_field(name), "max_length", None)
    return masked[:limit] if limit and isinstance(masked, str) else masked


def index_again(pages: models.QuerySet) -> None:
    """Bring the search index up to masked pages, which were saved without signals."""
    for page in pages.iterator(100):
        index.insert_or_update_object(page)
    _forget_tokens()


def _forget_tokens() -> None:
    """Merge SQLite's full-text index, which retains words of changed rows until then."""
    table = "wagtailsearch_indexentry_fts"
    if connection.vendor == "sqlite" and table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
