"""Search for copies of a redacted text that nobody rewrites unasked: in pages, revisions and records (PRV-06).

What is found is noted without its text: each stretch as its length and keyed digest, which find it again in its place.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.urls import NoReverseMatch, reverse

from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from cms.models import PossibleCopy
from cms.records import text_columns
from cms.records.redaction_copies import ALONE, AROUND, Masker, Passage, own_texts, strings_in
from cms.records.treatments import TREATMENTS, Fate
from cms.secrets import record_key

REVISIONS = "revisions"


def search_rows(
    rows: models.QuerySet, fields: list[str], passage: Passage, address: Callable[[Any], str] | None = None
) -> list[PossibleCopy]:
    """The rows of a model that contain the passage, now or in their history; ``address_of`` is the default address."""
    found: dict[str, PossibleCopy] = {}
    past = [(rows.model.history.all(), "id")] if hasattr(rows.model, "history") else []
    for source, key in [(rows, "pk"), *past]:
        known = {each.name for each in source.model._meta.get_fields()}
        names = [each for each in fields if each in known]
        for row in source.iterator(200) if names else ():
            for name, stretches in _hits(row, names, passage).items():
                of = str(getattr(row, key))
                if of not in found:
                    where = (address or address_of)(row) if key == "pk" else _history_address(rows.model, of)
                    found[of] = PossibleCopy(kind=rows.model._meta.label, key=of, address=where[:300])
                _note(found[of], name, stretches)
    return list(found.values())


def search_listed(passage: Passage) -> list[PossibleCopy]:
    """Every other record whose text columns the registry lists, with its history."""
    found = []
    for model, columns in text_columns.columns_of(Fate.LISTED).items():
        repeats = columns[0].treatment in (TREATMENTS["index"], TREATMENTS["public_copy"])
        follows = repeats or issubclass(model, Page | Revision)
        if follows or columns[0].is_searched_by_app:
            continue
        since = columns[0].since
        later = {f"{since}__gte": passage.since} if since and passage.since else {}
        rows = model._base_manager.filter(**later)
        found += search_rows(rows, [each.name for each in columns], passage)
    return found


def search_pages(passage: Passage) -> list[PossibleCopy]:
    """Pages, and whatever else has revisions: one entry for each, with its revisions."""
    found = {}
    for model in apps.get_models():
        if issubclass(model, Page):
            for copy in search_rows(_pages_of(model), text_fields(model), passage):
                found[copy.kind, copy.key] = copy
    later = {"created_at__gte": passage.since} if passage.since else {}
    for revision in Revision.objects.filter(**later).iterator(200):
        if hits := _hits(revision, ["content", "object_str"], passage):
            of = (_label_of(revision), revision.object_id)
            if of not in found:
                row = revision.content_object
                found[of] = PossibleCopy(kind=of[0], key=of[1], address=address_of(row) if row else "")
            _note(found[of], REVISIONS, set().union(*hits.values()))
    return list(found.values())


def _pages_of(model: type[Page]) -> models.QuerySet:
    """Of the general type only those that have no other, such as the root."""
    rows = model._base_manager.all()
    return rows.filter(content_type=ContentType.objects.get_for_model(Page)) if model is Page else rows


def _label_of(revision: Revision) -> str:
    kind = ContentType.objects.get_for_id(revision.content_type_id)
    return apps.get_model(kind.app_label, kind.model)._meta.label


def _hits(row: models.Model, fields: list[str], passage: Passage) -> dict[str, set[str]]:
    """The copied stretches in each field of a row, without what it contained before the passage existed."""
    found = _stretches(row, fields, passage)
    if found and (own := own_texts(row, passage.since)):
        return _stretches(row, fields, passage.beside(own))
    return found


def _stretches(row: models.Model, fields: list[str], passage: Passage) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in fields:
        value = getattr(row, name)
        for text in strings_in(list(value.raw_data) if hasattr(value, "raw_data") else value):
            if copies := passage.copies(text):
                found[name].update(copies)
    return found


def _note(copy: PossibleCopy, field: str, stretches: set[str]) -> None:
    if field not in copy.fields:
        copy.fields.append(field)
    traces = [[len(each), digest(each, digest_key())] for each in sorted(stretches)]
    copy.traces += [each for each in traces if each not in copy.traces]


def text_fields(model: type[models.Model]) -> list[str]:
    return [each.name for each in model._meta.get_fields() if _holds_text(each)]


def _holds_text(field: object) -> bool:
    if not isinstance(field, models.CharField | models.TextField | models.JSONField | StreamField):
        return False
    return field.concrete and not field.choices and field.name not in ("path", "url_path", "slug")


def address_of(row: models.Model) -> str:
    """Where staff see a row: in the editor, or at its own address. A row without one must not stop a redaction."""
    with suppress(NoReverseMatch, ObjectDoesNotExist):
        own = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
        return AdminURLFinder().get_edit_url(row) or own or ""
    return ""


def _history_address(model: type[models.Model], key: str) -> str:
    return reverse("cms:history", args=[model._meta.label, key])


# Find again --------------------------------------------------------------------------------------------------


def digest_key() -> bytes:
    return hashlib.sha256(b"possible copy:" + record_key()).digest()


def digest(stretch: str, key: bytes) -> str:
    return hashlib.blake2b(stretch.encode("utf-8", "surrogatepass"), key=key, digest_size=16).hexdigest()


class Traces(Masker):
    """Masks stretches that are known by length and digest only."""

    def __init__(self, traces: Iterable[tuple[int, str]]) -> None:
        self.masked: dict[str, str] = {}
        self.key = digest_key()
        self.digests: dict[int, set[str]] = defaultdict(set)
        for length, each in traces:
            self.digests[length].add(each)
        self.lengths = sorted((length for length in self.digests if length >= ALONE), reverse=True)

    def mask(self, value: str, mark: str) -> str:
        if value not in self.masked:  # revisions of a page share most of their texts
            self.masked[value] = self._masked(value, mark)
        return self.masked[value]

    def _masked(self, value: str, mark: str) -> str:
        if self._knows(value.strip(AROUND)):
            return mark
        parts, last = [], 0
        for start, end in self._spans(value):
            parts += [value[last:start], mark]
            last = end
        return "".join([*parts, value[last:]])

    def _knows(self, stretch: str) -> bool:
        return len(stretch) in self.digests and digest(stretch, self.key) in self.digests[len(stretch)]

    def _spans(self, value: str) -> Iterator[tuple[int, int]]:
        start = 0
        while start < len(value):
            longest = next((each for each in self.lengths if self._knows(value[start : start + each])), 0)
            if longest:
                yield start, start + longest
            start += longest or 1
