"""Real servers for the tests: PostgreSQL, Valkey, a mail server, a Celery worker, Chromium."""
