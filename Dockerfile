# Two stages: the SPA is built with Node and thrown in; the service runs without it, as a user of its own.
#   docker build -t aainews .                                   the service; give it OPENAI_API_KEY
#   docker build -t aainews --build-arg MODEL=embedded .        with the embedded model (3 GB more)
#   docker run -p 8000:8000 -v aainews:/data aainews

FROM node:20-slim AS site
WORKDIR /site
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM python:3.11-slim AS service
ARG MODEL=none
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    AAINEWS_HOST=0.0.0.0 AAINEWS_DATA_DIR=/data AAINEWS_SPA_DIR=/app/frontend/dist \
    AAINEWS_MIGRATIONS_DIR=/app/migrations
# For the pictures that are shown where an article is shared.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --create-home aainews
WORKDIR /app
COPY requirements.lock requirements-embedded.lock ./
RUN if [ "$MODEL" = embedded ]; then lock=requirements-embedded.lock; else lock=requirements.lock; fi \
    && pip install --no-deps --require-hashes -r "$lock"
COPY pyproject.toml README.md LICENSE ./
COPY backend/ backend/
COPY migrations/ migrations/
RUN pip install --no-deps .
COPY --from=site /site/dist/ frontend/dist/
USER aainews
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["aainews", "up"]
