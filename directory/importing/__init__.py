"""Lists of agencies and of posts as kinds of import; the app registers them in `ready()`."""

from directory.importing.agencies import AGENCIES
from directory.importing.posts import POSTS

__all__ = ["AGENCIES", "POSTS"]
