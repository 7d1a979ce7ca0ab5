"""URLs of the list of the Office's notices."""

from django.urls import path

from boards.office_notices import views

urlpatterns = [
    path("notices/", views.notices, name="office_notices"),
    path("notices/closed/", views.closed, name="office_notices_closed"),
    path("notices/feed.atom", views.feed, name="office_notices_feed"),
]
