"""Write TABLE.md and FIELDS.md anew from the code: ``python -m tests.permissions``."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
django.setup()

from tests.permissions import fields  # noqa: E402
from tests.permissions.table import TABLE, document  # noqa: E402  models must be loaded first

TABLE.write_text(document())
fields.FIELDS.write_text(fields.document())
