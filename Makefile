# make demo and make test are all a newcomer needs; both set everything up by themselves.
PORT ?= 8000
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
export PYTHONDONTWRITEBYTECODE =
WORKERS ?= 2
T ?= tests

.DEFAULT_GOAL := help
.PHONY: help format setup demo reset-demo test test-fast test-postgres test-long check lint types bench services css messages docs clean

help: ## what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: $(STAMP) ## the virtual environment at .venv with everything in it
$(STAMP): pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || command -v python3 >/dev/null || { echo "Python 3.11 or newer is needed."; exit 1; }
	@test -x $(BIN)/python || $$(command -v $(PYTHON) || command -v python3) -m venv $(VENV)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	@echo "Installing the portal and its tools into $(VENV) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv
	@$(BIN)/uv pip install -q --python $(BIN)/python -c constraints.txt -e . --group dev
	@touch $@

demo: $(STAMP) ## the portal with sample data on SQLite: make demo PORT=9000
	@test -f .env || printf 'PORTAL_MODE=demo\n' > .env
	@$(BIN)/portal demo --port $(PORT)

reset-demo: $(STAMP) ## throw the demo's changes away
	@$(BIN)/portal demo --reset-only

test: $(STAMP) ## everything that CI runs: lint, types, tests on SQLite and PostgreSQL, browser
	@scripts/services install
	@$(MAKE) -s check
	@PORTAL_MODE=test $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not long" --cov --cov-report= $(T)
	@$(MAKE) -s test-postgres
	@for package in portal credit marketplace cms search; do \
		echo "coverage of $$package in %: $$($(BIN)/coverage report --include="$$package/*" --format=total)"; \
	done
	@scripts/services lacking | sed 's/^/left out: /'

test-fast: $(STAMP) ## the tests on SQLite, no browser
	@PORTAL_MODE=test $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not browser and not long" $(T)

test-postgres: $(STAMP) ## the database-backed part again on PostgreSQL
	@url=$$(scripts/services start); \
	if [ -z "$$url" ]; then \
		if [ "$$PORTAL_REQUIRE_SERVICES" = 1 ]; then echo "PostgreSQL is required here and missing."; exit 1; fi; \
	else \
		PORTAL_MODE=test DATABASE_URL=$$url $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "database and not browser and not long" --cov --cov-report= --cov-append $(T); \
	fi

test-long: $(STAMP) ## thousands of random histories
	@PORTAL_MODE=test $(BIN)/python -m pytest -m long --timeout=3600 tests

check: lint types ## formatting, lint, import order, spelling, types, system checks, translations
	@PORTAL_MODE=test $(BIN)/portal check --fail-level WARNING
	@PORTAL_MODE=production PORTAL_SECRET_KEY=check-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF PORTAL_DATA_KEY=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= \
		PORTAL_HOSTS=portal.example PORTAL_URL=https://portal.example DATABASE_URL=sqlite:///:memory: PORTAL_DATA=.cache/check EMAIL_URL=smtp://localhost \
		PORTAL_MAIL_FROM=portal@portal.example $(BIN)/portal check --deploy --fail-level WARNING
	@PORTAL_MODE=test $(BIN)/python -W ignore -m portal.cli makemigrations --check --dry-run -v0
	@PORTAL_MODE=test $(BIN)/portal messages check

format: $(STAMP) ## bring sources and templates into the house format
	@$(BIN)/ruff check -q --fix . && $(BIN)/ruff format -q .
	@git ls-files '*.html' | xargs $(BIN)/djangofmt -q
	@git ls-files '*.html' | xargs $(BIN)/djade --target-version 5.2 \
		|| git ls-files '*.html' | xargs $(BIN)/djade --target-version 5.2 --check # it exits 1 when it changed a file

lint: $(STAMP)
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@git ls-files '*.html' | xargs $(BIN)/djangofmt --check -q
	@git ls-files '*.html' | xargs $(BIN)/djade --target-version 5.2 --check
	@$(BIN)/lint-imports --no-logo
	@git ls-files | xargs $(BIN)/codespell

types: $(STAMP)
	@PORTAL_MODE=test $(BIN)/mypy portal credit marketplace cms search

bench: $(STAMP) ## speed of the pages and of the engine, printed, never asserted
	@PORTAL_MODE=demo $(BIN)/python -m tests.bench

services: ## PostgreSQL and Chromium for the tests
	@scripts/services install && scripts/services start

css: $(STAMP) ## put the style sheet together
	@$(BIN)/python -m portal.ui.build_css

messages: $(STAMP) ## bring the Chinese catalogues in line with the sources
	@PORTAL_MODE=test $(BIN)/portal messages update

docs: $(STAMP) ## generate docs/configuration.md and the state diagrams
	@PORTAL_MODE=test $(BIN)/portal docs

clean: ## remove what was built (keeps .env and var/)
	rm -rf $(VENV) .cache .coverage* .mypy_cache .ruff_cache
