"""A small data set of the pipeline: two counties of a state, two groups, two years."""

import csv
import io

from boards.data_sets.decisions import decide_edition, propose_edition
from boards.data_sets.services import calculate_edition, create_data_set, receive_file
from boards.models import Agreement, DataEdition, DataSet
from tests.factories import agreements

HEAD = ["place", "group", "year", "started", "employed", "pay"]
DICTIONARY = {
    "dimensions": [
        {
            "key": "place",
            "label": {"en": "Place", "es": "Lugar"},
            "members": [
                {"code": "CA", "label": "California", "level": "state"},
                {"code": "06019", "label": "Fresno", "level": "county", "within": "CA"},
                {"code": "06029", "label": "Kern", "level": "county", "within": "CA"},
                {"code": "06027", "label": "Inyo", "level": "county", "within": "CA"},
            ],
        },
        {
            "key": "group",
            "label": "Group",
            "adds_up": False,
            "members": [
                {"code": "all", "label": "Everyone"},
                {"code": "asian", "label": "Asian", "within": "all"},
            ],
        },
        {
            "key": "year",
            "label": "Year",
            "total": False,
            "members": [{"code": str(year), "label": str(year)} for year in (2019, 2020, 2021)],
        },
    ],
    "measures": [
        {"key": "started", "label": "started a program"},
        {"key": "employed", "label": "taught a year later", "within": "started"},
        {"key": "pay", "label": "median pay", "kind": "median", "of": "employed", "unit": "USD"},
    ],
}
ROWS = [
    ["CA", "all", "2019", 700, 400, 60000],
    ["06019", "all", "2019", 400, 250, 61000],
    ["06029", "all", "2019", 250, 143, 59000],
    ["06027", "all", "2019", 50, 7, 58000],
    ["CA", "asian", "2019", 90, 60, 62000],
    ["CA", "all", "2020", 800, 490, 61000],
    ["06019", "all", "2020", 450, 280, 62000],
    ["06029", "all", "2020", 280, 160, 60000],
    ["06027", "all", "2020", 70, 50, 59000],
    ["CA", "all", "2021", 900, 590, 63000],
    ["06019", "all", "2021", 500, 320, 64000],
    ["06029", "all", "2021", 320, 210, 62000],
    ["06027", "all", "2021", 80, 60, 61000],
]


def data_set(actor="system:test", **facts) -> DataSet:
    agreement = facts.pop("agreement", None) or agreements.agreement()
    Agreement.objects.filter(pk=agreement.pk).update(status=Agreement.Status.IN_FORCE)
    agreement.refresh_from_db()
    return create_data_set(
        actor=actor,
        slug=facts.pop("slug", "pipeline"),
        title={"en": "Pipeline", "es": "Formación"},
        summary={"en": "Who starts to teach.", "es": "Quién empieza a enseñar."},
        agreement=agreement,
        dictionary=facts.pop("dictionary", DICTIONARY),
    )


def csv_of(rows=ROWS, head=HEAD) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return out.getvalue().encode()


def changed(place: str, year: str, **numbers: int) -> list[list]:
    """The rows with other numbers at one place; sums are the caller's."""
    return [
        [numbers.get(name, old) for name, old in zip(HEAD, row, strict=True)]
        if (row[0], row[1], row[2]) == (place, "all", year)
        else row
        for row in ROWS
    ]


def edition(found: DataSet, rows=ROWS, actor="system:test") -> DataEdition:
    made = receive_file(actor=actor, data_set=found, file=io.BytesIO(csv_of(rows)), name="numbers.csv")
    return calculate_edition(actor=actor, edition=made)


def released(found: DataSet, analyst, publisher, rows=ROWS) -> DataEdition:
    made = propose_edition(actor=analyst, edition=edition(found, rows, analyst), reason="For the dashboard")
    return decide_edition(actor=publisher, edition=made, approve=True, reason="Little is hidden")
