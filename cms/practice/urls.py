"""URLs of the practice. Each answers on one of the two sites, and 404 on the other."""

from django.urls import path

from cms.practice import views

urlpatterns = [
    path("practice/enter/", views.enter, name="practice_enter"),
    path("desk/practice/", views.home, name="practice"),
    path("desk/practice/go/", views.go, name="practice_go"),
    path("desk/practice/clock/", views.move, name="practice_move"),
    path("desk/practice/person/", views.person, name="practice_person"),
    path("desk/practice/again/", views.again, name="practice_again"),
]
