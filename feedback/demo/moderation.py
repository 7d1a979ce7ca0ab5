"""Moderation examples: a letter sent by eight people, and passages that may identify a person."""

from datetime import UTC, datetime, timedelta

from cms import clock
from cms.users.models import User
from feedback.demo.pages import block_id
from feedback.imports.services import current_version
from feedback.models import Campaign, Channel, Form, PrivatePassage, Submission
from feedback.moderation.campaign_changes import reverse_change, split_campaign
from feedback.moderation.campaign_grouping import find_campaigns
from feedback.moderation.campaigns import dissolve_campaign, stamp_of
from feedback.moderation.personal_information import decide_passages
from feedback.moderation.texts import add_translation
from feedback.submissions.services import SubmittedText, submit
from feedback.submissions.text_similarity import digest

DECEMBER = datetime(2022, 12, 5, 18, tzinfo=UTC)
LETTER = (
    "We ask you to put the bus and train times beside each college on the dashboard, because a place in a "
    "course is of no use to a student who cannot reach the room before the first lesson begins."
)
LETTERS = [
    LETTER,
    LETTER,
    f"Dear Office,\n\n{LETTER}\n\nA parent in Fresno",
    LETTER,
    LETTER.replace("a student who", "my daughter, who"),
    f"{LETTER}\n\nThank you for reading this.",
    LETTER.replace("first lesson", "first class"),
    LETTER,
]
WAITS = (
    "My name is Ana Muestra. The chart has no words for the blind. Please call me at 916-555-0143 about it."
)
DECIDED = "Ask Mr. Ejemplo at our school, he knows which numbers teachers need. His number is 916-555-0178."

SPANISH = "Las palabras son difíciles. Escríbanlo de modo que mi mamá lo entienda."
TRANSLATIONS = [
    (2, "The words are difficult. Write it of mode that my mom it understands.", "Demo translator 1"),
    (3, "The words are hard. Write it so that my mother understands it.", ""),
]


def build_moderation(form: Form, analyst: User) -> None:
    if Submission.objects.filter(key="demo-letter-1").exists():
        return
    for number, words in enumerate(LETTERS, 1):
        _store(form, f"demo-letter-{number}", words, Channel.LETTER, number)
    _store(form, "demo-private-1", WAITS, Channel.PAPER, 10)
    decided = _store(form, "demo-private-2", DECIDED, Channel.PAPER, 11)
    with clock.at(DECEMBER + timedelta(days=1)):
        passages = PrivatePassage.objects.filter(text__submission=decided)
        decisions = {each.pk: "taken_out" if each.kind == "phone" else "stays" for each in passages}
        decide_passages(actor=analyst, submission=decided, decisions=decisions)
        find_campaigns(actor=analyst)
        _dissolve_others(analyst)
        _split_and_merged_again(analyst)
        find_campaigns(actor=analyst)
    _translated(_store(form, "demo-spanish-1", SPANISH, Channel.PAPER, 12, "es"), analyst)


def _dissolve_others(analyst: User) -> None:
    """Dissolve groups that exist only because the invented comments repeat sentences."""
    for campaign in Campaign.objects.filter(is_demo=True).exclude(sample__text=LETTER):
        dissolve_campaign(actor=analyst, campaign=campaign)


def _split_and_merged_again(analyst: User) -> None:
    """Show a history: one wording was thought to be another campaign, and then was not."""
    campaign = Campaign.objects.get(is_demo=True, sample__text=LETTER)
    split_campaign(
        actor=analyst,
        campaign=campaign,
        wordings=[digest(LETTERS[4])],
        comments=[],
        apart=False,
        name="Letter of parents",
        reason="It may come from another group.",
        stamp=stamp_of([campaign]),
    )
    reverse_change(
        actor=analyst,
        change=campaign.changes.get(),
        reason="The sender says that it is the same letter.",
        stamp=stamp_of([campaign]),
    )


def _store(form: Form, nonce: str, words: str, channel: str, hours: int, language: str = "en") -> Submission:
    said = SubmittedText(texts={block_id("missing"): words}, language=language)
    said.consents = {"quote": True, "publish": True}
    with clock.at(DECEMBER + timedelta(hours=hours)):
        return submit(
            form=form,
            version_id=current_version(form).pk,
            nonce=nonce,
            words=said,
            channel=channel,
            actor="system:demo",
        )


def _translated(submission: Submission, analyst: User) -> None:
    """Add a machine translation, then a better one by a person."""
    of = submission.texts.get()
    for day, words, machine in TRANSLATIONS:
        with clock.at(DECEMBER + timedelta(days=day)):
            add_translation(actor=analyst, of=of, language="en", words=words, machine=machine)
