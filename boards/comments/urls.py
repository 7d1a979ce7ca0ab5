"""URLs for public comments, speakers and accommodation requests."""

from django.urls import path

from boards.comments.views import desk, public

OF_A_MEETING = "boards/<slug:slug>/<day:day>"
urlpatterns: list = [
    path(f"{OF_A_MEETING}/comment/", public.comment, name="comment"),
    path(f"{OF_A_MEETING}/comment/<str:token>/", public.comment_asked, name="comment_asked"),
    path(f"{OF_A_MEETING}/comments/", public.comments, name="comments"),
    path(f"{OF_A_MEETING}/aid/", public.aid, name="aid"),
    path(f"{OF_A_MEETING}/aid/<str:token>/", public.aid_asked, name="aid_asked"),
    path("desk/meetings/<int:pk>/comments/", desk.comments, name="desk_comments"),
    path("desk/meetings/<int:pk>/comments/supplement/", desk.supplement, name="desk_supplement"),
    path("desk/meetings/<int:pk>/comments/<int:comment>/later/", desk.later, name="desk_later"),
    path("desk/aid/", desk.aids, name="desk_aids"),
    path("desk/aid/<int:pk>/", desk.aid, name="desk_aid"),
]
