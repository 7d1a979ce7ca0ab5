from engagement.services.conversations import (
    cancel_conversation,
    change_capacity,
    mark_held,
    move_conversation,
    plan_conversation,
)
from engagement.services.door import DOOR_IS_OPEN, count_walk_in, mark_came, room_of, undo_came, undo_walk_in
from engagement.services.facts import change_facts
from engagement.services.groups import add_group, renew_link, set_group_open
from engagement.services.heard import hear_all_notes, hear_card, hear_note, hear_passage, hear_question
from engagement.services.live import start_part
from engagement.services.notes import save_notes
from engagement.services.outcomes import (
    close_conversation,
    outcome_from_record,
    outcomes_from_record,
    record_outcome,
)
from engagement.services.people import publish_year
from engagement.services.polls import answer_poll, close_poll, make_poll, open_poll
from engagement.services.questions import (
    answer_question,
    ask_question,
    hide_question,
    show_question,
    show_waiting,
    support_question,
)
from engagement.services.recaps import draft_recap, follow_theme, publish_recap, write_themes
from engagement.services.recordings import save_recording
from engagement.services.registration_changes import answers_of, change_registration
from engagement.services.registrations import cancel_registration, register
from engagement.services.reminders import remind
from engagement.services.telling import tell_all, tell_of_outcomes, tell_of_recap

__all__ = [
    "DOOR_IS_OPEN",
    "add_group",
    "answer_poll",
    "answer_question",
    "answers_of",
    "ask_question",
    "cancel_conversation",
    "cancel_registration",
    "change_capacity",
    "change_facts",
    "change_registration",
    "close_conversation",
    "close_poll",
    "count_walk_in",
    "draft_recap",
    "follow_theme",
    "hear_all_notes",
    "hear_card",
    "hear_note",
    "hear_passage",
    "hear_question",
    "hide_question",
    "make_poll",
    "mark_came",
    "mark_held",
    "move_conversation",
    "open_poll",
    "outcome_from_record",
    "outcomes_from_record",
    "plan_conversation",
    "publish_recap",
    "publish_year",
    "record_outcome",
    "register",
    "remind",
    "renew_link",
    "room_of",
    "save_notes",
    "save_recording",
    "set_group_open",
    "show_question",
    "show_waiting",
    "start_part",
    "support_question",
    "tell_all",
    "tell_of_outcomes",
    "tell_of_recap",
    "undo_came",
    "undo_walk_in",
    "write_themes",
]
