"""Sentences of a story with their numbers, read from the published numbers of the edition alone.

A sentence is said only if each of its numbers is there: one that is hidden or missing takes the sentence with it. What
a reader has narrowed, and the sentence does not name, is named before it, so that it is true for every choice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.data_sets.charts import MAP, Chart
from boards.data_sets.dictionary import Dimension
from boards.data_sets.explore import Choice, Selection
from boards.stories.references import FOUND, OF_TEN, ROWS, Reference, read, references
from cms.components.figures.rows import COMPLEMENT, FigureRow, number, spoken
from cms.i18n.fields import text
from cms.i18n.passages import Mixed, filled


@dataclass(frozen=True)
class Drawn:
    """A chart with the numbers it was drawn from. ``dimension``: the one that it spreads out; None for a flow."""

    selection: Selection
    chart: Chart
    dimension: Dimension | None

    @property
    def choice(self) -> Choice:
        return self.selection.choice


def keys_of(words: str, choice: Choice) -> Iterable[str]:
    """Of the groups whose numbers the sentence names with codes of its own."""
    return [choice.having(each.codes).key for each in references(words) if each.codes]


def sentence(words: str, drawn: Drawn) -> str:
    """The sentence with its numbers, after what it is about; "" if a number is hidden or missing."""
    return after_about(numbers_in(words, drawn), words, drawn)


def after_about(said: str, words: str, drawn: Drawn) -> str:
    """What was said, after what the numbers of these words are about, as far as the words do not name it."""
    about = list(_about(words, drawn)) if said else []
    return filled(_("%(about)s: %(sentence)s"), about=Mixed(about, " · "), sentence=said) if about else said


def numbers_in(words: str, drawn: Drawn) -> str:
    """The sentence with its numbers alone."""
    if _is_ambiguous(words, drawn):
        return ""
    values: dict[str, str] = {}
    for place, found in enumerate(FOUND.finditer(words)):
        value = _value(read(found[1]), drawn)
        if not value:
            return ""
        values[f"v{place}"] = value
    places = iter(values)
    pattern = FOUND.sub(lambda _found: f"%({next(places)})s", words.replace("%", "%%"))
    return filled(pattern, **values) if values else words


def paragraphs(words: str, drawn: Drawn) -> list[str]:
    """The lines of a text that can be said."""
    lines = (line.strip() for line in words.splitlines())
    return [said for line in lines if line and (said := sentence(line, drawn))]


def _about(words: str, drawn: Drawn) -> Iterator[str]:
    """The names of what is narrowed and that the words neither name nor hold still; none without numbers."""
    choice, found = drawn.choice, list(references(words))
    named = {each.key for each in found}
    counted = [each for each in found if each.key in choice.dictionary.place_of]
    if not counted and not any(map(_is_row, found)):
        return
    for each in choice.dictionary.dimensions:
        code = choice.codes[each.key] if counted or each is not drawn.dimension else _around(drawn)
        is_usual = code == (each.total or each.members[-1].code)
        is_held = bool(counted) and all(each.key in one.codes for one in counted)
        if not (is_usual or is_held or each.key in named):
            yield text(each.by_code[code].label)


def _around(drawn: Drawn) -> str:
    """The code of what the rows of the chart lie within; "" for a flow, which has none."""
    spread = drawn.dimension
    if spread is None or drawn.chart.kind == MAP:
        return spread.total if spread else ""
    code = drawn.choice.codes[spread.key]
    return code if code in spread.children else spread.by_code[code].within or code


def _is_ambiguous(words: str, drawn: Drawn) -> bool:
    """Numbers of what is chosen and a row out of what is around it cannot share a sentence."""
    found, spread = list(references(words)), drawn.dimension
    counted = any(each.key in drawn.choice.dictionary.place_of for each in found)
    if spread is None or not counted or not any(map(_is_row, found)):
        return False
    return _around(drawn) != drawn.choice.codes[spread.key]


def _is_row(reference: Reference) -> bool:
    return reference.key in ROWS


def _value(reference: Reference | None, drawn: Drawn) -> str:
    if reference is None:
        return ""
    if _is_row(reference):
        name, _dot, wanted = reference.key.partition(".")
        row = _row(drawn.chart, name)
        return "" if row is None else number(row, drawn.chart.percent) if wanted else row.label
    for dimension in drawn.choice.dictionary.dimensions:
        if dimension.key == reference.key:
            return drawn.choice.label(dimension)
    return _number(reference, drawn.selection)


def _number(reference: Reference, selection: Selection) -> str:
    dictionary = selection.choice.dictionary
    if reference.key not in dictionary.place_of:
        return ""
    measure, where = dictionary.measure(reference.key), selection.choice.having(reference.codes).key
    row = (selection.share if reference.form else selection.people)(where, measure, reference.key)
    if row is None or row.value is None:
        return ""
    if reference.form == OF_TEN:
        return _("%(n)s of 10") % {"n": spoken(round(row.value / 10))}
    return spoken(row.value, percent=bool(reference.form))


def _row(chart: Chart, name: str) -> FigureRow | None:
    """The highest or lowest row, unless a hidden one may be higher or lower, or two are alike.

    Counts that are hidden as small are lower than any that is shown; of shares, and of numbers that are hidden to
    protect another one, nothing is known.
    """
    rows: Sequence[FigureRow] = chart.series[0].rows
    hidden = {row.hidden for row in rows if row.hidden}
    if COMPLEMENT in hidden or (hidden and (chart.percent or name == "lowest")):
        return None
    shown = sorted((row for row in rows if row.value is not None), key=lambda row: row.value or 0)
    if len(shown) < 2:
        return None
    first, second = (shown[-1], shown[-2]) if name == "highest" else (shown[0], shown[1])
    return None if number(first, chart.percent) == number(second, chart.percent) else first
