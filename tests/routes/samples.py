"""Sample URLs that no link of the demo leads to: buttons of other states, codes that only their holder knows."""

from uuid import uuid4

from django.urls import reverse

from tests.routes import applications, data_sets, dialects, openings
from tests.routes.chain import taken_back


def samples() -> dict[str, str]:
    """Address → pattern, from what the demo holds."""
    from tests.crawl import key_of
    from tests.routes import groups, workspace

    return {
        path: key_of(path)
        for path in (
            *_records(),
            *_sharing(),
            *_feedback(),
            *_receipts(),
            *_moderation(),
            *_keeping(),
            *_powers(),
            *_engagement(),
            *_letters(),
            *_askers(),
            *_boards(),
            *_notices(),
            *_minutes(),
            *workspace.samples(),
            *_cycle(),
            *groups.samples(),
            *applications.samples(),
            *data_sets.samples(),
            *openings.samples(),
            *dialects.samples(),
            *taken_back(),
        )
    }


def _records() -> list[str]:
    from cms.models import PublishedRecord

    one = PublishedRecord.objects.filter(removed_at=None).order_by("kind", "pk")[0]
    return [reverse("open_data:archive"), reverse("open_data:record", args=[one.kind, one.key])]


def _sharing() -> list[str]:
    """What only programs ask for."""
    from boards.models import Decision

    decision = Decision.objects.public().order_by("pk").values_list("pk", flat=True)[0]
    return [
        reverse("sitemap", args=["pages"]),
        reverse("icon", args=[192]),
        reverse("site_card", args=["es"]),
        reverse("card", args=["en", "decision", decision]),
        reverse("cms:record_tile", args=["0/000"]),
        *(reverse(f"cms:record_{name}", args=["decision", decision]) for name in ("entry", "proof")),
    ]


def _powers() -> list[str]:
    from boards.models import Body
    from cms.access import Role
    from cms.models import PowerChange
    from cms.users.models import User
    from feedback.models import Codebook

    book = Codebook.objects.order_by("pk").values_list("pk", flat=True)[0]
    clerk = User.objects.filter(groups__name=Role.CLERK).order_by("pk").values_list("pk", flat=True)[0]
    return [
        reverse("cms:power", args=[PowerChange.objects.order_by("pk").values_list("pk", flat=True)[0]]),
        reverse("cms:choose_power", args=["body"]),
        reverse("cms:choose_power", args=["codebook"]),
        reverse("cms:propose_new_power", args=["body"]),
        reverse("cms:propose_power", args=["body", Body.objects.order_by("pk")[0].pk]),
        reverse("cms:propose_power", args=["codebook", book]),
        reverse("cms:suspend", args=[clerk]),
    ]


def _feedback() -> list[str]:
    from feedback.demo import demo_receipt_code
    from feedback.demo.pages import block_id
    from feedback.models import Code, CodingSample, Export, Finding, Memo, Suggestion

    key = Code.objects.order_by("pk").values_list("key", flat=True)[0]
    sample = CodingSample.objects.order_by("number").values_list("number", flat=True)[0]
    number = Finding.objects.order_by("number").values_list("number", flat=True)[0]
    return [
        reverse("feedback:receipt", args=[demo_receipt_code()]),
        reverse("feedback:desk_form_publish", args=["data-use"]),
        reverse("feedback:desk_form_condition", args=["data-use", block_id("data-use:why-not")]),
        reverse("feedback:desk_form_difference", args=["data-use", 1, 3]),
        *(reverse(f"feedback:desk_code_{act}", args=[key]) for act in ("merge", "retire", "reactivate")),
        *(reverse(f"feedback:desk_sample_{act}", args=[sample]) for act in ("close", "decide")),
        *(reverse(f"feedback:desk_project_{act}") for act in ("export", "import")),
        reverse("feedback:desk_memo", args=[Memo.objects.order_by("pk").values_list("pk", flat=True)[0]]),
        reverse("feedback:desk_finding_quotes", args=[number]),
        reverse("feedback:desk_finding_review", args=[number]),
        reverse("feedback:desk_finding_publish", args=[number]),
        reverse("feedback:desk_export_decide", args=[Export.objects.filter(state="asked")[0].pk]),
        *(
            reverse(f"feedback:desk_suggestion_{act}", args=[suggestion.pk])
            for act in ("accept", "reject")
            for suggestion in Suggestion.objects.filter(state="waiting").order_by("pk")[:1]
        ),
    ]


