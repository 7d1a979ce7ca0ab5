"""URLs of data sets, public and desk."""

from django.urls import path

from boards.data_sets.views import desk, public

urlpatterns = [
    path("data/<slug:slug>/", public.data_set, name="data_set"),
    path("data/<slug:slug>/<int:number>/", public.edition, name="data_edition"),
    path("data/<slug:slug>/<int:number>/data.csv", public.as_csv, name="data_csv"),
    path("data/<slug:slug>/<int:number>/data.xlsx", public.as_xlsx, name="data_xlsx"),
    path("data/<slug:slug>/<int:number>/data.parquet", public.as_parquet, name="data_parquet"),
    path("data/<slug:slug>/<int:number>/numbers.json", public.as_json, name="data_json"),
    path("data/<slug:slug>/<int:number>/datapackage.json", public.data_package, name="data_package"),
    path(
        "data/<slug:slug>/<int:number>/data.csv-metadata.json", public.csv_metadata, name="data_csv_metadata"
    ),
    path("data/<slug:slug>/<int:number>/data-card.md", public.data_card, name="data_card"),
    path("data/<slug:slug>/<int:number>/charts/<slug:chart>.csv", public.chart_csv, name="data_chart_csv"),
    path("data/<slug:slug>/<int:number>/charts/<slug:chart>.xlsx", public.chart_xlsx, name="data_chart_xlsx"),
    path("data/<slug:slug>/<int:number>/charts/<slug:chart>.png", public.chart_png, name="data_chart_png"),
    path("desk/data/", desk.listing, name="desk_data_sets"),
    path("desk/data/new/", desk.new, name="desk_data_new"),
    path("desk/data/<slug:slug>/", desk.data_set, name="desk_data_set"),
    path("desk/data/<slug:slug>/change/", desk.change, name="desk_data_change"),
    path("desk/data/<slug:slug>/receive/", desk.receive, name="desk_data_receive"),
    path("desk/data/<slug:slug>/<int:number>/", desk.edition, name="desk_data_edition"),
    path("desk/data/<slug:slug>/<int:number>/decide/", desk.decide, name="desk_data_decide"),
    path("desk/data/<slug:slug>/<int:number>/withdraw/", desk.withdraw, name="desk_data_withdraw"),
    path("desk/data/<slug:slug>/<int:number>/calculate/", desk.calculate, name="desk_data_calculate"),
]
