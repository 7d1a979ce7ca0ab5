"""Make beside the checks what the tests would wait for: the migrated database and the demo."""

import os
from pathlib import Path

import django

from tests.databases import make_sqlite_template
from tests.demo_site import demo_folder

if __name__ == "__main__":
    django.setup()
    make_sqlite_template()
    demo_folder(Path(os.environ["TEST_DEMO"]))
