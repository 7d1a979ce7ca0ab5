from boards.services.agendas import correct_agenda, post_agenda
from boards.services.decisions import finish_step, leave_item, promise_step, publish_decision
from boards.services.materials import (
    add_material,
    add_version,
    give_material,
    hand_out,
    hand_out_at_begin,
    hand_out_at_end,
    open_material,
    publish_posted,
    withdraw_material,
)
from boards.services.meetings import attach_finding, begin_meeting, detach_finding, end_meeting, plan_meeting
from boards.services.proposals import answer_proposal, bring_to_item, publish_proposal
from boards.services.votes import (
    close_comment,
    close_vote,
    make_motion,
    mark_presence,
    open_comment,
    record_roll_call,
    record_vote,
    withdraw_motion,
)

__all__ = [
    "add_material",
    "add_version",
    "answer_proposal",
    "attach_finding",
    "begin_meeting",
    "bring_to_item",
    "close_comment",
    "close_vote",
    "correct_agenda",
    "detach_finding",
    "end_meeting",
    "finish_step",
    "give_material",
    "hand_out",
    "hand_out_at_begin",
    "hand_out_at_end",
    "leave_item",
    "make_motion",
    "mark_presence",
    "open_comment",
    "open_material",
    "plan_meeting",
    "post_agenda",
    "promise_step",
    "publish_decision",
    "publish_posted",
    "publish_proposal",
    "record_roll_call",
    "record_vote",
    "withdraw_material",
    "withdraw_motion",
]
