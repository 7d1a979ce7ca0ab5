from boards.services.added import add_item, name_earlier_finding
from boards.services.agendas import correct_agenda, freeze_items, freeze_posting, post_agenda
from boards.services.agreements import (
    add_agreement_document,
    change_agreement_status,
    change_party_status,
    record_signature,
    remove_agreement_document,
)
from boards.services.aid import answer_aid, ask_for_aid
from boards.services.application_calls import (
    bring_short_list,
    close_scoring,
    log_packet_taken,
    publish_call,
    score_application,
    shortlist,
    write_call,
)
from boards.services.applications import (
    Offer,
    apply_for_seat,
    change_application,
    find_application,
    withdraw_application,
)
from boards.services.appointments import answer_the_rest, appoint
from boards.services.approvals import approve_agenda
from boards.services.attendance import tell_coming
from boards.services.ballot_casting import cast_ballot, close_ballots_of
from boards.services.ballots import close_ballot, open_ballot, rank
from boards.services.calendar_links import end_calendar_link, renew_calendar_link
from boards.services.closed import come_back, go_into_closed
from boards.services.comments import Comment, Wish, ask_to_speak, comment_on, comments_version
from boards.services.cycle_items import draft_proposal_items, draft_report_item, link_posted
from boards.services.cycle_reports import (
    begin_report,
    finish_report,
    put_report_before_board,
    send_report,
    write_report,
)
from boards.services.cycles import begin_cycle, set_cycle_days, write_rules
from boards.services.decisions import (
    finish_step,
    leave_item,
    promise_step,
    publish_decision,
    report_progress,
)
from boards.services.drafts import move_draft_item, place_waiting_item, start_draft, wait_item
from boards.services.duties import finish_duty, open_duty
from boards.services.facts import change_facts
from boards.services.filings import (
    discard_disclosure,
    enter_disclosure,
    file_disclosure,
    take_back_disclosure,
    write_disclosure,
)
from boards.services.incidents import lose_access, report_disturbance, restore_access
from boards.services.links import join_finding, take_back_link
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
from boards.services.member_visits import read_item, see_meeting
from boards.services.minutes import amend_minutes, approve_minutes, post_minutes, write_minutes_text
from boards.services.motions import amend_motion, make_motion, withdraw_motion
from boards.services.notes import delete_all_notes, delete_note, highlight, write_note
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
from boards.services.proposal_course import answer_proposal, consider_proposal, discuss_proposal
from boards.services.proposal_joining import say_no, take_part
from boards.services.proposal_members import (
    change_proposal,
    close_sponsoring,
    end_sponsorship,
    invite_author,
    join_authors,
    leave_authors,
    propose,
    sponsor_proposal,
    submit_proposal,
)
from boards.services.proposals import (
    ProposalWords,
    bring_to_item,
    publish_proposal,
    receive_proposal,
    refine_proposal,
    refuse_late,
    reroute_proposal,
    withdraw_proposal,
)
from boards.services.questions import answer_question, ask_staff
from boards.services.recordings import add_recording, remove_recording, set_captions
from boards.services.recusals import recuse, return_member
from boards.services.remote_exceptions import ask_exception
from boards.services.sending import tell_everyone
from boards.services.sessions import begin_meeting, call_item, end_meeting, put_right
from boards.services.speakers import add_speaker, call_speaker, end_speaker, pass_speaker
from boards.services.states import cancel_meeting, continue_meeting, move_meeting
from boards.services.studies import begin_study, publish_study, write_study
from boards.services.subscriptions import subscribe, unsubscribe
from boards.services.training import record_training
from boards.services.votes import close_vote, record_roll_call, record_vote
from boards.services.windows import close_comment, open_comment, take_comment_as_heard
from boards.session.closed_book import read_closed_book, write_closed_note

__all__ = [
    "delete_all_notes",
    "delete_note",
    "discard_disclosure",
    "end_calendar_link",
    "enter_disclosure",
    "file_disclosure",
    "highlight",
    "read_item",
    "record_training",
    "renew_calendar_link",
    "see_meeting",
    "take_back_disclosure",
    "tell_coming",
    "write_disclosure",
    "write_note",
    "ProposalWords",
    "cast_ballot",
    "close_ballots_of",
    "draft_proposal_items",
    "draft_report_item",
    "link_posted",
    "say_no",
    "take_part",
    "begin_report",
    "change_proposal",
    "close_sponsoring",
    "end_sponsorship",
    "finish_report",
    "invite_author",
    "join_authors",
    "leave_authors",
    "propose",
    "put_report_before_board",
    "send_report",
    "sponsor_proposal",
    "submit_proposal",
    "write_report",
    "begin_cycle",
    "begin_study",
    "close_ballot",
    "consider_proposal",
    "discuss_proposal",
    "open_ballot",
    "publish_study",
    "rank",
    "receive_proposal",
    "refine_proposal",
    "refuse_late",
    "reroute_proposal",
    "set_cycle_days",
    "withdraw_proposal",
    "write_rules",
    "write_study",
    "answer_question",
    "ask_staff",
    "add_agreement_document",
    "change_agreement_status",
    "change_party_status",
    "record_signature",
    "remove_agreement_document",
    "Offer",
    "answer_the_rest",
    "apply_for_seat",
    "appoint",
    "bring_short_list",
    "change_application",
    "close_scoring",
    "find_application",
    "log_packet_taken",
    "publish_call",
    "score_application",
    "shortlist",
    "withdraw_application",
    "write_call",
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
    "join_finding",
    "report_progress",
    "take_back_link",
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
