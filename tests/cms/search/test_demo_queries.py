"""Over the whole demo, at least 95 of 100 queries find their record on the first page (queries.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cms import extension_points
from cms.models import PublishedRecord
from cms.open_data import sync
from cms.search.jumps import asked_of, jumps
from cms.search.results import Wish, answer_to
from cms.search.selectors import Filters

QUERIES = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text())
LEAST = 0.95


@pytest.fixture(autouse=True)
def invented_kinds():
    """Not here: the demo has the real ones."""
    assert extension_points.provided("open_data.kinds")


def is_it(copy: PublishedRecord, wanted: dict[str, Any]) -> bool:
    """A record with the kind, and all that is said of it."""
    facts = {"key": copy.key, "title": copy.title.get("en"), "day": copy.day, "body": copy.body}
    named = {name: value for name, value in wanted.items() if name in facts}
    return copy.kind == wanted["kind"] and all(
        str(facts[name]) == str(value) for name, value in named.items()
    )


def first_page(wanted: dict[str, Any]) -> list[PublishedRecord]:
    wish = Wish(str(wanted["q"]), wanted.get("in", "en"), Filters())
    answer = answer_to(wish)
    return [*answer.leading, *(found.copy for found in answer.found)]


def test_the_file_has_enough_queries_and_each_names_a_record():
    assert len(QUERIES) >= 120
    assert all(wanted["kind"] and wanted.keys() & {"key", "title", "day"} for wanted in QUERIES)


def test_the_demo_is_found(demo_database):
    sync.compare()
    lost = [wanted for wanted in QUERIES if not any(is_it(copy, wanted) for copy in first_page(wanted))]
    share = 1 - len(lost) / len(QUERIES)
    lines = "\n".join(f"{wanted['q']} → {wanted['kind']} {wanted}" for wanted in lost)
    assert share >= LEAST, f"{share:.0%} found; not these:\n{lines}"


def test_numbers_of_the_demo_lead(demo_database):
    sync.compare()
    numbered = PublishedRecord.objects.filter(removed_at=None).exclude(number="")
    assert numbered.exists()
    for copy in numbered:
        if "-" in copy.number:
            assert copy.number in [found.number for found in jumps(asked_of(copy.number, "en"))], copy
