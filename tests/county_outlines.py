"""Draw simplified outlines of the 58 counties of California.

`python -m tests.county_outlines` writes the data file. Each county is the part of a simple outline of the state that is
nearest to the county's center: it shows where a county lies, not where its boundary runs. Centers and outline are
approximate, in degrees.
"""

import json
import math

from tests.checks import ROOT

FILE = ROOT / "cms" / "components" / "figures" / "county_outlines.json"
SCALE = 42  # units of the drawing in a degree of latitude
WEST, NORTH = -124.5, 42.1
NARROWER = math.cos(math.radians(37.3))  # a degree of longitude, in degrees of latitude
NOTE = "Approximate: nearest county center, inside a simplified outline of the state."

# In the order of the alphabet, which is that of the FIPS codes 06001, 06003 … 06115.
CENTERS = """
Alameda 37.65 -121.90|Alpine 38.60 -119.82|Amador 38.45 -120.65|Butte 39.67 -121.60|Calaveras 38.20 -120.55
Colusa 39.18 -122.24|Contra Costa 37.93 -121.95|Del Norte 41.74 -123.90|El Dorado 38.78 -120.52
Fresno 36.76 -119.65|Glenn 39.60 -122.39|Humboldt 40.70 -123.87|Imperial 33.04 -115.37|Inyo 36.51 -117.41
Kern 35.34 -118.73|Kings 36.08 -119.82|Lake 39.10 -122.75|Lassen 40.67 -120.59|Los Angeles 34.32 -118.22
Madera 37.22 -119.76|Marin 38.05 -122.70|Mariposa 37.58 -119.91|Mendocino 39.43 -123.43|Merced 37.19 -120.72
Modoc 41.59 -120.72|Mono 37.94 -118.89|Monterey 36.22 -121.24|Napa 38.50 -122.33|Nevada 39.30 -120.77
Orange 33.70 -117.76|Placer 39.06 -120.72|Plumas 40.00 -120.84|Riverside 33.74 -115.99|Sacramento 38.45 -121.34
San Benito 36.61 -121.08|San Bernardino 34.84 -116.18|San Diego 33.03 -116.74|San Francisco 37.76 -122.44
San Joaquin 37.93 -121.27|San Luis Obispo 35.39 -120.40|San Mateo 37.43 -122.36|Santa Barbara 34.72 -120.02
Santa Clara 37.22 -121.70|Santa Cruz 37.03 -122.00|Shasta 40.76 -122.04|Sierra 39.58 -120.52
Siskiyou 41.59 -122.54|Solano 38.27 -121.94|Sonoma 38.53 -122.90|Stanislaus 37.56 -121.00|Sutter 39.03 -121.69
Tehama 40.13 -122.23|Trinity 40.65 -123.11|Tulare 36.22 -118.80|Tuolumne 38.03 -119.95|Ventura 34.46 -119.08
Yolo 38.69 -121.90|Yuba 39.27 -121.35
"""
# Latitude and longitude, clockwise from the northwest; San Francisco Bay is cut out.
STATE = """
42.00 -124.21|42.00 -120.00|39.00 -120.00|35.00 -114.63|34.83 -114.57|34.30 -114.14|34.08 -114.43|33.55 -114.53
33.40 -114.72|33.03 -114.52|32.72 -114.72|32.53 -117.12|32.85 -117.25|33.12 -117.33|33.39 -117.60|33.60 -117.88
33.76 -118.18|33.74 -118.41|33.84 -118.39|34.03 -118.52|34.00 -118.80|34.15 -119.22|34.28 -119.29|34.42 -119.60
34.45 -120.47|34.58 -120.65|34.90 -120.62|35.13 -120.63|35.25 -120.89|35.40 -120.87|35.67 -121.28|35.88 -121.46
36.31 -121.90|36.60 -121.94|36.80 -121.80|36.95 -122.05|37.20 -122.40|37.52 -122.52|37.78 -122.51|37.81 -122.48
37.79 -122.39|37.62 -122.37|37.49 -122.15|37.46 -122.03|37.65 -122.16|37.83 -122.30|37.95 -122.40|37.86 -122.48
37.82 -122.53|37.90 -122.70|38.00 -123.00|38.20 -122.97|38.45 -123.13|38.92 -123.70|39.35 -123.82|39.68 -123.79
40.10 -124.08|40.26 -124.36|40.44 -124.40|40.80 -124.18|41.05 -124.10|41.55 -124.07|41.75 -124.26
"""
Point = tuple[float, float]


def drawn() -> dict:
    """The content of the data file: regions in alphabetical order, paths and label points in units of the drawing."""
    centers = {name: _at(*map(float, numbers)) for name, *numbers in map(_parts, _entries(CENTERS))}
    state = [_at(*map(float, each.split())) for each in _entries(STATE)]
    regions = [
        {
            "key": f"06{2 * place + 1:03}",
            "name": name,
            "path": _path(_cell(center, centers.values(), state)),
            "label": [round(each, 1) for each in center],
        }
        for place, (name, center) in enumerate(sorted(centers.items()))
    ]
    width, height = max(x for x, _y in state), max(y for _x, y in state)
    return {"note": NOTE, "width": math.ceil(width + 4), "height": math.ceil(height + 4), "regions": regions}


def _entries(table: str) -> list[str]:
    return table.strip().replace("\n", "|").split("|")


def _parts(entry: str) -> list[str]:
    return entry.rsplit(" ", 2)


def _at(latitude: float, longitude: float) -> Point:
    return (longitude - WEST) * NARROWER * SCALE, (NORTH - latitude) * SCALE


def _cell(center: Point, others, state: list[Point]) -> list[Point]:
    """The part of the state that is nearer to this center than to any other."""
    shape = state
    for other in others:
        if other != center:
            shape = _nearer(shape, center, other)
    return shape


def _nearer(shape: list[Point], center: Point, other: Point) -> list[Point]:
    """Cut a shape along the line halfway between two centers (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for before, here in zip([shape[-1], *shape[:-1]], shape, strict=True):
        one, two = _side(before, center, other), _side(here, center, other)
        if (one < 0) != (two < 0):
            share = one / (one - two)
            kept.append(
                (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
            )
        if two >= 0:
            kept.append(here)
    return kept


def _side(point: Point, center: Point, other: Point) -> float:
    return math.dist(point, other) ** 2 - math.dist(point, center) ** 2


def _path(shape: list[Point]) -> str:
    points = list(dict.fromkeys(f"{x:.1f} {y:.1f}" for x, y in shape))
    return "M" + "L".join(points) + "z"


def text() -> str:
    return json.dumps(drawn(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
