"""Which step may follow which, and the phase each step belongs to (C2C-30)."""

from django.utils.translation import gettext as _

from boards.choices import ProposalState
from boards.exceptions import NotPossibleNow
from boards.models import PhaseKind, Proposal, ProposalStepKind

State, Kind = ProposalState, ProposalStepKind

BEFORE_A_BODY = (State.SUBMITTED, State.SPONSORED, State.NOT_SPONSORED)
TALKED_ABOUT = (State.DISCUSSED, State.IN_FEASIBILITY, State.REPORTED, State.CONSIDERED)

STATE_AFTER = {
    Kind.BEGUN: State.DRAFT,
    Kind.RECEIVED: State.SUBMITTED,
    Kind.REROUTED: State.SUBMITTED,
    Kind.SPONSORED: State.SPONSORED,
    Kind.NOT_SPONSORED: State.NOT_SPONSORED,
    Kind.DISCUSSED: State.DISCUSSED,
    Kind.IN_STUDY: State.IN_FEASIBILITY,
    Kind.REPORTED: State.REPORTED,
    Kind.CONSIDERED: State.CONSIDERED,
    Kind.CLOSED: State.CLOSED,
    Kind.WITHDRAWN: State.WITHDRAWN,
}
ALLOWED: dict[str, tuple[ProposalState, ...]] = {
    Kind.REROUTED: BEFORE_A_BODY,
    Kind.RECEIVED: (State.DRAFT, State.SUBMITTED),
    Kind.REFINES: (State.DRAFT, State.SUBMITTED),
    Kind.SPONSORED: (State.SUBMITTED, State.SPONSORED, State.NOT_SPONSORED),
    Kind.NOT_SPONSORED: (State.SUBMITTED, State.SPONSORED),
    Kind.AGENDA: (*BEFORE_A_BODY, *TALKED_ABOUT),
    Kind.DISCUSSED: (*BEFORE_A_BODY, State.DISCUSSED),
    Kind.RANKED: (*BEFORE_A_BODY, State.DISCUSSED),
    Kind.IN_STUDY: (State.DISCUSSED,),
    Kind.STUDIED: (State.IN_FEASIBILITY,),
    Kind.REPORTED: (State.DISCUSSED, State.IN_FEASIBILITY),
    Kind.CONSIDERED: TALKED_ABOUT,
    Kind.CLOSED: TALKED_ABOUT,
    Kind.WITHDRAWN: (State.DRAFT, *BEFORE_A_BODY),
}
PHASE_OF: dict[str, PhaseKind] = {
    Kind.SPONSORED: PhaseKind.SPONSOR,
    Kind.NOT_SPONSORED: PhaseKind.SPONSOR,
    Kind.RANKED: PhaseKind.RANK,
    Kind.IN_STUDY: PhaseKind.STUDY,
    Kind.STUDIED: PhaseKind.STUDY,
    Kind.REPORTED: PhaseKind.REPORT,
    Kind.CONSIDERED: PhaseKind.CONSIDER,
}


def refuse_unless(proposal: Proposal, kind: str) -> None:
    """Raise NotPossibleNow unless the proposal's rules include this step, and its state allows it."""
    phase = PHASE_OF.get(kind)
    if phase and proposal.rules and phase not in {step["kind"] for step in proposal.rules.steps}:
        raise NotPossibleNow(
            _("The rules that this proposal began under do not have this step."), rule="C2C-30"
        )
    if kind in ALLOWED and proposal.state not in ALLOWED[kind]:
        words = _("This proposal’s status is “%(state)s”. This step cannot come next.")
        raise NotPossibleNow(words % {"state": proposal.get_state_display()}, rule="C2C-30")