def _moderation() -> list[str]:
    """What was decided at once, words that may be private, and texts that follow one another."""
    from feedback.models import Campaign, SavedFilter, SubmissionText

    saved = SavedFilter.objects.values_list("pk", flat=True)[0]
    one, two = SubmissionText.objects.filter(submission__key="demo-spanish-1", role="translation").order_by(
        "pk"
    )
    comment, campaign = one.submission_id, Campaign.objects.filter(is_dissolved=False).order_by("pk")[0]
    member = campaign.submissions.order_by("pk")[0]
    return [
        reverse("feedback:desk_bulk_undo", args=[str(uuid4())]),
        *(reverse(f"feedback:desk_together_{act}", args=[1]) for act in ("undo", "lift", "resume")),
        reverse("feedback:desk_filter_save"),
        *(reverse(f"feedback:desk_filter_{act}", args=[saved]) for act in ("change", "remove")),
        reverse("feedback:desk_compare", args=[comment, one.pk, two.pk]),
        reverse("feedback:desk_translate", args=[comment, one.of_id]),
        *(reverse(f"feedback:desk_{name}", args=[comment]) for name in ("transcribe", "language")),
        *(reverse(f"feedback:desk_private_{name}", args=[comment]) for name in ("decide", "mark")),
        *(
            reverse(f"feedback:desk_campaign_{name}", args=[campaign.pk])
            for name in ("confirm", "dissolve", "moderate", "split")
        ),
        reverse("feedback:desk_campaign_reverse", args=[campaign.pk, campaign.changes.latest("pk").pk]),
        reverse("feedback:desk_campaign_take_out", args=[campaign.pk, member.pk]),
    ]


def _keeping() -> list[str]:
    """Buttons of an imported file, of a comment whose text may be removed, of a hold and of a copy."""
    from feedback.models import ImportBatch, Submission

    batch = ImportBatch.objects.order_by("made_at")[0]
    comment = Submission.objects.order_by("pk")[0]
    return [
        *(reverse(f"feedback:desk_import_{act}", args=[batch.pk]) for act in ("run", "stop", "refused")),
        *(reverse(f"feedback:desk_import_{act}", args=[batch.pk]) for act in ("read", "repair", "remove")),
        reverse("feedback:desk_import_values", args=[batch.pk, 1]),
        reverse("feedback:desk_remove", args=[comment.pk]),
        reverse("cms:hold_act", args=[1]),
        reverse("cms:removal", args=[1]),
        reverse("cms:copy_act", args=[1]),
    ]


def _receipts() -> list[str]:
    from feedback.demo import CASE, demo_receipt_code
    from feedback.models import Attachment, SavedReceipt

    code = demo_receipt_code()
    file = Attachment.objects.filter(state="clean", submission__key=CASE["receipt_key"])[0]
    of_receipt = ("keep", "edit", "copy", "copy_json", "verify", "proof", "picture", "pdf", "email", "text")
    return [
        reverse("feedback:draft", args=[CASE["form"], code]),
        reverse("feedback:draft_saved", args=[CASE["form"], code]),
        *(reverse(f"feedback:receipt_{name}", args=[code]) for name in of_receipt),
        reverse("feedback:receipt_file", args=[code, file.pk]),
        reverse("feedback:desk_file", args=[file.pk]),
        reverse("feedback:kept_receipts"),
        reverse("feedback:kept_receipt_remove", args=[SavedReceipt.objects.order_by("pk")[0].pk]),
    ]


def _engagement() -> list[str]:
    from engagement.models import Conversation, OutcomeProposal

    slug = Conversation.objects.order_by("pk").values_list("slug", flat=True)[0]
    after = (
        "recap",
        "recap_draft",
        "recap_themes",
        "recap_propose",
        "recap_withdraw",
        "recap_preview",
        "close",
    )
    asked = OutcomeProposal.objects.select_related("theme__conversation").order_by("pk")[0]
    of_outcome = [asked.theme.conversation.slug, asked.pk]
    return [
        *(reverse(f"engagement:desk_{name}", args=[slug]) for name in after),
        reverse("engagement:desk_recap_preview_page", args=[slug, "en"]),
        *(reverse(f"engagement:{name}", args=of_outcome) for name in OUTCOME_PAGES),
        *_live(),
        *_door(),
    ]


OUTCOME_PAGES = ("desk_outcome_proposal", "desk_outcome_withdraw")


