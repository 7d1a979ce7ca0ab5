"""Policies of the links for one evening: a link is asked for its conversation, its duty and its hours."""

from datetime import timedelta

from cms import clock
from cms.access import Role
from cms.records import history
from cms.web.one_time_keys import receipt_code
from engagement import access as talks
from engagement.choices import Duty
from engagement.models import Conversation, EveningLink, Poll, WalkIn
from tests.permissions.policies import FAR, Case, public
from tests.permissions.policies_of_boards import first
from tests.permissions.policies_of_rooms import no_code, unknown


def at_work(w) -> EveningLink:
    """The planted link in its hours."""
    start = clock.now() - timedelta(minutes=5)
    facts = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    Conversation.objects.filter(pk=w.planted.helper.conversation_id).update(**facts)
    return EveningLink.objects.select_related("conversation").get(pk=w.planted.helper.pk)


def resting(w) -> EveningLink:
    """The same link before its hours."""
    start = clock.now() + timedelta(days=10)
    facts = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    Conversation.objects.filter(pk=w.planted.helper.conversation_id).update(**facts)
    return EveningLink.objects.select_related("conversation").get(pk=w.planted.helper.pk)


def renewed(w) -> EveningLink:
    """The same link as its holder knew it before it was renewed."""
    found = at_work(w)
    found.link_digest = "0" * 64
    return found


def poll_here(w) -> Poll:
    words = {"en": "Which first?"}
    facts = {"conversation": w.planted.helper.conversation, "question": words}
    return Poll.objects.filter(**facts).first() or history.record(Poll(**facts), actor="test", reason="test")


CASES: list[Case] = [
    public(
        talks,
        "require_at",
        lambda w: (at_work(w), w.planted.helper.conversation_id, Duty.DOOR, Role.PUBLISHER),
        lambda w: (at_work(w), w.planted.helper.conversation_id, Duty.CO_HOST, Role.PUBLISHER),
        lambda w: (at_work(w), w.planted.talk.pk, Duty.DOOR, Role.PUBLISHER),
        lambda w: (renewed(w), w.planted.helper.conversation_id, Duty.DOOR, Role.PUBLISHER),
        lambda w: (resting(w), w.planted.helper.conversation_id, Duty.DOOR, Role.PUBLISHER),
        lambda w: (w.planted.helper.label, w.planted.helper.conversation_id, Duty.DOOR, Role.PUBLISHER),
    ),
    public(
        talks,
        "require_at",
        lambda w: ("system:test", w.planted.helper.conversation_id, Duty.DOOR, Role.PUBLISHER),
    ),
    public(talks, "get_evening_link", lambda w: (receipt_code(w.planted.helper.key),), no_code, unknown),
    public(
        talks,
        "get_survey_link",
        lambda w: (w.planted.survey.split("/")[2], w.planted.survey.split("/")[4]),
        lambda w: (w.planted.talk.slug, w.planted.survey.split("/")[4]),
        lambda w: (w.planted.survey.split("/")[2], "x"),
    ),
    public(
        talks,
        "get_through_link",
        lambda w: (at_work(w), "registration", str(w.planted.registration.pk)),
        lambda w: (at_work(w), "registration", str(FAR)),
        lambda w: (at_work(w), "registration", "x"),
        lambda w: (at_work(w), "walk_in", str(first(WalkIn).pk)),
        lambda w: (at_work(w), "poll", str(poll_here(w).pk)),
        lambda w: (resting(w), "registration", str(w.planted.registration.pk)),
    ),
]
