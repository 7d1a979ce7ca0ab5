"""Mutants of the open-meeting guard: who is in contact with whom, and who sees what."""

from tests.mutants.mutant import Mutant

SETS, FORMING, CIRCLES = "boards/guard/sets.py", "boards/guard/groups.py", "boards/guard/contact_sets.py"
SEEING, READING, MEETINGS = (
    "boards/guard/visibility.py",
    "boards/guard/selectors.py",
    "boards/guard/meetings.py",
)
MATTERS, COPIES = "boards/guard/matters.py", "boards/proposals/copies.py"
ONE_MATTER = "tests/boards/proposals/test_one_matter.py::"
SET_TESTS, GROUPS = "tests/boards/guard/test_contact_sets.py::", "tests/boards/guard/test_groups.py::"
SCREENS = "tests/boards/guard/test_group_screens.py::"

MUTANTS = (
    Mutant(
        "guard.seats_when_fewer_are_filled",
        SETS,
        "majority(min(seats, filled))",
        "majority(max(seats, filled))",
        SET_TESTS + "test_the_ceiling",
    ),
    Mutant(
        "guard.one_more_in_a_circle",
        SETS,
        "return ceiling(seats, filled) - 1",
        "return ceiling(seats, filled)",
        SET_TESTS + "test_the_ceiling",
    ),
    Mutant(
        "guard.one_fewer_in_a_circle",
        SETS,
        "if count > most_of.get(body, 0)}",
        "if count >= most_of.get(body, 0)}",
        "tests/boards/guard/test_contact_sets.py::test_random_groups_never_make_a_majority",
    ),
    Mutant(
        "guard.other_bodies_not_counted",
        SETS,
        "{home, *bodies_of.get(person, ())}",
        "{home}",
        SET_TESTS + "test_other_bodies_are_counted_by_their_members_only",
    ),
    Mutant(
        "guard.friends_of_friends",
        SETS,
        "return frozenset().union(*(self.of(person) for person in people))",
        "return frozenset(people)",
        SET_TESTS + "test_random_groups_never_make_a_majority",
    ),
    Mutant(
        "guard.new_group_not_judged",
        FORMING,
        "    may_meet(topic, people).or_refuse()\n    group = ContactGroup(",
        "    group = ContactGroup(",
        GROUPS + "test_a_circle_ends_below_a_majority",
    ),
    Mutant(
        "guard.invitation_not_judged",
        FORMING,
        "    may_meet(topic, people).or_refuse()\n    if known is not None:",
        "    if known is not None:",
        GROUPS + "test_groups_with_a_common_member_are_one_circle",
        SCREENS + "test_an_invitation_too_many_is_refused_on_the_groups_page",
    ),
    Mutant(
        "guard.sponsor_not_judged",
        FORMING,
        "    may_meet(topic, [*_appointments_of(group), appointment]).or_refuse()\n",
        "",
        GROUPS + "test_sponsors_of_one_proposal_are_one_circle",
        GROUPS + "test_five_join_a_proposal_and_no_sixth",
    ),
    Mutant(
        "guard.who_left_does_not_count",
        CIRCLES,
        "ContactMember.objects.filter(group__topic__in=",
        'ContactMember.objects.filter(state="accepted", group__topic__in=',
        "tests/boards/guard/test_groups.py::test_who_left_still_links_two_circles",
    ),
    Mutant(
        "guard.same_matter_apart",
        MATTERS,
        "Topic.objects.filter(Q(pk__in=roots) | Q(same_as__in=roots))",
        "Topic.objects.filter(Q(pk__in=roots))",
        "tests/boards/guard/test_groups.py::test_what_was_formed_on_the_second_of_two_topics_counts_on_the_first",
    ),
    Mutant(
        "guard.copies_apart",
        COPIES,
        "if not (of_one_person or in_public):",
        "if not in_public:",
        ONE_MATTER + "test_three_drafts_of_one_text_gather_no_majority",
    ),
    Mutant(
        "guard.only_the_newest_text_counts",
        COPIES,
        "if each.source == ProposalSource.MEMBER",
        "if not each.source",
        ONE_MATTER + "test_what_was_read_once_counts_after_the_text_has_changed",
    ),
    Mutant(
        "guard.drafts_of_strangers_compared",
        COPIES,
        "if not (of_one_person or in_public):",
        "if one.pk == other.pk:",
        ONE_MATTER + "test_drafts_of_two_members_tell_neither_of_the_other",
    ),
    Mutant(
        "guard.whole_matter_in_pieces",
        CIRCLES,
        "is_whole=len(touched) > 1",
        "is_whole=False",
        ONE_MATTER + "test_what_takes_a_proposal_up_counts_with_it",
    ),
    Mutant(
        "guard.second_term_is_a_second_person",
        CIRCLES,
        'return f"u{user}" if user else f"h{appointment}"',
        'return f"h{appointment}"',
        GROUPS + "test_the_same_person_in_a_second_term_is_one_person",
    ),
    Mutant(
        "guard.answer_for_another",
        FORMING,
        "rows.filter(appointment__in=access.seats_of(actor)).first()",
        "rows.first()",
        GROUPS + "test_nobody_joins_or_answers_for_another",
    ),
    Mutant(
        "guard.closed_group_invites",
        FORMING,
        "if not group.is_open:",
        "if group.is_open is None:",
        GROUPS + "test_a_closed_group_takes_nobody_in",
    ),
    Mutant(
        "guard.members_of_other_bodies",
        FORMING,
        "if purpose not in ACROSS_BODIES and any(",
        "if purpose in ACROSS_BODIES and any(",
        GROUPS + "test_a_group_takes_members_of_its_body_only",
    ),
    Mutant(
        "guard.sixth_sponsor",
        FORMING,
        "if most is not None and count > most:",
        "if most is not None and count > most + 1:",
        GROUPS + "test_five_join_a_proposal_and_no_sixth",
    ),
    Mutant(
        "guard.staff_who_sit_on_the_body",
        SEEING,
        "        if not seats:\n            return rows.all()\n",
        "        return rows.all()\n",
        "tests/boards/guard/test_questions.py::test_no_other_member_sees_question_or_answer",
    ),
    Mutant(
        "guard.who_left_reads_on",
        SEEING,
        "READS = (ContactState.ACCEPTED,)",
        "READS = (ContactState.ACCEPTED, ContactState.LEFT)",
        "tests/boards/proposals/test_members.py::test_who_leaves_sees_it_no_more_and_the_last_one_takes_it_back",
    ),
    Mutant(
        "guard.circle_grown_too_large",
        SEEING,
        'if held[topic.pk].judge([f"u{user.pk}"]):',
        "if held:",
        "tests/boards/proposals/test_members.py::test_a_group_that_has_become_a_majority_shares_no_draft",
    ),
    Mutant(
        "guard.questions_of_all",
        READING,
        "MemberQuestion.objects.filter(appointment__user=user)",
        "MemberQuestion.objects.all()",
        "tests/boards/guard/test_questions.py::test_no_other_member_sees_question_or_answer",
    ),
    Mutant(
        "guard.declined_group_is_seen",
        READING,
        "ContactMember.objects.filter(appointment__user=user, state__in=IN_IT)",
        "ContactMember.objects.filter(appointment__user=user)",
        SCREENS + "test_a_group_does_not_exist_for_others",
        SCREENS + "test_leaving_and_closing",
    ),
    Mutant(
        "guard.poll_before_the_meeting",
        MEETINGS,
        "if meeting is not None and meeting.is_deciding:",
        "if meeting is not None:",
        "tests/boards/guard/test_before_meetings.py::test_members_rank_only_while_the_meeting_is_in_session",
    ),
    Mutant(
        "guard.unknown_models_pass",
        MEETINGS,
        "    if not is_guarded(type(source)):\n        return True\n",
        "    if not is_guarded(type(source)):\n        return False\n",
        "tests/boards/guard/test_before_meetings.py::test_what_the_guard_does_not_know_is_not_passed_on",
    ),
    Mutant(
        "guard.member_comments_in_public",
        MEETINGS,
        "filter(seat__body=meeting.body_id).exists()",
        "filter(seat__body=None).exists()",
        "tests/boards/comments/test_item_comments.py::test_a_member_of_the_body_is_sent_to_staff",
    ),
)
