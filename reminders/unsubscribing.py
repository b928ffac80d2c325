"""The signed address in every digest that stops the digests of its recipient, without a sign-in."""

from django.core import signing

from directory.models import User
from reminders.calendar import Cadence
from reminders.models import Digest, Subscription

_signer = signing.Signer(salt="reminders.unsubscribe")


def sign(digest: Digest) -> str:
    """Names the digest, not the address: nothing personal stands in the link. It never expires."""
    return _signer.sign(str(digest.pk))


def read(token: str) -> str | None:
    """The address, or None when the token was not made here."""
    try:
        digest_id = _signer.unsign(token)
    except signing.BadSignature:
        return None
    return Digest.objects.filter(pk=digest_id).values_list("address", flat=True).first()


def unsubscribe(address: str) -> Subscription:
    """No more digests to this address; doing it twice changes nothing."""
    user = User.objects.filter(email__iexact=address).first()
    if user:
        subscription, _ = Subscription.objects.update_or_create(
            user=user, defaults={"cadence": Cadence.OFF}
        )
    else:
        subscription, _ = Subscription.objects.update_or_create(
            user=None, mailbox=address.lower(), defaults={"cadence": Cadence.OFF}
        )
    return subscription
