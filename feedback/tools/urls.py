"""URLs for the tools, their downloads, and the roll-out on the desk."""

from django.urls import path

from feedback.tools import views

urlpatterns = [
    path("tools/tools.xlsx", views.as_xlsx, name="tools_xlsx"),
    path("tools/tools.csv", views.as_csv, name="tools_csv"),
    path("tools/tools.json", views.as_json, name="tools_json"),
    path("tools/<slug:slug>/", views.tool, name="tool"),
    path("desk/tools/", views.listing, name="desk_tools"),
    path("desk/tools/<slug:slug>/", views.one, name="desk_tool"),
    path("desk/tools/<slug:slug>/step/", views.step, name="desk_tool_step"),
    path("desk/tools/<slug:slug>/version/", views.version, name="desk_tool_version_new"),
    path("desk/tools/<slug:slug>/versions/<int:pk>/", views.revise, name="desk_tool_version"),
]
