"""Template tags of the figures of data stories; a page that uses them links `cms/figures.css` in its head."""

from django import template

from cms.components.figures.bars import Bars
from cms.components.figures.dots import Dots
from cms.components.figures.flow import Flow
from cms.components.figures.lines import Lines
from cms.components.figures.maps import Map
from cms.components.figures.table import Table

register = template.Library()
shows = register.inclusion_tag


@shows("components/figures/bars.html")
def figure_bars(figure: Bars) -> dict:
    """A list of labels, bars and numbers."""
    return {"figure": figure}


@shows("components/figures/lines.html")
def figure_lines(figure: Lines, sentence: str) -> dict:
    """``sentence``: what the drawing shows, for those who do not see it."""
    return {"figure": figure, "sentence": sentence}


@shows("components/figures/dots.html")
def figure_dots(figure: Dots) -> dict:
    """A list of groups, dots and numbers."""
    return {"figure": figure}


@shows("components/figures/flow.html")
def figure_flow(figure: Flow, name: str) -> dict:
    """``name``: a slug that no other figure of the page has."""
    return {"figure": figure, "name": name}


@shows("components/figures/map.html")
def figure_map(figure: Map, name: str, sentence: str) -> dict:
    """``name``: a slug that no other figure of the page has. A list with the same links must stand beside it."""
    return {"figure": figure, "name": name, "sentence": sentence}


@shows("components/figures/foot.html")
def figure_foot(
    title: str,
    table: Table | None = None,
    csv: str = "",
    xlsx: str = "",
    png: str = "",
    png_language: str = "",
    tell: str = "",
) -> dict:
    """The foot of a chart: its table, its files, and where to comment on it. Each is optional.

    ``png_language``: that of the picture, where it is not the page's.
    """
    files = {"csv": csv, "xlsx": xlsx, "png": png, "png_language": png_language}
    return {"title": title, "table": table, "tell": tell} | files
