"""The register of decisions as pages, files and a feed; steps on the way; what changed in a year."""

from django.urls import path

from boards.views import decisions, following, links

urlpatterns = [
    path("decisions/", following.decisions, name="decisions"),
    path("decisions/all.csv", following.as_csv, name="decisions_csv"),
    path("decisions/all.xlsx", following.as_xlsx, name="decisions_xlsx"),
    path("decisions/all.json", following.as_json, name="decisions_json"),
    path("decisions/feed.atom", following.feed, name="decisions_feed"),
    path("desk/decisions/steps/<int:pk>/progress/", decisions.progress, name="desk_progress"),
    path("desk/links/<slug:kind>/<int:id>/", links.of_thing, name="desk_links"),
    path("desk/links/<int:pk>/take-back/", links.take_back, name="desk_take_back"),
    path("what-changed/", following.what_changed, name="what_changed"),
    path("what-changed/<int:year>/", following.what_changed_year, name="what_changed_year"),
    path("what-changed/<int:year>/all.csv", following.what_changed_csv, name="what_changed_csv"),
]
