PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
TORCH := $(shell grep '^torch==' constraints.txt)
TRITON := $(shell grep '^triton==' constraints.txt)

.PHONY: demo test lint types format bench

demo: .venv/.installed
	$(BIN)/fromlogits check examples/ --exit-zero

test: lint types
	$(BIN)/python -m pytest -n 2 --dist worksteal
	TRITON_INTERPRET=1 PYTHONPATH=.venv/triton $(BIN)/python -m pytest -n 2 tests/losses/triton

lint: .venv/.test-installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/.test-installed
	$(BIN)/mypy --strict src

format: .venv/.test-installed
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/.test-installed
	set -e; for file in $(wildcard benchmarks/*.py); do $(BIN)/python $$file; done

# The stamps are younger than what they were made from, so nothing is installed twice.
.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | .venv/bin/python
	$(PIP) install -q -e .
	touch $@

# torch alone and first: see constraints.txt.
.venv/.test-installed: pyproject.toml requirements-test.txt constraints.txt | .venv/bin/python
	$(PIP) install -q $(TORCH)
	$(PIP) install -q -c constraints.txt -r requirements-test.txt -e .
	$(PIP) install -q --no-deps --upgrade --target .venv/triton $(TRITON)
	touch $@ .venv/.installed
