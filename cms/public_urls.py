from django.urls import path

from cms.views import desk, search, trace

app_name = "cms"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("trace/<slug:kind>/<int:id>/", trace.trace, name="trace"),
    path("trace/<slug:kind>/<int:id>/data.json", trace.trace_data, name="trace_data"),
    path("desk/", desk.home, name="desk"),
    path("desk/jobs/<uuid:pk>/", desk.job, name="job"),
    path("desk/jobs/<uuid:pk>/cancel/", desk.cancel_job, name="cancel_job"),
    path("desk/history/<str:label>/<str:pk>/", desk.history, name="history"),
]
