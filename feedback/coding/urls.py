"""URLs for the codebook, coding, samples and suggestions."""

from django.urls import URLPattern, path

from feedback.coding.views import (
    books,
    codebook_files,
    codes,
    coding,
    coding_grid,
    projects,
    samples,
    suggestions,
    undo,
)

urlpatterns: list[URLPattern] = [
    path("desk/coding/", coding.begin, name="desk_coding"),
    path("desk/coding/<int:text>/", coding.read, name="desk_coding_text"),
    path("desk/coding/grid/", coding_grid.grid, name="desk_grid"),
    path("desk/coding/again/", codes.again, name="desk_codes_again"),
    path("desk/coding/coverage/", coding.coverage, name="desk_coverage"),
    path("desk/coding/samples/", samples.listing, name="desk_samples"),
    path("desk/coding/samples/<int:number>/", samples.sample, name="desk_sample"),
    path("desk/coding/samples/<int:number>/close/", samples.close, name="desk_sample_close"),
    path("desk/coding/samples/<int:number>/decide/", samples.decide, name="desk_sample_decide"),
    path("desk/coding/acts/", undo.acts, name="desk_coding_acts"),
    path("desk/coding/projects/", projects.listing, name="desk_projects"),
    path("desk/coding/projects/export/", projects.export, name="desk_project_export"),
    path("desk/coding/projects/import/", projects.bring_back, name="desk_project_import"),
    path("desk/codebook/", codes.codebook, name="desk_codebook"),
    path("desk/codebook/books/", books.listing, name="desk_books"),
    path("desk/codebook/new/", codes.new, name="desk_code_new"),
    path("desk/codebook/changes/", codes.changes, name="desk_codebook_changes"),
    path("desk/codebook/codes.csv", codes.sheet, name="desk_codebook_sheet"),
    path("desk/codebook/codes.qdc", codebook_files.refi_file, name="desk_codebook_refi"),
    path("desk/codebook/import/", codebook_files.import_file, name="desk_codebook_import"),
    path("desk/codebook/codes/<slug:key>/", codes.edit, name="desk_code_edit"),
    path("desk/codebook/codes/<slug:key>/merge/", codes.merge, name="desk_code_merge"),
    path("desk/codebook/codes/<slug:key>/retire/", codes.retire, name="desk_code_retire"),
    path("desk/codebook/codes/<slug:key>/again/", codes.reactivate, name="desk_code_reactivate"),
    path("desk/suggestions/", suggestions.listing, name="desk_suggestions"),
    path("desk/suggestions/start/", suggestions.start, name="desk_suggestions_start"),
    path("desk/suggestions/<int:pk>/accept/", suggestions.accept, name="desk_suggestion_accept"),
    path("desk/suggestions/<int:pk>/reject/", suggestions.reject, name="desk_suggestion_reject"),
]
