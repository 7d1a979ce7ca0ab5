"""The rest of the table of rules: teleconference, votes, minutes, closed sessions, serial meetings, writings."""

from tests.boards.rules import BODIES, NOTICE, PUBLIC, rule

TELECONFERENCE = [
    rule(
        "29a",
        "A meeting goes on in its mode only under the conditions of that mode.",
        "boards/agendas/test_agenda_kinds.py::test_the_advisory_mode_is_not_for_the_governing_board",
        "boards/agendas/test_agenda_kinds.py::test_the_advisory_mode_has_no_closed_item",
        "boards/sessions/test_teleconference.py::test_a_majority_of_all_members_is_together_at_one_place",
        "boards/sessions/test_teleconference.py::test_an_approved_exception_counts_toward_the_majority_for_this_meeting",
        "boards/sessions/test_teleconference.py::"
        "test_a_member_at_a_site_is_at_one_that_the_notice_names_and_a_site_without_member_is_flagged",
        "boards/sessions/test_teleconference.py::test_in_the_classic_mode_a_member_is_at_the_place_and_the_others_at_public_sites",
    ),
    rule(
        "29b",
        "Duties are data of the mode; remote members are named in time and never by place.",
        "boards/agendas/test_agenda_kinds.py::test_a_teleconference_needs_what_its_mode_asks",
        "boards/notices/test_notices.py::test_the_notice_names_remote_members_without_their_place",
        "boards/notices/test_notices.py::test_who_says_it_too_late_is_flagged_and_named_in_a_further_notice",
        "boards/sessions/test_teleconference.py::test_remote_members_say_who_is_in_the_room_and_why_the_camera_is_off",
        "boards/minutes/test_minutes.py::test_a_missing_list_of_remote_members_stops_the_minutes",
        "boards/minutes/test_minutes.py::test_each_remote_member_says_who_else_is_in_the_room",
        "boards/meetings/test_meeting_canaries.py::test_no_canary_is_anywhere",
        "boards/workspace/test_telling.py::test_from_afar_puts_the_member_on_the_list_of_the_notice",
    ),
    rule(
        "29c",
        "No vote between lost access and resuming; resuming the same day is told three ways.",
        "boards/sessions/test_teleconference.py::test_no_vote_between_lost_access_and_resuming",
        "boards/sessions/test_teleconference.py::test_a_meeting_that_lost_access_can_adjourn",
        "boards/sessions/test_teleconference.py::test_lost_access_has_times_in_order_and_words",
    ),
    rule(
        "29d",
        "Modes end on their day, and the stricter one begins with 2030.",
        "boards/sessions/test_teleconference.py::test_a_mode_outside_its_dates_is_flagged",
        "boards/sessions/test_teleconference.py::test_from_2030_the_quorum_of_an_advisory_body_is_at_the_place",
        "boards/agendas/test_agenda_kinds.py::test_a_mode_that_has_ended_warns",
    ),
    rule(
        "29e",
        "An exception for a disability is approved by name for one meeting, in 20 words, and not shown.",
        "boards/sessions/test_teleconference.py::test_an_approved_exception_counts_toward_the_majority_for_this_meeting",
        "boards/sessions/test_teleconference.py::test_an_exception_is_described_in_twenty_words_once_and_only_in_that_mode",
        "boards/meetings/test_meeting_canaries.py::test_no_canary_is_anywhere",
        "boards/workspace/test_telling.py::test_a_member_asks_to_count_from_afar_because_of_a_disability",
    ),
]

