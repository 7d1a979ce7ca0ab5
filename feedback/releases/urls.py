"""URLs for numbers, charts and benchmarks."""

from django.urls import URLPattern, path

from feedback.releases import benchmark_views, decision_views, public_views, views

urlpatterns: list[URLPattern] = [
    path("desk/analysis/", views.listing, name="desk_analysis"),
    path("desk/analysis/<int:number>/", views.cut, name="desk_analysis_cut"),
    path("desk/releases/<int:number>/", decision_views.page, name="desk_release"),
    path("desk/releases/<int:number>/decide/", decision_views.decide, name="desk_release_decide"),
    path("desk/releases/<int:number>/withdraw/", decision_views.withdraw, name="desk_release_withdraw"),
    path("desk/benchmarks/", benchmark_views.listing, name="desk_benchmarks"),
    path("desk/benchmarks/new/", benchmark_views.new, name="desk_benchmark_new"),
    path("desk/benchmarks/<int:pk>/", benchmark_views.edit, name="desk_benchmark"),
    path("findings/numbers/<int:number>/", public_views.page, name="numbers"),
    path("findings/numbers/<int:number>/numbers.csv", public_views.as_csv, name="numbers_csv"),
    path("findings/numbers/<int:number>/numbers.json", public_views.as_json, name="numbers_json"),
    path("findings/numbers/<int:number>/datapackage.json", public_views.data_package, name="numbers_package"),
    path(
        "findings/numbers/<int:number>/numbers.csv-metadata.json",
        public_views.csv_metadata,
        name="numbers_csv_metadata",
    ),
    path("findings/numbers/<int:number>/data-card.md", public_views.data_card, name="numbers_data_card"),
]
