"""Where a list of the directory belongs: a province, one regency or city, or the nation."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from directory.models import Agency, AgencyAlias, Region
from directory.rights import Person, reach_of
from intake.kinds import Target

NATIONAL = "national"


@dataclass(frozen=True)
class Scope:
    """The regions a list may speak of, by code, and the one it speaks of when a row says none.

    A list of national agencies has no region: `home` is None, and so is the only code.
    """

    home: str | None
    regions: dict[str, Region]

    @property
    def codes(self) -> frozenset[str | None]:
        return frozenset(self.regions) if self.home else frozenset({None})

    def holds(self, prefix: str = "") -> Q:
        """The condition that an agency (found under `prefix`) is of this scope."""
        if self.home is None:
            return Q(**{f"{prefix}region": None})
        return Q(**{f"{prefix}region__code__in": sorted(self.regions)})


def scope_of(target: str) -> Scope:
    """A region with those below it. Raises Region.DoesNotExist."""
    if target == NATIONAL:
        return Scope(None, {})
    code = code_of(target)
    regions = {
        region.code: region for region in Region.objects.filter(Q(code=code) | Q(parent__code=code))
    }
    if code not in regions:
        raise Region.DoesNotExist(code)
    return Scope(code, regions)


def key_of_region(code: str) -> str:
    """How a region is written in addresses: its code without the dot."""
    return code.replace(".", "")


def code_of(target: str) -> str:
    digits = target.replace(".", "")
    return digits if len(digits) == 2 else f"{digits[:2]}.{digits[2:]}"


def targets(user: Person, day: date, permissions: Sequence[str]) -> list[Target]:
    """Every province and the nation for those with the rights; for coordinators their region."""
    may_all = user.has_perms(permissions)
    coordinated = reach_of(user, day).coordinated
    if not may_all and not coordinated:
        return []
    allowed = Q(pk__in=coordinated) | (Q(parent=None) if may_all else Q())
    found = [
        Target(key_of_region(region.code), str(region))
        for region in Region.objects.filter(allowed).order_by("code")
    ]
    return [*found, Target(NATIONAL, _("National agencies"))] if may_all else found


def target_label(target: str) -> str:
    if target == NATIONAL:
        return _("National agencies")
    region = Region.objects.filter(code=code_of(target)).first()
    return str(region) if region else target


def organiser(target: str) -> tuple[str, str]:
    """What lists of a region look like is remembered for the region."""
    return f"region:{target}", target_label(target)


def result_url(kind: str, target: str) -> str:
    """The imports of this list: agencies and posts have no page of their own in the portal."""
    return f"{reverse('intake:run-list')}?into={kind}:{target}"


def region_choices(target: str) -> list[tuple[str, str]]:
    """Regions that a row of the list may name."""
    return [(region.code, str(region)) for region in scope_of(target).regions.values()]


def agencies_in(scope: Scope) -> QuerySet[Agency]:
    found: QuerySet[Agency] = Agency.objects.filter(scope.holds())
    return found


def mark(*more: Iterable[object]) -> str:
    """Differs after any change of an agency, of a spelling, or of the rows given."""
    agencies = Agency.objects.order_by("pk").values_list(
        "pk", "name", "kind", "type", "region", "level", "valid_from", "valid_to"
    )
    aliases = AgencyAlias.objects.order_by("pk").values_list("pk", "spelling", "agency", "region")
    digest = hashlib.sha256()
    for rows in (agencies, aliases, *more):
        for row in rows:
            digest.update(repr(row).encode())
    return digest.hexdigest()
