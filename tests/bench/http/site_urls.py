from django.http import HttpResponse
from django.urls import path

from cms.urls import *  # noqa: F403
from cms.urls import urlpatterns as of_the_site

urlpatterns = [path("plain", lambda request: HttpResponse("ok")), *of_the_site]
