"""Schema.org data of a call for applications: the page alone, since a seat on a board is no job offer."""

from cms.sharing.structured_data import Shown, Subject


def call_subject(shown: Shown) -> Subject:
    call = shown["call"]
    return Subject(is_demo=call.is_demo, changed=call.answered_at or call.published_at)
