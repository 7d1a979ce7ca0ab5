"""Verify that contacts between members are never removed (BK-42).

They have no ledger entries: the ledger's chain is public, and the number and time of contacts would reveal them.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from boards.models import ContactMember
from cms.records.ledger import verifier


@verifier("contacts between members")
def contacts() -> Iterator[str]:
    """Each contact ever made still exists, with the same group and member."""
    now = {
        pk: (group, appointment)
        for pk, group, appointment in ContactMember.objects.values_list("pk", "group", "appointment")
    }
    made = ContactMember.history.filter(history_type="+").order_by("pk")
    for pk, group, appointment in made.values_list("id", "group", "appointment").iterator(1000):
        if pk not in now:
            yield _("Contact %(key)s between members is gone.") % {"key": pk}
        elif now[pk] != (group, appointment):
            yield _("Contact %(key)s between members was changed.") % {"key": pk}
