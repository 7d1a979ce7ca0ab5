"""The files of a released edition, all from the same rows, and their descriptions for programs and scientists (P05)."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from boards.data_sets.charts import Chart
from boards.data_sets.dictionary import Dictionary, read_dictionary
from boards.data_sets.storage import codes_of
from boards.models import DataEdition
from cms.components.figures.rows import hidden_words
from cms.i18n.fields import text
from cms.site_cache import office
from cms.spreadsheets import Column, Sheet, stream_csv, stream_xlsx
from cms.spreadsheets.columns import Kind
from feedback.exports.parquet import metadata_of, stream_parquet
from feedback.releases.packages.description import DataFile, Value, Variable

Row = list[Any]
CSV_NAME = "data.csv"
CHUNK = 1_000
HIDDEN = "_hidden"
MARKS = {
    "small": "fewer people than the smallest number that is shown",
    "complement": "hidden to protect another number",
}


def columns(dictionary: Dictionary) -> list[Column]:
    """For each dimension a code and a label; for each measure a number, and the reason where it is hidden."""
    found = []
    for each in dictionary.dimensions:
        found += [Column(each.key, each.key, "code"), Column(f"{each.key}_label", text(each.label, "en"))]
    for measure in dictionary.measures:
        kind: Kind = "int" if measure.is_count else "float"
        found += [
            Column(measure.key, text(measure.label, "en"), kind),
            Column(f"{measure.key}{HIDDEN}", f"{text(measure.label, 'en')}: hidden"),
        ]
    return found


def rows(edition: DataEdition, dictionary: Dictionary) -> Iterator[Row]:
    labels = [
        {code: text(each.label, "en") for code, each in one.by_code.items()} for one in dictionary.dimensions
    ]
    for key, values, marks in edition.cells.values_list("key", "values", "marks").iterator(CHUNK):
        row: Row = []
        for code, names in zip(codes_of(key), labels, strict=True):
            row += [code, names[code]]
        for value, mark in zip(values, marks, strict=True):
            row += [value, mark]
        yield row


def csv_of(edition: DataEdition) -> Iterator[bytes]:
    dictionary = read_dictionary(edition.dictionary)
    return stream_csv(columns(dictionary), rows(edition, dictionary), "data")


def xlsx_of(edition: DataEdition) -> Iterable[bytes]:
    dictionary = read_dictionary(edition.dictionary)
    variables = [
        Column("column", _("Column"), "code"),
        Column("meaning", _("What it is"), width=60),
        Column("code", _("Code"), "code"),
    ]
    sheets = [
        Sheet(_("Numbers"), columns(dictionary), rows(edition, dictionary), count=edition.rows),
        Sheet(_("Dictionary"), variables, list(_explained(dictionary))),
    ]
    return stream_xlsx(sheets, title=str(edition), author=office().name)


def _explained(dictionary: Dictionary) -> Iterator[tuple[str, str, str]]:
    for each in dictionary.dimensions:
        yield each.key, text(each.label), ""
        for member in each.members:
            yield each.key, text(member.label), member.code
    for measure in dictionary.measures:
        yield measure.key, text(measure.label), ""
        for mark, words in MARKS.items():
            yield f"{measure.key}{HIDDEN}", words, mark


def parquet_of(edition: DataEdition) -> Iterator[bytes]:
    dictionary = read_dictionary(edition.dictionary)
    described = described_as(edition, "parquet", "data.parquet")
    found = (
        [None if isinstance(each, str) and not each else each for each in row]
        for row in rows(edition, dictionary)
    )
    return stream_parquet(described.variables, found, metadata_of(described))


def described_as(edition: DataEdition, format_: str = "csv", path: str = CSV_NAME) -> DataFile:
    """What is known of a file of the edition; of the CSV also its size and digest."""
    size, digest = _measured(edition) if format_ == "csv" else (0, "")
    with override("en"):
        return DataFile(
            name=f"{edition.data_set.slug}-{edition.number}",
            path=path,
            format=format_,
            title=f"{text(edition.data_set.title, 'en')}, edition {edition.number}",
            description=text(edition.data_set.summary, "en"),
            office=office().name,
            version=f"{edition.data_set.slug} {edition.number}",
            created=edition.decided_at.isoformat() if edition.decided_at else "",
            cut_sha256=edition.published_sha256,
            license=office().data_license,
            variables=tuple(_variables(read_dictionary(edition.dictionary))),
            limits=f"Numbers from 1 to {edition.threshold - 1} are hidden, and others that would give them away.",
            sha256=digest,
            bytes=size,
        )


def _measured(edition: DataEdition) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    for chunk in csv_of(edition):
        size += len(chunk)
        digest.update(chunk)
    return size, digest.hexdigest()


def _variables(dictionary: Dictionary) -> Iterator[Variable]:
    """One for each column, in their order."""
    marks = tuple(Value(mark, words) for mark, words in MARKS.items())
    for each in dictionary.dimensions:
        values = tuple(Value(member.code, text(member.label, "en")) for member in each.members)
        label = text(each.label, "en")
        yield Variable(each.key, each.key, label, "code", values=values, is_closed=True, is_key=True)
        yield Variable(f"{each.key}_label", f"{each.key}_label", f"{label}, in words", "text")
    for measure in dictionary.measures:
        label, kind = text(measure.label, "en"), "int" if measure.is_count else "float"
        yield Variable(measure.key, measure.key, label, kind)
        name = f"{measure.key}{HIDDEN}"
        yield Variable(name, name, f"{label}: why it is hidden", "text", values=marks, is_closed=True)


def chart_columns(chart: Chart) -> list[Column]:
    """The rows of one chart: its label, the number (shares to a tenth), of how many, and why it is hidden."""
    number = Column("value", _("Percent"), "float") if chart.percent else Column("value", _("People"), "int")
    base = [Column("of", _("Of how many people"), "int")] if chart.percent else []
    series = [Column("series", _("About"))] if len(chart.series) > 1 else []
    return [*series, Column("label", chart.column), number, *base, Column("hidden", _("Hidden"))]


def chart_rows(chart: Chart) -> Iterator[Row]:
    for series in chart.series:
        for row in series.rows:
            value = round(row.value, 1) if chart.percent and row.value is not None else row.value
            yield [
                *([series.label] if len(chart.series) > 1 else []),
                row.label,
                value,
                *([row.base] if chart.percent else []),
                hidden_words(row.hidden) if row.hidden else "",
            ]


def chart_xlsx(chart: Chart) -> Iterable[bytes]:
    sheet = Sheet(chart.heading[:31], chart_columns(chart), chart_rows(chart), count=len(chart.rows))
    return stream_xlsx([sheet], title=chart.heading, author=office().name)
