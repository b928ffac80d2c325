"""A photo that follows its update, from the portal and from the link of a mail alike."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from actionplan.forms import PhotoForm
from actionplan.models import Action
from actionplan.releasing import Added, add_evidence
from actionplan.updating import Refused
from directory.models import Post, User


@dataclass(frozen=True)
class Answer:
    """What is said to the person, and whether the photo is kept."""

    is_saved: bool
    message: str

    @property
    def status(self) -> int:
        return 200 if self.is_saved else 422


def take_in(
    form: PhotoForm, action: Action, by: User | None, post: Post | None, moment: datetime
) -> Answer:
    if not form.is_valid():
        errors = [str(error) for field in form.errors.values() for error in field]
        return Answer(is_saved=False, message=errors[0])
    given = form.to_evidence()
    try:
        added = add_evidence(action, by, moment, given, post)
    except Refused as refused:
        return Answer(is_saved=False, message=refused.message)
    return Answer(is_saved=True, message=_thanks(added, given.is_public))


def wants_json(request: HttpRequest) -> bool:
    """The script of the page asks so; a form without scripts gets a page."""
    return request.headers.get("Accept", "") == "application/json"


def as_json(answer: Answer) -> JsonResponse:
    return JsonResponse({"saved": answer.is_saved, "message": answer.message}, status=answer.status)


def _thanks(added: Added, asked_public: bool) -> str:
    if asked_public and not added.evidence.is_public:
        return _("The photo is saved as internal: the update has been judged already.")
    return _("The photo is saved.")
