"""WSGI entry point; production settings by default."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # loads the views at startup, not with the first request
# Objects that exist now stay for good. Otherwise each full garbage collection would delay a page by 0.2 seconds (E7).
gc.collect()
gc.freeze()
