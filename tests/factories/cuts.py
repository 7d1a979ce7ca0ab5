"""Helpers to release cuts, and to create, approve and open exports in each format."""

import io
import json
from typing import Any

from cms import clock
from cms.records import ledger
from cms.storage import private_storage
from feedback.exports.services import make_file, new_export
from feedback.models import Cut, Export, Release
from feedback.releases.services import release_for

FORMATS = ("xlsx", "csv", "jsonl", "parquet")
AUDIENCES = ("public", "board", "records")


def released(cut: Cut, actor: Any = "system:worker") -> Release:
    """Its numbers, on which two people agreed; as calculated only, if the data set may not leave."""
    release = release_for(cut=cut, actor=actor)
    if release.is_released or release.obstacle:
        return release
    moment = clock.now()
    release.proposed_by_name, release.proposed_at, release.reason = "One person", moment, "A test"
    release.decided_by_name, release.decided_at, release.state = (
        "Another person",
        moment,
        Release.State.RELEASED,
    )
    release.save()
    ledger.append("approve", release, actor=actor)
    return release


def ask(actor: Any, cut: Cut, format: str = "jsonl", audience: str = "public", **facts: Any) -> Export:
    """Ask for a file; for readers, of a data set that two people released before."""
    if audience != Export.Audience.RECORDS:
        released(cut)
    wish = {"format": format, "audience": audience, "reason": "A test"} | facts
    return new_export(actor=actor, cut=cut, **wish)


def make_export(
    actor: Any, cut: Cut, format: str = "jsonl", audience: str = "public", **facts: Any
) -> Export:
    """Ready, as if a second person had agreed where one is needed."""
    export = ask(actor, cut, format, audience, **facts)
    Export.objects.filter(pk=export.pk).update(state="waiting", decided_by_name="A second person")
    return make_file(export=Export.objects.select_related("cut", "requested_by").get(pk=export.pk))


def content_of(export: Export) -> bytes:
    return private_storage().open(export.file, "rb").read()


def rows_of(export: Export) -> list[dict[str, Any]]:
    """Of a JSON lines file."""
    return [json.loads(line) for line in content_of(export).decode().split("\n") if line]


def sheets_of(export: Export) -> dict[str, list[tuple]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content_of(export)))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book}
