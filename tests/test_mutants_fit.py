"""Each mutant still fits the source it was written for, so that none is silently left out."""

from pathlib import Path

from tests.mutants.__main__ import chosen

ROOT = Path(__file__).resolve().parent.parent


def test_the_text_of_each_mutant_occurs_once():
    counts = {mutant.name: (ROOT / mutant.path).read_text().count(mutant.before) for mutant in chosen([])}
    assert {name: count for name, count in counts.items() if count != 1} == {}


def test_the_tests_of_each_mutant_are_there():
    missing = [name for mutant in chosen([]) for name in mutant.tests if not _exists(name)]
    assert missing == []


def _exists(name: str) -> bool:
    path, _colons, test = name.partition("::")
    source = ROOT / path
    return source.exists() and (not test or f"def {test.partition('[')[0]}(" in source.read_text())
