"""What the back office knows about people: its log, unfinished forms, profiles; and caught mail."""

from collections.abc import Collection, Iterator
from datetime import date
from email.utils import getaddresses
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.admin.models import FormState
from wagtail.log_actions import registry
from wagtail.models.audit_log import BaseLogEntry
from wagtail.users.models import UserProfile

from cms import caught_mail
from directory.personal import Keeper, Subject
from intake.text import fold


def _export(subject: Subject) -> dict[str, list[dict[str, Any]]]:
    done = [
        {"at": entry.timestamp, "action": entry.action, "what": entry.label}
        for model in registry.get_log_entry_models()
        for entry in model.objects.filter(user=subject.account).order_by("timestamp")
        if subject.account is not None
    ]
    caught = [{"file": name} for name in _caught(subject)]
    return {"back_office_log": done, "caught_mail": caught}


def _erase(subject: Subject, day: date) -> dict[str, int]:
    """What the person did stays in the log under the number of the account; names in it go."""
    named = list(_entries_about(subject))
    for entry in named:
        entry.label, entry.data = f"#{getattr(entry, 'object_id', '')}", {}
        entry.save(update_fields=["label", "data"])
    caught = _caught(subject)
    for name in caught:
        (caught_mail.folder() / name).unlink(missing_ok=True)
    if subject.account is not None:
        _forget_profile(subject.account)
    return {"back_office_log": len(named), "caught_mail": len(caught)}


def _forget_profile(account: int) -> None:
    for profile in UserProfile.objects.filter(user=account).exclude(avatar=""):
        profile.avatar.delete(save=False)
    UserProfile.objects.filter(user=account).delete()
    FormState.objects.filter(user=account).delete()


def _entries_about(subject: Subject) -> Iterator[BaseLogEntry]:
    """A single name is a word like others: a label of nothing else is about the person."""
    for model in registry.get_log_entry_models():
        asked = Q(pk__in=())
        for word in {subject.email, *(name.split()[0] for name in subject.names)} - {""}:
            asked |= Q(label__icontains=word) | Q(text__icontains=word)
        for entry in model.objects.annotate(text=Cast("data", TextField())).filter(asked):
            if _is_about(entry, subject):
                yield entry


def _is_about(entry: BaseLogEntry, subject: Subject) -> bool:
    told = [entry.label, *_texts(entry.data)]
    full_names = [name for name in subject.names if " " in name]
    return any(
        subject.is_written_in(text)
        or fold(text) in subject.names
        or any(f" {name} " in f" {fold(text)} " for name in full_names)
        for text in told
    )


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def _caught(subject: Subject) -> list[str]:
    """Mail of `make run` to the address; in production there is no such folder."""
    if not subject.email:
        return []
    names = [name for name in caught_mail.names() if caught_mail.NAME.fullmatch(name)]
    return [name for name in names if subject.email in _recipients(name)]


def _recipients(name: str) -> set[str]:
    return {to.lower() for _, to in getaddresses(caught_mail.read(name).get_all("to", []))}


def forget(label: str, ids: Collection[int]) -> None:
    """Log entries and unfinished forms of records that are gone."""
    app, model_name = label.split(".")
    kind = ContentType.objects.get_by_natural_key(app, model_name)
    gone = {"content_type": kind, "object_id__in": [str(pk) for pk in ids]}
    FormState.objects.filter(**gone).delete()
    for model in registry.get_log_entry_models():
        if any(field.name == "object_id" for field in model._meta.fields):
            model.objects.filter(**gone).delete()


BACK_OFFICE = Keeper(
    key="cms",
    fields={
        "cms.PersonLogEntry": ("label", "data"),
        "wagtailcore.ModelLogEntry": ("label", "data"),
        "wagtailcore.PageLogEntry": ("label", "data"),
        "wagtailadmin.FormState": ("data",),
        "wagtailusers.UserProfile": ("avatar",),
    },
    export=_export,
    erase=_erase,
    forget=forget,
)
