"""Addresses: files brought in."""

from django.urls import path

from feedback.views import desk_imports

urlpatterns = [
    path("desk/imports/", desk_imports.listing, name="desk_imports"),
    path("desk/imports/new/", desk_imports.new, name="desk_import_new"),
    path("desk/imports/<uuid:pk>/", desk_imports.batch, name="desk_import"),
    path("desk/imports/<uuid:pk>/run/", desk_imports.run, name="desk_import_run"),
    path("desk/imports/<uuid:pk>/stop/", desk_imports.stop, name="desk_import_stop"),
    path("desk/imports/<uuid:pk>/refused.csv", desk_imports.refused, name="desk_import_refused"),
]
