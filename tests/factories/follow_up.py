"""A conversation that was held, the people who were checked in there, and its follow-up survey."""

import re
from datetime import timedelta
from typing import Any

from cms import clock
from cms.jobs import queue
from cms.models import OutboxMessage
from engagement.follow_up.rules import invited
from engagement.follow_up.services import digest_of, send_follow_up, write_follow_up
from engagement.follow_up.texts import standard_texts
from engagement.models import Conversation, FollowUp, Registration
from feedback.models import Form
from tests.factories import engagement as make
from tests.factories import feedback

PEOPLE = {"Ana": "en", "Luz": "es", "Vy": "vi"}


def anonymous(questions: list[tuple]) -> list[tuple]:
    """Those that ask for no contact details."""
    return [each for each in questions if each[2].get("purpose") != "contact"]


def open_form(home: Any, slug: str = "ask") -> Form:
    """A form that anyone may answer, with one question of each kind that a survey may ask."""
    return feedback.open_form(home, slug, questions=anonymous(feedback.QUESTIONS))


def talk(**facts: Any) -> Conversation:
    """Held three days ago, in person."""
    return make.held(spanish=True, **facts)


def came(made: Conversation, name: str, language: str = "en", email: str | None = None) -> Registration:
    """Registered and checked in, in the language of the site they read."""
    address = f"{name.lower()}@x.example" if email is None else email
    row = Registration.objects.create(
        conversation=made,
        name=name,
        email=address,
        site_language=language,
        nonce=f"came-{made.pk}-{name}",
        receipt_digest=f"{made.pk}-{name}-".ljust(64, "0"),
        arrived_at=made.starts_at,
        arrived_people=1,
    )
    return row


def three_came(made: Conversation) -> list[Registration]:
    return [came(made, name, language) for name, language in PEOPLE.items()]


def written(made: Conversation, form: Form, **facts: Any) -> FollowUp:
    facts = {"closes_on": clock.today() + timedelta(days=14), **standard_texts(), **facts}
    return write_follow_up(actor=make.ACTOR, conversation=made, form=form.pk, **facts)


def sent(made: Conversation, form: Form, *, run: bool = True, **facts: Any) -> FollowUp:
    row = written(made, form, **facts)
    row = send_follow_up(actor=make.ACTOR, follow_up=row, seen=digest_of(row, invited(made)))
    if run:
        run_job(row)
    return row


def run_job(row: FollowUp) -> None:
    queue.run_job.call(str(row.job_id))


def mails() -> dict[str, OutboxMessage]:
    """The emails with private links, by address."""
    return {each.to: each for each in OutboxMessage.objects.filter(text__contains="/survey/")}


def address_in(mail: OutboxMessage) -> str:
    found = re.search(r"https?://[^/\s]+(/\S*survey/\S+)", mail.text)
    assert found, mail.text
    return found[1]


def addresses() -> list[str]:
    """The private links, in the order of the addresses they went to."""
    found = mails()
    return [address_in(found[to]) for to in sorted(found)]
