"""News goes out within minutes; digests at their hour, by the same run."""

from cms.jobs import queue
from engagement.newsletter import mailings


@queue.scheduled("engagement.news", minutes=3)
def mail_news() -> None:
    mailings.collect_news()
    mailings.send_news()
