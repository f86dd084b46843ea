# The way in: `make run` talks to you, `make test` proves it works. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LAB_STAMP := $(VENV)/.installed-lab

LOCK := uv pip compile --universal --generate-hashes --python-version 3.11 --no-header

.DEFAULT_GOAL := help
.PHONY: help install run chat test lint check train compare scale bench format lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST)

install: $(STAMP) ## create .venv and install everything, locked; does nothing when nothing changed

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên; thử: make PYTHON=python3.12 (found: $$($(PYTHON) --version 2>&1))" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

run: install ## the bot: on Telegram when OCOP_TELEGRAM_TOKEN is set, else the chat in the terminal
	@$(BIN)/python bot.py

chat: install ## the chat in the terminal, in any case
	@$(BIN)/python bot.py chat

test: install ## all tests, offline and in random order
	$(BIN)/python -m pytest

lint: install ## ruff format and lint, mypy strict
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint ## lint and tests with coverage, and the content itself
	$(BIN)/python bot.py check
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

train: $(LAB_STAMP) ## train the model again after questions or phrasings have changed
	$(BIN)/python -m tools.train

compare: $(LAB_STAMP) ## other matchers on the same questions; growth; questions of other domains
	@$(BIN)/python -m bench.compare
	@$(BIN)/python -m bench.growth
	@$(BIN)/python -m bench.outside

scale: $(LAB_STAMP) ## how look-ups and imports grow to 200 000 products; draws docs/search-growth.png
	@$(BIN)/python -m bench.search
	@$(BIN)/python -m bench.importing

$(LAB_STAMP): requirements-lab.lock $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-lab.lock
	@touch $@

bench: install ## time per answer, cold start, memory: prints one table
	@$(BIN)/python -m bench

format: install ## let ruff format and mend what it can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## pin every package again (needs uv)
	$(LOCK) --extra dev pyproject.toml --output-file requirements.lock
	$(LOCK) --extra dev --extra lab pyproject.toml --constraint requirements.lock \
	  --output-file requirements-lab.lock

clean: ## remove the environment and everything built
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .coverage data/*.sqlite* data/words-*.json data/sound-* data/files data/matplotlib
