"""The signed address in every digest that stops the digests of its recipient, without a sign-in."""

from django.core import signing
from django.db.models import Q

from directory.models import User
from reminders.calendar import Cadence
from reminders.models import Digest, Subscription

_signer = signing.Signer(salt="reminders.unsubscribe")


def sign(digest: Digest) -> str:
    """Names the digest, not the address: nothing personal stands in the link.

    It works as long as the digest is kept: twelve months.
    """
    return _signer.sign(str(digest.pk))


def read(token: str) -> str | None:
    """The address, or None when the token was not made here, or its digest is gone."""
    try:
        digest_id = _signer.unsign(token)
    except signing.BadSignature:
        return None
    return Digest.objects.filter(pk=digest_id).values_list("address", flat=True).first()


def unsubscribe(address: str) -> None:
    """No more digests to this address; doing it twice changes nothing.

    It may be an account's and an office mailbox's at once: both are silent then.
    """
    asked = Subscription.objects.filter(Q(user__email__iexact=address) | Q(mailbox__iexact=address))
    if not asked.update(cadence=Cadence.OFF):
        user = User.objects.filter(email__iexact=address).first()
        mailbox = "" if user else address.lower()
        Subscription.objects.get_or_create(
            user=user, mailbox=mailbox, defaults={"cadence": Cadence.OFF}
        )
