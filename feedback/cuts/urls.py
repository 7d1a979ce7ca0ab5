"""Addresses: cuts and exports."""

from django.urls import path

from feedback.cuts import views
from feedback.exports import views as desk_exports

urlpatterns = [
    path("desk/cuts/", views.listing, name="desk_cuts"),
    path("desk/cuts/<int:number>/", views.cut, name="desk_cut"),
    path("desk/exports/", desk_exports.listing, name="desk_exports"),
    path("desk/exports/<uuid:pk>/", desk_exports.export, name="desk_export"),
    path("desk/exports/<uuid:pk>/decide/", desk_exports.decide, name="desk_export_decide"),
    path("desk/exports/<uuid:pk>/file", desk_exports.file, name="desk_export_file"),
    path("desk/exports/<uuid:pk>/manifest.json", desk_exports.manifest, name="desk_export_manifest"),
]
