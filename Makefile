# Each target makes its own environment from requirements.lock first; nothing else is needed than Python 3.11 or newer.
PYTHON ?= python3
RAW ?= seeds/pages
LAKE ?= lake
PORT ?= 3000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test dev release bench lint clean

run: $(VENV)/ready
	@$(BIN)/python -m assets.run --raw "$(RAW)" --lake "$(LAKE)"

test: $(VENV)/ready
	@$(BIN)/python -m pytest -n 2 --dist loadfile

dev: $(VENV)/ready
	@$(BIN)/python -m assets.dev --raw "$(RAW)" --lake "$(LAKE)" --port $(PORT)

release: $(VENV)/ready
	@$(BIN)/python -m assets.run --raw "$(RAW)" --lake "$(LAKE)" --release

bench: $(VENV)/ready
	@$(BIN)/python benchmarks/pipeline.py

lint: $(VENV)/ready
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy

$(VENV)/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Telusur needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with PYTHON=...")'
	@echo "making the environment in $(VENV) from requirements.lock (once, a minute or two)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --only-binary :all: --require-hashes -r requirements.lock
	@touch $@

clean:
	rm -rf $(VENV) lake .mypy_cache .ruff_cache .pytest_cache
