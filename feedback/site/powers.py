"""Powers of feedback: which codebook is in use, and which tool a form is about."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from cms.access import Role
from cms.powers.definitions import Power, define
from cms.powers.ledger import latest_changes
from feedback.models import Codebook, Form


class CodebookPower(Power[Codebook]):
    """A codebook is written without a second person; putting it in use takes two."""

    def rows(self) -> Iterable[Codebook]:
        known = latest_changes(self)
        return [
            each for each in Codebook.objects.order_by("pk") if each.is_current or self.key_of(each) in known
        ]


class FormToolPower(Power[Form]):
    """A form is written without a second person; which tool its comments count for takes two."""

    def rows(self) -> Iterable[Form]:
        known = latest_changes(self)
        found = Form.objects.select_related("tool").order_by("pk")
        return [each for each in found if each.tool_id or self.key_of(each) in known]


define(
    CodebookPower(
        kind="codebook",
        title=_("The codebook in use"),
        model=Codebook,
        fields=("is_current",),
        hint=_("New codings and findings follow the codebook in use (PAR-03)."),
        proposers=(Role.ANALYST, Role.PUBLISHER),
        confirmers=(Role.ANALYST, Role.PUBLISHER),
        order=62,
    )
)
define(
    FormToolPower(
        kind="form-tool",
        title=_("The tool a form is about"),
        model=Form,
        fields=("tool",),
        hint=_("Comments count for the tool of their form (C2C-16)."),
        proposers=(Role.EDITOR, Role.PUBLISHER),
        confirmers=(Role.PUBLISHER,),
        order=64,
    )
)
