"""Handing a post over: what is open, who takes over from when, and the note on paper."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actionplan.handover import HandedOver, first_of, hand_over, open_matters
from actionplan.handover_note import ON_PAPER, handover_note
from actionplan.portal.handover_form import HandoverForm, NoteForm
from directory import journal
from directory.demo import has_demo_data
from directory.journal import Deed
from directory.models import Post, Tenure, User
from directory.portal.finding import Desk, crumbs, office_page
from directory.portal.invitations import tell
from directory.printing import print_pdf
from directory.refusing import Refused
from directory.tasks import send_or_queue
from intake.downloads import attachment


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def handover(request: HttpRequest, desk: Desk, post_id: int) -> HttpResponse:
    post = desk.editable_or_404(post_id)
    form = _form(request, desk, post)
    if form.is_valid():
        try:
            handed = hand_over(
                post,
                form.who_leaves,
                form.to_successor(),
                form.to_appointment(),
                desk.user,
                desk.moment,
                desk.day,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return _done(request, desk, post, form, handed)
    return _show(request, desk, post, form)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def handover_note_print(request: HttpRequest, desk: Desk, post_id: int) -> HttpResponse:
    """The note on paper, before or after the change; nothing is stored but that it was made.

    Where something is missing the page of the handover stands at this address, too: who changes
    the language there comes back to that page.
    """
    post = desk.editable_or_404(post_id)
    if request.method != "POST":
        return redirect("actions:handover", post.pk)
    tenures = Tenure.objects.filter(post=post).select_related("holder")
    people = _people(desk, post) | User.objects.filter(pk__in=tenures.values("holder"))
    form = NoteForm(request.POST, tenures=tenures, people=people)
    if not form.is_valid():
        again = _form(request, desk, post)
        again.blame_only(form.errors)
        return _show(request, desk, post, again)
    matters = first_of(open_matters(post, desk.day), ON_PAPER)
    note = handover_note(post, matters, form.to_facts(), desk.day, is_demo=has_demo_data())
    journal.note(Deed.NOTE_PRINTED, post, desk.user, desk.moment)
    response = attachment(_file_name(post, desk.day), "pdf")
    response.write(print_pdf("handover", note))
    return response


def _file_name(post: Post, day: date) -> str:
    """The post is cut and not the whole, so that the day stays; no name is too long for a disk."""
    mark = "data contoh sample data" if has_demo_data() else ""
    named = slugify(str(post))[:60]
    return slugify(" ".join([mark, _("Handover note"), named, day.isoformat()]))


def _form(request: HttpRequest, desk: Desk, post: Post) -> HandoverForm:
    return HandoverForm(
        request.POST if request.method == "POST" else None,
        holders=desk.seat_of(post).now,
        people=_people(desk, post),
        initial={"starts_on": desk.day},
    )


def _people(desk: Desk, post: Post) -> QuerySet[User]:
    """Who holds a post in the same region that the reader may fill: those are known already."""
    near = Post.objects.editable_by(desk.reach).filter(agency__region=post.agency.region_id)
    holding = Tenure.objects.on(desk.day).filter(post__in=near)
    return User.objects.filter(pk__in=holding.values("holder"), is_active=True)


def _show(request: HttpRequest, desk: Desk, post: Post, form: HandoverForm) -> HttpResponse:
    context = {
        "post": post,
        "form": form,
        "matters": open_matters(post, desk.day),
        "crumbs": crumbs(post),
        "day": desk.day,
    }
    status = 422 if form.is_bound else 200
    return render(request, "actionplan/portal_handover.html", context, status=status)


def _done(
    request: HttpRequest, desk: Desk, post: Post, form: HandoverForm, handed: HandedOver
) -> HttpResponse:
    """What was done, with the note one press away: it is not stored, so the page carries it on."""
    if handed.invitation:
        tell(request, send_or_queue(handed.invitation.pk))
    first_day = form.to_appointment().starts_on
    is_held = handed.begun or Tenure.objects.on(first_day).filter(post=post).exists()
    context = {
        "post": post,
        "handed": handed,
        "carried": form.carried(),
        "last_day": first_day - timedelta(days=1),
        "vacant_from": None if is_held else first_day,
        "crumbs": crumbs(post),
    }
    return render(request, "actionplan/portal_handed_over.html", context)
