"""The first data set of the demo: the teacher training pipeline, in two editions. All its numbers are invented.

They are drawn person by person from fixed chances, so that each sum, part and group agrees with each other.
"""

import csv
import io
import random
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import Any

from boards.data_sets.decisions import decide_edition, propose_edition
from boards.data_sets.services import calculate_edition, create_data_set, receive_file
from boards.models import Agreement, DataSet
from cms import clock
from cms.access import Role
from cms.components.figures.maps import read_outlines
from cms.data_files import data_beside
from cms.demo import DemoContext
from cms.users.models import User
from feedback.models import Tool

_DATA = data_beside(__file__)
SLUG, PEOPLE = "teacher-pipeline", 20_000  # people who start in a year
ALL = "all"
FIVE_YEARS_LATER = 2015  # the last year whose people can have taught for five years by the day of the file
EDITIONS = (
    (datetime(2023, 10, 17, 10, tzinfo=clock.PACIFIC), range(2014, 2016)),
    (datetime(2024, 6, 24, 10, tzinfo=clock.PACIFIC), range(2014, 2018)),
)
COUNTS = ("started", "credentialed", "employed", "stayed3", "stayed5")
CHANCES = {"credentialed": 0.62, "employed": 0.82, "stayed3": 0.78, "stayed5": 0.84}
KINDS = (("multiple", 0.45), ("single", 0.38), ("special", 0.17))
GROUPS = (
    ("aian", 0.01), ("asian", 0.12), ("black", 0.05), ("latino", 0.38), ("mena", 0.03), ("nhpi", 0.01), ("white", 0.46),
)  # fmt: skip
Codes = tuple[str, ...]


def build(ctx: DemoContext) -> None:
    """Received under the agreement of 2023, and released by two people."""
    if DataSet.objects.exists():
        return
    analyst, publisher = ctx.user(Role.ANALYST), ctx.user(Role.PUBLISHER)
    people = list(everyone())
    for number, (moment, years) in enumerate(EDITIONS, 1):
        with clock.at(moment):
            data_set = DataSet.objects.filter(slug=SLUG).first() or _created(analyst)
            file = io.BytesIO(file_of(people, years))
            note = "Invented for the demo"
            edition = receive_file(
                actor=analyst, data_set=data_set, file=file, name="aggregates.csv", note=note
            )
            edition = calculate_edition(actor=analyst, edition=edition)
            edition = propose_edition(
                actor=analyst, edition=edition, reason=f"Edition {number} of the dashboard"
            )
            decide_edition(actor=publisher, edition=edition, approve=True, reason="What is hidden had to be")


def _created(analyst: User) -> DataSet:
    agreement = Agreement.objects.get(is_demo=True, kind=Agreement.Kind.PARTICIPATION)
    return create_data_set(
        actor=analyst,
        slug=SLUG,
        title=_DATA["title"],
        summary=_DATA["summary"],
        agreement=agreement,
        dictionary=dictionary(),
        tool=Tool.objects.filter(slug="teacher-training-dashboard").first(),
    )


def dictionary() -> dict[str, Any]:
    names = {each["key"]: each["name"] for each in read_outlines("county_outlines")["regions"]}
    places = [{"code": "CA", "level": "state", "label": _DATA["state"]}]
    for region in _DATA["regions"]:
        places.append({"code": region["code"], "level": "region", "within": "CA", "label": region["label"]})
    for region in _DATA["regions"]:
        places += [
            {"code": code, "level": "county", "within": region["code"], "label": {"en": names[code]}}
            for code in region["counties"]
        ]
    years = [{"code": str(year), "label": {"en": str(year)}} for year in EDITIONS[-1][1]]
    return {
        "dimensions": [
            {"key": "place", "label": _DATA["place"], "members": places},
            {"key": "credential", "label": _DATA["credential"], "members": _members("credentials")},
            {"key": "program", "label": _DATA["program"], "members": _members("programs")},
            {"key": "group", "label": _DATA["group"], "members": _members("groups"), "adds_up": False},
            {"key": "year", "label": _DATA["year"], "members": years, "total": False, "adds_up": False},
        ],
        "measures": [*_counts(), {"key": "pay", "label": _DATA["measures"]["pay"], "kind": "median", "of": "employed", "unit": "USD"}],
    }  # fmt: skip


