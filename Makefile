# Two commands on a fresh machine: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test coverage reference check format catalogue wheel clean

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: .venv/installed
	$(BIN)/habeas demo $(DEMO)

# One process for each core; the tests of a file share one. PYTEST=tests/read for a part.
test: .venv/installed-dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(PYTEST)

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

# What pages say, for translators; catalogues that exist get what is new. Run after changing a message.
CATALOGUES := src/habeas/words/catalogues
catalogue: .venv/installed-dev
	$(BIN)/pybabel --quiet extract --mapping-file babel.cfg --omit-header --add-location file --sort-by-file \
	  --keyword mark --keyword mark_many:1,2 --add-comments Translators: --output-file $(CATALOGUES)/habeas.pot .
	for po in $(wildcard $(CATALOGUES)/*/LC_MESSAGES/habeas.po); do \
	  $(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --domain habeas \
	    --input-file $(CATALOGUES)/habeas.pot --output-file $$po \
	    --locale $$(basename $$(dirname $$(dirname $$po))); done

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
