# The commands of the project. Each sets up what it needs, once.

PYTHON ?= python3
ENGINE ?= mkdocs
PORT ?= 8000
# Of tests: one more than two cores, because a test of a page waits for what the page waits for.
WORKERS ?= 3
VENV_PYTHON := .venv/bin/python
LOCK_PYTHON := .build/lock/bin/python

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help serve test quick test-unit coverage build offline check changes style review new rename retire format looks lock vendor clean runtime-packages new-guide-packages test-packages new-guide

help: ## viser denne liste
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: runtime-packages ## viser guiden lokalt og følger med, hver gang du gemmer (PORT=8000)
	@$(VENV_PYTHON) -m publish.engine.serve --engine $(ENGINE) --port $(PORT)

test: test-packages ## kører alle tests, også dem i browseren (PYTEST_ARGS=… til pytest)
	@$(VENV_PYTHON) -m publish.tools.browser --install
	@$(VENV_PYTHON) -m ruff check --quiet
	@$(VENV_PYTHON) -m mypy --no-error-summary
	@$(VENV_PYTHON) -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)

quick: test-packages ## kører det, der tager sekunder: tjek, sprog, typer, scripts, huset (før du gemmer i git)
	@$(VENV_PYTHON) -m macros
	@$(VENV_PYTHON) -m ruff check --quiet
	@$(VENV_PYTHON) -m mypy --no-error-summary
	@$(VENV_PYTHON) -m pytest --quiet -n $(WORKERS) tests/unit/house tests/unit/publish/pages/test_scripts.py

test-unit: test-packages ## kører kun de hurtige tests, uden browser og bygget guide (et minut)
	@$(VENV_PYTHON) -m mypy --no-error-summary
	@$(VENV_PYTHON) -m pytest -n $(WORKERS) --dist worksteal tests/unit

coverage: test-packages ## kører alle tests og viser, hvilke linjer ingen af dem kommer forbi
	@$(VENV_PYTHON) -m publish.tools.browser --install
	@$(VENV_PYTHON) -m bench.coverage.measure

build: runtime-packages ## tjekker og bygger site/, som det udgives (ENGINE=zensical for den anden motor)
	@$(VENV_PYTHON) -m publish.engine.build --engine $(ENGINE)

offline: build ## bygger guiden og lægger den som zip-fil til disken i dist/
	@$(VENV_PYTHON) -m publish.away.offline

# What BASE, SINCE, PHRASES and FILES say reaches the shell through the environment alone, never as part of a command.
check: runtime-packages ## finder fejl i data/ og docs/ på få sekunder, uden at bygge
	@$(VENV_PYTHON) -m macros --base "$${BASE:-HEAD}"

changes: runtime-packages ## viser, hvad et forslag ændrer for læserne (BASE=origin/main)
	@$(VENV_PYTHON) -m editing.changes.command --base "$${BASE:-origin/main}" $(ARGS)

style: runtime-packages ## giver råd om sproget: stavning, lange sætninger, tal (FILES=… eller SINCE=origin/main)
	@$(VENV_PYTHON) -m editing.language.command $${SINCE:+--since "$$SINCE"} $${PHRASES:+--phrases "$$PHRASES"} $$FILES

review: runtime-packages ## viser, hvad der skal gennemgås (ARGS="--within 3"; ARGS="--done roller/index.md")
	@$(VENV_PYTHON) -m editing.review.review $(ARGS)

new: runtime-packages ## laver en ny anbefaling, et område, et ord, et spørgsmål, en henvisning (ARGS="…")
	@$(VENV_PYTHON) -m editing.commands.new $(ARGS)

rename: runtime-packages ## giver noget et andet id, så alt følger med (ARGS="slags gammelt nyt")
	@$(VENV_PYTHON) -m editing.commands.rename $(ARGS)

retire: runtime-packages ## tager noget ud af guiden, så læsernes noter bliver (ARGS="slags id")
	@$(VENV_PYTHON) -m editing.commands.retire $(ARGS)

format: runtime-packages ## retter opsætningen af YAML, så ændringer bliver små (FILES=… for enkelte filer)
	@$(VENV_PYTHON) -m editing.commands.format $(FILES)

looks: test-packages ## tager komponenternes billeder igen, som testene sammenligner med
	@$(VENV_PYTHON) -m publish.tools.browser --install
	@$(VENV_PYTHON) -m pytest tests/browser/test_looks.py --write-looks

lock: ## låser pakkernes versioner igen ud fra requirements/*.in (LOCK_FLAGS=--upgrade for nye)
	@$(PYTHON) requirements/install.py lock --venv .build/lock
	@cd requirements && for name in lock runtime new-guide test; do \
	    ../$(LOCK_PYTHON) -m uv pip compile --quiet --no-config --universal --python-version 3.11 \
	        --fork-strategy fewest --generate-hashes --no-annotate $(LOCK_FLAGS) \
	        --custom-compile-command "make lock" $$name.in --output-file $$name.txt || exit 1; \
	done

new-guide: new-guide-packages ## laver en helt ny guide, indrettet som denne, i mappen DEST og spørger om resten
	@test -n "$(DEST)" || { echo 'Skriv, hvor guiden skal ligge: make new-guide DEST=../min-guide' >&2; exit 1; }
	@$(VENV_PYTHON) -m editing.new_guide.command "$(DEST)" $(ARGS)

vendor: runtime-packages ## henter andres filer igen efter requirements/vendor.toml
	@$(VENV_PYTHON) -m publish.tools.vendor

clean: ## sletter alt, der kan dannes igen
	@rm -rf .venv .build .cache dist site .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -prune -exec rm -rf {} +

# These look at their stamp in milliseconds, so they may run every time.
runtime-packages:
	@$(PYTHON) requirements/install.py runtime

new-guide-packages:
	@$(PYTHON) requirements/install.py new-guide

test-packages:
	@$(PYTHON) requirements/install.py test

# The pictures of our own guide, which other guides from this house do not have.
-include tests/help_pictures.mk
