"""Show 4: the same set forward and backward, in few statements; a second implementation of its own agrees."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms import chain
from cms.chain import sets
from cms.models import Link

pytestmark = pytest.mark.django_db
KINDS = ("word", "finding", "item", "decision", "step")
THING = st.tuples(st.sampled_from(KINDS), st.integers(1, 6))
EDGES = st.lists(st.tuples(THING, THING, st.booleans()), max_size=40)


def put(edges) -> list:
    """Write links as they are, some of them taken back; gives those that stand."""
    Link.objects.all().delete()
    rows = {}
    for source, target, gone in edges:
        rows.setdefault((source, target), gone)
    Link.objects.bulk_create(
        Link(
            source_kind=source[0],
            source_id=source[1],
            target_kind=target[0],
            target_id=target[1],
            why="drawn",
            withdrawn_at="2022-06-08T12:00:00Z" if gone else None,
        )
        for (source, target), gone in rows.items()
    )
    return [pair for pair, gone in rows.items() if not gone]


def warshall(standing) -> set:
    """Which thing leads to which, by closing a table again and again: no queue, no recursion, no database."""
    table = set(standing)
    while True:
        more = {(a, d) for a, b in table for c, d in table if b == c} | table
        if more == table:
            return table
        table = more


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edges=EDGES, source=st.sampled_from(KINDS), target=st.sampled_from(KINDS))
def test_forward_backward_and_the_second_implementation_agree(edges, source, target):
    table = warshall(put(edges))
    wanted = {(a[1], b[1]) for a, b in table if a[0] == source and b[0] == target}

    assert sets.forward(source, target) == wanted
    assert sets.backward(source, target) == wanted


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edges=EDGES, root=THING)
def test_one_thing_reaches_what_reaches_it(edges, root):
    table = warshall(put(edges))

    assert sets.onward([root]) == {root} | {b for a, b in table if a == root}
    assert sets.behind([root]) == {root} | {a for a, b in table if b == root}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edges=EDGES)
def test_the_public_trace_shows_those_sets(things, edges):
    """Of one decision: all but the words, which are counted; and each word that it counts leads to the decision."""
    put([edge for edge in edges if edge[1][0] != "word"])
    found = chain.trace("decision", 1)
    root = ("decision", 1)
    both = sets.onward([root]) | sets.behind([root])

    assert {(node.kind, node.id) for node in found.nodes} == {each for each in both if each[0] != "word"}
    directly = {id_ for kind, id_ in sets.behind([root]) if kind == "word"}
    assert found.heard is None or found.heard.total >= len(directly)


def grown(words: int, findings: int, decisions: int) -> None:
    """Words in findings, findings under items, items that led to decisions with a step each."""
    pairs = [(("word", n), ("finding", n % findings + 1)) for n in range(1, words + 1)]
    pairs += [(("finding", n), ("item", n % decisions + 1)) for n in range(1, findings + 1)]
    pairs += [(("item", n), ("decision", n)) for n in range(1, decisions + 1)]
    pairs += [(("decision", n), ("step", n)) for n in range(1, decisions + 1)]
    put([(source, target, False) for source, target in pairs])


@pytest.mark.parametrize(
    "size", [(200, 20, 12), (2_000, 50, 30), pytest.param((20_000, 500, 300), marks=pytest.mark.deep)]
)
def test_a_trace_takes_as_few_statements_at_ten_times_the_size(
    things, size, django_assert_max_num_queries, django_assert_num_queries
):
    grown(*size)
    with django_assert_max_num_queries(12):
        found = chain.trace("decision", 3)
    with django_assert_num_queries(2):
        assert sets.forward("word", "decision") == sets.backward("word", "decision")

    assert found.heard.total == len(
        [1 for _word, decision in sets.forward("word", "decision") if decision == 3]
    )
