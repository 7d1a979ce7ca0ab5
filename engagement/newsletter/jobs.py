"""News goes out within minutes; digests at their hour, by the same run."""

from cms.jobs import queue


@queue.scheduled("engagement.news", minutes=3)
def tell_the_news() -> None:
    from engagement.newsletter import mailings

    mailings.collect_news()
    mailings.send_news()
