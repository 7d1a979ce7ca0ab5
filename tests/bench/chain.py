"""Benchmark of the chain at full size: a trace over 100,000 comments, 500 findings and 300 decisions, from either
end.
"""

import random
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.disclosure import Cell
from tests.bench.report import Goals, cpu_seconds, say

FINDINGS, DECISIONS, STATEMENTS = 500, 300, 12


def run(folder: Path, rows: int, goals: Goals) -> None:
    from cms import chain
    from cms.chain import nodes, sets
    from cms.models import Link

    say("How comments led to decisions")
    folder.mkdir(exist_ok=True)
    connection.close()
    connection.settings_dict["NAME"] = str(folder / "chain.sqlite3")
    with connection.schema_editor() as editor:
        editor.create_model(Link)
    connection.disable_constraint_checking()  # there is no table of accounts here
    nodes._kinds.clear()
    _register(chain)
    Link.objects.bulk_create(_links(Link, rows), batch_size=1000)
    with CaptureQueriesContext(connection) as taken:
        trace = chain.trace("decision", 7)
    goals.at_most("statements of a trace", len(taken), STATEMENTS, "")
    found = {}
    goals.at_most("a trace of one decision, CPU", cpu_seconds(lambda: chain.trace("decision", 7)), 1, " s")
    goals.at_most(
        "all pairs forward, CPU",
        cpu_seconds(lambda: found.update(f=sets.forward("word", "decision"))),
        30,
        " s",
    )
    goals.at_most(
        "all pairs backward, CPU",
        cpu_seconds(lambda: found.update(b=sets.backward("word", "decision"))),
        30,
        " s",
    )
    say(f"  {Link.objects.count():,} links, {len(found['f']):,} pairs of comment and decision")
    goals.at_most("pairs found from one end only", len(found["f"] ^ found["b"]), 0, "")
    told = {word for word, decision in found["b"] if decision == 7}
    goals.at_most("comments that the trace counts otherwise", abs(len(told) - trace.heard.total), 0, "")


def _register(chain) -> None:
    def load(kind: str, stop: str):
        return lambda ids: {each: chain.Node(kind, each, f"{kind} {each}", stop=stop) for each in ids}

    def count(links) -> object:
        total = links.values("source_id").distinct().count()
        return chain.Summary(total, [chain.Group("Form", Cell(total))])

    chain.register("word", stop=chain.Stop.HEARD, load=load("word", chain.Stop.HEARD), summarise=count)
    stops = {
        "finding": chain.Stop.UNDERSTOOD,
        "item": chain.Stop.DISCUSSED,
        "motion": chain.Stop.DECIDED,
        "decision": chain.Stop.DECIDED,
        "step": chain.Stop.DONE,
    }
    for name, stop in stops.items():
        chain.register(name, stop=stop, load=load(name, stop))


def _links(link, rows: int):
    """One to three findings for each comment, one or two items for a finding, one vote and decision for an item."""
    rng = random.Random(6)
    pairs = set()
    for word in range(1, rows + 1):
        for finding in rng.sample(range(1, FINDINGS + 1), rng.choice((1, 1, 1, 2, 3))):
            pairs.add(("word", word, "finding", finding))
    for finding in range(1, FINDINGS + 1):
        for item in rng.sample(range(1, DECISIONS + 1), rng.choice((1, 1, 2))):
            pairs.add(("finding", finding, "item", item))
    for number in range(1, DECISIONS + 1):
        pairs |= {
            ("item", number, "motion", number),
            ("motion", number, "decision", number),
            ("decision", number, "step", number),
        }
    for a, b, c, d in sorted(pairs):
        yield link(source_kind=a, source_id=b, target_kind=c, target_id=d, why="drawn", made_by_name="bench")
