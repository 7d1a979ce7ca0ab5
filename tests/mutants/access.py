"""Mutants of permissions."""

from tests.mutants.mutant import Mutant

CMS, BOARDS = "cms/access.py", "boards/access.py"
ENGAGEMENT, FEEDBACK = "engagement/access.py", "feedback/access.py"

MUTANTS = (
    Mutant(
        "access.suspended_account",
        CMS,
        "return isinstance(user, User) and user.is_active",
        "return isinstance(user, User)",
        "tests/cms/users/test_roles.py::test_a_suspended_account_has_no_role",
    ),
    Mutant(
        "access.any_group_is_a_role",
        CMS,
        'frozenset(user.groups.values_list("name", flat=True)) & frozenset(Role.values)',
        'frozenset(user.groups.values_list("name", flat=True))',
        "tests/cms/users/test_roles.py::test_the_groups_that_wagtail_brings_come_back_only_if_somebody_is_in_them",
    ),
    Mutant(
        "access.publisher_reads_needs",
        BOARDS,
        "AID_ROLES = (Role.EDITOR, Role.CLERK)",
        "AID_ROLES = (Role.EDITOR, Role.CLERK, Role.PUBLISHER)",
        "tests/boards/comments/test_accommodation_requests.py::test_what_someone_needs_is_read_by_editors_and_clerks_only",
    ),
    Mutant(
        "access.seat_for_ever",
        BOARDS,
        "Appointment.objects.as_of(clock.today()).filter(user=user)",
        "Appointment.objects.filter(user=user)",
        "tests/boards/guard/test_side_channels.py::test_rights_end_with_the_seat_in_mid_session",
    ),
    Mutant(
        "access.seat_of_another",
        BOARDS,
        "if not seats_of(actor).filter(pk=appointment.pk).exists():",
        "if not seats_of(actor).exists():",
        "tests/boards/workspace/test_telling.py::test_nobody_tells_for_somebody_else",
    ),
    Mutant(
        "access.draft_call_is_public",
        BOARDS,
        "rows.filter(slug=slug, published_at__isnull=False)",
        "rows.filter(slug=slug)",
        "tests/boards/appointments/test_calls.py::test_a_call_is_written_and_published_on_the_desk",
    ),
    Mutant(
        "access.door_reads_needs",
        ENGAGEMENT,
        "NEED_ROLES = (Role.EDITOR,)",
        "NEED_ROLES = (Role.EDITOR, Role.PUBLISHER)",
        "tests/engagement/registrations/test_needs.py::test_a_role_that_does_not_answer_requests_finds_none_of_them",
    ),
    Mutant(
        "access.analyst_at_the_door",
        ENGAGEMENT,
        "DOOR_ROLES = (Role.EDITOR, Role.PUBLISHER)",
        "DOOR_ROLES = (Role.EDITOR, Role.PUBLISHER, Role.ANALYST)",
        "tests/engagement/live/test_live_polls.py::test_an_analyst_runs_no_poll",
    ),
    Mutant(
        "access.poll_of_another_conversation",
        ENGAGEMENT,
        '"poll": lambda it: it.polls.select_related("conversation")',
        '"poll": lambda it: it.polls.model.objects.select_related("conversation")',
        "tests/engagement/live/test_live_polls.py::test_the_desk_finds_no_poll_of_another_conversation",
    ),
    Mutant(
        "access.old_link_to_confirm",
        ENGAGEMENT,
        "state=SubscriberState.PENDING, link_digest=subscriber_links.digest(nonce)",
        "state=SubscriberState.PENDING",
        "tests/engagement/newsletter/test_news_subscribe.py::test_only_the_newest_link_to_confirm_works",
    ),
    Mutant(
        "access.recording_not_released",
        ENGAGEMENT,
        "Recording.objects.filter(is_public=True, conversation__in",
        "Recording.objects.filter(conversation__in",
        "tests/engagement/notes/test_conversation_recordings.py::test_the_public_reads_it_only_when_staff_say_so",
    ),
    Mutant(
        "access.receipt_of_another",
        FEEDBACK,
        "SavedReceipt.objects.filter(user=user, pk=pk)",
        "SavedReceipt.objects.filter(pk=pk)",
        "tests/feedback/receipts/test_keep_a_receipt.py::test_it_can_be_taken_out_by_its_owner_only",
    ),
    Mutant(
        "access.file_not_scanned",
        FEEDBACK,
        "Attachment.objects.filter(state=Attachment.State.CLEAN, submission__isnull=False)",
        "Attachment.objects.filter(submission__isnull=False)",
        "tests/feedback/submissions/test_files_of_a_comment.py::test_a_good_file_is_handed_to_staff_and_to_its_sender_once_it_was_looked_at",
    ),
    Mutant(
        "access.draft_that_is_over",
        FEEDBACK,
        ".filter(form=form, expires_at__gt=clock.now())",
        ".filter(form=form)",
        "tests/feedback/submissions/test_save_and_resume.py::test_a_draft_of_another_form_and_one_that_is_over_are_not_found",
    ),
    Mutant(
        "access.own_export_decided",
        FEEDBACK,
        "Export.objects.filter(state=Export.State.ASKED).exclude(requested_by=user)",
        "Export.objects.filter(state=Export.State.ASKED)",
        "tests/feedback/exports/test_export_log.py::test_what_one_asked_for_waits_for_another_to_decide",
    ),
    Mutant(
        "access.exports_of_all_analysts",
        FEEDBACK,
        "return found if has_role(user, Role.PUBLISHER) else found.filter(requested_by=user)",
        "return found",
        "tests/feedback/exports/test_export_log.py::test_another_analyst_reads_nothing_of_it",
    ),
    Mutant(
        "access.identified_file_of_another",
        FEEDBACK,
        "for_all = Q(requested_by=user) | ~Q(audience=Export.Audience.RECORDS)",
        "for_all = Q()",
        "tests/feedback/moderation/test_two_people_for_texts.py::test_another_person_agrees_and_only_who_asked_takes_the_file",
    ),
    Mutant(
        "access.release_of_one_person",
        FEEDBACK,
        "state=Release.State.RELEASED, cut__number=number\n    )",
        "cut__number=number\n    )",
        "tests/feedback/releases/test_releases.py::test_numbers_are_public_only_once_two_people_released_them",
    ),
    Mutant(
        "access.code_of_a_sample_read_apart",
        FEEDBACK,
        "SubmissionText.objects.to_code().not_apart()",
        "SubmissionText.objects.to_code()",
        "tests/feedback/coding/test_suggestions.py::test_one_on_words_that_coders_read_apart_since_cannot_be_decided",
    ),
)
