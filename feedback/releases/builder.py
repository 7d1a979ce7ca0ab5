"""Build the release of a cut: one decision on its tables and its rows, against all earlier ones. Run by the worker."""

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
from feedback.releases.row_decision import decide_rows
from feedback.releases.row_tables import ReleasedRows, RowTable
from feedback.releases.rules import obstacle_of
from feedback.releases.table_json import hidden_count, is_shown, participation, public_table, true_table

Json = dict[str, Any]


@dataclass
class Past:
    """One earlier release: its cut, its filters and its tables as published."""

    cut: int
    filters: Key
    tables: Json
    told: Json
    rows: ReleasedRows | None = None  # None if no file with rows could leave


@dataclass
class Built:
    """``obstacle``: why nothing of it may leave, or ""."""

    obstacle: str = ""
    rows: Json = field(default_factory=dict)
    tables: Json = field(default_factory=dict)
    true: Json = field(default_factory=dict)
    told: Json = field(default_factory=dict)
    held: list[str] = field(default_factory=list)

    @property
    def suppressed(self) -> int:
        return hidden_count(self.tables)


def filters_of(form: str, filters: dict[str, str]) -> Key:
    """Return what a cut's filters imply for each of its comments, as pairs of the plan."""
    pairs = {("form", form)} if form else set()
    for name, value in filters.items():
        if name in ("code", "also"):
            pairs.add((f"code={value}", "yes"))
        elif name == "answer":
            key, _equals, choice = value.partition("=")
            pairs.add((f"q:{key}", choice))
        else:
            pairs.add((name, value))
    return frozenset(pairs)


def build(
    *,
    meta: Json,
    rows: Iterable[Json],
    number: int,
    filters: Key,
    threshold: int,
    past: list[Past],
    around: Iterable[int] = (),
    benchmarks: Iterable[Json] = (),
) -> Built:
    """Count the rows and decide tables and rows against ``past``, the earlier releases in order of publication.

    ``around``: how many comments are selected without one or more of the filters.
    """
    dimensions, row_table = dimensions_of(meta), RowTable.of(meta)
    frame = frame_of(row_table.through(rows), dimensions)
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
    built = Built(obstacle_of(len(frame), around, threshold))
    same = [each for each in past if each.filters == filters]
    for order, verdict in enumerate(verdicts):
        _add(built, verdict, same, decision, order)
    for table in plan.of_attributes():
        built.true[table.name] = true_table(table)
    _add_people(built, plan, past, same, threshold)
    _add_participation(built, plan, benchmarks)
    built.rows = decide_rows(row_table, built.tables, [each.rows for each in past if each.rows], threshold)
    for each in built.tables.values():
        each["data_set"] = number
    return built


def _add(built: Built, verdict: Verdict, same: list[Past], decision: Decision, order: int) -> None:
    name = verdict.table.name
    built.true[name] = true_table(verdict.table)
    before = next((each for each in reversed(same) if is_shown(each.tables.get(name))), None)
    known = {key for key in verdict.table.keys if decision.is_told(key, verdict.table.values[key])}
    built.tables[name] = public_table(
        verdict, before.tables[name] if before else None, before.cut if before else 0, known
    )
    told = verdict.told(decision.filters)
    told.known = set() if told.left else known
    built.told[name] = told.as_json() | {"order": order}
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
