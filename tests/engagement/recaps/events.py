"""A conversation, findings and decisions in any order, through the services; what is refused does not happen."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from cms import clock
from cms.exceptions import RuleBroken
from cms.models import OutboxMessage
from engagement.board_decisions import Decided
from engagement.conversations.services import mark_held
from engagement.models import Outcome, OutcomeProposal
from engagement.outcomes.notifications import notify_all
from engagement.outcomes.proposal_parts import digest_shown
from engagement.outcomes.record import outcomes_from_record
from engagement.outcomes.services import agree_outcome, propose_outcome
from engagement.recaps.services import write_themes
from engagement.recaps.time_rules import answers
from feedback.models import Finding
from tests.factories import boards
from tests.factories import engagement as make

WORDS = {"reason": {"en": "Yes."}, "decided_by": {"en": "Governing Board"}}


class Record:
    """The decisions of boards, as `boards` would give them."""

    def __init__(self) -> None:
        self.made: list[Decided] = []

    def decisions(self, findings: Iterable[int]) -> dict[int, list[Decided]]:
        newest = sorted(self.made, key=lambda each: each.decided_on, reverse=True)
        return dict.fromkeys(findings, newest) if newest else {}

    def look_up(self, number: str) -> None:
        return None


class Story:
    """Acts by name, each at the time of the clock."""

    def __init__(self, start: datetime, record: Record) -> None:
        self.talk, self.record = make.conversation(starts_at=start), record
        self.theme = make.theme(self.talk, "Show my county", 48)
        make.registration(self.talk, email="ana@example.org")

    def happens(self, act: str) -> None:
        with suppress(RuleBroken), transaction.atomic():
            getattr(self, act)()
        self.talk.refresh_from_db()

    def held(self) -> None:
        if clock.now() > self.talk.ends_at:
            mark_held(actor=make.ACTOR, conversation=self.talk, attended=40, comments=80)

    def posted(self) -> None:
        make.post_recap(self.talk)

    def finding(self) -> None:
        if not Finding.objects.filter(number=12).exists():
            boards.finding(12)
            Finding.objects.filter(number=12).update(published_at=clock.now())

    def linked(self) -> None:
        titles = {self.theme.pk: self.theme.title}
        write_themes(actor=make.ACTOR, conversation=self.talk, titles=titles, findings={self.theme.pk: 12})

    def decided(self) -> None:
        number = len(self.record.made) + 1
        self.record.made.append(
            Decided("other", number, str(number), "adopted", clock.today(), {"en": "Yes."}, {"en": "Board"})
        )

    def typed(self) -> None:
        day = self.record.made[-1].decided_on if self.record.made else clock.today()
        propose_outcome(
            actor=make.ACTOR,
            theme=self.theme,
            answer="adopted",
            decided_on=day,
            seen=digest_shown(self.theme),
            **WORDS,
        )

    def recorded(self) -> None:
        outcomes_from_record()

    def agreed(self) -> None:
        for proposal in OutcomeProposal.objects.filter(state="proposed"):
            agree_outcome(actor=make.SECOND, proposal=proposal)

    def mailed(self) -> None:
        notify_all()

    def must_be_fair(self) -> None:
        """Nothing that was told is older than the conversation, nor any mail than what it tells."""
        assert all(answers(self.talk, each.decided_on) for each in Outcome.objects.all())
        for recap in self.talk.recaps.all():
            assert recap.published_at > self.talk.starts_at
            named = [each["finding"] for each in recap.facts["themes"] if each["finding"]]
            findings = Finding.objects.filter(number__in=named)
            assert all(answers(self.talk, each.published_at) for each in findings)
        sent = {each.subject: each.created_at for each in OutboxMessage.objects.exclude(about_id="")}
        for subject, moment in sent.items():
            if subject.startswith("What we heard"):
                assert self.talk.recap_published_at and moment >= self.talk.recap_published_at
            if subject.startswith("What happened next"):
                assert any(moment >= each.published_at for each in Outcome.objects.all())
