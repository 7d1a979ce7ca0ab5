"""The notices of the Office as a topic of the email updates."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.utils.translation import gettext_lazy

from boards.office_notices.selectors import published, words_of
from engagement.newsletter import topics

topics.register(
    "notices",
    label=gettext_lazy("Notices of the Office"),
    sentence=gettext_lazy("When the Office has a job opening, changes one, or releases data."),
    order=45,
)


@topics.collects("notices")
def notices(since: datetime) -> Iterator[topics.News]:
    for notice in published(since):
        yield topics.News(
            key=f"notice:{notice.key}",
            topic="notices",
            at=notice.at,
            path=notice.path,
            words=partial(words_of, notice),
            is_demo=notice.is_demo,
        )
