# Two commands on a fresh machine: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test coverage reference check format wheel clean

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: .venv/installed
	$(BIN)/habeas demo $(DEMO)

test: .venv/installed-dev
	$(BIN)/python -m pytest $(PYTEST)

# Which lines and branches the tests reach, in child processes too; PYTEST=tests/read for a part.
coverage: .venv/installed-dev
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PYTEST)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# Nightly: every count against its slow exact answer, over many more random records.
reference: .venv/installed-dev
	HABEAS_REFERENCE_SEEDS=$(or $(SEEDS),3000) $(BIN)/python -m pytest tests/reference $(PYTEST)

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m habeas.vocabulary

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: .venv/installed-dev
	$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
