from boards.closed_book import read_closed_book, write_closed_note
from boards.services.added import add_item, name_earlier_finding
from boards.services.agendas import correct_agenda, freeze_items, freeze_posting, post_agenda
from boards.services.aid import answer_aid, ask_for_aid
from boards.services.approvals import approve_agenda
from boards.services.closed import come_back, go_into_closed
from boards.services.comments import Comment, Wish, ask_to_speak, comment_on, comments_version
from boards.services.decisions import finish_step, leave_item, promise_step, publish_decision
from boards.services.drafts import move_draft_item, place_waiting_item, start_draft, wait_item
from boards.services.duties import finish_duty, open_duty
from boards.services.facts import change_facts
from boards.services.incidents import lose_access, report_disturbance, restore_access
from boards.services.materials import (
    add_material,
    add_version,
    give_material,
    hand_out,
    hand_out_at_begin,
    hand_out_at_end,
    majority_of,
    open_material,
    publish_posted,
    withdraw_material,
)
from boards.services.meetings import attach_finding, detach_finding, plan_meeting
from boards.services.minutes import amend_minutes, approve_minutes, post_minutes, write_minutes_text
from boards.services.motions import amend_motion, make_motion, withdraw_motion
from boards.services.notices import (
    add_remote_member,
    log_sending,
    log_sendings,
    send_notice,
    send_remote_notice,
)
from boards.services.onboarding import record_step
from boards.services.packets import ask_again
from boards.services.pauses import pause, resume
from boards.services.presence import mark_presence
from boards.services.proposals import answer_proposal, bring_to_item, publish_proposal
from boards.services.recordings import add_recording, remove_recording, set_captions
from boards.services.recusals import recuse, return_member
from boards.services.remote_exceptions import ask_exception
from boards.services.sending import tell_everyone
from boards.services.sessions import begin_meeting, call_item, end_meeting, put_right
from boards.services.speakers import add_speaker, call_speaker, end_speaker, pass_speaker
from boards.services.states import cancel_meeting, continue_meeting, move_meeting
from boards.services.subscriptions import subscribe, unsubscribe
from boards.services.votes import close_vote, record_roll_call, record_vote
from boards.services.windows import close_comment, open_comment, take_comment_as_heard

__all__ = [
    "change_facts",
    "move_draft_item",
    "place_waiting_item",
    "start_draft",
    "wait_item",
    "add_item",
    "name_earlier_finding",
    "add_remote_member",
    "log_sending",
    "log_sendings",
    "send_notice",
    "send_remote_notice",
    "tell_everyone",
    "cancel_meeting",
    "continue_meeting",
    "move_meeting",
    "subscribe",
    "unsubscribe",
    "add_speaker",
    "amend_motion",
    "ask_exception",
    "call_item",
    "call_speaker",
    "come_back",
    "end_speaker",
    "go_into_closed",
    "lose_access",
    "pass_speaker",
    "pause",
    "put_right",
    "read_closed_book",
    "recuse",
    "report_disturbance",
    "restore_access",
    "resume",
    "return_member",
    "take_comment_as_heard",
    "write_closed_note",
    "set_captions",
    "remove_recording",
    "add_recording",
    "write_minutes_text",
    "post_minutes",
    "approve_minutes",
    "amend_minutes",
    "open_duty",
    "finish_duty",
    "Comment",
    "Wish",
    "answer_aid",
    "ask_again",
    "ask_for_aid",
    "ask_to_speak",
    "comment_on",
    "comments_version",
    "add_material",
    "add_version",
    "answer_proposal",
    "approve_agenda",
    "attach_finding",
    "begin_meeting",
    "bring_to_item",
    "close_comment",
    "close_vote",
    "correct_agenda",
    "detach_finding",
    "end_meeting",
    "finish_step",
    "freeze_items",
    "freeze_posting",
    "give_material",
    "hand_out",
    "hand_out_at_begin",
    "hand_out_at_end",
    "leave_item",
    "majority_of",
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
    "record_step",
    "record_vote",
    "withdraw_material",
    "withdraw_motion",
]
