"""What a site had before: agreements stay public, their parties stay theirs, proposals stand where they stood."""

from django.db import migrations
from django.db.models import F
from django.utils.text import slugify


def carry_over(apps, schema_editor):
    apps.get_model("boards", "Proposal").objects.update(public_state=F("state"))
    for agreement in apps.get_model("boards", "Agreement").objects.all():
        day = agreement.signed_on  # until now the day on which it was announced
        agreement.status, agreement.announced_on, agreement.signed_on = "announced", day, None
        agreement.save()
        for old in agreement.parties.order_by("order", "pk"):
            party = _party(apps, old, day)
            apps.get_model("boards", "Signature").objects.create(agreement=agreement, party=party)


def _party(apps, old, day):
    slug = slugify(old.name.get("en") or next(iter(old.name.values()), ""))[:80] or f"party-{old.pk}"
    facts = {"name": old.name, "effective_on": day, "order": old.order}
    facts["is_managing_entity"] = old.is_managing_entity
    return apps.get_model("boards", "Party").objects.get_or_create(slug=slug, defaults=facts)[0]


class Migration(migrations.Migration):
    dependencies = [("boards", "0004_members_and_proposals")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
