"""Whether invented sample data is loaded: then every page says so."""

from directory.models import User


def has_demo_data() -> bool:
    return User.objects.filter(is_demo=True).exists()
