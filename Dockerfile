# The site as one image: web, worker and schedule run from it, each with its own command (compose.yaml).
FROM python:3.13-slim-trixie AS build
WORKDIR /app
COPY requirements.txt ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.txt

FROM python:3.13-slim-trixie
ENV PATH="/venv/bin:$PATH" \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=cms.settings.production \
    VAR_DIR=/data
# Pango lays out the pages of a packet; the fonts draw each language of the site.
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app throughline \
 && install -d -o throughline -g throughline -m 750 /data
WORKDIR /app
COPY --from=build /venv /venv
COPY manage.py ./
COPY boards boards
COPY cms cms
COPY engagement engagement
COPY feedback feedback
# Static files belong to the release: their names carry their content, and WhiteNoise serves them compressed.
RUN SECRET_KEY=0123456789abcdefghijklmnopqrstuvwxyz-only-to-build-static-files \
    ALLOWED_HOSTS=localhost SITE_URL=https://localhost EMAIL_URL=consolemail:// DEFAULT_FROM_EMAIL=build@localhost \
    VAR_DIR=/app/var sh -c 'python manage.py compile_translations && python manage.py collectstatic --noinput -v0' \
 && mv /app/var/static /app/static && rm -r /app/var
ENV STATIC_ROOT=/app/static
USER throughline
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["gunicorn", "cms.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
     "--worker-class", "gthread", "--no-control-socket", "--access-logfile", "-"]
