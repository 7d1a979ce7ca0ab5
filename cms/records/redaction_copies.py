"""Find words again where they were copied to: mails, jobs, pages and their revisions (PRV-06).

Any stretch of 32 letters is found, wherever it stands in a longer text. A shorter text is found whole, between other
words, if it has twelve letters and three words: less than that is anybody's, and found only where it stands alone.
What a page or a record said before these words came in is its own, also where somebody's comment repeats it.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models

from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.search import index

from cms.models import Job, OutboxMessage

STEP = 16  # a stretch of 2 × STEP letters holds one whole step, wherever it begins
ALONE = 12
WORDS = 3
# Chinese, Japanese, Thai, Lao, Burmese, Khmer: written without spaces, so that a letter counts as a word
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


class Passage:
    """Words that are to be found nowhere. ``since``: nothing older can hold a copy of them."""

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
        """Each copied stretch of a text, in order; none overlaps another."""
        end = 0
        for start, last in sorted([*self._stretches(value), *self._whole(value)]):
            if last > end:
                yield max(start, end), last
                end = last

    def _whole(self, value: str) -> Iterator[tuple[int, int]]:
        """Short texts, also where a mail broke the line between their words."""
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
        """The same words, to be looked for in a place that said ``own`` before they came."""
        other = copy(self)
        other.own = own
        return other

    def mask(self, value: str, mark: str) -> str:
        bare = value.strip(" \n\t…“”\"'")
        if self.own and bare in self.own:
            return value
        if bare in self.texts or (len(bare) >= ALONE and any(bare in text for text in self.texts)):
            return mark
        parts, last = [], 0
        for start, end in self.spans(value):
            parts += [value[last:start], mark]
            last = end
        return "".join([*parts, value[last:]]) if parts else value

    def mask_all(self, value: Any, mark: str) -> Any:
        """The same for texts inside lists and dicts, and inside JSON that is stored as text."""
        if isinstance(value, str):
            return self._mask_json(value, mark) if value[:1] in "[{" else self.mask(value, mark)
        if isinstance(value, dict):
            return {key: self.mask_all(each, mark) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.mask_all(each, mark) for each in value]
        return value

    def _mask_json(self, value: str, mark: str) -> str:
        try:
            parsed = json.loads(value)
        except ValueError:
            return self.mask(value, mark)
        masked = self.mask_all(parsed, mark)
        return value if masked == parsed else json.dumps(masked)


def _is_short(form: str) -> bool:
    """Too short for a stretch, and yet so long that nobody else says just this."""
    letters = sum(each.isalnum() for each in html.unescape(form))
    return len(form) < 2 * STEP and letters >= ALONE and len(_WORD.findall(html.unescape(form))) >= WORDS


def _pattern(form: str) -> str:
    words = form.split()
    before = "" if re.match(rf"[{_UNSPACED}\W]", form) else r"(?<!\w)"
    after = "" if re.match(rf"[{_UNSPACED}\W]", form[-1]) else r"(?!\w)"
    return before + r"\s+".join(map(re.escape, words)) + after


def _grown(value: str, start: int, form: str, place: int, least: int) -> tuple[int, int]:
    """A hit made as long as both texts agree."""
    low, high = start, start + STEP
    while low > least and place - (start - low) > 0 and value[low - 1] == form[place - (start - low) - 1]:
        low -= 1
    while (
        high < len(value) and place + high - start < len(form) and value[high] == form[place + high - start]
    ):
        high += 1
    return low, high


def mask_rows(rows: models.QuerySet, fields: list[str], spoken: Passage, mark: str) -> list[str]:
    """Mask some fields of some rows, past their services: the mark is no change that anyone made."""
    if not spoken:
        return []
    changed = 0
    for row in rows.only("pk", *fields).iterator(200):
        new = _new_values(row, fields, spoken, mark)
        if new and (own := _own_texts(row, spoken.since)):
            new = _new_values(row, fields, spoken.beside(own), mark)
        if new:
            changed += rows.model._base_manager.filter(pk=row.pk).update(**new)
    return [f"{rows.model._meta.label} × {changed}"] if changed else []


def _new_values(row: models.Model, fields: list[str], spoken: Passage, mark: str) -> dict[str, Any]:
    masked = {name: _masked(row, name, getattr(row, name), spoken, mark) for name in fields}
    return {name: value for name, value in masked.items() if value is not None}


def _own_texts(row: models.Model, since: datetime | None) -> str:
    """All that this page or record said before ``since``, as its revisions or its history know it."""
    older = _older(row, since) if since else None
    return "\n".join(_strings(older)) if older else ""


def _older(row: Any, since: datetime) -> Any:
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


def _strings(value: Any) -> Iterator[str]:
    """Every text in a value, also in JSON that is stored as text."""
    if isinstance(value, str) and value[:1] in "[{":
        try:
            value = json.loads(value)
        except ValueError:
            yield value
            return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _masked(row: models.Model, name: str, value: Any, spoken: Passage, mark: str) -> Any:
    """The value to store, or None if it holds nothing of it."""
    if not value:
        return None
    if hasattr(value, "raw_data"):  # the blocks of a page
        raw = list(value.raw_data)
        masked = spoken.mask_all(raw, mark)
        field: Any = row._meta.get_field(name)
        return None if masked == raw else field.to_python(json.dumps(masked))
    masked = spoken.mask_all(value, mark)
    if masked == value:
        return None
    limit = getattr(row._meta.get_field(name), "max_length", None)
    return masked[:limit] if limit and isinstance(masked, str) else masked


def scrub_house(spoken: Passage, mark: str) -> list[str]:
    """Where the house itself may hold a copy."""
    if not spoken:
        return []
    later = {"created_at__gte": spoken.since} if spoken.since else {}
    places = mask_rows(OutboxMessage.objects.filter(**later), ["subject", "text", "html"], spoken, mark)
    places += mask_rows(Job.objects.filter(**later), ["arguments", "message", "result"], spoken, mark)
    return places + _scrub_pages(spoken, mark)


def _scrub_pages(spoken: Passage, mark: str) -> list[str]:
    later = {"created_at__gte": spoken.since} if spoken.since else {}
    places = mask_rows(Revision.objects.filter(**later), ["content", "object_str"], spoken, mark)
    for model in apps.get_models():
        if issubclass(model, Page) and model is not Page:
            fields = [each.name for each in model._meta.get_fields() if _holds_text(each)]
            if found := mask_rows(model._base_manager.all(), fields, spoken, mark):
                places += found
                _index_again(model)
    if places:
        _forget_tokens()
    return places


def _forget_tokens() -> None:
    """SQLite's index keeps words of rows that changed until its parts are merged."""
    table = "wagtailsearch_indexentry_fts"
    if connection.vendor == "sqlite" and table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608


def _holds_text(field: Any) -> bool:
    is_own = isinstance(field, models.CharField | models.TextField | models.JSONField | StreamField)
    return is_own and field.concrete and not field.choices and field.name not in ("path", "url_path", "slug")


def _index_again(model: type[models.Model]) -> None:
    for page in model._base_manager.all().iterator(100):
        index.insert_or_update_object(page)
