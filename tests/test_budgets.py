"""The suite fails over its CPU budgets, whoever else uses the machine meanwhile."""

import json
from collections import Counter

from tests import budgets, cpu

ALLOWED = budgets.BUDGETS["SQLite: live"]


def over(seconds: int, *, slowness: float = 1.0, deep: bool = False) -> list[str]:
    return budgets.report(Counter({"SQLite: live": seconds}), slowness, deep=deep)


def test_a_folder_over_its_budget_is_named():
    assert over(ALLOWED) == []
    assert over(ALLOWED + 1) == [f"Over budget: SQLite: live, {ALLOWED + 1} of {ALLOWED} s"]


def test_a_folder_without_a_budget_has_none_to_spend():
    assert budgets.report(Counter({"SQLite: new": 1}), 1.0, deep=False)


def test_a_slower_machine_may_take_longer_and_a_faster_one_has_no_less():
    assert over(ALLOWED + 1, slowness=cpu.slowness([cpu.SECONDS * 2, cpu.SECONDS])) == []
    assert over(ALLOWED, slowness=cpu.slowness([cpu.SECONDS / 2])) == []


def test_the_deep_suite_has_no_budget():
    assert over(ALLOWED * 9, deep=True) == []


def test_what_the_processes_wrote_is_summed(tmp_path):
    for name, seconds in (("1", 2.5), ("2", 1.5)):
        (tmp_path / f"{name}.json").write_text(json.dumps({"folders": {"live": seconds}, "loops": [seconds]}))
    folders, loops = cpu.read(tmp_path)
    assert folders["live"] == 4
    assert sorted(loops) == [1.5, 2.5]
