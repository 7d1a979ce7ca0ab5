from django.urls import path

from engagement.follow_up import desk_views, views

urlpatterns = [
    path("conversations/<slug:slug>/survey/<str:key>/", views.survey, name="survey"),
    path("desk/conversations/<slug:slug>/follow-up/", desk_views.follow_up, name="desk_follow_up"),
]
