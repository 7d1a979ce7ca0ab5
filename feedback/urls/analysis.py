"""Addresses: numbers, charts, benchmarks."""

from django.urls import URLPattern, path

from feedback.views import desk_analysis, desk_benchmarks, numbers

urlpatterns: list[URLPattern] = [
    path("desk/analysis/", desk_analysis.listing, name="desk_analysis"),
    path("desk/analysis/<int:number>/", desk_analysis.cut, name="desk_analysis_cut"),
    path("desk/benchmarks/", desk_benchmarks.listing, name="desk_benchmarks"),
    path("desk/benchmarks/new/", desk_benchmarks.new, name="desk_benchmark_new"),
    path("desk/benchmarks/<int:pk>/", desk_benchmarks.edit, name="desk_benchmark"),
    path("findings/numbers/<int:number>/", numbers.page, name="numbers"),
    path("findings/numbers/<int:number>/numbers.csv", numbers.as_csv, name="numbers_csv"),
    path("findings/numbers/<int:number>/numbers.json", numbers.as_json, name="numbers_json"),
]
