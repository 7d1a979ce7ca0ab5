"""What a change of a posted agenda changes, and whether it can be a correction (BK-14)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Verdict(models.TextChoices):
    """A clerical change is so by rule; about a doubtful one a person decides; a forbidden one is no correction."""

    FORBIDDEN = "forbidden", _("Not a correction")
    DOUBTFUL = "doubtful", _("Needs judgment")
    CLERICAL = "clerical", _("Clerical")


class ChangeKind(models.TextChoices):
    ADDED_ITEM = "added_item", _("An item is added")
    ITEM_KIND = "item_kind", _("The kind of the item changes")
    GROUND = "ground", _("The legal ground changes")
    PURPOSE = "purpose", _("The purpose changes")
    NOTICE = "notice", _("The kind or format of the meeting changes")
    TIME = "time", _("The time of the meeting changes")
    VERB = "verb", _("What the body may do changes")
    SUM = "sum", _("A sum of money changes")
    NEGATION = "negation", _("The meaning is limited or reversed")
    BODY = "body", _("A body or an organization changes")
    NAME = "name", _("A person, an office or a name changes")
    BROADER = "broader", _("Words are added that broaden it")
    REWRITTEN = "rewritten", _("Most of the text is different")
    WITHDRAWN = "withdrawn", _("An item is withdrawn")
    WORDS = "words", _("The wording changes")
    FIGURE = "figure", _("A number changes")
    DETAILS = "details", _("A detail of the notice changes")
    DOCUMENT = "document", _("A document is added, replaced or removed")
    TRANSLATION = "translation", _("A translation is added or removed")
    PLACE = "place", _("Place of the meeting")
    LINK = "link", _("Link or email address")
    NUMBER = "number", _("Wrong year or telephone number")
    SPELLING = "spelling", _("Spelling or punctuation")
    FORMAT = "format", _("Time allotted, or form of the presenter’s name")
    LANGUAGE = "language", _("Document in another language")


CLERICAL = (
    ChangeKind.PLACE, ChangeKind.LINK, ChangeKind.NUMBER, ChangeKind.SPELLING, ChangeKind.FORMAT, ChangeKind.LANGUAGE,
)  # fmt: skip
DOUBTFUL = (
    ChangeKind.WITHDRAWN, ChangeKind.WORDS, ChangeKind.FIGURE, ChangeKind.DETAILS, ChangeKind.DOCUMENT,
    ChangeKind.TRANSLATION,
)  # fmt: skip


def clerical_kinds() -> list[str]:
    """The list that counsel confirms for each body; until then, all that the rules know."""
    return [kind.value for kind in CLERICAL]


class CorrectionState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("correction", "Waiting for attestation")
    ATTESTED = "attested", pgettext_lazy("correction", "Attested and posted")
    DECLINED = "declined", pgettext_lazy("correction", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("correction", "Withdrawn")
