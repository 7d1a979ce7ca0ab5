"""After a conversation: outcomes from the record of the boards, and the messages to those who took part."""

from cms import jobs


@jobs.scheduled("engagement.outcomes", minutes=5)
def look_at_the_record() -> None:
    from engagement.services.outcomes import outcomes_from_record

    outcomes_from_record()


@jobs.scheduled("engagement.telling", minutes=30)
def tell_people() -> None:
    """Half an hour, so that outcomes that are posted one after the other come in one message."""
    from engagement.services.telling import tell_all

    tell_all()
