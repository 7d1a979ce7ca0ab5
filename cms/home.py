"""What the house itself puts on the home page and on the desk."""

from cms.models import Milestone
from cms.slots import fill

MOST = 6


@fill("home.rollout", order=50)
def milestones(context: dict):
    found = list(Milestone.objects.all()[:MOST])
    return ("cms/_milestones.html", {"milestones": found}) if found else None


@fill("desk.menu", order=90)
def editor_link(context: dict):
    return "cms/_desk_menu_editor.html", {}
