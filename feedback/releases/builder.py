"""From the rows of a cut to its release: true tables, and those that may leave. Run by the worker."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cms.disclosure import Key
from feedback.releases.analysis.dimensions import dimensions_of
from feedback.releases.analysis.frame import frame_of
from feedback.releases.disclosure_decision import HELD, Decision, Verdict, decide
from feedback.releases.earlier_releases import Earlier, PublishedTable
from feedback.releases.people_counts import true_people, with_people
from feedback.releases.plan import Plan
from feedback.releases.table_json import hidden_count, participation, public_table, true_table

Json = dict[str, Any]


@dataclass
class Past:
    """One earlier release: its cut, what its filters were, and its tables as they left."""

    cut: int
    filters: Key
    tables: Json
    told: Json


@dataclass
class Built:
    tables: Json = field(default_factory=dict)
    true: Json = field(default_factory=dict)
    told: Json = field(default_factory=dict)
    held: list[str] = field(default_factory=list)

    @property
    def suppressed(self) -> int:
        return hidden_count(self.tables)


def filters_of(form: str, filters: dict[str, str]) -> Key:
    """What a cut's filters say of each of its comments, in the words of the plan."""
    pairs = {("form", form)} if form else set()
    for name, value in filters.items():
        pairs.add((f"code={value}", "yes") if name == "code" else (name, value))
    return frozenset(pairs)


def build(
    *,
    meta: Json,
    rows: Iterable[Json],
    number: int,
    filters: Key,
    threshold: int,
    past: list[Past],
    benchmarks: Iterable[Json] = (),
) -> Built:
    dimensions = dimensions_of(meta)
    frame = frame_of(rows, dimensions)
    plan = Plan(frame, dimensions, threshold=threshold, base=filters)
    earlier = Earlier(
        [
            PublishedTable.from_json(name, each.filters, facts)
            for each in past
            for name, facts in sorted(each.told.items(), key=lambda pair: pair[1].get("order", 0))
        ],
        threshold,
    )
    decision, verdicts = decide(
        earlier, list(plan.tables()), threshold=threshold, filters=filters, number=number
    )
    built = Built()
    same = [each for each in past if each.filters == filters]
    for order, verdict in enumerate(verdicts):
        _add(built, verdict, same, decision, order)
    _add_people(built, plan, past, same, threshold)
    _add_participation(built, plan, benchmarks)
    return built


def _add(built: Built, verdict: Verdict, same: list[Past], decision: Decision, order: int) -> None:
    name = verdict.table.name
    built.true[name] = true_table(verdict.table)
    before = next((each for each in reversed(same) if name in each.tables), None)
    known = {key for key in verdict.table.keys if decision.is_told(key, verdict.table.values[key])}
    built.tables[name] = public_table(
        verdict, before.tables[name] if before else None, before.cut if before else 0, known
    )
    built.told[name] = verdict.told(decision.filters).as_json() | {"order": order}
    if verdict.state == HELD:
        built.held.append(name)


def _add_people(built: Built, plan: Plan, past: list[Past], same: list[Past], threshold: int) -> None:
    codes = plan.dimensions.codes
    people = true_people(plan.frame, {key: codes.column(key) for key in codes.labels} if codes else {})
    mixed = len(same) < len(past)
    for name in ("all", "themes"):
        if name in built.true:
            built.true[name] = with_people(built.true[name], people, [], 0)
            if not mixed:
                told = [each.tables[name] for each in same if name in each.tables]
                built.tables[name] = with_people(built.tables[name], people, told, threshold)


def _add_participation(built: Built, plan: Plan, benchmarks: Iterable[Json]) -> None:
    ethnic = next((f"question:{each.name[2:]}" for each in plan.dimensions.many if each.about_you), "")
    for benchmark in benchmarks:
        dimension = benchmark["dimension"]
        name = ethnic if dimension == "ethnicity" else f"by:{dimension}"
        if name in built.true and f"part:{dimension}" not in built.true:
            built.true[f"part:{dimension}"] = participation(built.true[name], benchmark)
            built.tables[f"part:{dimension}"] = participation(built.tables[name], benchmark)
