"""Accounts in the back office: forms for a person with one full name, stored as typed."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel, NameEmailSettingsPanel
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.views.users import IndexView as WagtailUserIndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

User = get_user_model()

FIELDS = ["email", "full_name", "language", "zone", "is_staff", "is_superuser", "groups"]


class UserCreationForm(WagtailUserCreationForm):
    """Wagtail's form asks for a first and a last name; people here have one name."""

    first_name = None
    last_name = None
    password_required = False

    class Meta(WagtailUserCreationForm.Meta):
        model = User
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _(
            "Leave empty for a person who signs in by a code sent by mail."
        )

    def save(self, commit: bool = True) -> Any:
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        return super().save(commit)


class UserEditForm(WagtailUserEditForm):
    first_name = None
    last_name = None

    class Meta(WagtailUserEditForm.Meta):
        model = User
        fields = [*FIELDS, "is_active"]


class UserIndexView(WagtailUserIndexView):
    search_fields = ("full_name", "email")


class UserViewSet(WagtailUserViewSet):
    index_view_class = UserIndexView
    create_template_name = "directory/backoffice/users/create.html"
    edit_template_name = "directory/backoffice/users/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Any]]:
        return UserEditForm if for_update else UserCreationForm


class PersonForm(forms.ModelForm[Any]):
    class Meta:
        model = User
        fields = ["full_name", "language", "zone"]


class PersonPanel(BaseSettingsPanel):
    """What people change about themselves; their e-mail is how they sign in, so it is not here."""

    name = "person"
    title = _("Name and language")
    order = 100
    form_class = PersonForm


class AccountView(WagtailAccountView):
    """Wagtail's account page without the panel whose first and last name we do not keep."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        panels = super().get_panels()
        return [panel for panel in panels if not isinstance(panel, NameEmailSettingsPanel)]
