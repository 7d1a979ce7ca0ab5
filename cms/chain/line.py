"""Derive the line from the chain: where something stands on Heard → Understood → Discussed → Decided → Done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.chain.nodes import Node, State, Stop, Summary, kind, load_nodes
from cms.chain.walk import LARGEST_ID, closure, summary_of, walk_links


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
    answer: str = ""
    is_demo: bool = False

    @property
    def current(self) -> LineStop:
        """The stop where the thing is: now, ended or deferred, else the last one passed."""
        for stop in self.stops:
            if stop.state in (State.NOW, State.ENDED, State.PUT_OFF):
                return stop
        passed = [stop for stop in self.stops if stop.state == State.PASSED]
        return passed[-1] if passed else self.stops[0]


def being(stop: str) -> str:
    """The name of the current stop in its -ing form."""
    return {
        Stop.HEARD: _("Being heard"),
        Stop.UNDERSTOOD: _("Being understood"),
        Stop.DISCUSSED: _("Being discussed"),
        Stop.DECIDED: _("Decided"),
        Stop.DONE: _("Being done"),
    }[Stop(stop)]


def answer(stop: str, state: str) -> str:
    """The outcome in one sentence to the author of a comment."""
    if state == State.ENDED:
        return _("A board talked about this and did not take it up.")
    if state == State.PUT_OFF:
        return _("A board talked about this and put it off.")
    return {
        Stop.HEARD: _("We have your words. Next, a person reads them."),
        Stop.UNDERSTOOD: _("Your words are part of a finding. Next, a board talks about it."),
        Stop.DISCUSSED: _("Your words are before a board."),
        Stop.DECIDED: _("Your words helped shape a decision."),
        Stop.DONE: _("Your words helped shape a decision. It is done.")
        if state == State.PASSED
        else _("Your words helped shape a decision. It is now being carried out."),
    }[Stop(stop)]


def sources_sentence(summary: Summary) -> str:
    if summary.total is None and summary.is_small:
        return _("Fewer than 11 comments.")
    if summary.total is None:
        return _("How many comments is hidden, so that no one can be picked out.")
    if summary.is_least:
        return _("At least %(count)s comments.") % {"count": summary.total}
    count = ngettext("%(count)s comment.", "%(count)s comments.", summary.total) % {"count": summary.total}
    if summary.against:
        count += " " + ngettext("%(count)s disagrees.", "%(count)s disagree.", summary.against) % {
            "count": summary.against
        }
    return count


def _label(stop: str, state: str, nodes: list[Node]) -> str:
    if state == State.ENDED:
        return _("Not taken up")
    if state == State.PUT_OFF:
        until = next((node.until for node in nodes if node.until), "")
        return _("Put off until %(until)s") % {"until": until} if until else _("Put off")
    return being(stop) if state == State.NOW else str(Stop(stop).label)


def _state(stop: str, nodes: list[Node], *, is_last: bool) -> str:
    """The state of a reached stop. Only the last reached one can be the current one."""
    if not is_last:
        return State.PASSED
    states = {node.state for node in nodes}
    for state in (State.ENDED, State.PUT_OFF):
        if states == {state}:
            return state
    if stop == Stop.DONE and states == {State.PASSED}:
        return State.PASSED
    return State.NOW


def build(
    label: str, nodes: Iterable[Node], summary: Summary | None = None, *, is_demo: bool = False
) -> Line:
    """Build a line from the ancestors and descendants of one thing."""
    at: dict[str, list[Node]] = {stop: [] for stop in Stop}
    for node in sorted(nodes, key=lambda each: (str(each.when or ""), each.id)):
        if node.stop:
            at[node.stop].append(node)
    reached = [stop for stop in Stop if at[stop] or (stop == Stop.HEARD and summary)]
    last = reached[-1] if reached else Stop.HEARD
    order = list(Stop)
    stops = []
    for stop in order:
        state: str
        nodes_here = at[stop]
        if order.index(stop) > order.index(last):
            state = State.TO_COME
        elif stop not in reached:
            state = State.PASSED
        else:
            state = _state(stop, nodes_here, is_last=stop == last)
        stops.append(_stop(stop, state, nodes_here, summary))
        if state == State.ENDED:
            break
    final = next(each for each in stops if each.stop == last)
    return Line(label, stops, answer(final.stop, final.state), is_demo)


def _stop(stop: str, state: str, nodes: list[Node], summary: Summary | None) -> LineStop:
    sentences = [node.sentence for node in nodes if node.sentence]
    if stop == Stop.HEARD and summary:
        sentences.insert(0, sources_sentence(summary))
    when = nodes[0].when if nodes else (summary.first if summary and stop == Stop.HEARD else None)
    links = [(node.title, node.url) for node in nodes if node.url]
    said = " ".join(dict.fromkeys(sentences))  # two nodes may give the same reason
    return LineStop(stop, state, _label(stop, state, nodes), said, when, links)


def lines_for(name: str, ids: Iterable[int]) -> dict[int, Line]:
    """The lines of several things of one kind, in a constant number of queries."""
    roots = [(name, int(id_)) for id_ in ids if int(id_) <= LARGEST_ID]
    if not roots or kind(name) is None:
        return {}
    links = walk_links(roots)
    pairs_of = {root: closure(root, links) for root in roots}
    nodes = load_nodes({pair for pairs in pairs_of.values() for pair in pairs})
    is_many = (found := kind(name)) is not None and found.is_many
    lines = {}
    for root, pairs in pairs_of.items():
        if root in nodes:
            here = [pair for pair in pairs if pair in nodes]
            summary = None if is_many or len(roots) > 1 else summary_of(here)
            lines[root[1]] = build(
                nodes[root].title, (nodes[pair] for pair in here), summary, is_demo=nodes[root].is_demo
            )
    return lines


def line_for(name: str, id_: int) -> Line | None:
    """The line of one thing; None if it is not public."""
    return lines_for(name, [id_]).get(int(id_))
