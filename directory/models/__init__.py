"""Who and where: regions, agencies, people, and the posts people hold for a time."""

from directory.models.agencies import Agency, AgencyAlias, AgencyKind, AgencyType
from directory.models.invitations import Invitation
from directory.models.people import User
from directory.models.posts import Post, Tenure
from directory.models.regions import Region

__all__ = [
    "Agency",
    "AgencyAlias",
    "AgencyKind",
    "AgencyType",
    "Invitation",
    "Post",
    "Region",
    "Tenure",
    "User",
]
