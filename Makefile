# One virtual environment, made from the lock files; a stamp in it says what is installed.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The lock files name everything: nothing is to be worked out (older pips warn of the extras of some packages).
# Bytecode is made with the installation, so that the first start is as fast as the second.
INSTALL_SELF := $(PIP) install --no-deps --no-build-isolation --editable . && $(BIN)/python -m compileall -q src

.PHONY: run test check format lint types imports bench bench-search bench-relevance eval screenshots lock clean

run: $(VENV)/.run ## open the reader on the bundled corpus
	@$(BIN)/metatui

test: $(VENV)/.dev ## the whole test suite
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## format, lint, types, import contracts, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m pytest

format: $(VENV)/.dev ## put every file into the one format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## the benchmarks, side by side in one run
	@$(BIN)/python -m benchmarks

bench-search: $(VENV)/.dev ## metatui's search beside other engines; ARGS="--articles 1000 --only queries"
	@$(BIN)/python -m benchmarks.search $(ARGS)

bench-relevance: $(VENV)/.dev ## whether the right article comes first, beside other engines; ARGS="--misses 10"
	@$(BIN)/python -m benchmarks.relevance $(ARGS)

eval: $(VENV)/.dev ## how right the analysis is, on the gold sets, beside other libraries; ARGS="figures --part open --wrong"
	@$(BIN)/python -m benchmarks.evaluation $(ARGS)

screenshots: $(VENV)/.dev ## the pictures of the README
	@$(BIN)/python scripts/screenshots.py

lock: ## renew both lock files (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --no-annotate --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --no-annotate --group dev pyproject.toml -o requirements-dev.lock

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "metatui needs Python 3.11 or newer. Name one with: make PYTHON=/path/to/python3 run" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) …" >&2
	@$(PYTHON) -m venv $(VENV) || { echo "This Python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Installing the locked versions …" >&2
	@$(PIP) install --no-deps --require-hashes --requirement requirements.lock
	@$(INSTALL_SELF)
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements-dev.lock pyproject.toml
	@echo "Installing the locked versions, tools included …" >&2
	@$(PIP) install --no-deps --require-hashes --requirement requirements-dev.lock
	@$(INSTALL_SELF)
	@touch $@ $(VENV)/.run

clean: ## forget the environment and the caches of the tools
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist
