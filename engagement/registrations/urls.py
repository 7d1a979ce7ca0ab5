from django.urls import path

from engagement.registrations import check_in_views

urlpatterns = [
    path("desk/conversations/door/<str:code>/", check_in_views.by_code, name="desk_door_code"),
    path("desk/conversations/<slug:slug>/door/", check_in_views.door, name="desk_door"),
    path("desk/conversations/<slug:slug>/door/list/", check_in_views.printed, name="desk_door_list"),
    path("desk/conversations/<slug:slug>/door/walk-in/", check_in_views.walk_in, name="desk_walk_in"),
    path(
        "desk/conversations/<slug:slug>/door/walk-in/<int:pk>/undo/",
        check_in_views.walk_in_undo,
        name="desk_walk_in_undo",
    ),
    path("desk/conversations/<slug:slug>/door/<int:pk>/", check_in_views.came, name="desk_came"),
    path(
        "desk/conversations/<slug:slug>/door/<int:pk>/undo/", check_in_views.came_undo, name="desk_came_undo"
    ),
]
