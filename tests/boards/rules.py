"""Each rule of domain.md section 2, in our words, and the tests that show it. ``test_rules_table.py`` holds us to it.

A test is named ``file::function`` under tests/boards/, or with its folder elsewhere. ``reason`` is for a rule that is
no software at all.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    id: str
    says: str
    tests: tuple[str, ...] = ()
    reason: str = ""


def rule(number: str, says: str, *tests: str, reason: str = "") -> Rule:
    return Rule(f"BK-{number}", says, tests, reason)


BODIES = [
    rule(
        "01",
        "Each body says why the open-meeting law covers it.",
        "boards/bodies/test_terms.py::test_which_body_the_open_meeting_law_covers",
        "boards/bodies/test_terms.py::test_a_body_covered_by_formal_action_with_two_people_is_pointed_out",
        "boards/bodies/test_bodies.py::test_all_three_bodies_are_covered_by_the_open_meeting_law",
        "boards/bodies/test_committees.py::test_why_the_law_covers_it_follows_from_size_and_power",
        "boards/bodies/test_committees.py::test_a_committee_that_the_law_does_not_cover_says_so_and_needs_no_notice",
        "boards/bodies/test_limits_of_committees.py::test_a_third_seat_is_refused_while_the_law_does_not_cover_the_committee",
    ),
    rule(
        "02",
        "A majority together is a meeting, vote or no vote: 11 of 21, 9 of 16.",
        "boards/bodies/test_thresholds.py::test_a_majority_is_more_than_half",
        "boards/test_rules_left.py::test_an_informational_meeting_is_a_meeting_and_needs_its_ten_days",
    ),
    rule(
        "03",
        "A quorum can meet and still be unable to decide, and the screens say so.",
        "boards/bodies/test_thresholds.py::test_each_number_of_members_present_has_its_state_and_its_finding",
        "boards/bodies/test_thresholds.py::test_quorum_and_threshold_may_count_vacant_seats_each_in_its_own_way",
        "boards/bodies/test_board_page.py::test_quorum_without_a_possible_decision_is_said_in_plain_words",
        "boards/sessions/test_voting.py::test_presence_says_what_those_present_can_do",
        "boards/sessions/test_live_rules.py::test_below_quorum_only_adjourning_is_possible",
        "boards/sessions/test_beginning.py::test_eleven_of_twenty_one_can_take_up_an_item_and_ten_cannot",
    ),
    rule(
        "04",
        "Anyone may attend, without any condition.",
        "boards/meetings/test_public_pages.py::test_a_posted_meeting_is_open_to_anyone_without_a_cookie",
        "boards/meetings/test_calendars_and_feeds.py::test_what_programs_read_sets_no_cookie",
    ),
    rule(
        "05",
        "Who is appointed counts before the oath.",
        "boards/bodies/test_onboarding.py::test_an_appointee_counts_from_the_appointment_on",
        "boards/bodies/test_bodies.py::test_demo_members_were_named_before_they_began_and_some_have_steps_to_go",
    ),
    rule(
        "06",
        "Each member is given a copy of the Act, with date and version.",
        "boards/bodies/test_onboarding.py::test_the_copy_of_the_act_opens_on_the_appointment_with_its_version",
        "boards/bodies/test_onboarding.py::test_a_step_that_cannot_be_is_refused",
    ),
]

NOTICE = [
    rule(
        "10",
        "Ten civil days of notice in California, on the web and to those who asked; with a person to ask.",
        "boards/notices/test_notice_clock.py::test_every_day_of_twelve_years_has_the_civil_day_ten_before_it",
        "boards/notices/test_notice_clock.py::test_a_holiday_on_either_end_warns",
        "boards/notices/test_notice_clock.py::test_the_editor_aims_at_eleven_days_so_that_240_hours_are_always_there",
        "boards/agendas/test_posting.py::test_eight_days_ahead_is_refused_with_the_rule_and_the_last_legal_day",
        "boards/agendas/test_posting.py::test_the_tenth_day_passes_with_a_note",
        "boards/agendas/test_posting.py::test_a_missing_contact_stops_it",
        "boards/notices/test_notices.py::test_a_sending_never_changes",
        "boards/sessions/test_beginning.py::test_one_second_early_is_refused_and_the_noticed_time_opens_it",
        "boards/sessions/test_beginning.py::test_on_a_day_of_a_clock_change_the_noticed_hour_is_that_of_the_wall",
        "boards/agendas/test_new_notice.py::test_at_eleven_days_new_business_goes_out_as_a_new_notice",
        "boards/agendas/test_new_notice.py::test_too_late_it_is_refused_with_the_last_lawful_day",
        "boards/meetings/test_meetings_of_a_day.py::test_agendas_and_changes_stay_with_their_meeting",
        "boards/meetings/test_clock_changes.py::test_the_last_moment_of_notice_is_right_to_the_second_for_each_hour",
        "boards/meetings/test_clock_changes.py::test_the_posting_check_stops_one_second_late_and_not_before",
    ),
    rule(
        "11",
        "Anyone asks for notices of a body or of one meeting without an account, and only they end it.",
        "boards/notices/test_notices.py::test_anyone_can_ask_for_notices_without_account_or_cookie",
        "boards/notices/test_notices.py::test_notices_can_be_asked_for_one_meeting_in_spanish",
        "boards/notices/test_notices.py::test_opening_the_link_ends_nothing_and_the_button_does",
        "boards/notices/test_notices.py::test_each_person_gets_one_message_and_each_reason_one_row",
    ),
    rule(
        "11a",
        "Nothing about a meeting costs anything.",
        "boards/test_rules_left.py::test_nothing_asks_for_money",
    ),
    rule(
        "12",
        "Each item is described briefly and not vaguely; closed items cite the law; votes belong to action items.",
        "boards/agendas/test_posting.py::test_more_than_twenty_words_warns_and_may_stay",
        "boards/agendas/test_agenda_kinds.py::test_a_closed_item_needs_a_ground_that_the_law_knows",
        "boards/agendas/test_agenda_kinds.py::test_a_vague_description_is_found",
        "boards/sessions/test_live_rules.py::test_an_item_that_is_no_action_takes_a_vote_only_when_confirmed_and_the_event_says_so",
    ),
    rule(
        "13",
        "Each agenda carries the usual texts; none is emptied without a reason.",
        "boards/test_rules_left.py::test_each_usual_text_can_be_edited_and_emptied_only_with_a_reason",
        "boards/agendas/test_agenda_kinds.py::test_the_notice_names_the_section_and_each_site",
    ),
    rule(
        "14",
        "A posted agenda is frozen; it is corrected in the open, and business is added only by a finding.",
        "boards/agendas/test_posted_is_frozen.py::test_no_act_changes_what_the_public_sees",
        "boards/meetings/test_public_pages.py::test_a_correction_is_public_with_its_reason_and_its_words",
        "boards/agendas/test_agenda_drafts.py::test_a_correction_adds_no_part_and_raises_no_kind",
        "boards/agendas/test_agenda_drafts.py::test_what_was_left_out_is_withdrawn_and_new_words_are_marked",
        "boards/agendas/test_added_item.py::test_both_statements_are_needed_and_the_need_came_after_posting",
        "boards/agendas/test_added_item.py::test_only_a_passed_finding_of_its_kind_lets_it_be_acted_on",
        "boards/bodies/test_thresholds.py::test_each_number_of_vacancies_has_its_threshold_quorum_and_finding",
        "boards/bodies/test_thresholds.py::test_at_21_seats_a_finding_by_11_to_13_makes_no_decision_possible",
        "boards/sessions/test_findings_of_bodies.py::"
        "test_an_emergency_is_found_by_a_majority_of_the_members_whatever_the_number_present",
        "boards/agendas/test_sixty_edits.py::test_a_clerical_edit_is_posted_once_another_attests",
        "boards/agendas/test_sixty_edits.py::test_new_business_in_disguise_is_never_offered_as_a_correction",
        "boards/agendas/test_sixty_edits.py::test_about_a_doubtful_edit_the_second_person_is_asked_with_both_texts",
        "boards/agendas/test_corrections.py::test_nobody_attests_or_declines_their_own",
        "boards/agendas/test_corrections.py::test_declined_it_keeps_the_draft_and_tells_who_proposed_it",
        "boards/agendas/test_added_item_place.py::test_it_stands_after_the_item_that_was_chosen_with_a_letter",
        "boards/minutes/test_words_in_force.py::test_an_item_has_the_title_that_was_in_force_when_it_was_called",
    ),
    rule(
        "14a",
        "Members and the press wire have an added item 48 hours before, or it is not acted on.",
        "boards/agendas/test_added_item.py::test_it_may_be_acted_on_after_notice_in_time_and_the_finding",
        "boards/agendas/test_added_item.py::test_notice_of_it_that_is_late_or_not_whole_is_refused",
        "boards/agendas/test_added_item.py::test_a_mail_counts_from_when_it_went_out",
        "boards/notices/test_notices.py::test_an_incomplete_sending_is_refused",
    ),
    rule(
        "14b",
        "Counsel says in which meeting the finding is voted on; until then staff are asked.",
        "boards/agendas/test_added_item.py::test_counsel_must_have_said_when_the_finding_is_voted_on",
        "boards/agendas/test_added_item.py::test_a_finding_of_an_earlier_meeting_is_named_by_staff",
        "boards/sessions/test_findings_of_bodies.py::test_where_counsel_says_so_the_finding_is_voted_on_in_an_earlier_meeting",
    ),
    rule(
        "15",
        "One notice serves an advisory body's meeting too only with three confirmations.",
        "boards/agendas/test_agenda_kinds.py::test_a_notice_together_needs_all_three_confirmations",
    ),
    rule(
        "16",
        "A special meeting has one of nine purposes, 48 hours of notice and no other business.",
        "boards/agendas/test_posting.py::test_a_special_meeting_is_not_planned_without_one_of_the_nine_purposes",
        "boards/agendas/test_agenda_kinds.py::test_a_special_meeting_is_posted_48_hours_before_and_not_a_second_later",
        "boards/agendas/test_agenda_kinds.py::test_a_special_meeting_is_stopped",
        "boards/meetings/test_meetings_of_a_day.py::test_a_special_meeting_before_a_regular_one_has_a_clock_of_its_own",
        "boards/notices/test_notice_clock.py::test_short_notice_counts_hours_that_pass_across_each_change_of_the_clocks",
        "boards/meetings/test_clock_changes.py::test_the_last_moment_of_notice_is_right_to_the_second_for_each_hour",
    ),
    rule(
        "16a",
        "Its opening finding comes first, with facts, by two thirds; if it fails the meeting ends.",
        "boards/sessions/test_findings_of_bodies.py::"
        "test_a_finding_needs_two_thirds_of_the_body_or_all_present_when_fewer_are_there",
        "boards/sessions/test_findings_of_bodies.py::test_nothing_comes_before_the_opening_finding",
        "boards/sessions/test_findings_of_bodies.py::"
        "test_the_opening_finding_needs_its_facts_and_all_present_when_fewer_than_two_thirds_are",
        "boards/sessions/test_findings_of_bodies.py::test_a_failed_finding_leaves_nothing_but_adjournment",
        "boards/minutes/test_minutes.py::test_a_special_meeting_whose_finding_failed_records_only_its_adjournment",
        "boards/duties/test_duties.py::test_a_duty_is_not_done_without_what_shows_it",
    ),
    rule(
        "17",
        "Its notice says that the public may speak before action, and nobody can take that away.",
        "boards/agendas/test_agenda_kinds.py::test_a_ready_special_meeting_says_that_the_public_may_speak_before_action",
    ),
    rule(
        "18",
        "An emergency meeting has its ground, an hour of notice, a majority finding, calls and ten days of posting.",
        "boards/agendas/test_agenda_kinds.py::test_an_emergency_meeting_is_not_planned_without_its_ground",
        "boards/agendas/test_agenda_kinds.py::test_an_emergency_meeting_is_posted_one_hour_before",
        "boards/meetings/test_meetings_of_a_day.py::test_an_emergency_the_same_afternoon_has_duties_and_notices_of_its_own",
        "boards/agendas/test_agenda_kinds.py::test_an_emergency_meeting_takes_up_nothing_closed_and_nothing_off_the_agenda",
        "boards/notices/test_notice_clock.py::test_short_notice_counts_hours_that_pass_across_each_change_of_the_clocks",
        "boards/notices/test_notices.py::test_media_are_listed_to_phone_before_an_emergency_meeting",
        "boards/test_rules_left.py::test_where_the_phones_were_down_the_media_are_told_afterward",
        "boards/sessions/test_findings_of_bodies.py::test_an_emergency_opens_its_postings_for_ten_days_when_it_ends",
        "boards/minutes/test_minutes.py::test_minutes_of_an_emergency_open_the_ten_day_postings",
        "boards/meetings/test_clock_changes.py::test_the_last_moment_of_notice_is_right_to_the_second_for_each_hour",
    ),
    rule(
        "19",
        "A meeting goes on at a stated time and place, also below quorum; the order is at the door within a day.",
        "boards/meetings/test_states.py::test_a_meeting_below_quorum_goes_on_at_a_stated_time_and_place",
        "boards/meetings/test_states.py::test_the_continued_meeting_is_posted_and_its_items_keep_their_history",
        "boards/meetings/test_states.py::test_the_order_is_due_at_the_door_within_a_day_or_at_once",
        "boards/meetings/test_states.py::test_when_nobody_came_the_clerk_adjourns_with_the_notice_of_a_special_meeting",
        "boards/agendas/test_agenda_kinds.py::test_a_continued_meeting_takes_up_nothing_new_and_needs_the_one_before",
        "boards/sessions/test_live_rules.py::test_below_quorum_only_adjourning_is_possible",
        "boards/sessions/test_beginning.py::test_without_a_quorum_no_comment_opens_and_no_motion_is_made",
        "boards/sessions/test_ending.py::test_it_can_be_taken_back_for_ten_minutes",
        "boards/meetings/test_clock_changes.py::test_the_last_moment_of_notice_is_right_to_the_second_for_each_hour",
        "boards/sessions/motions/test_dispositions.py::test_what_is_continued_waits_for_a_later_agenda",
    ),
]

PUBLIC = [
    rule(
        "20",
        "No vote before the public could speak on the item, or was heard on it at a committee of members.",
        "boards/sessions/test_voting.py::test_no_vote_before_the_public_was_heard",
        "boards/sessions/test_live_rules.py::test_no_vote_before_comment_whatever_the_kind_on_an_action_item",
        "boards/sessions/test_live_rules.py::test_comment_heard_at_a_committee_of_members_is_taken_as_heard",
        "boards/bodies/test_committees.py::test_the_public_is_heard_at_a_committee_only_of_members",
        "boards/comments/test_item_comments.py::test_a_closed_session_takes_no_comment",
    ),
    rule(
        "21",
        "Matters not on the agenda are heard in a place of their own, without a vote; not in an emergency.",
        "boards/comments/test_item_comments.py::test_matters_not_on_the_agenda_stand_under_their_own_item",
        "boards/comments/test_item_comments.py::test_an_emergency_meeting_takes_no_other_matters",
        "boards/comments/test_item_comments.py::test_the_desk_shows_positions_and_asks_for_a_later_agenda",
        "boards/sessions/test_live_rules.py::test_what_is_said_off_the_agenda_takes_no_vote",
        "boards/sessions/test_ending.py::test_a_meeting_without_its_public_comment_ends_only_with_a_reason",
    ),
    rule(
        "22",
        "Who speaks in turns with an interpreter or a device has twice the time, without proof.",
        "boards/sessions/test_speakers.py::test_who_speaks_in_turns_with_an_interpreter_has_twice_the_time",
        "boards/sessions/test_speakers.py::test_without_a_limit_there_is_no_timer",
    ),
    rule(
        "23",
        "Comments are hidden for listed reasons only, reversibly, and counted in public.",
        "feedback/moderation/test_moderation.py::test_a_comment_is_hidden_for_a_reason_of_the_list_and_its_words_stay",
        "feedback/moderation/test_moderation.py::test_hiding_is_undone_and_both_acts_stay_on_record",
        "boards/comments/test_item_comments.py::test_what_is_hidden_is_counted_by_reason_and_criticism_is_none",
    ),
    rule(
        "24",
        "Nobody signs in or gives a name to attend; every sheet says it is voluntary.",
        "boards/meetings/test_public_pages.py::test_a_posted_meeting_is_open_to_anyone_without_a_cookie",
        "boards/materials/test_materials.py::test_the_public_sees_a_material_once_it_is_posted_in_the_posted_version",
        "boards/minutes/test_recordings.py::test_anyone_sees_recordings_by_language_with_chapters_and_captions",
        "boards/comments/test_item_comments.py::test_a_comment_needs_no_name_no_address_and_sets_no_cookie",
        "engagement/registrations/test_register.py::test_the_form_says_that_it_is_voluntary",
    ),
    rule(
        "24a",
        "Nothing is published without a place that all can enter, free and open.",
        "boards/agendas/test_agenda_kinds.py::test_a_place_where_someone_is_kept_out_stops_it",
        "engagement/conversations/test_venue_checks.py::test_publishing_without_a_check_is_refused",
    ),
    rule(
        "24b",
        "Nobody is removed without a record of act, warning, time and who decided.",
        "boards/sessions/test_live_rules.py::test_a_disturbance_names_act_warning_and_who_decided",
        "boards/sessions/test_console.py::test_a_disturbance_needs_a_warning_and_who_decided_bk_24b",
    ),
    rule(
        "25",
        "A comment is taken without name and address, or with invented ones, unconfirmed.",
        "boards/comments/test_item_comments.py::test_a_comment_needs_no_name_no_address_and_sets_no_cookie",
        "boards/comments/test_item_comments.py::test_an_address_that_bounces_is_taken_without_confirmation",
        "boards/comments/test_item_comments.py::test_any_language_and_script_is_kept_letter_by_letter",
    ),
    rule(
        "26",
        "Written comment is never needed; in time it is in the supplement, late it is kept and marked.",
        "boards/comments/test_item_comments.py::test_the_form_says_that_nothing_is_needed_and_what_the_limits_are",
        "boards/comments/test_item_comments.py::test_a_late_comment_is_kept_and_marked",
        "boards/comments/test_item_comments.py::test_the_supplement_holds_what_came_in_time_in_full",
    ),
    rule(
        "27",
        "The body's own recording is free to see, kept thirty days at least, and leaves a tombstone.",
        "boards/minutes/test_recordings.py::test_a_recording_is_kept_thirty_days_and_then_needs_a_reason",
        "boards/minutes/test_recordings.py::test_the_clerk_adds_captions_and_removes_at_the_desk",
    ),
    rule(
        "28",
        "The notice says how to ask for an aid; late requests are taken, and the need stays with staff.",
        "boards/agendas/test_posting.py::test_an_emptied_required_text_is_refused",
        "boards/agendas/test_agenda_kinds.py::test_how_to_ask_for_an_aid_is_never_left_out",
        "boards/comments/test_accommodation_requests.py::test_a_late_request_is_taken_and_shown_as_late",
        "boards/comments/test_accommodation_requests.py::test_the_oldest_open_request_stands_first_with_its_age",
        "boards/comments/test_accommodation_requests.py::test_what_someone_needs_is_read_by_editors_and_clerks_only",
        "boards/comments/test_accommodation_requests.py::test_the_need_stands_in_no_history_and_no_mail",
    ),
]
