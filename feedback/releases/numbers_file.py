"""Describe numbers.csv, the public numbers of a release, for Data Package, CSVW and data card."""

from dataclasses import replace
from datetime import UTC
from hashlib import sha256
from typing import Any

from cms.spreadsheets import Column, stream_csv
from feedback.cuts import files as cut_files
from feedback.models import Release
from feedback.releases.formats import HEAD, lines_of
from feedback.releases.packages.description import DataFile, Value, Variable

FILE = "numbers.csv"
KINDS: dict[str, Any] = {"value": "float", "data_set": "int"}
COLUMNS = [Column(name, name, KINDS.get(name, "code")) for name in HEAD]
FACTS: dict[str, tuple[str, str]] = {
    "table": ("Table", "Name of the table: what is counted, and for two-way tables by what."),
    "row": ("Row", "Key of the row, such as a theme, an answer or a group. Empty in totals over all rows."),
    "column": ("Column", "Key of the column in a two-way table."),
    "what": ("What the number is", ""),
    "value": ("Number", "A number of comments or people; in a row “mean”, the mean of the answers."),
    "hidden": ("Why a number is missing", ""),
    "data_set": ("Data set", "The one data set that the number comes from."),
}
WHAT = (
    ("cell", "Comments in this row and column"),
    ("row total", "Comments in this row"),
    ("column total", "Comments in this column"),
    ("total", "Comments in the table"),
    ("missing", "Comments without an answer"),
    ("once", "Comments with this theme, each counted once"),
    ("people", "People represented by these comments"),
    ("mean", "Mean of the answers"),
    ("first quartile", "The row in which the first quartile lies"),
    ("median", "The row in which the median lies"),
    ("third quartile", "The row in which the third quartile lies"),
)
CLOSED = {
    "what": WHAT,
    "hidden": (
        ("small", "A small number"),
        ("complement", "Hidden to protect another number"),
        ("held", "Withheld: too few people were added since an earlier release"),
    ),
}


def csv_of(release: Release) -> bytes:
    return b"".join(stream_csv(COLUMNS, lines_of(release.tables)))


def numbers_file(release: Release) -> DataFile:
    """Describe the file. Raises ``OSError`` if the file of the data set, which names its office, is gone."""
    cut, body = release.cut, csv_of(release)
    meta = cut_files.meta(cut)
    file = DataFile(
        name=f"numbers-of-data-set-{cut.number}-{release.cut_edition}",
        path=FILE,
        format="csv",
        title=f"Numbers of data set {cut.number}, edition {release.cut_edition}",
        description=(
            f"Numbers of comments received before {meta['until']}. Every number comes from data set {cut.number}, "
            f"edition {release.cut_edition}, and no other. Numbers from 1 to {release.threshold - 1} are hidden by "
            f"the rule {release.rule}; 0 is shown."
        ),
        office=meta.get("office", ""),
        version=f"{cut.number}.{release.cut_edition}",
        created=cut.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        cut_sha256=cut.sha256,
        license=meta.get("license", ""),
        variables=tuple(_variable(column) for column in COLUMNS),
    )
    return replace(file, sha256=sha256(body).hexdigest(), bytes=len(body))


def _variable(column: Column) -> Variable:
    values = tuple(Value(*pair) for pair in CLOSED.get(column.key, ()))
    title, description = FACTS[column.key]
    return Variable(
        name=column.key,
        header=column.key,
        title=title,
        kind=column.kind,
        description=description,
        values=values,
        is_closed=bool(values),
    )
