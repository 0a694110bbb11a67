# The program as one image: front-end packages and Python packages are fetched in stages of their own, from the
# lock files, so that the image that runs has neither Node nor a compiler nor a package manager's cache.

FROM python:3.13-slim-trixie AS packages
WORKDIR /app
COPY requirements-build.lock requirements.lock ./
RUN python -m venv /build && /build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.lock
RUN python -m venv --without-pip /venv \
    && UV_COMPILE_BYTECODE=1 /build/bin/uv pip install --no-cache --python /venv/bin/python --require-hashes -r requirements.lock
COPY package.json package-lock.json .npmrc ./
COPY .ci/plotly-css .ci/fonts .ci/
RUN PATH=/build/bin:$PATH npm ci --ignore-scripts && python .ci/plotly-css \
    && /build/bin/python .ci/fonts && rm -r node_modules/inter-ui/[dvw]*

FROM python:3.13-slim-trixie
# pg_dump and pg_restore, for manage.py backup and restore; Debian's are of version 17, as the database of docker-compose.yml.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app malekort
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 STATIC_ROOT=/app/static
WORKDIR /app
COPY --from=packages /venv /venv
COPY --from=packages /app/node_modules node_modules
COPY . .
# Only for collecting files: demo mode asks for nothing else, and nothing of this stays in the image's settings.
RUN MALEKORT_DEMO=1 SECRET_KEY=unused python manage.py collectstatic --no-input --verbosity 0 \
    && mkdir -p var && chown malekort var
USER malekort
VOLUME /app/var
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["python", ".ci/health"]
CMD [".ci/serve"]
