from django.urls import path

from engagement.registrations import check_in_views, door_file_views, views
from engagement.registrations.messages import views as messages
from engagement.registrations.needs import views as needs
from engagement.registrations.own_questions import views as own_questions

DESK = "desk/conversations/<slug:slug>"
DOOR = f"{DESK}/door"
urlpatterns = [
    path("conversations/registration/<str:code>/", views.receipt, name="receipt"),
    path("conversations/registration/<str:code>/change/", views.change, name="receipt_change"),
    path("conversations/<slug:slug>/register/", views.register, name="register"),
    path("desk/conversations/needs/", needs.needs, name="desk_needs"),
    path("desk/conversations/needs/<int:pk>/", needs.need, name="desk_need"),
    path(f"{DESK}/registration-questions/", own_questions.questions, name="desk_own_questions"),
    path(f"{DESK}/message/", messages.messages, name="desk_messages"),
    path(f"{DESK}/message/<int:pk>/", messages.message, name="desk_message"),
    path(f"{DESK}/message/<int:pk>/edit/", messages.messages, name="desk_message_edit"),
    path("desk/conversations/door/<str:code>/", check_in_views.by_code, name="desk_door_code"),
    path(f"{DOOR}/", check_in_views.door, name="desk_door"),
    path(f"{DOOR}/list/", check_in_views.printed, name="desk_door_list"),
    path(f"{DOOR}/list.xlsx", door_file_views.as_xlsx, name="desk_door_xlsx"),
    path(f"{DOOR}/list.csv", door_file_views.as_csv, name="desk_door_csv"),
    path(f"{DOOR}/name-tags/", door_file_views.name_tags, name="desk_name_tags"),
    path(f"{DOOR}/walk-in/", check_in_views.walk_in, name="desk_walk_in"),
    path(f"{DOOR}/walk-in/<int:pk>/undo/", check_in_views.walk_in_undo, name="desk_walk_in_undo"),
    path(f"{DOOR}/<int:pk>/", check_in_views.came, name="desk_came"),
    path(f"{DOOR}/<int:pk>/undo/", check_in_views.came_undo, name="desk_came_undo"),
]