RECORD = [
    rule(
        "30",
        "Every vote stands by name, one row for each seat; totals are computed.",
        "boards/minutes/test_minutes.py::test_the_draft_says_who_was_there_and_how_each_seat_voted",
        "boards/sessions/test_live_rules.py::test_a_recused_seat_does_not_count_and_has_its_row_without_voting",
        "boards/sessions/test_votes_race.py::test_no_form_of_a_meeting_asks_for_a_total",
        "boards/sessions/test_votes_race.py::test_totals_that_are_sent_along_change_nothing",
        "boards/sessions/test_votes_race.py::test_many_votes_of_one_seat_at_once_make_one_row_and_every_change_is_told",
        "boards/workspace/test_disclosures.py::test_once_filed_it_is_public_at_the_item_and_the_clerk_knows",
        "boards/sessions/test_slips.py::test_an_arrival_entered_by_mistake_counts_for_nothing",
    ),
    rule(
        "31",
        "Minutes go from draft to posted, approved by a vote, and amended with the change shown.",
        "boards/minutes/test_minutes.py::test_a_posted_draft_is_public_sealed_and_says_that_it_is_a_draft",
        "boards/minutes/test_minutes.py::test_a_later_vote_of_the_same_body_approves_the_newest_draft_word_for_word",
        "boards/minutes/test_minutes.py::test_an_amendment_needs_another_vote_a_reason_and_a_change",
    ),
    rule(
        "32",
        "A closed session has a ground of the list, was disclosed, and has its times.",
        "boards/sessions/test_closed_session.py::test_a_closed_session_has_its_times_and_nothing_is_done_meanwhile",
        "boards/sessions/test_closed_session.py::test_no_closed_session_without_a_named_clerk_its_ground_and_its_disclosure",
        "boards/sessions/test_closed_session.py::test_closed_sessions_are_refused_where_the_law_knows_none",
        "boards/agendas/test_agenda_kinds.py::test_a_closed_item_needs_a_ground_that_the_law_knows",
    ),
    rule(
        "32a",
        "Each ground has its own conditions; choosing advisory members is open business.",
        "boards/sessions/test_closed_session.py::test_each_condition_of_a_ground_is_asked",
        "boards/sessions/test_closed_session.py::test_an_employee_has_notice_of_a_complaint_a_day_before",
        "boards/sessions/test_closed_session.py::test_security_takes_two_thirds_of_those_present_a_report_and_a_letter",
        "boards/sessions/test_closed_session.py::test_the_memorandum_is_due_within_a_week_and_a_personnel_action_is_reported",
        "boards/sessions/test_closed_session.py::test_choosing_members_of_an_advisory_board_is_open_business",
        "boards/materials/test_closed_materials.py::test_grounds_are_found_by_number_or_word_and_say_whether_they_were_read",
        "boards/materials/test_closed_materials.py::test_a_ground_that_was_not_read_in_the_statute_warns_at_posting",
    ),
    rule(
        "33",
        "The body comes back to open session before it adjourns, and reports what it must.",
        "boards/sessions/test_closed_session.py::test_a_closed_session_has_its_times_and_nothing_is_done_meanwhile",
        "boards/sessions/test_closed_session.py::test_the_memorandum_is_due_within_a_week_and_a_personnel_action_is_reported",
        "boards/duties/test_duties.py::test_the_report_of_a_closed_session_is_an_item_of_a_later_meeting",
        "boards/sessions/test_ending.py::test_from_a_closed_session_it_leads_back_to_open_session_bk_33",
    ),
    rule(
        "34",
        "A named clerk keeps the closed book; the members may read it, and nothing else does.",
        "boards/sessions/test_closed_session.py::test_no_closed_session_without_a_named_clerk_its_ground_and_its_disclosure",
        "boards/sessions/test_closed_session.py::test_only_the_named_clerk_and_todays_members_read_the_book",
        "boards/sessions/test_closed_session.py::test_nothing_but_the_closed_book_touches_its_table",
        "boards/meetings/test_meeting_canaries.py::test_no_canary_is_anywhere",
        "boards/workspace/test_disclosures.py::test_the_closed_documents_of_the_item_are_gone_at_once",
        "boards/materials/test_closed_canaries.py::test_nothing_of_a_closed_material_is_found_at_any_step",
        "boards/materials/test_closed_materials.py::test_what_is_added_to_a_closed_item_is_closed_and_no_form_asks",
        "boards/materials/test_closed_materials.py::test_posting_stops_with_a_sentence_and_a_link_but_no_title",
        "boards/materials/test_closed_materials.py::test_one_person_opens_nothing",
    ),
    rule(
        "35",
        "Notice is proved by one file; each action shows its last day in court, and what cures it.",
        "boards/notices/test_notice_proof.py::test_the_sums_and_the_published_digests_can_be_computed_again",
        "boards/meetings/test_record_holds.py::test_a_changed_row_is_named",
        "boards/duties/test_duties.py::test_a_decision_shows_its_last_day_in_court_who_stepped_aside_and_its_cure",
        "boards/sessions/test_live_rules.py::test_a_cure_links_to_the_closed_action_of_an_earlier_meeting",
    ),
    rule(
        "36",
        "An item on an incident that names a person is to be read again.",
        "boards/agendas/test_agenda_kinds.py::test_a_name_in_an_incident_is_found",
        "boards/test_rules_left.py::test_an_incident_that_names_a_person_asks_to_be_read_again_and_may_be_posted",
    ),
]

