"""The ways to meet by teleconference that the law knew when this was written (BK-29a, BK-29b, BK-29d)."""

from datetime import date

from django.db import migrations

LAST_DAY = date(2029, 12, 31)
MODES = [
    {
        "code": "classic",
        "name": {
            "en": "Classic: every site is open to the public",
            "es": "Clásica: cada lugar está abierto al público",
        },
        "section": "Government Code 11123(b)",
        "member_at_place": True,
        "sites_named": True,
    },
    {
        "code": "majority",
        "name": {
            "en": "A majority together at one place, others remote",
            "es": "Una mayoría junta en un lugar, los demás a distancia",
        },
        "section": "Government Code 11123.2",
        "valid_until": LAST_DAY,
        "majority_together": True,
        "member_at_each_site": True,
        "remote_access": True,
        "cameras_on": True,
        "adult_statement": True,
        "aid_advertised": True,
    },
    {
        "code": "advisory",
        "name": {
            "en": "Advisory body: any number of remote members",
            "es": "Órgano asesor: cualquier número a distancia",
        },
        "section": "Government Code 11123.5",
        "valid_until": LAST_DAY,
        "advisory_only": True,
        "open_only": True,
        "staff_at_place": True,
        "remote_access": True,
        "remote_notice_hours": 24,
        "minutes_list_remote": True,
        "cameras_on": True,
        "ends_when_lost": True,
    },
    {
        "code": "advisory-later",
        "name": {
            "en": "Advisory body: quorum at the place",
            "es": "Órgano asesor: quórum en el lugar",
        },
        "section": "Government Code 11123.5",
        "valid_from": date(2030, 1, 1),
        "advisory_only": True,
        "open_only": True,
        "staff_at_place": True,
        "quorum_at_place": True,
        "remote_access": True,
        "remote_notice_hours": 24,
        "minutes_list_remote": True,
        "cameras_on": True,
        "ends_when_lost": True,
    },
]


def add(apps, schema_editor):
    model = apps.get_model("boards", "TeleconferenceMode")
    for order, facts in enumerate(MODES, start=1):
        model.objects.get_or_create(code=facts["code"], defaults={**facts, "order": order})


class Migration(migrations.Migration):
    dependencies = [("boards", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
