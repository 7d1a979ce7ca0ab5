from django.urls import path

from engagement.outcomes import views

urlpatterns = [
    path("desk/conversations/<slug:slug>/outcomes/", views.outcomes, name="desk_outcomes"),
    path("desk/conversations/<slug:slug>/close/", views.close, name="desk_close"),
]