def _members(name: str) -> list[dict[str, Any]]:
    return [
        {"code": code, "label": label} | ({} if code == ALL else {"within": ALL})
        for code, label in _DATA[name].items()
    ]


def _counts() -> list[dict[str, Any]]:
    within = {
        "credentialed": "started",
        "employed": "credentialed",
        "stayed3": "employed",
        "stayed5": "stayed3",
    }
    return [{"key": key, "label": _DATA["measures"][key], "within": within.get(key, "")} for key in COUNTS]


def everyone() -> Iterator[dict[str, Any]]:
    """Invented people of all years: where they started, what they became, in which groups they are."""
    draw = random.Random("teacher pipeline")
    counties = [
        (code, region["code"], people)
        for region in _DATA["regions"]
        for code, people in region["counties"].items()
    ]
    shares = [people for *_rest, people in counties]
    programs = [code for code in _DATA["programs"] if code != ALL]
    for year in EDITIONS[-1][1]:
        for county, region, _people in draw.choices(counties, shares, k=PEOPLE + 400 * (year - 2014)):
            yield {
                "county": county,
                "region": region,
                "year": str(year),
                "credential": draw.choices([key for key, _ in KINDS], [share for _, share in KINDS])[0],
                "program": draw.choices(programs, [30, 22, 16, 13, 9, 6, 4])[0],
                "groups": [key for key, share in GROUPS if draw.random() < share],
                "reached": _reached(draw, county),
                "pay": round(draw.gauss(61_000, 6_000), -2),
            }


def _reached(draw: random.Random, county: str) -> set[str]:
    """How far a person came; chances differ a little by county."""
    tilt = (int(county) % 7 - 3) / 60
    reached = {"started"}
    for step, after in (("credentialed", "started"), ("employed", "credentialed"), ("stayed3", "employed"), ("stayed5", "stayed3")):  # fmt: skip
        if after in reached and draw.random() < CHANCES[step] + tilt:
            reached.add(step)
    return reached


def file_of(people: list[dict[str, Any]], years: range) -> bytes:
    """The CSV file that a data provider sends. What the last years cannot show yet is empty."""
    counts: Counter[tuple[Codes, str]] = Counter()
    pay: dict[Codes, list[float]] = {}
    for person in people:
        if int(person["year"]) in years:
            for codes in _groups_of(person):
                counts.update((codes, step) for step in person["reached"])
                if "employed" in person["reached"]:
                    pay.setdefault(codes, []).append(person["pay"])
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["place", "credential", "program", "group", "year", *COUNTS, "pay"])
    for codes in _every_group(years):
        unknown = {"stayed5"} if int(codes[-1]) > FIVE_YEARS_LATER else set()
        numbers = ["" if step in unknown else counts[codes, step] for step in COUNTS]
        paid = sorted(pay.get(codes, []))
        write.writerow([*codes, *numbers, int(paid[len(paid) // 2]) if paid else ""])
    return out.getvalue().encode()


def _groups_of(person: dict[str, Any]) -> Iterator[Codes]:
    year, large = person["year"], ("CA", person["region"])
    yield from ((place, ALL, ALL, ALL, year) for place in (*large, person["county"]))
    yield from ((place, person["credential"], ALL, ALL, year) for place in large)
    yield from ((place, ALL, person["program"], ALL, year) for place in large)
    yield from ((place, ALL, ALL, group, year) for place in large for group in person["groups"])


def _every_group(years: range) -> Iterator[Codes]:
    large = ["CA", *(each["code"] for each in _DATA["regions"])]
    counties = [code for each in _DATA["regions"] for code in each["counties"]]
    for year in map(str, years):
        yield from ((place, ALL, ALL, ALL, year) for place in large + counties)
        yield from (
            (place, code, ALL, ALL, year)
            for place, code in product(large, _DATA["credentials"])
            if code != ALL
        )
        yield from (
            (place, ALL, code, ALL, year) for place, code in product(large, _DATA["programs"]) if code != ALL
        )
        yield from (
            (place, ALL, ALL, code, year) for place, code in product(large, _DATA["groups"]) if code != ALL
        )
