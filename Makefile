# The commands of the README, and `lock` for whoever changes a dependency.
# Each sets itself up from a bare Python 3.11 or newer; a second call starts at once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/ready

.PHONY: lab run test check bench lock clean
.DEFAULT_GOAL := lab

lab: $(READY)
	$(BIN)/composio-kit lab

run: $(READY)
	$(BIN)/composio-kit run --lang all

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadscope

# For whoever edits prose: the rules of lessons, exercises and guides, types, and what tests those.
CHECKED := tests/test_authoring_[!ce]*.py tests/test_lessons.py tests/test_tables.py tests/test_doctor.py \
  tests/notebooks/test_instructor.py tests/notebooks/test_trees.py tests/exercises/test_declarations.py \
  tests/emulator/test_words.py tests/emulator/test_coverage.py

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --quiet $(CHECKED)

bench: $(READY)
	$(BIN)/python -m tests.bench

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("composio-kit needs Python 3.11, 3.12 or 3.13, and this is %d.%d. Name another one: make PYTHON=python3.12" % sys.version_info[:2] if not (3, 11) <= sys.version_info[:2] < (3, 14) else 0)'
	@echo 'Setting up, once: this downloads the packages and takes a minute or a few.'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q composio_kit
	@touch $@

lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --output-file requirements.lock \
	  --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock'

clean:
	rm -rf $(VENV) runs build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
