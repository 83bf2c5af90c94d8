# make run opens the explorer, make test checks everything; both set themselves up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check
NO_PIP := pip could not install what is needed; is there a network? (PIP_INDEX_URL names another index, PIP_FIND_LINKS a folder.)

.PHONY: help run test format lint types imports unit js browser bench layouts layout-report schemas fonts screenshots goldens check clean

help: ## List what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: $(VENV)/.run ## Open the explorer in a browser (ARGS="--port 8060 --no-browser" …)
	@$(BIN)/python app.py $(ARGS)

test: lint types imports unit js browser ## Run every check and test
	@echo "All checks passed."

lint: $(VENV)/.dev ## Formatter check and linter
	@echo "Formatter and linter …"
	@$(BIN)/ruff format --check -q . && $(BIN)/ruff check -q .

types: $(VENV)/.dev ## Strict types
	@echo "Types …"
	@$(BIN)/mypy

imports: $(VENV)/.dev ## Import contracts
	@echo "Import contracts …"
	@$(BIN)/lint-imports

unit: $(VENV)/.dev ## Doctests, unit tests and data tests
	@echo "Doctests, unit tests and data tests …"
	@$(BIN)/python -m scripts.postgres >/dev/null && $(BIN)/python -m scripts.office >/dev/null && $(BIN)/pytest -m "not browser" -n 2 --dist worksteal

js: $(VENV)/.dev ## JavaScript tests
	@echo "JavaScript tests …"
	@NODE="$$($(BIN)/python -m scripts.node)" && "$$NODE" --test tests/js/

browser: $(VENV)/.dev ## Browser tests in Chromium
	@echo "Browser tests …"
	@CHROMIUM="$$($(BIN)/python -m scripts.chromium)" && export CHROMIUM && $(BIN)/pytest -m browser -n 2 --dist worksteal tests/browser

bench: $(VENV)/.dev ## Benchmarks; they print, they do not judge
	@CHROMIUM="$$($(BIN)/python -m scripts.chromium)" && export CHROMIUM && $(BIN)/python -m benchmarks

check: $(VENV)/.run ## Check the knowledge in graph/
	@$(BIN)/causal-atlas check

layouts: $(VENV)/.dev ## Refine the shipped places offline; writes graph/layout.json
	@$(BIN)/python scripts/layouts.py

layout-report: $(VENV)/.dev ## Overlaps, moves, crossings and label sizes of every layout
	@$(BIN)/python scripts/layout_report.py

schemas: $(VENV)/.dev ## Write graph/schema/*.json
	@$(BIN)/python scripts/schemas.py

fonts: $(VENV)/.dev ## Subset the typeface again (PACKAGE=folder of the unpacked npm package inter-ui)
	@$(BIN)/python scripts/fonts.py $(PACKAGE)

screenshots: $(VENV)/.dev ## Take the pictures in docs/images/
	@CHROMIUM="$$($(BIN)/python -m scripts.chromium)" && export CHROMIUM && $(BIN)/python scripts/screenshots.py

goldens: $(VENV)/.dev ## Write the golden pictures in tests/golden/ again; look at them before committing
	@$(BIN)/python scripts/goldens.py

format: $(VENV)/.dev ## Format the code
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix .

clean: ## Remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@echo "Making a virtual environment in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "python3 could not make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the explorer needs …"
	@{ $(PIP) -r requirements.txt && $(PIP) --no-deps -e .; } || { echo "$(NO_PIP)"; exit 1; }
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Installing what the tests need …"
	@$(PIP) -r requirements-dev.txt || { echo "$(NO_PIP)"; exit 1; }
	@touch $@