def _live() -> list[str]:
    """Pages behind a key or a link of their own, and what only a person's device asks for."""
    from cms.web.one_time_keys import receipt_code
    from engagement.live.participant_keys import new_key
    from engagement.models import EveningLink, Group, Recording

    group = Group.objects.select_related("conversation").order_by("pk")[0]
    recording = Recording.objects.select_related("conversation").order_by("pk")[0]
    code, slug = receipt_code(group.key), group.conversation.slug
    helper = receipt_code(EveningLink.objects.order_by("pk")[0].key)
    spoken = [recording.conversation.slug, recording.language]
    return [
        *(reverse(f"engagement:{name}", args=[code]) for name in ("notes", "notes_batch")),
        *(reverse(f"engagement:{name}", args=[helper]) for name in ("evening", "evening_state")),
        reverse("engagement:notes_worker"),
        reverse("engagement:live_state", args=[slug]),
        reverse("engagement:live", args=[slug, new_key(group.conversation)]),
        reverse("engagement:live_start", args=[slug]),
        *(reverse(f"engagement:{name}", args=[slug]) for name in ("projector", "projector_state")),
        reverse("engagement:desk_live_state", args=[slug]),
        reverse("engagement:short", args=[group.conversation_id]),
        *(reverse(f"engagement:{name}", args=spoken) for name in ("transcript", "captions", "desk_passages")),
    ]


def _letters() -> list[str]:
    """Links of mails, and the button of a conversation that is planned."""
    from engagement import subscriber_links as letter_links
    from engagement.choices import AHEAD
    from engagement.conversations.readiness import TITLES
    from engagement.models import Conversation, Subscriber

    key = Subscriber.objects.filter(state="confirmed").order_by("pk")[0].key
    planned = Conversation.objects.filter(status__in=AHEAD).order_by("pk")[0]
    return [
        reverse("engagement:news_sent"),
        *(
            reverse(f"engagement:news_{purpose}", args=[letter_links.token(purpose, key)])
            for purpose in (letter_links.CONFIRM, letter_links.SETTINGS, letter_links.END)
        ),
        reverse("engagement:follow_sent"),
        reverse("engagement:follow", args=["conversations", planned.slug]),
        reverse("engagement:follow_feed", args=["conversations", planned.slug]),
        letter_links.path(letter_links.FOLLOW, key, f"conversations:{planned.slug}"),
        reverse("engagement:desk_planning", args=[planned.slug]),
        *(reverse("engagement:desk_planning_step", args=[planned.slug, step]) for step in TITLES),
        reverse("engagement:desk_copy", args=[planned.slug]),
    ]


DOOR_FILES = ("door_xlsx", "door_csv", "name_tags", "flyer", "room_flyer")


def _door() -> list[str]:
    from engagement.models import Accommodation, RegistrantMessage, Registration, WalkIn

    message = RegistrantMessage.objects.select_related("conversation").filter(sent_at=None).order_by("pk")[0]
    person = Registration.objects.select_related("conversation").order_by("pk")[0]
    counted = WalkIn.objects.select_related("conversation").order_by("pk")[0]
    slug = person.conversation.slug
    return [
        reverse("engagement:desk_door", args=[slug]),
        reverse("engagement:desk_door_list", args=[slug]),
        reverse("engagement:desk_own_questions", args=[slug]),
        *(reverse(f"engagement:desk_{name}", args=[slug]) for name in DOOR_FILES),
        reverse("engagement:desk_messages", args=[slug]),
        reverse("engagement:desk_message", args=[message.conversation.slug, message.pk]),
        reverse("engagement:desk_message_edit", args=[message.conversation.slug, message.pk]),
        reverse("engagement:desk_follow_up", args=["third-conversation"]),
        reverse("engagement:desk_needs"),
        reverse("engagement:desk_need", args=[Accommodation.objects.order_by("pk")[0].pk]),
        reverse("engagement:desk_walk_in", args=[slug]),
        reverse("engagement:desk_came", args=[slug, person.pk]),
        reverse("engagement:desk_came_undo", args=[slug, person.pk]),
        reverse("engagement:desk_walk_in_undo", args=[counted.conversation.slug, counted.pk]),
    ]


def _askers() -> list[str]:
    """Where people speak up, and the pages of those who asked to speak, or for an aid."""
    from boards.comments.views.public import AID, SPEAKER, token_of
    from boards.models import AidRequest, ItemComment, SpeakerRequest

    asked = {
        ("boards:comment_asked", SPEAKER): SpeakerRequest.objects.select_related("meeting__body").order_by(
            "pk"
        )[0],
        ("boards:aid_asked", AID): AidRequest.objects.select_related("meeting__body").order_by("pk")[0],
    }
    meeting = asked["boards:aid_asked", AID].meeting
    comment = ItemComment.objects.filter(meeting=meeting).order_by("pk")[0]
    return [
        reverse("boards:desk_later", args=[meeting.pk, comment.pk]),
        reverse("boards:place_item", args=[meeting.pk, 1]),
        *(
            reverse(f"boards:{name}", args=[meeting.body.slug, meeting.day])
            for name in ("comment", "comments", "aid")
        ),
        *(
            reverse(name, args=[row.meeting.body.slug, row.meeting.day, token_of(salt, row.pk)])
            for (name, salt), row in asked.items()
        ),
    ]


