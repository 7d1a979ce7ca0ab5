"""What the pages of data sets show: what an edition holds, what it hides, its files, and how to cite it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from boards.absolute_urls import absolute
from boards.data_sets.access import public_editions, public_sets
from boards.data_sets.charts import Chart, charts
from boards.data_sets.decisions import OPEN
from boards.data_sets.dictionary import Dictionary, Dimension, Measure, read_dictionary
from boards.data_sets.explore import Choice, Selection
from boards.data_sets.publication_checks import not_yet
from boards.models import DataEdition, DataSet
from cms.components.dates import plain_date
from cms.i18n.fields import text
from cms.i18n.passages import as_in
from cms.open_data.licenses import license_of
from cms.sharing.typeface import can_draw
from cms.site_cache import office

FILES = (
    ("CSV", "data_csv"),
    ("XLSX", "data_xlsx"),
    ("Parquet", "data_parquet"),
    ("JSON", "data_json"),
    ("Data Package", "data_package"),
    ("CSVW", "data_csv_metadata"),
    ("Data card", "data_card"),
)
FIRST_MEMBERS = 12
State = DataEdition.State


@dataclass(frozen=True)
class Listed:
    data_set: DataSet
    editions: list[DataEdition]

    @property
    def newest(self) -> DataEdition:
        return self.editions[0]


@dataclass(frozen=True)
class Loss:
    """What is hidden of an edition. Readers can count all of this in its files themselves."""

    numbers: int
    small: int
    complement: int
    against: int
    unsafe: int

    @property
    def hidden(self) -> int:
        return self.small + self.complement

    @property
    def shown(self) -> int:
        return self.numbers - self.hidden

    @property
    def percent(self) -> int:
        return round(100 * self.hidden / self.numbers) if self.numbers else 0


def loss_of(edition: DataEdition) -> Loss | None:
    facts = edition.loss
    return (
        Loss(*(facts[name] for name in ("numbers", "small", "complement", "against", "unsafe")))
        if facts
        else None
    )


def catalog() -> list[Listed]:
    """Every data set that has an edition for the public, in two queries."""
    by_set: dict[int, list[DataEdition]] = {}
    for edition in public_editions():
        by_set.setdefault(edition.data_set_id, []).append(edition)
    return [Listed(each, by_set[each.pk]) for each in public_sets()]


def edition_page(edition: DataEdition) -> dict[str, Any]:
    editions = list(public_editions().filter(data_set=edition.data_set_id))
    return columns_of(edition.dictionary) | {
        "edition": edition,
        "data_set": edition.data_set,
        "editions": editions,
        "is_newest": editions[0].pk == edition.pk,
        "loss": loss_of(edition),
        "files": files_of(edition),
        "license": license_of(office().data_license),
        "citation": citation(edition),
    }


@dataclass(frozen=True)
class ChartView:
    """A chart with the addresses of its files."""

    chart: Chart
    csv: str
    xlsx: str
    png: str
    png_language: str  # "" for that of the page


def explored(selection: Selection) -> dict[str, Any]:
    """What is chosen, what else can be, and the charts."""
    choice, edition = selection.choice, selection.edition
    shown = [chart_view(selection, each) for each in charts(selection)]
    return {
        "choice": choice,
        "fields": [field_of(choice, each) for each in choice.dictionary.dimensions],
        "counts": [
            (each.key, text(each.label), each is choice.measure)
            for each in choice.dictionary.measures
            if each.is_count
        ],
        "charts": shown,
        "is_there": choice.key in selection.found,
        "hidden": sum(each.chart.hidden for each in shown),
        "address": edition.get_absolute_url(),
    }


def chart_view(selection: Selection, chart: Chart) -> ChartView:
    """Where the typeface of pictures lacks the page's script, the picture is in the site's first language."""

    def url(kind: str) -> str:
        return reverse(f"boards:data_chart_{kind}", args=arguments) + selection.choice.query()

    arguments = [selection.edition.data_set.slug, selection.edition.number, chart.name]
    csv, xlsx = url("csv"), url("xlsx")
    if can_draw(chart.heading + chart.measured + chart.column):
        return ChartView(chart, csv, xlsx, url("png"), "")
    with override(settings.LANGUAGE_CODE):
        return ChartView(chart, csv, xlsx, url("png"), settings.LANGUAGE_CODE)


def field_of(choice: Choice, dimension: Dimension) -> dict[str, Any]:
    """A list to choose from; members are set in by how deep they lie."""
    depths: dict[str, int] = {}
    for each in dimension.members:
        depths[each.code] = depths[each.within] + 1 if each.within else 0
    options = [
        (
            each.code,
            _set_in(text(each.label), depths[each.code] - 1),
            each.code == choice.codes[dimension.key],
        )
        for each in dimension.members
    ]
    return {"key": dimension.key, "label": text(dimension.label), "options": options}


def _set_in(label: str, depth: int) -> str:
    return as_in(label, "\u2003" * max(0, depth) + label)


def files_of(edition: DataEdition) -> list[tuple[str, str]]:
    arguments = [edition.data_set.slug, edition.number]
    return [(name, reverse(f"boards:{view}", args=arguments)) for name, view in FILES]


def columns_of(facts: dict[str, Any]) -> dict[str, Any]:
    """What a dictionary says of its columns."""
    dictionary = read_dictionary(facts)
    return {
        "dimensions": [dimension_row(each) for each in dictionary.dimensions],
        "measures": [measure_row(dictionary, each) for each in dictionary.measures],
    }


def dimension_row(dimension: Dimension) -> dict[str, Any]:
    members = [text(each.label) for each in dimension.members]
    return {
        "key": dimension.key,
        "label": text(dimension.label),
        "members": members[:FIRST_MEMBERS],
        "more": max(0, len(members) - FIRST_MEMBERS),
        "adds_up": dimension.adds_up and dimension.has_total,
        "is_apart": not dimension.has_total,
    }


def measure_row(dictionary: Dictionary, measure: Measure) -> dict[str, Any]:
    around = measure.within or measure.of
    return {
        "key": measure.key,
        "label": text(measure.label),
        "is_count": measure.is_count,
        "unit": measure.unit,
        "around": text(dictionary.measure(around).label) if around else "",
    }


def citation(edition: DataEdition) -> str:
    facts = {
        "office": office().name,
        "title": text(edition.data_set.title),
        "number": edition.number,
        "day": plain_date(edition.decided_at) if edition.decided_at else "",
        "url": absolute(edition.get_absolute_url()),
        "digest": edition.published_sha256,
    }
    return (
        _("%(office)s. %(title)s, edition %(number)s. Released %(day)s. %(url)s SHA-256 %(digest)s") % facts
    )


def desk_list(sets: QuerySet[DataSet]) -> list[dict[str, Any]]:
    """Each data set with its newest edition, in two queries."""
    newest: dict[int, DataEdition] = {}
    for edition in DataEdition.objects.defer("true_numbers", "comparison").order_by("number"):
        newest[edition.data_set_id] = edition
    return [{"data_set": each, "edition": newest.get(each.pk)} for each in sets]


def desk_set_page(data_set: DataSet) -> dict[str, Any]:
    return columns_of(data_set.dictionary) | {
        "data_set": data_set,
        "editions": data_set.editions.defer("true_numbers", "comparison").order_by("-number"),
    }


def desk_edition_page(edition: DataEdition) -> dict[str, Any]:
    obstacle = None if edition.is_released else not_yet(edition)
    return columns_of(edition.dictionary) | {
        "edition": edition,
        "data_set": edition.data_set,
        "release": edition,
        "loss": loss_of(edition),
        "comparison": edition.comparison,
        "obstacle": obstacle,
        "is_calculated": bool(edition.loss),
        "may_propose": edition.state in OPEN and obstacle is None,
        "may_calculate": edition.state in (State.RECEIVED, *OPEN),
    }
