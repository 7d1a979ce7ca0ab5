"""Walk the chain from one thing, back to what it rests on and forward to what it led to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models.expressions import RawSQL

from cms.chain.kinds import Node, Stop, Summary, kind, load_nodes, many_kinds
from cms.models import Link

Pair = tuple[str, int]
LARGEST_ID = 2**63 - 1  # what the databases hold; a larger number in an address is nothing

# Both directions of the walk in one statement; names and ids are parameters, nothing is pasted in.
_WALK = """
WITH RECURSIVE root(kind, id) AS (VALUES {roots}),
back(kind, id) AS (
    SELECT kind, id FROM root
    UNION
    SELECT l.source_kind, l.source_id FROM cms_link l JOIN back b ON l.target_kind = b.kind AND l.target_id = b.id
    WHERE l.source_kind NOT IN ({many})
),
forth(kind, id) AS (
    SELECT kind, id FROM root
    UNION
    SELECT l.target_kind, l.target_id FROM cms_link l JOIN forth f ON l.source_kind = f.kind AND l.source_id = f.id
)
SELECT l.id FROM cms_link l JOIN back b ON l.target_kind = b.kind AND l.target_id = b.id
WHERE l.source_kind NOT IN ({many})
UNION
SELECT l.id FROM cms_link l JOIN forth f ON l.source_kind = f.kind AND l.source_id = f.id
"""


@dataclass(frozen=True)
class Step:
    """One link as a reader sees it: from where, to where, who joined them, when and why."""

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
    heard_links: tuple[str, object] | None = None

    @property
    def by_stop(self) -> list[tuple[str, list[Node]]]:
        """The nodes of each stop, in the order of the line."""
        return [(stop, [node for node in self.nodes if node.stop == stop]) for stop in Stop]

    def steps_to(self, node: Node) -> list[Step]:
        return [step for step in self.steps if step.target == node]


def walk_links(roots: list[Pair]) -> list[Link]:
    """The links that can be reached from the roots in either direction, without those of counted kinds behind them."""
    many = many_kinds() or [""]
    sql = _WALK.format(
        roots=", ".join(["(CAST(%s AS varchar(20)), CAST(%s AS bigint))"] * len(roots)),
        many=", ".join(["%s"] * len(many)),
    )
    parameters = [part for pair in roots for part in pair] + many + many
    reached = RawSQL(sql, parameters)  # noqa: S611  the text is fixed above; kinds and ids are parameters
    return list(Link.objects.filter(pk__in=reached).order_by("made_at", "pk"))


def closure(root: Pair, links: Iterable[Link]) -> set[Pair]:
    """What one root rests on and led to: its ancestors and descendants, not its siblings."""
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


def heard_links(pairs: Iterable[Pair]):
    """The links from counted kinds (comments) into these things, as a queryset."""
    wanted = defaultdict(list)
    for name, id_ in pairs:
        wanted[name].append(id_)
    links = Link.objects.none()
    for name, ids in wanted.items():
        links = links | Link.objects.filter(source_kind__in=many_kinds(), target_kind=name, target_id__in=ids)
    return links


def summary_of(pairs: Iterable[Pair]) -> Summary | None:
    """The counted kinds that lead into these things, summarised by their room (the first kind registered)."""
    for name in many_kinds():
        links = heard_links(pair for pair in pairs if pair[0] != name)
        if found := kind(name):
            summary = found.summarise(links.filter(source_kind=name))
            if summary.groups or summary.total:
                return summary
    return None


def trace(name: str, id_: int) -> Trace | None:
    """The whole chain of one thing, both ways; None if the public may not see the thing itself."""
    root = (name, int(id_))
    if kind(name) is None or root[1] > LARGEST_ID:
        return None
    links = walk_links([root])
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
    is_single = (found := kind(name)) is not None and found.is_many
    heard = None if is_single else summary_of([pair for pair in pairs if pair in nodes])
    return Trace(nodes[root], ordered, steps, heard)
