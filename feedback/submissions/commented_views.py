"""What a comment is about beside its form: a chart of a story, told by the app above that knows it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cms.extension_points import provided

POINT = "submission.view"


@dataclass(frozen=True)
class CommentedView:
    """``url``: the same view for everyone, or ""; ``picture``: the address of a picture of it, or ""."""

    words: str
    url: str = ""
    picture: str = ""


Provider = Callable[[list[int]], dict[int, CommentedView]]


def views_of(ids: Iterable[int]) -> dict[int, CommentedView]:
    """Primary key of a comment → what it is about; without comments on nothing in particular."""
    found: dict[int, CommentedView] = {}
    for provider in provided(POINT):
        found |= provider(list(ids))
    return found
