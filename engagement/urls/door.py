from django.urls import path

from engagement.views import door

urlpatterns = [
    path("desk/conversations/door/<str:code>/", door.by_code, name="desk_door_code"),
    path("desk/conversations/<slug:slug>/door/", door.door, name="desk_door"),
    path("desk/conversations/<slug:slug>/door/list/", door.printed, name="desk_door_list"),
    path("desk/conversations/<slug:slug>/door/walk-in/", door.walk_in, name="desk_walk_in"),
    path(
        "desk/conversations/<slug:slug>/door/walk-in/<int:pk>/undo/",
        door.walk_in_undo,
        name="desk_walk_in_undo",
    ),
    path("desk/conversations/<slug:slug>/door/<int:pk>/", door.came, name="desk_came"),
    path("desk/conversations/<slug:slug>/door/<int:pk>/undo/", door.came_undo, name="desk_came_undo"),
]
