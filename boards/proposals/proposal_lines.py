"""The line of a proposal, with its own answer as the last word: others under the same item may have had another."""

from dataclasses import replace

from boards.choices import Outcome
from boards.models import Proposal
from boards.proposals.step_labels import because, outcome_label
from cms.chain import Line, State, Stop

ENDS = {Outcome.DECLINED: State.ENDED, Outcome.DEFERRED: State.PUT_OFF}
ORDER = list(Stop)


def own_line(line: Line | None, proposal: Proposal) -> Line | None:
    """A proposal that was put off or not taken up ends at the stop where it was answered."""
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
            rest = {"sentence": "", "when": None, "links": []}
            stops.append(replace(stop, state=State.TO_COME, label=label, **rest))
    return replace(line, stops=stops)
