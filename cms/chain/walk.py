"""Walk the chain from one thing, back to its ancestors and forward to its descendants."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from cms.chain.nodes import Node, Stop, Summary, kind, load_nodes, many_kinds
from cms.models import Link
from cms.web.paging import Paged

Pair = tuple[str, int]
LARGEST_ID = 2**63 - 1  # of the databases' integers; a larger number in a URL matches nothing

# Both directions of the walk in one query; names and ids are parameters, nothing is interpolated.
_WALK = """
WITH RECURSIVE root(kind, id) AS (VALUES {roots}),
back(kind, id) AS (
    SELECT kind, id FROM root
    UNION
    SELECT l.source_kind, l.source_id FROM cms_link l JOIN back b ON l.target_kind = b.kind AND l.target_id = b.id
    WHERE l.withdrawn_at IS NULL AND l.source_kind NOT IN ({many})
),
forth(kind, id) AS (
    SELECT kind, id FROM root
    UNION
    SELECT l.target_kind, l.target_id FROM cms_link l JOIN forth f ON l.source_kind = f.kind AND l.source_id = f.id
    WHERE l.withdrawn_at IS NULL AND l.target_kind NOT IN ({many})
)
SELECT l.id FROM cms_link l JOIN back b ON l.target_kind = b.kind AND l.target_id = b.id
WHERE l.withdrawn_at IS NULL AND l.source_kind NOT IN ({many})
UNION
SELECT l.id FROM cms_link l JOIN forth f ON l.source_kind = f.kind AND l.source_id = f.id
WHERE l.withdrawn_at IS NULL AND l.target_kind NOT IN ({many})
"""


@dataclass(frozen=True)
class Step:
    """One link for readers: source, target, who linked them, when and why."""

    source: Node
    target: Node
    who: str
    when: object
    why: str
    stance: str


@dataclass(frozen=True)
class Trace:
    root: Node
    nodes: list[Node]
    steps: list[Step] = field(default_factory=list)
    heard: Summary | None = None
    heard_at: frozenset[Pair] = frozenset()  # the things that the counted comments lead to
    is_single: bool = False  # of one counted thing: things where it could be counted out are left out

    @property
    def by_stop(self) -> list[tuple[str, list[Node]]]:
        """The nodes of each stop, in the order of the line."""
        return [(stop, [node for node in self.nodes if node.stop == stop]) for stop in Stop]


def walk_links(roots: list[Pair]) -> list[Link]:
    """The links reachable from the roots in either direction. Counted kinds are starting points, never entered."""
    many = many_kinds() or [""]
    sql = _WALK.format(
        roots=", ".join(["(CAST(%s AS varchar(20)), CAST(%s AS bigint))"] * len(roots)),
        many=", ".join(["%s"] * len(many)),
    )
    parameters = [part for pair in roots for part in pair] + many * 4
    reached = RawSQL(sql, parameters)  # noqa: S611  the text is fixed above; kinds and ids are parameters
    return list(Link.objects.filter(pk__in=reached).order_by("made_at", "pk"))


def closure(root: Pair, links: Iterable[Link]) -> set[Pair]:
    """The ancestors and descendants of one root, without its siblings."""
    up, down = defaultdict(set), defaultdict(set)
    for each in links:
        source, target = (each.source_kind, each.source_id), (each.target_kind, each.target_id)
        up[target].add(source)
        down[source].add(target)
    found = {root}
    for neighbours in (up, down):
        frontier = [root]
        seen = {root}
        while frontier:
            for pair in neighbours[frontier.pop()]:
                if pair not in seen:
                    seen.add(pair)
                    frontier.append(pair)
        found |= seen
    return found


def source_links(pairs: Iterable[Pair]) -> QuerySet[Link]:
    """The links from counted kinds (comments) to these things, as a queryset."""
    wanted = defaultdict(list)
    for name, id_ in pairs:
        wanted[name].append(id_)
    targets = Q(pk__in=[])
    for name, ids in wanted.items():
        targets |= Q(target_kind=name, target_id__in=ids)
    return Link.objects.standing().filter(targets, source_kind__in=many_kinds())


def heard_at(pairs: Iterable[Pair]) -> set[Pair]:
    """Of these things, those to which counted kinds (comments) lead directly."""
    return set(source_links(pairs).values_list("target_kind", "target_id").distinct())


def summary_of(pairs: Iterable[Pair]) -> Summary | None:
    """A summary of the counted kinds that lead to these things, built by their app (the first kind registered)."""
    for name in many_kinds():
        links = source_links(pair for pair in pairs if pair[0] != name)
        found = kind(name)
        if found and found.summarise:
            summary = found.summarise(links.filter(source_kind=name))
            if summary.groups or summary.total != 0:
                return summary
    return None


def trace(name: str, id_: int) -> Trace | None:
    """The whole chain of one thing, both ways; None if the thing itself is not public."""
    root = (name, int(id_))
    if (counted := kind(name)) is None or root[1] > LARGEST_ID:
        return None
    links = walk_links([root])
    if counted.named_at:
        links = _told_of_one(root, links, counted.named_at)
    pairs = closure(root, links)
    nodes = load_nodes(pairs)
    if root not in nodes:
        return None
    steps = [
        Step(nodes[source], nodes[target], each.made_by_name, each.made_at, each.why, each.stance)
        for each in links
        if (source := (each.source_kind, each.source_id)) in nodes
        and (target := (each.target_kind, each.target_id)) in nodes
        and source in pairs
        and target in pairs
    ]
    ordered = sorted(
        nodes.values(),
        key=lambda node: (list(Stop.values).index(node.stop or "heard"), str(node.when or ""), node.id),
    )
    if counted.is_many:
        return Trace(nodes[root], ordered, steps, is_single=True)
    shown = [pair for pair in pairs if pair in nodes]
    return Trace(nodes[root], ordered, steps, summary_of(shown), frozenset(heard_at(shown)))


def _told_of_one(
    root: Pair, links: list[Link], named_at: Callable[[Iterable[Pair]], set[Pair]]
) -> list[Link]:
    """Leave out the links of a single counted thing that would tell a hidden number (see ``nodes.register``)."""
    ends = {
        each.pk: {(each.source_kind, each.source_id), (each.target_kind, each.target_id)} for each in links
    }
    named = named_at(set().union(*(pair - {root} for pair in ends.values() if root in pair)))
    return [each for each in links if root not in ends[each.pk] or ends[each.pk] - {root} <= named]


def voices_of(found: Trace) -> Paged:
    """The comments behind a thing, to page through; of the first counted kind that offers them."""
    into = [pair for node in found.nodes if (pair := (node.kind, node.id)) in found.heard_at]
    for name in many_kinds():
        if into and (counted := kind(name)) and counted.voices:
            is_hidden = found.heard is None or found.heard.total is None
            return counted.voices(source_links(into).filter(source_kind=name), is_hidden=is_hidden)
    return []


def own_links(found: Trace) -> list[tuple[Link, Node, Node]]:
    """Links of the thing itself, withdrawn ones included, with what they join; without counted kinds."""
    own = Q(source_kind=found.root.kind, source_id=found.root.id)
    own |= Q(target_kind=found.root.kind, target_id=found.root.id)
    rows = list(Link.objects.filter(own).exclude(source_kind__in=many_kinds()).order_by("made_at", "pk"))
    nodes = load_nodes({pair for row in rows for pair in _ends(row)})
    return [(row, nodes[a], nodes[b]) for row in rows for a, b in [_ends(row)] if a in nodes and b in nodes]


def taken_back(found: Trace) -> list[tuple[Link, Node, Node]]:
    """Of those, the withdrawn links."""
    return [row for row in own_links(found) if not row[0].stands]


def _ends(row: Link) -> tuple[Pair, Pair]:
    return (row.source_kind, row.source_id), (row.target_kind, row.target_id)
