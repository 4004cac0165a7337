# `make run` starts the demo, `make test` runs every check. Both need Python 3.11 or newer with venv, make and git;
# tests that need more (see tests/tools.py) are skipped with a sentence when it isn't there.

# The newest Python that really runs: a version manager may leave names behind that don't.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo $$name; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
NODE := tests/validators
PYTEST := $(BIN)/python -m pytest
PARTS ?= -n auto --dist worksteal

.PHONY: run test quick lint prove bench lock vendor templates catalogues screenshots
.DELETE_ON_ERROR:

run: $(VENV)/.installed
	$(BIN)/zorgroute demo

test: lint $(NODE)/node_modules/.installed
	$(PYTEST) $(PARTS)

# Without the browser and without Word's files by the hundred: the part to run while working.
quick: lint $(NODE)/node_modules/.installed
	$(PYTEST) $(PARTS) --ignore tests/browser --ignore tests/word

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The full-size proofs; smaller ones stand beside them in `make test`.
prove: $(VENV)/.installed-dev $(NODE)/node_modules/.installed
	ZORGROUTE_HYPOTHESIS=prove $(PYTEST) $(PARTS) -m "prove or not prove"

# Prints figures; judges nothing.
bench: $(VENV)/.installed-dev
	$(BIN)/python -m tests.bench

# ---- environments -----------------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Install Python 3.11 or newer, with its venv module, and run make again." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# A validator for Word files, one for HTML, and axe. Without npm the tests that use them are skipped. Not `npm ci`: it
# wants the validator's programs for all systems in the lock, and this one's is enough.
$(NODE)/node_modules/.installed: $(NODE)/package.json $(NODE)/package-lock.json
	@if command -v npm >/dev/null; then \
		(cd $(NODE) && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error) && touch $@; \
	else echo "npm isn't here: the tests that need Node.js are skipped."; fi

# ---- what is made and kept --------------------------------------------------------------------------------------

# Both lists of exact versions with their hashes, for every system, from pyproject.toml. `make lock UPGRADE=--upgrade`
# takes newer versions.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(UPGRADE)
BUILD_SYSTEM := import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")
lock: | $(VENV)/.installed-dev
	$(BIN)/python -c '$(BUILD_SYSTEM)' | $(BIN)/$(COMPILE) --extra dev -o requirements-dev.txt pyproject.toml -
	$(BIN)/python -c '$(BUILD_SYSTEM)' | $(BIN)/$(COMPILE) -c requirements-dev.txt -o requirements.txt pyproject.toml -
	cd $(NODE) && npm install --package-lock-only --ignore-scripts --no-audit --no-fund

# The pictures in the README.
screenshots: $(VENV)/.installed-dev
	ZORGROUTE_SCREENSHOTS=1 $(PYTEST) tests/browser/test_demo.py tests/browser/test_returning.py tests/browser/test_parents.py tests/browser/test_templating.py

# The shipped Word templates, from docx_templates/build/.
templates: $(VENV)/.installed-dev
	$(BIN)/python -m docx_templates.build

# The translations in locales/, brought up to date with the texts in the code.
catalogues: $(VENV)/.installed-dev
	$(BIN)/python -m tests.catalogues

# The screens' kit and letter, from their npm packages, without their makers' brand.
vendor: $(VENV)/.installed-dev $(NODE)/node_modules/.installed
	$(BIN)/python -m tests.vendor

