"""Published data sets as open data: the released numbers of each, as files (P05). Only what two people released."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.clock import PACIFIC
from cms.open_data.numbers import CELL, number
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    INTEGER,
    MOMENT,
    SHA256,
    STRING,
    URL,
    in_each_language,
    in_first_language,
    iso,
    list_of,
    record_of,
)
from feedback.models import Cut, Release
from feedback.releases.cells import cell_of

FILE = record_of(name=STRING, media_type=STRING, url=URL)
FILES = (
    ("numbers.csv", "text/csv", "numbers_csv"),
    ("numbers.json", "application/json", "numbers_json"),
    ("datapackage.json", "application/json", "numbers_package"),
    ("numbers.csv-metadata.json", "application/csvm+json", "numbers_csv_metadata"),
    ("data-card.md", "text/markdown", "numbers_data_card"),
)


def data_sets() -> QuerySet[Cut]:
    """Those that two people released, each with its released editions, the newest first."""
    released = Release.objects.filter(state=Release.State.RELEASED).defer("internal").order_by("-cut_edition")
    rows = Cut.objects.filter(Exists(released.filter(cut=OuterRef("pk"))))
    return rows.prefetch_related(Prefetch("releases", released))


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    return (_entry(row, row.releases.all()[0]) for row in rows)


def _entry(row: Cut, release: Release) -> Entry:
    return Entry(
        row=row.pk,
        key=str(row.number),
        title=in_each_language(lambda: row),
        paths=in_each_language(lambda: reverse("feedback:numbers", args=[row.number])),
        number=str(row.number),
        day=row.until.astimezone(PACIFIC).date(),
        published_at=release.decided_at,
        is_demo=row.is_demo,
        attributes={
            "number": row.number,
            "edition": release.cut_edition,
            "received_before": iso(row.until),
            "comments": number(cell_of(release.tables["all"]["total"])),
            "disclosure_rule": release.rule,
            "smallest_number_shown": release.threshold,
            "sha256": release.sha256,
            "files": [_file(row.number, *each) for each in FILES],
        },
    )


def _file(data_set: int, name: str, media_type: str, view: str) -> dict[str, str]:
    url = in_first_language(lambda: reverse(f"feedback:{view}", args=[data_set]))
    return {"name": name, "media_type": media_type, "url": url}


RELEASES = Kind(
    name="releases",
    label=_("Published data sets"),
    label_of_one=_("Published data set"),
    about=_("Frozen data sets whose numbers are public, with their files."),
    model=Cut,
    rows=data_sets,
    entries=entries,
    fields={
        "number": INTEGER,
        "edition": INTEGER,
        "received_before": MOMENT,
        "comments": CELL,
        "disclosure_rule": STRING,
        "smallest_number_shown": INTEGER,
        "sha256": SHA256,
        "files": list_of(FILE),
    },
    watches=(Watch(Release, "releases"),),
)
