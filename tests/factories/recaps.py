"""Factories for a conversation with coded and counted comments; what people can read of it."""

from typing import Any

from cms import clock
from cms.models import OutboxMessage
from cms.records import history
from engagement.models import Conversation, Heard, ParticipantRole, Theme, WalkIn
from engagement.outcomes.proposal_parts import digest_shown
from engagement.outcomes.services import agree_outcome, propose_outcome
from engagement.recaps.services import draft_recap
from feedback.cuts.services import make_cut
from feedback.models import Cut, Form, Release
from tests.factories import cuts
from tests.factories import engagement as make
from tests.factories import feedback as comments

ACTOR = make.ACTOR


def coded_form(home: Any, coder: Any) -> Form:
    """Fourteen comments on places (two against), twelve on words, three on trains; twelve of them in Spanish."""
    form, book = comments.open_form(home), comments.make_codebook()
    codes = {key: comments.make_code(book, key) for key in ("place", "words", "trains")}
    for key, count in (("place", 14), ("words", 12), ("trains", 3)):
        for number in range(count):
            language = "es" if key == "words" else "en"
            made = comments.make_submission(form, f"About {key}, number {number}. Please.", language=language)
            stance = "against" if key == "place" and number >= 12 else "for"
            comments.code_text(made, codes[key], coder, stance=stance)
    return form


def counted(form: Form, actor: Any) -> Release:
    """A cut of the form, with its numbers released."""
    return cuts.released(make_cut(actor=actor, form=form))


def heard(
    talk: Conversation, form: Form, text: str = "I want to see my county. It is small.", **facts: Any
) -> Any:
    """A comment that was said at the conversation."""
    made = comments.make_submission(form, text, channel="conversation", **facts)
    history.record(
        Heard(conversation=talk, submission=made, source="card", made_by="test"), actor=ACTOR, reason="test"
    )
    return made


def drafted(talk: Conversation, cut: Cut) -> list[Theme]:
    """With a Spanish title for each theme, as a recap needs it."""
    made = draft_recap(actor=ACTOR, conversation=talk, cut=cut)
    for theme in made:
        theme.title = {"es": theme.title["en"]} | theme.title
        theme.save(update_fields=["title"])
    return made


def outcome(theme: Theme, answer: str = "adopted", **facts: Any) -> Any:
    """As one person proposes it on the desk and another agrees."""
    words = {
        "reason": {"en": "County comes first", "es": "Primero el condado"},
        "decided_by": {"en": "Governing Board", "es": "Junta Directiva"},
        "decided_on": clock.today(),
    } | facts
    proposal = propose_outcome(actor=ACTOR, theme=theme, answer=answer, seen=digest_shown(theme), **words)
    return agree_outcome(actor=make.SECOND, proposal=proposal)


def role(key: str) -> ParticipantRole:
    return ParticipantRole.objects.get_or_create(key=key, defaults={"name": {"en": key.title()}})[0]


def came(talk: Conversation, people: int, *, role_key: str = "", language: str = "") -> WalkIn:
    row = WalkIn(
        conversation=talk,
        people=people,
        language=language,
        role=role(role_key) if role_key else None,
        nonce=f"w-{talk.pk}-{WalkIn.objects.count()}",
    )
    return history.record(row, actor=ACTOR, reason="test")


def mails(about: str) -> list[OutboxMessage]:
    """Messages whose subject begins like this."""
    return list(OutboxMessage.objects.filter(subject__startswith=about).order_by("pk"))
