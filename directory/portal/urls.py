"""Addresses of posts and who holds them, behind the sign-in."""

from django.urls import path

from directory.portal import invitations, posts, previews

app_name = "offices"

urlpatterns = [
    path("", posts.post_list, name="post-list"),
    path("new/", posts.post_create, name="post-create"),
    path("<int:post_id>/", posts.post_detail, name="post-detail"),
    path("<int:post_id>/edit/", posts.post_edit, name="post-edit"),
    path("<int:post_id>/invite/", invitations.post_invite, name="post-invite"),
    path(
        "invitations/<int:invitation_id>/resend/",
        invitations.invitation_resend,
        name="invitation-resend",
    ),
    path(
        "invitations/<int:invitation_id>/withdraw/",
        invitations.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path("invitations/preview/<int:run_id>/", previews.mail_preview, name="mail-preview"),
    path("tenures/<int:tenure_id>/end/", invitations.tenure_end, name="tenure-end"),
]
