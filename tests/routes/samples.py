"""Addresses that no link of the demo leads to: buttons of another state, codes that only their holder knows."""

from uuid import uuid4

from django.urls import reverse


def samples() -> dict[str, str]:
    """Address → pattern, from what the demo holds."""
    from tests.crawl import key_of

    return {
        path: key_of(path)
        for path in (*_feedback(), *_engagement(), *_askers(), *_boards(), *_notices(), *_minutes())
    }


def _feedback() -> list[str]:
    from feedback.demo import demo_receipt_code
    from feedback.models import Coding, Finding

    coding = Coding.objects.select_related("text").order_by("pk")[0]
    number = Finding.objects.order_by("number").values_list("number", flat=True)[0]
    return [
        reverse("feedback:receipt", args=[demo_receipt_code()]),
        reverse("feedback:desk_uncode", args=[coding.text.submission_id, coding.pk]),
        reverse("feedback:desk_finding_quotes", args=[number]),
        reverse("feedback:desk_finding_publish", args=[number]),
    ]


def _engagement() -> list[str]:
    from engagement.models import Conversation

    slug = Conversation.objects.order_by("pk").values_list("slug", flat=True)[0]
    return [reverse("engagement:desk_recap", args=[slug])]


def _askers() -> list[str]:
    """Where people speak up, and the pages of those who asked to speak, or for an aid."""
    from boards.models import AidRequest, ItemComment, SpeakerRequest
    from boards.views.comments import AID, SPEAKER, token_of

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
    from boards.models import Motion

    motion = Motion.objects.select_related("item__meeting__body").order_by("pk")[0]
    item, meeting = motion.item, motion.item.meeting
    of_day = ("public_live", "live_state", "live_room", "live_room_state")
    of_item = (
        "live_comment", "live_motion", "live_leave", "live_call", "live_heard", "live_add_speaker", "live_recuse",
        "live_return", "live_out", "live_back", "live_book", "live_speaker",
    )  # fmt: skip
    of_motion = ("live_vote", "live_close", "live_withdraw", "live_amend")
    of_meeting = (
        "live_begin", "live_end", "live_presence", "live_seen", "live_draft", "live_join", "live_exception",
        "live_recess", "live_resume", "live_lost", "live_restored", "live_disturbance", "live_put_right",
    )  # fmt: skip
    return [
        reverse("boards:changes", args=[meeting.body.slug, meeting.day]),
        reverse("boards:event", args=[meeting.body.slug, meeting.day]),
        reverse("boards:posted_packet_pdf", args=[meeting.body.slug, meeting.day, 1]),
        reverse("boards:desk_packet_again", args=[1]),
        reverse("boards:desk_hand_out", args=[1]),
        reverse("boards:take_finding", args=[meeting.pk, str(uuid4())]),
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
