from django.urls import path

from cms.views import api, desk, record, search, trace

app_name = "cms"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("trace/<slug:kind>/<int:id>/", trace.trace, name="trace"),
    path("trace/<slug:kind>/<int:id>/data.json", trace.trace_data, name="trace_data"),
    path("verify/", record.verify, name="verify"),
    path("verify/chain.csv", record.verify_data, name="verify_data"),
    path("api/", api.index, name="api"),
    path("desk/", desk.home, name="desk"),
    path("desk/jobs/<uuid:pk>/", desk.job, name="job"),
    path("desk/jobs/<uuid:pk>/cancel/", desk.cancel_job, name="cancel_job"),
    path("desk/history/<str:label>/<str:pk>/", desk.history, name="history"),
]
