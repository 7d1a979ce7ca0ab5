# The site as one image: web, worker, schedule and backup run from it, each with its own command (compose.yaml).
# tests/image runs each step that is ours, with the environment it has here.
FROM python:3.13-slim-trixie AS build
WORKDIR /app
COPY requirements.txt ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.txt

FROM python:3.13-slim-trixie
ENV PATH="/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=cms.settings.production \
    VAR_DIR=/data \
    BACKUP_DIR=/backups \
    STATIC_ROOT=/app/static \
    PORT=8000 \
    WEB_CONCURRENCY=2
# Pango lays out the pages of a packet; the fonts draw each language of the site; pg_dump and pg_restore make and
# read backups. Versions are Debian's: a rebuild takes in its security updates.
# hadolint ignore=DL3008
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk postgresql-client \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app throughline \
 && install -d -o throughline -g throughline -m 750 /data /backups
WORKDIR /app
COPY --from=build /venv /venv
COPY manage.py ./
COPY boards boards
COPY cms cms
COPY engagement engagement
COPY feedback feedback
# Translations and static files belong to the release. The values are for this step only; the keys are random.
RUN KEY='import secrets; print(secrets.token_urlsafe(64))' \
 && SECRET_KEY="$(python -c "$KEY")" RECORD_KEY="$(python -c "$KEY")" \
    RECORD_SIGNING_KEY="$(python -c 'import base64, secrets; print(base64.b64encode(secrets.token_bytes(32)).decode())')" \
    ALLOWED_HOSTS=localhost SITE_URL=https://localhost EMAIL_URL=console: DEFAULT_FROM_EMAIL=build@localhost \
    VAR_DIR=/tmp/build sh -c 'python manage.py compile_translations && python manage.py collectstatic --noinput -v0' \
 && rm -r /tmp/build
# WhiteNoise serves these smaller copies to browsers that accept them.
RUN python -m whitenoise.compress --quiet /app/static
USER 10001
VOLUME ["/data", "/backups"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-m", "cms.monitoring.healthcheck"]
# gunicorn listens on PORT with WEB_CONCURRENCY processes.
CMD ["gunicorn", "cms.wsgi", "--config", "python:cms.web.gunicorn_config", "--preload", "--threads", "4", \
     "--worker-class", "gthread", "--no-control-socket", "--access-logfile", "-", "--logger-class", "cms.monitoring.gunicorn_log.JsonLogger"]
