"""Write the archive: a file of JSON Lines for each kind, their schemas, a manifest. Memory does not grow with it."""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

from django.core.files.base import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import translation

from cms import clock
from cms.models import PublishedRecord, Redaction
from cms.open_data.api.addresses import documentation
from cms.open_data.api.items import item_of, precise
from cms.open_data.api.schema_files import schema_file
from cms.open_data.archive.store import Archive, replace_all
from cms.open_data.copies import lock_writers
from cms.open_data.licenses import license_now
from cms.open_data.registry import Kind, kinds
from cms.open_data.selectors import current
from cms.site_cache import office
from cms.spreadsheets.zipping import ZipStream

BATCH = 200
README = """# {office}: the public record

Everything that anybody may read on this site, as it was at {built_at}.

- `records/<kind>.jsonl`: one record a line, as the API gives it at {documentation}
- `schemas/<kind>.json`: what a line holds (JSON Schema 2020-12)
- `manifest.json`: for each file its SHA-256, and how many records it holds

License: {license}

What changed since is in the API: ask each kind with `modified_since={built_at}`. A record that is public no more comes
with `removed_at`; delete your copy.
"""


def build() -> Archive:
    """Make the archive and put it in the place of the one before. What changes meanwhile makes it outdated."""
    built_at, redactions = _begin()
    with tempfile.TemporaryFile() as file:
        digest = _write(file, built_at)
        file.seek(0)
        archive = Archive(built_at, redactions, digest)
        replace_all(archive, File(file))
    return archive


@transaction.atomic
def _begin() -> tuple[datetime, int]:
    """Behind each writer: what is removed at this moment is removed before, or has a later time."""
    lock_writers()
    return clock.now(), Redaction.objects.count()


def _write(file: IO[bytes], built_at: datetime) -> str:
    """Returns the SHA-256 of the file."""
    digest = hashlib.sha256()
    for chunk in _packed(built_at):
        digest.update(chunk)
        file.write(chunk)
    return digest.hexdigest()


def _packed(built_at: datetime) -> Iterator[bytes]:
    packer = ZipStream()
    files: list[dict[str, Any]] = []
    for name, kind, content in _contents(built_at):
        counted = _Counted(content)
        yield from packer.write(name, counted)
        files.append(counted.facts(name, kind))
    manifest = {"built_at": precise(built_at), "license": license_now(), "files": files}
    yield from packer.write("manifest.json", [_json(manifest, indent=2)])
    yield from packer.finish()


def _contents(built_at: datetime) -> Iterator[tuple[str, str, Iterable[bytes]]]:
    """Name, kind and content of each file."""
    yield "README.md", "", [_readme(built_at)]
    for kind in kinds():
        yield f"records/{kind.name}.jsonl", kind.name, _lines(kind)
        yield f"schemas/{kind.name}.json", "", [_json(schema_file(kind), indent=2)]


def _lines(kind: Kind) -> Iterator[bytes]:
    last = 0
    while True:
        rows = PublishedRecord.objects.present().filter(kind=kind.name, pk__gt=last).defer("texts")
        copies = list(rows.order_by("pk")[:BATCH])
        if not copies:
            return
        for copy in current(copies):
            yield _json(item_of(copy)) + b"\n"
        last = copies[-1].pk


class _Counted:
    """A content that is hashed and whose lines are counted while it is read."""

    def __init__(self, content: Iterable[bytes]) -> None:
        self.content, self.digest, self.size, self.count = content, hashlib.sha256(), 0, 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.content:
            self.digest.update(chunk)
            self.size += len(chunk)
            self.count += 1
            yield chunk

    def facts(self, name: str, kind: str) -> dict[str, Any]:
        facts = {"name": name, "size": self.size, "sha256": self.digest.hexdigest()}
        return facts | ({"kind": kind, "count": self.count} if kind else {})


def _readme(built_at: datetime) -> bytes:
    stated = license_now()
    with translation.override("en"):
        words = README.format(
            office=office().name,
            built_at=precise(built_at),
            documentation=documentation(),
            license=f"{stated['name']}, {stated['url']}" if stated else "none is stated.",
        )
    return words.encode("utf-8", "replace")


def _json(value: object, *, indent: int | None = None) -> bytes:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=indent).encode(
        "utf-8", "replace"
    )
