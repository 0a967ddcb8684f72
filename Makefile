# Everything that is done with this repository; `make` alone lists it.
# Needs Python 3.11 or newer with venv and pip, make, and a registry for Python packages.

PYTHON ?= python3
BIN := .venv/bin
# which dependencies are installed: a stamp for each lock file, newer than the lock
RUN_STAMP := .venv/.installed-run
DEV_STAMP := .venv/.installed-dev
ASSETS := events_app/static/manifest.json

.DEFAULT_GOAL := help
.PHONY: help run test check format bench prove pictures lock
.DELETE_ON_ERROR:
.SUFFIXES:

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(RUN_STAMP) $(ASSETS) ## set up what is missing, then serve the demonstration and its worker
	@exec $(BIN)/python -m events_app.run

test: $(DEV_STAMP) $(ASSETS) ## run all tests, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n logical --maxprocesses 8 --dist loadgroup $(ARGS)

check: $(DEV_STAMP) $(ASSETS) ## format, lint, types, import contracts, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/pyright
	$(BIN)/djlint --lint templates

format: $(DEV_STAMP) ## put code into the agreed format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV_STAMP) $(ASSETS) ## measure what the performance page quotes
	$(BIN)/python -m bench $(ARGS)

prove: $(DEV_STAMP) $(ASSETS) ## run the long proofs
	$(BIN)/python -m pytest -m prove $(ARGS)

pictures: $(DEV_STAMP) $(ASSETS) ## take the README's pictures from the running product (needs Chromium)
	$(BIN)/python -m tests.browser.pictures

lock: $(DEV_STAMP) ## choose the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header -c requirements/run.txt pyproject.toml --group dev -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header requirements/uv.in -o requirements/uv.txt

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo 'Python 3.11 or newer is needed; choose one with: make PYTHON=/path/to/python3.11'; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo 'Python is here without venv; on Debian: sudo apt-get install python3-venv'; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

$(RUN_STAMP): requirements/run.txt | .venv/.made
	requirements/install run
	@touch $@

# everything that a run needs is in it too
$(DEV_STAMP): requirements/run.txt requirements/dev.txt | .venv/.made
	requirements/install dev
	@touch $(RUN_STAMP) $@

$(ASSETS): $(wildcard events_app/web/assets/*.py events_app/web/assets/sources/*) $(RUN_STAMP)
	$(BIN)/python -m events_app.web.assets
	@touch $@
