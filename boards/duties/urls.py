"""URLs for legal duties after a meeting."""

from django.urls import path

from boards.duties import views

urlpatterns = [
    path("desk/duties/", views.duties, name="duties"),
    path("desk/duties/<int:pk>/done/", views.finish, name="finish_duty"),
]
