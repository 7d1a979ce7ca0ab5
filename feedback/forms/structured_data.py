"""Schema.org data of a feedback form: the page alone."""

from cms.sharing.structured_data import Shown, Subject


def form_subject(shown: Shown) -> Subject:
    return Subject(is_demo=shown["record"].is_demo)
