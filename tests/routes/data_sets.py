"""Route ledger: data sets from agreements."""

from tests.routes.ledger import ANALYST, EVERYONE, PUBLISHER, rows

TEAM = frozenset({ANALYST, PUBLISHER})
EDITION = "data/<slug:slug>/<int:number>/"
DATA_SETS = [
    *rows(EVERYONE, "data/"),
    *rows(
        EVERYONE,
        "data/<slug:slug>/",
        EDITION,
        EDITION + "data.csv",
        EDITION + "data.xlsx",
        EDITION + "data.parquet",
        EDITION + "numbers.json",
        EDITION + "datapackage.json",
        EDITION + "data.csv-metadata.json",
        EDITION + "data-card.md",
        EDITION + "charts/<slug:chart>.csv",
        EDITION + "charts/<slug:chart>.xlsx",
        EDITION + "charts/<slug:chart>.png",
        note="released by two people",
    ),
    *rows(
        TEAM,
        "desk/data/",
        "desk/data/new/",
        "desk/data/<slug:slug>/",
        "desk/data/<slug:slug>/change/",
        "desk/data/<slug:slug>/receive/",
        f"desk/{EDITION}",
        f"desk/{EDITION}withdraw/",
        f"desk/{EDITION}calculate/",
    ),
    *rows(frozenset({PUBLISHER}), f"desk/{EDITION}decide/", note="a second person"),
]


def samples() -> list[str]:
    """What no link leads to: the buttons and forms of an edition that is out."""
    from boards.models import DataEdition

    found = DataEdition.objects.select_related("data_set").order_by("pk")[0]
    path = f"/desk/data/{found.data_set.slug}/{found.number}/"
    return [path + "decide/", path + "withdraw/", path + "calculate/"]
