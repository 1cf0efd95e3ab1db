# make demo: install, read the example reports, print the record.   make test: every test.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: demo test lint format bench docs lock clean

$(VENV)/base.stamp: requirements/base.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/base.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/reader.stamp: $(VENV)/base.stamp requirements/reader.lock
	$(PIP) install --require-hashes -r requirements/reader.lock
	touch $@

$(VENV)/dev.stamp: $(VENV)/reader.stamp requirements/dev.lock
	$(PIP) install --require-hashes -r requirements/dev.lock
	touch $@

demo: $(VENV)/reader.stamp
	$(BIN)/python examples/demo.py

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks.all --data $(or $(DATA),../shared/data)

docs: $(VENV)/dev.stamp
	$(BIN)/python docs/generate.py

lock: $(VENV)/dev.stamp
	cd requirements && for f in base reader dev; do ../$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-options --no-header --output-file $$f.lock $$f.in; done

clean:
	rm -rf $(VENV) demo.duckdb demo.duckdb.wal
