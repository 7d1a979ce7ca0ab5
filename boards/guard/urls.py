"""URLs for small groups, questions to staff and the guide."""

from django.urls import path

from boards.guard.views import desk, member

urlpatterns = [
    path("workspace/groups/", member.groups, name="groups"),
    path("workspace/groups/new/", member.new, name="new_group"),
    path("workspace/groups/<int:pk>/", member.group, name="group"),
    path("workspace/groups/<int:pk>/invite/", member.invite, name="group_invite"),
    path("workspace/groups/<int:pk>/accept/", member.accept, name="group_accept"),
    path("workspace/groups/<int:pk>/decline/", member.decline, name="group_decline"),
    path("workspace/groups/<int:pk>/leave/", member.leave, name="group_leave"),
    path("workspace/groups/<int:pk>/close/", member.close, name="group_close"),
    path("workspace/ask/", member.ask, name="ask"),
    path("workspace/guide/", member.guide, name="guide"),
    path("desk/groups/", desk.groups, name="desk_groups"),
    path("desk/groups/subjects/new/", desk.subject, name="desk_subject"),
    path("desk/groups/topics/<int:pk>/same/", desk.same, name="desk_same"),
    path("desk/groups/questions/<int:pk>/", desk.question, name="desk_question"),
]
