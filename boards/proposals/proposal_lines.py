"""History line of a proposal, ending with its own answer; others under the same item may have another."""

from dataclasses import replace

from boards.choices import Outcome
from boards.models import Proposal
from boards.proposals.step_labels import because, outcome_label
from cms.chain import Line, State, Stop
from cms.chain.line import LineStop

ENDS: dict[str, State] = {Outcome.DECLINED: State.ENDED, Outcome.DEFERRED: State.PUT_OFF}
ORDER = list(Stop)


def own_line(line: Line | None, proposal: Proposal) -> Line | None:
    """End the line at the stop where a deferred or declined proposal was answered."""
    state = ENDS.get(proposal.outcome)
    if line is None or state is None:
        return line
    last = Stop.DECIDED if proposal.decision_id else Stop.DISCUSSED
    stops = []
    for stop in line.stops:
        place, end, label = ORDER.index(Stop(stop.stop)), ORDER.index(last), str(Stop(stop.stop).label)
        if place < end:
            stops.append(replace(stop, state=State.PASSED, label=label))
        elif place == end:
            stops.append(
                replace(stop, state=state, label=outcome_label(proposal), sentence=because(proposal))
            )
        else:
            stops.append(LineStop(stop.stop, State.TO_COME, label))
    return replace(line, stops=stops)
