"""Deleted text leaves the database's file as well, where the database does not see to it."""

import logging

from django.db import OperationalError
from django.db import connection as default
from django.db.backends.base.base import BaseDatabaseWrapper

logger = logging.getLogger(__name__)


def wipe_freed_space(connection: BaseDatabaseWrapper = default) -> None:
    """SQLite keeps deleted text in its file and its log until they are written anew.

    PostgreSQL overwrites freed space in its own time and shows it to nobody.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except OperationalError as error:
        logger.warning("the file of the database is written anew at the next purge: %s", error)
