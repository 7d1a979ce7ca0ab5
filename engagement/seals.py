"""What the ledger holds fast of this room: the numbers of each posted recap."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms import ledger
from engagement.models import Recap


@ledger.seals(Recap, kind="recap")
def recap_facts(recap: Recap) -> dict:
    return {
        "conversation": recap.conversation_id,
        "edition": recap.edition,
        "sha256": recap.sha256,
        "by": recap.published_by,
    }


@ledger.verifier("recaps")
def changed_recaps() -> Iterator[str]:
    for recap in Recap.objects.order_by("pk").iterator(200):
        if Recap.digest(recap.facts) != recap.sha256:
            yield _("The numbers of recap %(pk)s were changed after they were posted.") % {"pk": recap.pk}
