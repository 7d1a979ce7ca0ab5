"""News goes out within minutes; digests at their hour, by the same run."""

from cms import jobs


@jobs.scheduled("engagement.news", minutes=3)
def tell_the_news() -> None:
    from engagement.services import mailings

    mailings.collect_news()
    mailings.send_news()
