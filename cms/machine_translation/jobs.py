"""The background job that translates what pages asked for."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.exceptions import RuleBroken
from cms.jobs.queue import RunningJob, handler
from cms.machine_translation import engines, services


@handler(services.JOB, title=gettext_lazy("Machine translation of public pages"))
def translate(job: RunningJob, language: str) -> dict:
    engine = engines.installed()
    if engine is None:
        raise RuleBroken(_("No translation engine is installed on this machine."))
    made = services.translate_waiting(engine, language, job)
    said = ngettext("%(count)s passage was translated.", "%(count)s passages were translated.", made)
    return {"message": said % {"count": made}}
