"""URLs for import files."""

from django.urls import path

from feedback.imports import views

urlpatterns = [
    path("desk/imports/", views.listing, name="desk_imports"),
    path("desk/imports/new/", views.new, name="desk_import_new"),
    path("desk/imports/<uuid:pk>/", views.batch, name="desk_import"),
    path("desk/imports/<uuid:pk>/run/", views.run, name="desk_import_run"),
    path("desk/imports/<uuid:pk>/stop/", views.stop, name="desk_import_stop"),
    path("desk/imports/<uuid:pk>/refused.csv", views.refused, name="desk_import_refused"),
]
