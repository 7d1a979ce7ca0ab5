"""Load the site on import, in the server process of ``tests/processes.py``."""

import django
from django.urls import get_resolver

django.setup()
get_resolver().url_patterns  # noqa: B018  loads all views
