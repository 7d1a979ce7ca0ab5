"""The site with one more address: a small form that anyone may send."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path

from cms.urls import handler400, handler403, handler404, handler500, urlpatterns
from cms.web.public_forms import PublicForm
from cms.web.public_post import public_post

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


class WordsForm(PublicForm):
    purpose = "words"
    words = forms.CharField(max_length=60)
    more = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)


@public_post
def send_words(request: HttpRequest) -> HttpResponse:
    """The nonce and the words come back, or the form with its errors."""
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        return HttpResponse(f"{form.nonce}|{words}|{''.join(form.cleaned_data['more'])}")
    return HttpResponse(form.as_div(), status=422 if form.is_bound else 200)


urlpatterns = [path("try/", send_words), *urlpatterns]
