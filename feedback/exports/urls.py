"""URLs for the exports of a cut, the export log and the files."""

from django.urls import path

from feedback.exports import views

urlpatterns = [
    path("desk/cuts/<int:number>/", views.cut, name="desk_cut"),
    path("desk/exports/", views.listing, name="desk_exports"),
    path("desk/exports/<uuid:pk>/", views.export, name="desk_export"),
    path("desk/exports/<uuid:pk>/decide/", views.decide, name="desk_export_decide"),
    path("desk/exports/<uuid:pk>/file", views.file, name="desk_export_file"),
    path("desk/exports/<uuid:pk>/manifest.json", views.manifest, name="desk_export_manifest"),
    path("desk/exports/<uuid:pk>/datapackage.json", views.data_package, name="desk_export_package"),
    path("desk/exports/<uuid:pk>/csv-metadata.json", views.csv_metadata, name="desk_export_csv_metadata"),
    path("desk/exports/<uuid:pk>/data-card.md", views.data_card, name="desk_export_data_card"),
]
