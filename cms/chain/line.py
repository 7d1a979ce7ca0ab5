"""Derive the line from the chain: where something stands on Heard → Understood → Discussed → Decided → Done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.cache import cached
from cms.chain.nodes import UNREACHED, Node, State, Stop, Summary, kind, load_nodes
from cms.chain.walk import LARGEST_ID, closure, heard_at, summary_of, walk_links
from cms.components.dates import plain_date
from cms.i18n.passages import joined


@dataclass(frozen=True)
class LineStop:
    stop: str
    state: str
    label: str
    sentence: str = ""
    when: date | datetime | None = None
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    label: str
    stops: list[LineStop]
    is_demo: bool = False

    @property
    def current(self) -> LineStop:
        """The stop where the thing is: now, ended or deferred, else the last one reached."""
        for stop in self.stops:
            if stop.state in (State.NOW, State.ENDED, State.PUT_OFF):
                return stop
        reached = [stop for stop in self.stops if stop.state not in UNREACHED]
        return reached[-1] if reached else self.stops[0]


def standing(stop: str) -> str:
    """The name of the current stop: what has happened there, and for promised steps what is happening."""
    return {Stop.HEARD: _("Received"), Stop.DONE: _("Underway")}.get(Stop(stop), str(Stop(stop).label))


def sources_sentence(summary: Summary) -> str:
    if summary.total is None and summary.is_small:
        return _("Fewer than 11 comments.")
    if summary.total is None:
        return _("The number of comments is hidden, so no one can be identified.")
    if summary.is_least:
        return _("At least %(count)s comments.") % {"count": summary.total}
    count = ngettext("%(count)s comment.", "%(count)s comments.", summary.total) % {"count": summary.total}
    if summary.against:
        count += " " + ngettext("%(count)s disagrees.", "%(count)s disagree.", summary.against) % {
            "count": summary.against
        }
    return count


def _label(stop: str, state: str, nodes: list[Node]) -> str:
    outcome = next((node.label for node in reversed(nodes) if node.label and node.state == state), "")
    if state == State.ENDED:
        return outcome or _("Not taken up")
    if state == State.PUT_OFF:
        return outcome or _("Tabled")
    return standing(stop) if state == State.NOW else str(Stop(stop).label)


def _current_state(stop: str, nodes: list[Node]) -> str:
    """The state of the last stop reached."""
    states = {node.state for node in nodes if node.is_reached}
    for state in (State.ENDED, State.PUT_OFF):
        if states == {state}:
            return state
    if stop == Stop.DONE and not any(node.state in (State.NOW, State.TO_COME) for node in nodes):
        return State.PASSED
    return State.NOW


def _has_ended(decided: list[Node]) -> bool:
    """Every decision was a no, or was rescinded: what it once promised is no longer being done."""
    return {node.state for node in decided if node.is_reached} == {State.ENDED}


def _unreached_state(nodes: list[Node], *, is_ahead: bool) -> str:
    """Of a stop without an event: something may still be to come there; else it is empty."""
    if any(node.state == State.TO_COME for node in nodes):
        return State.TO_COME
    return State.TO_COME if is_ahead and not nodes else State.EMPTY


def build(
    label: str,
    nodes: Iterable[Node],
    summary: Summary | None = None,
    *,
    is_heard: bool = False,
    is_demo: bool = False,
) -> Line:
    """Build a line from the ancestors and descendants of one thing. A stop is reached only by what happened there.

    ``is_heard``: comments led to it, though they are not summed up here.
    """
    at: dict[str, list[Node]] = {stop: [] for stop in Stop}
    for node in sorted(nodes, key=lambda each: (str(each.when or ""), each.id)):
        if node.stop:
            at[node.stop].append(node)
    order = list(Stop)
    reached = [
        stop
        for stop in order
        if any(node.is_reached for node in at[stop]) or (stop == Stop.HEARD and (summary or is_heard))
    ]
    if _has_ended(at[Stop.DECIDED]):
        reached = [stop for stop in reached if stop != Stop.DONE]
    last = order.index(reached[-1]) if reached else -1
    stops = []
    for place, stop in enumerate(order):
        if place == last:
            state = _current_state(stop, at[stop])
        elif stop in reached:
            state = State.PASSED
        else:
            state = _unreached_state(at[stop], is_ahead=place > last)
        stops.append(_stop(stop, state, at[stop], summary))
        if state == State.ENDED:
            break
    return Line(label, stops, is_demo)


def _stop(stop: str, state: str, nodes: list[Node], summary: Summary | None) -> LineStop:
    sentences = _sentences(nodes)
    if stop == Stop.HEARD and summary:
        sentences.insert(0, sources_sentence(summary))
    when = nodes[0].when if nodes else (summary.first if summary and stop == Stop.HEARD else None)
    links = [(node.title, node.url) for node in nodes if node.url]
    said = joined(dict.fromkeys(sentences))  # two nodes may give the same reason
    return LineStop(stop, state, _label(stop, state, nodes), said, when, links)


def _sentences(nodes: list[Node]) -> list[str]:
    """Of each node; for several promised steps of which some are done, how many, and when the latest was."""
    steps = [node for node in nodes if node.is_step]
    done = [node.when for node in steps if node.state == State.PASSED and node.when]
    if len(steps) < 2 or not done:
        return [node.sentence for node in nodes if node.sentence]
    words = _("%(done)s of %(count)s steps done, the latest on %(day)s.")
    counted = words % {"done": len(done), "count": len(steps), "day": plain_date(max(done))}
    return [counted, *(node.sentence for node in nodes if node.sentence and not node.is_step)]


def lines_for(
    name: str, ids: Iterable[int], *, counts: Callable[[int, Node], bool] | None = None
) -> dict[int, Line]:
    """The lines of several things of one kind, in a constant number of queries.

    ``counts``: whether a node belongs on the line of the thing with this id; the others are left out.
    """
    roots = [(name, int(id_)) for id_ in ids if int(id_) <= LARGEST_ID]
    if not roots or kind(name) is None:
        return {}
    links = walk_links(roots)
    pairs_of = {root: closure(root, links) for root in roots}
    nodes = load_nodes({pair for pairs in pairs_of.values() for pair in pairs})
    is_many = (found := kind(name)) is not None and found.is_many
    heard = set() if is_many or len(roots) == 1 else heard_at(nodes)
    lines = {}
    for root, pairs in pairs_of.items():
        if root in nodes:
            here = [pair for pair in pairs if pair in nodes and (not counts or counts(root[1], nodes[pair]))]
            summary = None if is_many or len(roots) > 1 else summary_of(here)
            lines[root[1]] = build(
                nodes[root].title,
                (nodes[pair] for pair in here),
                summary,
                is_heard=not heard.isdisjoint(here),
                is_demo=nodes[root].is_demo,
            )
    return lines


def line_for(name: str, id_: int) -> Line | None:
    """The line of one thing; None if it is not public."""
    return lines_for(name, [id_]).get(int(id_))


def stored_lines(name: str, ids: Iterable[int]) -> dict[int, Line]:
    """``lines_for``, stored until something on them changes: a list of many things that change seldom."""
    wanted = list(ids)
    return cached(f"lines:{name}:{wanted}", lambda: lines_for(name, wanted))
