# Everything needs Python (3.11 or newer), git and make, and makes its own virtual environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test docs screenshots quality speed fuzz vocabulary clean

help:  ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[cli,dev,docs,engines]'
	touch $@

setup: $(READY)  ## make the virtual environment and install into it

demo: $(READY)  ## print what is found in the five seeds
	@$(BIN)/python examples/demo.py

test: $(READY)  ## all that CI runs: format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

docs: $(READY)  ## build the documentation into site/, strictly: a dead link or a failing notebook stops it
	$(BIN)/python -m mkdocs build --strict

screenshots: $(READY)  ## take the pictures in docs/images anew; needs Debian's chromium and chromium-driver
	@PYTHONPATH=tests $(BIN)/python benchmarks/screenshots.py

quality: $(READY)  ## the score table and each miss, corpus by corpus
	@$(BIN)/python benchmarks/quality/gate.py --misses

speed: $(READY)  ## milliseconds an article, and the ratio to a plain pass
	@$(BIN)/python benchmarks/speed.py

fuzz: $(READY)  ## try a million inputs, then an hour of inputs that reach new code; stop it at any time, it goes on there
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	PYTHONPATH=tests $(BIN)/python -m fuzz --inputs 1000000
	PYTHONPATH=tests $(BIN)/python -m fuzz --coverage -- -max_total_time=3600

vocabulary: $(READY)  ## pack the TOML files for a quick first parse; run it after an edit
	@$(BIN)/python -m readouts.vocabulary.packing

clean:  ## remove what these targets made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist site
