"""Make the home page and the site, so that migrating alone gives a working address."""

from django.conf import settings
from django.db import migrations


def make_home(apps, schema_editor) -> None:
    content_type = apps.get_model("contenttypes.ContentType")
    page = apps.get_model("wagtailcore.Page")
    site = apps.get_model("wagtailcore.Site")
    locale = apps.get_model("wagtailcore.Locale")
    home_page = apps.get_model("cms.HomePage")

    page.objects.filter(slug="home", depth=2).delete()
    home_type, _created = content_type.objects.get_or_create(model="homepage", app_label="cms")
    first, _created = locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home = home_page.objects.create(
        title="Throughline",
        draft_title="Throughline",
        slug="home",
        content_type=home_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=first,
    )
    page.objects.filter(depth=1).update(numchild=1)
    site.objects.all().delete()
    site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make_home, migrations.RunPython.noop)]
