"""How long translations stay that nobody looks at. Those of another engine than the site's go with the next run."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.machine_translation import engines, services
from cms.models import MachineTranslation
from cms.records.retention import retains

KEEP_DAYS = 90


@retains(
    "cms.machine_translations",
    title=_("Machine translations of public pages"),
    basis_hint=_("Days after a page last showed the translation; it can be made again from the page"),
    default_days=KEEP_DAYS,
)
class Translations:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        unseen = Q(shown_on__lt=timezone.localdate(before))
        return MachineTranslation.objects.filter(unseen | services.of_other_engines(engines.installed()))

    @staticmethod
    def erase(ids: list[int]) -> None:
        MachineTranslation.objects.filter(pk__in=ids).delete()
