"""Progress reports on the demo action items, each with its own date."""

from datetime import date

from boards.decisions.services import report_progress
from boards.demo import meetings
from boards.models import FollowUp, StepProgress
from cms import clock
from cms.access import Role
from cms.demo import DemoContext

REPORTS = {
    "County view in the dashboard": [
        (
            date(2023, 1, 20),
            30,
            {
                "en": "The drawings are ready. People from four counties tried them.",
                "es": "Los bocetos están listos. Los probaron personas de cuatro condados.",
            },
        ),
        (
            date(2023, 3, 15),
            70,
            {
                "en": "The view works for 51 of 58 counties. Names and help texts come next.",
                "es": "La vista funciona para 51 de 58 condados. Siguen los nombres y los textos de ayuda.",
            },
        ),
    ],
}


def build(ctx: DemoContext) -> None:
    if StepProgress.objects.exists():
        return
    publisher = ctx.user(Role.PUBLISHER)
    for step in FollowUp.objects.filter(done_on=None, is_demo=True):
        for day, percent, note in REPORTS.get(step.title.get("en", ""), []):
            with clock.at(meetings.pacific(day, 11)):
                report_progress(actor=publisher, step=step, percent=percent, note=note)
