"""Addresses: codebook, coding, samples, suggestions."""

from django.urls import URLPattern, path

from feedback.views import desk_codebook, desk_coding, desk_coverage, desk_grid, desk_samples

urlpatterns: list[URLPattern] = [
    path("desk/coding/", desk_coding.begin, name="desk_coding"),
    path("desk/coding/<int:text>/", desk_coding.read, name="desk_coding_text"),
    path("desk/coding/grid/", desk_grid.grid, name="desk_grid"),
    path("desk/coding/again/", desk_codebook.again, name="desk_codes_again"),
    path("desk/coding/coverage/", desk_coverage.coverage, name="desk_coverage"),
    path("desk/coding/samples/", desk_samples.listing, name="desk_samples"),
    path("desk/coding/samples/<int:number>/", desk_samples.sample, name="desk_sample"),
    path("desk/coding/samples/<int:number>/close/", desk_samples.close, name="desk_sample_close"),
    path("desk/coding/samples/<int:number>/decide/", desk_samples.decide, name="desk_sample_decide"),
    path("desk/codebook/", desk_codebook.codebook, name="desk_codebook"),
    path("desk/codebook/new/", desk_codebook.new, name="desk_code_new"),
    path("desk/codebook/changes/", desk_codebook.changes, name="desk_codebook_changes"),
    path("desk/codebook/codes.csv", desk_codebook.sheet, name="desk_codebook_sheet"),
    path("desk/codebook/codes/<slug:key>/", desk_codebook.edit, name="desk_code_edit"),
    path("desk/codebook/codes/<slug:key>/merge/", desk_codebook.merge, name="desk_code_merge"),
    path("desk/codebook/codes/<slug:key>/retire/", desk_codebook.retire, name="desk_code_retire"),
    path("desk/codebook/codes/<slug:key>/again/", desk_codebook.reactivate, name="desk_code_reactivate"),
]
