"""Find what was meant by a receipt code with a slip in it ("did you mean").

Only codes that exist are offered, so asking is guessing, and it is counted as such: one guess for each code that is
compared. A code one slip away from what was typed follows from the check character; whoever has it could compute it
and try it, at the same price. So an offer helps a guesser by nothing, and 73 bits stay 73.
"""

from collections.abc import Callable

from django.http import HttpRequest

from cms import clock
from cms.web.one_time_keys import normalise_code, receipt_digest
from cms.web.public_post import consume
from cms.web.receipt_codes import near_codes
from cms.web.secret_addresses import GUESS
from feedback.models import Draft, Submission


def did_you_mean(request: HttpRequest, typed: str, known: Callable[[list[str]], set[str]]) -> list[str]:
    """The existing codes one slip away from what was typed; none once this network has used up its guesses.

    ``known`` returns those of the given digests that are stored.
    """
    if normalise_code(typed):
        return []
    near = {receipt_digest(code): code for code in near_codes(typed)}
    if not near or not all(consume(request, GUESS) for _code in near):
        return []
    found = known(list(near))
    return [code for digest, code in near.items() if digest in found]


def known_digests(digests: list[str]) -> set[str]:
    """Those of comments, and of drafts that are still saved."""
    drafts = Draft.objects.filter(receipt_digest__in=digests, expires_at__gt=clock.now())
    comments = Submission.objects.filter(receipt_digest__in=digests)
    return {
        *drafts.values_list("receipt_digest", flat=True),
        *comments.values_list("receipt_digest", flat=True),
    }
