"""Show 2 of issue 3: every rule BK-01 … BK-51 has a test that shows it. None is missing, none is skipped."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.boards.rules import Rule
from tests.boards.rules_more import RULES

TESTS = Path(__file__).resolve().parents[1]
PLAIN = [*range(1, 7), *range(10, 29), *range(30, 37), *range(40, 48), 50, 51]
LETTERED = {11: "a", 14: "ab", 16: "a", 24: "ab", 29: "abcde", 32: "a", 41: "a"}
IDS = {f"BK-{number:02}" for number in PLAIN} | {
    f"BK-{number}{letter}" for number, letters in LETTERED.items() for letter in letters
}
NO_SOFTWARE_AT_MOST = 2
SKIPPING = re.compile(r"\b(mark|pytest)\.(skip|skipif|xfail|importorskip)\b")


@cache
def read(name: str) -> tuple[str, ast.Module]:
    words = (TESTS / name).read_text(encoding="utf-8")
    return words, ast.parse(words)


def file_of(test: str) -> str:
    return test.partition("::")[0]


def source_of(test: str) -> str:
    """The function with its decorators, and what its module says of itself; empty if there is no such test."""
    words, tree = read(file_of(test))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == test.partition("::")[2]:
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            body = "\n".join(words.splitlines()[first - 1 : node.end_lineno])
            return f"{ast.get_docstring(tree) or ''}\n{body}"
    return ""


def covers(words: str, found: Rule) -> bool:
    """The id is named, itself or within a span such as "BK-20 to BK-26"."""
    if re.search(rf"{found.id}(?![0-9a-z])", words):
        return True
    spans = re.findall(r"BK-(\d+)[a-e]? to BK-(\d+)", words)
    number = int(re.sub(r"\D", "", found.id))
    return any(int(first) <= number <= int(last) for first, last in spans)


def test_no_rule_is_missing_and_none_stands_twice():
    assert {rule.id for rule in RULES} == IDS
    assert len(RULES) == len(IDS) == 55
    assert len({rule.says for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_is_shown_by_tests_that_exist_run_and_name_it(rule):
    assert rule.says.endswith(".")
    assert bool(rule.tests) != bool(rule.reason)
    for test in rule.tests:
        source = source_of(test)
        assert source, f"{test} does not exist"
        assert covers(source, rule), f"{test} does not name {rule.id}"
        assert not SKIPPING.search(source), f"{test} may be skipped"


def test_no_file_of_the_table_is_skipped_as_a_whole():
    for name in {file_of(test) for rule in RULES for test in rule.tests}:
        _words, tree = read(name)
        marks = [
            node for node in tree.body if isinstance(node, ast.Assign) and "pytestmark" in ast.dump(node)
        ]
        assert not any(SKIPPING.search(ast.unparse(node)) for node in marks), name


def test_a_reason_instead_of_a_test_is_rare():
    assert sum(bool(rule.reason) for rule in RULES) <= NO_SOFTWARE_AT_MOST
