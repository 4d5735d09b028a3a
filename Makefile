PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8765
# Tests, apart from the browser's, run on this many processes.
JOBS ?= auto
# How long make fuzz looks, for each format.
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: ear help setup run test lint format unit e2e extension extension-store extension-test roundcube languagetool accuracy bench fuzz screenshot openapi wheel clean

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.ready ## Make .venv with tactful and its tools in it

.venv/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tactful needs Python 3.11 or newer; try make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[regex,outlook,imap,ear]' --group test --group lint
	@touch $@

run: setup ## Serve the page and the API on 127.0.0.1:8765
	$(BIN)/tactful serve --host $(HOST) --port $(PORT)

test: lint unit extension-test e2e ## Everything the tests need, then all of them

lint: setup extension/node_modules/.ready ## Style, types, import contracts, rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/tactful rules check rules --strict
	npm --prefix extension run --silent lint

format: setup extension/node_modules/.ready ## Put the code in its usual shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	npm --prefix extension run --silent format

unit: setup languagetool ## Tests without a browser, a real LanguageTool and a real IMAP server included
	-deploy/install-missing dovecot:dovecot-imapd openssl:openssl
	$(BIN)/pytest -m "not e2e" -n $(JOBS)

extension: extension/node_modules/.ready ## Build extension/dist/chrome and extension/dist/firefox, and their zips for the stores
	npm --prefix extension run --silent build

extension-store: extension ## Lint the Firefox build as its store does (fetches web-ext for it)
	npx --yes web-ext@10 lint --source-dir extension/dist/firefox

extension-test: extension/node_modules/.ready ## The extension's tests without a browser
	npm --prefix extension test

extension/node_modules/.ready: extension/package.json extension/package-lock.json
	@node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' || { echo "The extension needs Node 20 or newer." >&2; exit 1; }
	npm --prefix extension ci --no-audit --no-fund
	@touch $@

tests/e2e/editors/node_modules/.ready: tests/e2e/editors/package.json tests/e2e/editors/package-lock.json
	npm --prefix tests/e2e/editors ci --ignore-scripts --no-audit --no-fund
	@touch $@

e2e: setup extension tests/e2e/editors/node_modules/.ready ## Tests in real browsers (installs Debian's Chromium and Firefox when there are none)
	deploy/install-missing chromium:chromium
	command -v firefox >/dev/null || deploy/install-missing firefox-esr:firefox-esr
	$(BIN)/pytest tests/e2e -m e2e --ignore tests/e2e/test_roundcube.py --reruns 1 -rR

roundcube: setup extension ## A reply in a real Roundcube (installs Debian's roundcube, PHP and Dovecot)
	-echo roundcube-core roundcube/dbconfig-install boolean false | $(if $(filter 0,$(shell id -u)),,sudo) debconf-set-selections
	deploy/install-missing chromium:chromium
	-deploy/install-missing dovecot:dovecot-imapd openssl:openssl php-cgi:php-cgi php:php-cli
	-test -d /usr/share/roundcube || deploy/install-missing roundcube:roundcube-core roundcube:roundcube-sqlite3
	$(BIN)/pytest tests/e2e/test_roundcube.py -m e2e

languagetool: .languagetool/.ready ## Fetch a real LanguageTool server with Maven (once)

.languagetool/.ready: deploy/languagetool/pom.xml
	deploy/install-missing mvn:maven java:openjdk-17-jre-headless
	rm -rf .languagetool
	mvn --batch-mode --quiet --file deploy/languagetool/pom.xml dependency:copy-dependencies \
	  -DincludeScope=runtime -DoutputDirectory=$(CURDIR)/.languagetool
	@touch $@

accuracy: setup ## Precision, recall and false alarms of the rules, the ear and both; the ear on writers held out
	$(BIN)/python bench/accuracy.py
	$(BIN)/python -m tactful.ear.training measure

bench: setup ## Speed and size, as ratios against named baselines in one run
	$(BIN)/python bench/lint_speed.py
	$(BIN)/python bench/start_up.py
	$(BIN)/python bench/service.py
	$(BIN)/python bench/archive.py
	$(BIN)/python bench/ear.py

fuzz: setup ## Look for mails that the reader cannot cope with, SECONDS (60) for each of six formats
	$(BIN)/python -m pip install --quiet --group fuzz
	$(BIN)/python bench/fuzz_mail.py --seconds $(SECONDS)

screenshot: setup extension ## Take the pictures of README from the running product
	deploy/install-missing chromium:chromium
	$(BIN)/python docs/screenshot.py

openapi: setup ## Write docs/openapi.json, docs/schema and the extension's types from what the code knows
	$(BIN)/python -m tactful.api.openapi docs/openapi.json
	$(BIN)/python -m tactful.config.schema docs/schema
	npm --prefix extension run --silent types

ear: ## Check the ear's drafts, train its model and measure it (PyTorch goes into .venv-ear; half an hour)
	test -x .venv-ear/bin/python || python3 -m venv .venv-ear
	.venv-ear/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	.venv-ear/bin/python -m pip install --quiet --editable '.[ear]' --group ear-training
	.venv-ear/bin/python -m tactful.ear.training check
	.venv-ear/bin/python -m tactful.ear.training train
	.venv-ear/bin/python -m tactful.ear.training measure

wheel: setup ## Build the wheel, built-in rules and all, into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## Remove what was built or fetched
	rm -rf .venv .languagetool dist build tests/e2e/editors/node_modules extension/node_modules extension/dist extension/build
