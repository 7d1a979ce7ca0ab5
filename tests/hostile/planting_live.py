"""Plant the corpus in the database of a running site: `manage.py shell -c "… plant()"`. Prints where to look."""

import json
import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from django.utils import translation

from cms.models import HomePage
from cms.web import one_time_keys
from tests.hostile import planting, planting_more
from tests.hostile.conftest import FEEDBACK, browser_of
from tests.hostile.corpus import to_plant

STEPS = [*FEEDBACK, planting_more.write_pages, planting_more.name_people, planting_more.hold_conversations]
ACCOUNTS = {"administrator": "admin"} | {name: name for name in ("editor", "clerk", "analyst", "publisher")}
AS_A_MACHINE = {"ALLOWED_HOSTS": ["*"], "FORM_KEY_SECONDS": (0, 86_400)}


def plant() -> None:
    rates = settings.ACCOUNT_RATE_LIMITS | {"public_post": "100000/m/ip", "receipt": "100000/m/ip"}
    with override_settings(ACCOUNT_RATE_LIMITS=rates, **AS_A_MACHINE), translation.override("en"):
        words = to_plant()
        people = {
            name: get_user_model().objects.get(email=f"{email}@demo.example")
            for name, email in ACCOUNTS.items()
        }
        for person, each in zip(people.values(), words, strict=False):
            person.display_name = each.marked
            person.save()
        browsers = {"": Client()} | {name: browser_of(person) for name, person in people.items()}
        world = planting.World(
            words, people, browsers, HomePage.objects.get(locale__language_code="en"), is_live=True
        )
        for step in STEPS:
            step(world)
    sys.stdout.write(json.dumps({"typed": len(words), "paths": _paths(world)}))


def _paths(world: planting.World) -> dict[str, list[str]]:
    """By person; a comment's own screens, which links of the crawl may pass by."""
    comments, findings = world.facts["comments"], world.facts["findings"]
    codes = [one_time_keys.receipt_code(comment.key) for comment in comments[:3]]
    texts = [text.pk for comment in comments[:3] for text in comment.texts.all()]
    page = world.home.get_children().get(slug="page-0").pk
    return {
        "": [
            *(f"/receipts/{code}/{part}" for code in codes for part in ("", "edit/", "copy/")),
            *("/page-0/", "/tools/tool-0/", "/findings/", "/feedback/asks/"),
            *("/feedback/asks/paper/", f"/conversations/{world.facts['conversations'][0].slug}/", "/"),
            "/search/?q=%22%3E%3Cimg+src%3Dx+onerror%3D__hit()%3E",
            "/search/?q=%3C/title%3E%3Cscript%3E__hit()%3C/script%3E",
        ],
        "analyst": [
            *(f"/desk/coding/{text}/" for text in texts[:6]),
            *("/desk/coding/grid/", "/desk/codebook/", "/desk/codebook/changes/", "/desk/exports/", "/desk/findings/"),
            *("/desk/findings/new/", f"/desk/findings/{findings[-1].number}/", "/desk/suggestions/", "/desk/imports/"),
            *(each.get_absolute_url() for each in world.facts["batches"]),
        ],
        "publisher": [
            *(f"/desk/comments/{comment.pk}/{part}" for comment in comments[:3] for part in ("", "texts/", "remove/")),
            *("/desk/comments/", "/desk/private/", "/desk/campaigns/", "/desk/forms/"),
            "/desk/forms/asks/versions/1/2/",
            f"/desk/conversations/{world.facts['conversations'][0].slug}/",
        ],
        "admin": [
            *("/admin/", "/desk/accounts/", "/admin/tool/", "/admin/code/", "/admin/submission/"),
            "/admin/reports/site-history/",
            *(f"/admin/pages/{page}/{act}/" for act in ("edit", "history", "delete")),
            *(f"/admin/tool/{act}/{world.facts['tools'][0].pk}/" for act in ("edit", "history", "delete", "inspect")),
        ],
    }  # fmt: skip
