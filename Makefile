# What one does with Langkah. `make` alone explains itself.
# For run, the environment table of the README holds: PORT=9000, DATA_DIR=/srv/langkah, ...

.DEFAULT_GOAL := help
python := .venv/bin/python

# A test run can be narrowed: make test T="tests/workshops -k import"
T ?= tests
WORKERS ?= 2

.PHONY: help
help: ## Explain the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-12s %s\n", $$1, $$2}'

# --- Run -------------------------------------------------------------------------------------------

.PHONY: setup
setup: ## Make or repair the environment; then every manage.py command works
	@found=$$(bin/find-python) && "$$found" bin/environment.py embedded
	@$(python) bin/catalogue.py compile

.PHONY: run
run: setup ## Run the whole site here: web, worker, queue, mail catcher (PORT, DATA_DIR)
	@exec $(python) manage.py run_embedded

# --- Check -----------------------------------------------------------------------------------------

.PHONY: develop
develop: setup
	@found=$$(bin/find-python) && "$$found" bin/environment.py development

.PHONY: check
check: check-style check-types check-walls check-migrations check-translations check-templates check-deploy check-image ## Style, types, floors and walls, migrations, translations, templates, image

.PHONY: check-style check-types check-walls check-migrations check-translations check-templates check-deploy check-image
check-style: develop
	$(python) -m ruff check --quiet .
	$(python) -m ruff format --check --quiet .
check-types: develop
	$(python) -m mypy --no-error-summary
check-walls: develop
	.venv/bin/lint-imports --no-logo
check-migrations: develop
	$(python) manage.py makemigrations --check --dry-run
check-translations: develop
	$(python) bin/catalogue.py check
check-templates: develop
	$(python) -m djlint --lint --quiet templates
	$(python) bin/templates.py
check-deploy: develop
	$(python) bin/deployment.py
check-image: develop
	.venv/bin/hadolint docker/Dockerfile
	.venv/bin/shellcheck docker/entrypoint.sh bin/find-python bin/chromium
	.venv/bin/check-jsonschema --quiet --builtin-schema vendor.compose-spec docker/compose.yaml

# --- Test ------------------------------------------------------------------------------------------

.PHONY: test
test: check ## Checks, then every test over real PostgreSQL, Valkey, worker, SMTP and Chromium (T=path)
	@CHROMIUM="$$(bin/chromium)" && export CHROMIUM && $(python) -m tests.servers --workers $(WORKERS) -- $(T)

# Which run: make faults F="--seed 7" repeats one, F=--small is over in half a minute
F ?=

.PHONY: faults
faults: develop ## Kill workers, lose the queue, break the mail server: is every digest sent once? (F="--seed 7")
	@$(python) -m tests.faults $(F)

.PHONY: check-next
check-next: setup ## The tests on the next Wagtail and Django, where Python 3.13 is installed
	@found=$$(bin/find-python 3.13) && "$$found" bin/environment.py next
	@CHROMIUM="$$(bin/chromium)" && export CHROMIUM && .venv-next/bin/python -m tests.servers --workers $(WORKERS) -- $(T)

.PHONY: screenshots
screenshots: develop ## Pictures of the main pages, on a phone and a desk, in both languages
	@CHROMIUM="$$(bin/chromium)" && export CHROMIUM && $(python) -m tests.screenshots --overview docs/pictures/overview.png

# --- Measure ---------------------------------------------------------------------------------------

# Which benchmark and how: make bench B="import --quick", make bench B="pages --quick"
B ?=

.PHONY: bench
bench: develop ## Measure imports, pages and digests: one JSON object a line (B="import --quick", B=pages, B=digests)
	@$(python) -m benchmarks $(B)
