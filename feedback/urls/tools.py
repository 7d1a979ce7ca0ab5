"""Addresses: the tools of the Office, their files, and their roll-out on the desk."""

from django.urls import path

from feedback.views import desk_tools, tools

urlpatterns = [
    path("tools/tools.xlsx", tools.as_xlsx, name="tools_xlsx"),
    path("tools/tools.csv", tools.as_csv, name="tools_csv"),
    path("tools/tools.json", tools.as_json, name="tools_json"),
    path("tools/<slug:slug>/", tools.tool, name="tool"),
    path("desk/tools/", desk_tools.listing, name="desk_tools"),
    path("desk/tools/<slug:slug>/", desk_tools.one, name="desk_tool"),
    path("desk/tools/<slug:slug>/step/", desk_tools.step, name="desk_tool_step"),
    path("desk/tools/<slug:slug>/version/", desk_tools.version, name="desk_tool_version_new"),
    path("desk/tools/<slug:slug>/versions/<int:pk>/", desk_tools.revise, name="desk_tool_version"),
]
