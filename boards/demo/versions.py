"""A version of the case's tool that resulted from two decisions, recorded through the desk's service (C2C-15)."""

from datetime import date

from boards.demo.meetings import pacific
from boards.models import Decision
from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from feedback.demo import CASE
from feedback.models import Tool
from feedback.tools.services import record_tool_version

NUMBER, OUT = "0.3", date(2023, 1, 17)
WORDS = {
    "en": "Each county has its own numbers. A number from 1 to 10 is hidden, so no one can be identified.",
    "es": "Cada condado tiene sus números. Un número del 1 al 10 se oculta, para que nadie pueda ser "
    "identificado.",
}


def build(ctx: DemoContext) -> None:
    tool = Tool.objects.get(slug=CASE["tool"])
    if tool.versions.filter(number=NUMBER).exists():
        return
    led = Decision.objects.public().filter(year=2022, sequence__in=(16, 17)).order_by("sequence")
    with clock.at(pacific(OUT, 10)):
        record_tool_version(
            actor=ctx.user(Role.PUBLISHER),
            tool=tool,
            number=NUMBER,
            released_on=OUT,
            what_changed=WORDS,
            because=[f"decision:{pk}" for pk in led.values_list("pk", flat=True)],
        )
