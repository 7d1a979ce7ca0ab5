"""URLs for cuts. The detail page of a cut is in ``exports/urls.py``."""

from django.urls import path

from feedback.cuts import views

urlpatterns = [path("desk/cuts/", views.listing, name="desk_cuts")]
