"""Each figure with hidden cells, zero and long labels, for tests and to look at.

`python -m tests.cms.components.figures.gallery FILE` writes the page. All names and numbers are invented.
"""

import os
import sys
from pathlib import Path

from django.template import Context, Template

from cms.components.bundle import STATIC
from cms.components.figures.bars import Mark, bars
from cms.components.figures.dots import dots
from cms.components.figures.flow import Stage, flow
from cms.components.figures.lines import lines
from cms.components.figures.maps import COUNTIES, read_outlines, region_map
from cms.components.figures.rows import FigureRow, Series
from cms.components.figures.table import table_of_flow, table_of_rows, table_of_series

PROGRAMS = [
    FigureRow("Central Valley State University, Department of Curriculum and Instruction", 702, chosen=True),
    FigureRow("San Joaquin Teachers College", 311, note="intern program"),
    FigureRow("Kings River College of Education", 12),
    FigureRow("Millerton Residency", hidden="small"),
    FigureRow("Valley Arts Institute", hidden="complement"),
    FigureRow("A program that closed", 0),
]
SHARES = [
    FigureRow("Madera", 84, base=214),
    FigureRow("Fresno", 82, base=598, chosen=True),
    FigureRow("Kern", 74, base=1702),
    FigureRow("Kings", 0, base=31),
    FigureRow("Inyo", hidden="small"),
]
YEARS = ["2017", "2018", "2019", "2020", "2021", "2022", "2023"]


def _series(label: str, *shares: int | None) -> Series:
    rows = [
        FigureRow(year, hidden="small") if share is None else FigureRow(year, share, base=400)
        for year, share in zip(YEARS, shares, strict=True)
    ]
    return Series(label, rows)


SERIES = [
    _series("Single subject", 61, 62, 60, 58, 63, 66, 68),
    _series("Multiple subject, bilingual authorization", 52, 55, None, 57, 60, 64, 67),
    _series("Special education", 40, None, None, 41, 44, 47, 66),
    _series("Career technical", 0, 5, 9, 12, 18, 22, 25),
]
GROUPS = ["Men", "Women", "Nonbinary people", "First in their family to attend college"]
PAIRS = [
    Series(
        "Fresno",
        [
            FigureRow(GROUPS[0], 61, base=300),
            FigureRow(GROUPS[1], 72, base=310),
            FigureRow(GROUPS[2], hidden="small"),
            FigureRow(GROUPS[3], 0, base=90),
        ],
    ),
    Series(
        "California",
        [FigureRow(group, share, base=800) for group, share in zip(GROUPS, (60, 66, 58, 63), strict=True)],
    ),
]
STAGES = [
    Stage(FigureRow("Started", 1204, note="entered a program"), "not credentialed in two years"),
    Stage(FigureRow("Credentialed", 731, note="within two years"), "not hired in a public school"),
    Stage(FigureRow("Employed", 598, note="one year later"), "left teaching"),
    Stage(FigureRow("Still teaching", 489, note="after three years")),
]
BROKEN = [
    Stage(FigureRow("Started", 1204), "not credentialed in two years"),
    Stage(FigureRow("Credentialed", 731), "not hired in a public school"),
    Stage(FigureRow("Employed", hidden="complement"), "left teaching"),
    Stage(FigureRow("Still teaching", 489)),
]


def _counties() -> list[FigureRow]:
    rows = []
    for place, each in enumerate(read_outlines(COUNTIES)["regions"]):
        if place % 9 == 1:
            rows.append(FigureRow(each["name"], hidden="small", key=each["key"]))
        else:
            share = 52 + place * 7 % 38
            rows.append(
                FigureRow(each["name"], share, base=400, key=each["key"], chosen=each["name"] == "Fresno")
            )
    return rows


COUNTY_ROWS = _counties()
URLS = {row.key: f"#county-{row.key}" for row in COUNTY_ROWS}
PAGE = """{% load figures %}<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{{ static }}/build/site.css"><link rel="stylesheet" href="{{ static }}/figures.css"></head>
<body class="public"><main class="page" id="main"><h1>Figures</h1>
<h2>Bars</h2>{% figure_bars bars %}{% figure_foot "Programs" bars_table csv="#a" xlsx="#b" png="#c" tell="#d" %}
<h2>Shares</h2>{% figure_bars shares %}{% figure_foot "Shares" shares_table csv="#a" tell="#d" %}
<h2>Lines</h2>{% figure_lines lines "Shares of four credentials, 2017 to 2023." %}{% figure_foot "Lines" lines_table %}
<h2>Dots</h2>{% figure_dots dots %}{% figure_foot "Dots" dots_table %}
<h2>Flow</h2>{% figure_flow flow "cohort" %}{% figure_foot "Flow" flow_table csv="#a" xlsx="#b" png="#c" tell="#d" %}
<h2>Flow with a hidden step</h2>{% figure_flow broken "broken" %}{% figure_foot "Broken" broken_table %}
<h2>Map</h2>{% figure_map map "counties" "Share still teaching by county." %}{% figure_foot "Map" map_table %}
</main></body></html>"""


def page(static: str = STATIC.as_uri()) -> str:
    """The page with every figure; ``static``: where its style sheets are."""
    values = {
        "static": static,
        "bars": bars(PROGRAMS),
        "bars_table": table_of_rows(PROGRAMS, "Program", "People"),
        "shares": bars(SHARES, percent=True, mark=Mark("California", 78)),
        "shares_table": table_of_rows(SHARES, "County", "Share", percent=True),
        "lines": lines(YEARS, SERIES, percent=True),
        "lines_table": table_of_series(YEARS, SERIES, "Year", percent=True),
        "dots": dots(GROUPS, PAIRS, percent=True),
        "dots_table": table_of_series(GROUPS, PAIRS, "Group", percent=True),
        "flow": flow(STAGES),
        "flow_table": table_of_flow(STAGES, "People"),
        "broken": flow(BROKEN),
        "broken_table": table_of_flow(BROKEN, "People"),
        "map": region_map(COUNTY_ROWS, percent=True, urls=URLS),
        "map_table": table_of_rows(COUNTY_ROWS, "County", "Share", percent=True, urls=URLS),
    }
    return Template(PAGE).render(Context(values))


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
