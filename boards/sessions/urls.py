"""URLs of a running meeting: console, live page, room display."""

from django.urls import path

from boards.sessions.views import closed, console, ending, items, meeting, public, speakers

LIVE = "desk/meetings/<int:pk>/live/"
ITEM = f"{LIVE}items/<int:item>/"
MOTION = f"{LIVE}motions/<int:motion>/"
DAY = "boards/<slug:slug>/<day:day>/live/"

urlpatterns = [
    path(DAY, public.live, name="public_live"),
    path(f"{DAY}state/", public.state, name="live_state"),
    path(f"{DAY}room/", public.room, name="live_room"),
    path(f"{DAY}room/state/", public.room_state, name="live_room_state"),
    path(LIVE, console.live, name="live"),
    path(f"{LIVE}seen/", console.seen, name="live_seen"),
    path(f"{LIVE}draft/", console.draft, name="live_draft"),
    path(f"{LIVE}begin/", meeting.begin, name="live_begin"),
    path(f"{LIVE}end/", ending.end, name="live_end"),
    path(f"{LIVE}end/undo/", ending.undo, name="live_end_undo"),
    path(f"{LIVE}end/final/", ending.final, name="live_end_final"),
    path(f"{LIVE}presence/", meeting.presence, name="live_presence"),
    path(f"{LIVE}presides/", meeting.preside, name="live_presides"),
    path(f"{LIVE}absences/", meeting.absence, name="live_absence"),
    path(f"{LIVE}entries/<int:number>/undo/", meeting.undo, name="live_undo_entry"),
    path(f"{LIVE}join/", meeting.join, name="live_join"),
    path(f"{LIVE}exception/", meeting.exception, name="live_exception"),
    path(f"{LIVE}recess/", meeting.recess, name="live_recess"),
    path(f"{LIVE}resume/", meeting.resume, name="live_resume"),
    path(f"{LIVE}access-lost/", meeting.lost, name="live_lost"),
    path(f"{LIVE}access-restored/", meeting.restored, name="live_restored"),
    path(f"{LIVE}disturbance/", meeting.disturbance, name="live_disturbance"),
    path(f"{LIVE}put-right/", meeting.correct, name="live_put_right"),
    path(f"{LIVE}speakers/<int:speaker>/", speakers.turn, name="live_speaker"),
    path(f"{ITEM}call/", items.call, name="live_call"),
    path(f"{ITEM}comment/", items.comment, name="live_comment"),
    path(f"{ITEM}heard/", items.earlier_hearing, name="live_heard"),
    path(f"{ITEM}speakers/", speakers.add, name="live_add_speaker"),
    path(f"{ITEM}motion/", items.motion, name="live_motion"),
    path(f"{ITEM}recuse/", items.recuse, name="live_recuse"),
    path(f"{ITEM}return/", items.return_member, name="live_return"),
    path(f"{ITEM}out/", closed.out, name="live_out"),
    path(f"{ITEM}back/", closed.come_back, name="live_back"),
    path(f"{LIVE}closed/<int:item>/book/", closed.book, name="live_book"),
    path(f"{MOTION}amend/", items.amend, name="live_amend"),
    path(f"{MOTION}second/", items.second, name="live_second"),
    path(f"{MOTION}no-second/", items.no_second, name="live_no_second"),
    path(f"{MOTION}vote/", items.vote, name="live_vote"),
    path(f"{MOTION}close/", items.close, name="live_close"),
    path(f"{MOTION}withdraw/", items.withdraw, name="live_withdraw"),
]