def _boards() -> list[str]:
    from boards.models import AgendaCorrection, Motion

    correction = AgendaCorrection.objects.order_by("pk")[0]
    motion = Motion.objects.select_related("item__meeting__body").order_by("pk")[0]
    item, meeting = motion.item, motion.item.meeting
    of_day = ("public_live", "live_state", "live_room", "live_room_state")
    of_item = (
        "live_comment", "live_motion", "live_leave", "live_call", "live_heard", "live_add_speaker", "live_recuse",
        "live_return", "live_out", "live_back", "live_book", "live_speaker",
    )  # fmt: skip
    of_motion = ("live_second", "live_no_second", "live_vote", "live_close", "live_withdraw", "live_amend")
    of_meeting = (
        "live_begin", "live_end", "live_end_undo", "live_end_final", "live_presence", "live_seen", "live_draft",
        "live_join", "live_exception", "live_recess", "live_resume", "live_lost", "live_restored",
        "live_disturbance", "live_put_right", "live_presides", "live_absence",
    )  # fmt: skip
    return [
        reverse("boards:changes", args=[meeting.body.slug, meeting.day]),
        reverse("boards:correction", args=[correction.meeting_id, correction.pk]),
        reverse("boards:event", args=[meeting.body.slug, meeting.day]),
        reverse("boards:posted_packet_pdf", args=[meeting.body.slug, meeting.day, 1]),
        reverse("boards:desk_packet_again", args=[1]),
        reverse("boards:desk_hand_out", args=[1]),
        reverse("boards:take_finding", args=[meeting.pk, str(uuid4())]),
        reverse("boards:live_undo_entry", args=[meeting.pk, 1]),
        *(reverse(f"boards:{name}", args=[meeting.body.slug, meeting.day]) for name in of_day),
        *(reverse(f"boards:{name}", args=[meeting.pk]) for name in of_meeting),
        *(reverse(f"boards:{name}", args=[meeting.pk, item.pk]) for name in of_item),
        *(reverse(f"boards:{name}", args=[meeting.pk, motion.pk]) for name in of_motion),
    ]


def _notices() -> list[str]:
    """What hangs on a state that no meeting of the demo is in, and the link of a notice."""
    from boards.models import Meeting, Subscription

    meeting = Meeting.objects.public().order_by("pk")[0]
    on_desk = (
        "cancel",
        "move",
        "continue",
        "add_item",
        "desk_remote",
        "desk_remote_send",
        "desk_log_sending",
    )
    return [
        Subscription.objects.order_by("pk")[0].end_url,
        reverse("boards:notices_sent"),
        reverse("boards:added", args=[meeting.pk, 1]),
        *(reverse(f"boards:{name}", args=[meeting.pk]) for name in on_desk),
    ]


def _minutes() -> list[str]:
    """Minutes, recordings and duties: what is closed to a meeting that has them already, too."""
    from boards.models import MinutesVersion, Recording

    version = MinutesVersion.objects.select_related("meeting__body").order_by("pk")[0]
    recording = Recording.objects.filter(removed_at=None).select_related("meeting__body").order_by("pk")[0]
    of_day = [version.meeting.body.slug, version.meeting.day]
    of_recording = [recording.meeting.body.slug, recording.meeting.day, recording.pk]
    on_desk = (
        "desk_minutes",
        "post_minutes",
        "approve_minutes",
        "amend_minutes",
        "desk_recordings",
        "add_recording",
    )
    return [
        reverse("boards:minutes_changes", args=of_day),
        reverse("boards:minutes_version", args=[*of_day, version.number]),
        reverse("boards:captions", args=of_recording),
        reverse("boards:chapters", args=of_recording),
        *(reverse(f"boards:{name}", args=[version.meeting_id]) for name in on_desk),
        reverse("boards:minutes_text", args=[version.meeting_id, 0]),
        reverse("boards:set_captions", args=[recording.meeting_id, recording.pk]),
        reverse("boards:remove_recording", args=[recording.meeting_id, recording.pk]),
        reverse("boards:finish_duty", args=[1]),
    ]


def _cycle() -> list[str]:
    from tests.routes.cycle import samples as of_the_cycle

    return of_the_cycle()
