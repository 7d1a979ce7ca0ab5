"""Addresses: drafts, files, own data."""

from django.urls import path, register_converter

from cms.web.one_time_keys import ALPHABET
from feedback.receipts import account_views, data_copy_views
from feedback.receipts import views as receipts
from feedback.submissions.attachments import views as files
from feedback.submissions.public_form import views
from feedback.submissions.staff_entry import views as entry


class CodeConverter:
    """A receipt code as it is printed. Other parts of an address can never look like one."""

    regex = rf"TL(?:-[{ALPHABET}]{{4}}){{4}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "receipt")

urlpatterns = [
    path("feedback/<slug:slug>/<receipt:code>/", views.draft, name="draft"),
    path("feedback/<slug:slug>/<receipt:code>/saved/", views.draft_saved, name="draft_saved"),
    path("receipts/mine/", account_views.listing, name="kept_receipts"),
    path("receipts/mine/<int:pk>/remove/", account_views.remove, name="kept_receipt_remove"),
    path("receipts/<receipt:code>/keep/", account_views.keep, name="receipt_keep"),
    path("receipts/<receipt:code>/edit/", receipts.edit, name="receipt_edit"),
    path("receipts/<receipt:code>/copy/", data_copy_views.copy, name="receipt_copy"),
    path("receipts/<receipt:code>/copy.json", data_copy_views.copy_json, name="receipt_copy_json"),
    path("receipts/<receipt:code>/files/<uuid:pk>/", files.own_file, name="receipt_file"),
    path("desk/files/<uuid:pk>/", files.desk_file, name="desk_file"),
    path("desk/comments/new/", entry.new, name="desk_comment_new"),
]
