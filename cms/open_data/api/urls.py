"""Without a language: what programs read says each text in all languages of the site."""

from django.urls import path

from cms.open_data.api import views

app_name = "open_data"
urlpatterns = [
    path("data.json", views.catalog, name="catalog"),
    path("api/v1/", views.index, name="index"),
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    path("api/v1/archive.zip", views.archive, name="archive"),
    path("api/v1/schemas/<str:name>.json", views.schema, name="schema"),
    path("api/v1/<str:kind>/", views.records, name="kind"),
    path("api/v1/<str:kind>/<str:id>/", views.record, name="record"),
]
