"""Make the home page and the site, so that migrating alone gives a working address."""

from django.db import migrations

from cms.migrations._home import make_home


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make_home, migrations.RunPython.noop)]
