from django.urls import path

from engagement.evening.views import desk, helper

urlpatterns = [
    path("conversations/evening/<str:code>/", helper.evening, name="evening"),
    path("conversations/evening/<str:code>/state/", helper.state, name="evening_state"),
    path("desk/conversations/<slug:slug>/links/", desk.links, name="desk_links"),
]
