"""URLs for import files."""

from django.urls import path

from feedback.imports.views import files, repairs

urlpatterns = [
    path("desk/imports/", files.listing, name="desk_imports"),
    path("desk/imports/new/", files.new, name="desk_import_new"),
    path("desk/imports/<uuid:pk>/", files.batch, name="desk_import"),
    path("desk/imports/<uuid:pk>/run/", files.run, name="desk_import_run"),
    path("desk/imports/<uuid:pk>/stop/", files.stop, name="desk_import_stop"),
    path("desk/imports/<uuid:pk>/read/", repairs.read, name="desk_import_read"),
    path("desk/imports/<uuid:pk>/values/<int:place>/", repairs.values, name="desk_import_values"),
    path("desk/imports/<uuid:pk>/repair/", repairs.mend, name="desk_import_repair"),
    path("desk/imports/<uuid:pk>/remove/", repairs.remove, name="desk_import_remove"),
    path("desk/imports/<uuid:pk>/refused.csv", files.refused, name="desk_import_refused"),
]
