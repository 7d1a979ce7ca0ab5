"""History line of a proposal, ending with its own answer; others under the same item may have another."""

from dataclasses import replace

from boards.choices import Outcome
from boards.models import Proposal
from boards.proposals.step_labels import because, outcome_label
from cms.chain import Line, State, Stop
from cms.chain.line import LineStop
from cms.chain.nodes import UNREACHED

ENDS: dict[str, State] = {
    Outcome.FAILED: State.ENDED,
    Outcome.DECLINED: State.ENDED,
    Outcome.DEFERRED: State.PUT_OFF,
}
ORDER = list(Stop)


def own_line(line: Line | None, proposal: Proposal) -> Line | None:
    """End the line at the stop where a deferred, declined or defeated proposal was answered."""
    state = ENDS.get(proposal.outcome)
    if line is None or state is None:
        return line
    last = ORDER.index(Stop.DECIDED if proposal.decision_id else Stop.DISCUSSED)
    stops = []
    for place, stop in enumerate(line.stops):
        label = str(Stop(stop.stop).label)
        if place < last:
            reached = stop.state if stop.state in UNREACHED else State.PASSED
            stops.append(replace(stop, state=reached, label=label))
        elif place == last:
            stops.append(
                replace(stop, state=state, label=outcome_label(proposal), sentence=because(proposal))
            )
        else:
            stops.append(LineStop(stop.stop, State.TO_COME, label))
    return replace(line, stops=stops)