SERIAL = [
    rule(
        "40",
        "Members have no way here to talk with each other outside a meeting, but in groups below a majority.",
        "boards/guard/test_serial_meetings.py::test_no_address_lets_members_write_to_each_other",
        "boards/guard/test_groups.py::test_a_member_from_outside_links_circles",
        "boards/guard/test_random_histories.py::test_in_no_history_does_a_member_see_what_the_rules_forbid",
    ),
    rule(
        "41",
        "Before the meeting no member sees anything another member wrote, or a sign of it.",
        "boards/guard/test_serial_meetings.py::test_a_members_page_holds_no_trace_of_another_member",
        "boards/guard/test_serial_meetings.py::test_what_a_member_is_given_is_only_read",
        "boards/materials/test_public_records.py::test_a_member_sees_what_they_were_given_and_nothing_of_others",
        "boards/workspace/test_reading.py::test_the_workspace_shows_no_other_member",
        "boards/workspace/test_private_notes.py::test_no_role_sees_a_word_of_it",
        "boards/guard/test_side_channels.py::test_no_page_of_another_member_changes_by_it",
        "boards/guard/test_questions.py::test_no_other_member_sees_question_or_answer",
    ),
    rule(
        "41a",
        "Members of another body watch a meeting; they have no function in it.",
        "boards/test_rules_left.py::test_members_of_another_body_only_watch",
    ),
    rule(
        "42",
        "Groups on one topic are counted together and never reach a majority, whoever left.",
        "boards/guard/test_groups.py::test_a_circle_ends_below_a_majority",
        "boards/guard/test_groups.py::test_groups_with_a_common_member_are_one_circle",
        "boards/guard/test_groups.py::test_leaving_and_declining_do_not_unmake_a_contact",
        "boards/guard/test_contact_sets.py::test_random_groups_never_make_a_majority",
    ),
    rule(
        "43",
        "Staff carry no member's words to the others before the posted packet or the meeting.",
        "boards/guard/test_serial_meetings.py::test_staff_carry_no_members_words_to_the_others_before_the_meeting",
        "boards/guard/test_before_meetings.py::test_staff_pass_on_what_is_public_or_their_own",
    ),
    rule(
        "44",
        "Mail to members is one message for each, and answers go to staff.",
        "boards/notices/test_mail_one_way.py::test_each_message_has_one_recipient_and_no_copies",
        "boards/notices/test_mail_one_way.py::test_answers_go_to_staff",
        "boards/notices/test_mail_one_way.py::test_no_message_names_the_address_of_another_person",
    ),
    rule(
        "45",
        "A member of the body does not comment on its public pages, and is told whom to ask.",
        "boards/comments/test_item_comments.py::test_a_member_of_the_body_is_sent_to_staff",
    ),
    rule(
        "46",
        "Nothing is voted, ranked or polled before the meeting is in session.",
        "boards/guard/test_serial_meetings.py::test_nothing_is_voted_before_the_meeting_is_in_session",
        "boards/guard/test_before_meetings.py::test_members_rank_only_while_the_meeting_is_in_session",
    ),
    rule(
        "47",
        "Training of a whole body is a noticed meeting.",
        "boards/guard/test_serial_meetings.py::test_training_of_a_whole_body_is_a_noticed_meeting",
        "boards/workspace/test_telling.py::test_a_training_for_a_majority_is_a_noticed_meeting",
    ),
]

WRITINGS = [
    rule(
        "50",
        "What a majority was given is a public record, and stays one.",
        "boards/materials/test_public_records.py::test_at_a_majority_of_the_filled_seats_it_is_public_before_any_posting",
        "boards/materials/test_public_records.py::test_it_cannot_be_undone",
        "boards/materials/test_public_records.py::test_drafts_for_staff_only_do_not_flip",
        "boards/materials/test_closed_materials.py::test_a_public_record_stays_with_the_rule_in_plain_words",
        "boards/materials/test_closed_materials.py::test_withdrawn_after_posting_it_stays_and_says_so",
        "boards/materials/test_closed_materials.py::test_access_ends_by_two_people_and_counsels_reason_only",
        "boards/materials/test_public_records.py::test_given_twice_counts_once_and_only_members_of_the_body_are_given_it",
    ),
    rule(
        "51",
        "Handouts say who prepared them, and are public at the meeting or after it at the latest.",
        "boards/materials/test_materials.py::test_what_cannot_be_added_is_refused",
        "boards/materials/test_materials.py::test_handing_out_makes_the_newest_version_public_and_is_an_event",
        "boards/materials/test_materials.py::test_what_others_prepared_is_public_after_the_meeting_at_the_latest",
        "boards/materials/test_public_records.py::test_given_during_the_meeting_it_is_available_there",
    ),
]

RULES = [*BODIES, *NOTICE, *PUBLIC, *TELECONFERENCE, *RECORD, *SERIAL, *WRITINGS]
