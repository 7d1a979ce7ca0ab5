"""The ways to meet by teleconference that the law knew when this was written (BK-29a, BK-29b, BK-29d)."""

from django.db import migrations

from boards.migrations._teleconference_modes import add


class Migration(migrations.Migration):
    dependencies = [("boards", "0002_meetings")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
