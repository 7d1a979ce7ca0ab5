"""Cards to write on by hand, each printed with the code of its future receipt."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.models import DemoMarked
from cms.records.history import History
from engagement.models.conversations import Conversation


class PaperCard(DemoMarked):
    """The comment typed from this card takes its ``key``, so that the printed code opens the receipt."""

    wagtail_reference_index_ignore = True
    receipt_fields = ("key", "code_digest")  # for manage.py reencrypt --check

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="paper_cards")
    number = models.PositiveSmallIntegerField(_("number"))
    key = models.CharField(max_length=64, unique=True, editable=False)
    code_digest = models.CharField(max_length=64, unique=True, editable=False)
    printed_at = models.DateTimeField(_("printed"), default=clock.now, editable=False)

    history = History(excluded_fields=["key", "code_digest"])

    class Meta:
        verbose_name = _("paper card")
        verbose_name_plural = _("paper cards")
        ordering = ["conversation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="one_card_of_a_number")
        ]

    def __str__(self) -> str:
        return str(self.number)
