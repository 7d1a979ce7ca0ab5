"""WSGI entry point; production settings unless told otherwise."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # with it the views: not with somebody's visit
# What is there now stays for good. Else each full look for garbage would hold a page up for 0.2 seconds (E7).
gc.collect()
gc.freeze()
