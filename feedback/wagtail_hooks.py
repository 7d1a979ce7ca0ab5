"""Register Wagtail hooks; the classes are in ``site/viewsets.py``."""

from wagtail import hooks

from feedback.site.viewsets import FeedbackGroup, register_policies

register_policies()


@hooks.register("register_admin_viewset")
def feedback_lists() -> FeedbackGroup:
    return FeedbackGroup()
