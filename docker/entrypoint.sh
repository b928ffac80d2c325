#!/bin/sh
# One image, four roles: web, worker, beat, and migrate (run once per release, before the others).
set -eu
case "${1:-web}" in
  web)
    exec gunicorn cms.wsgi --bind 0.0.0.0:8000 --worker-class gthread \
      --workers "${WEB_WORKERS:-2}" --threads "${WEB_THREADS:-4}" --timeout 60 --max-requests 2000 --max-requests-jitter 200
    ;;
  worker)
    exec env REMAP_SIGTERM=SIGQUIT celery --app cms worker --concurrency "${WORKER_PROCESSES:-2}" --loglevel WARNING
    ;;
  beat)
    exec celery --app cms beat --loglevel WARNING
    ;;
  migrate)
    python manage.py migrate --no-input
    exec python manage.py load_initial_content
    ;;
  *)
    exec "$@"
    ;;
esac
