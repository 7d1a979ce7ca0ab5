# Everything a newcomer runs. All of it works from a bare clone: what is missing is fetched where that is
# allowed, and named where it is not.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV ?= .venv
PORT ?= 8000
ARGS ?=
PY   := $(VENV)/bin/python

# Where tests look for a PostgreSQL server in which they may create databases.
TEST_POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export TEST_POSTGRES_URL
# Compiled files are kept: where this is set, each of the many processes of a run compiles every file again.
export PYTHONDONTWRITEBYTECODE :=

# --- Tools ------------------------------------------------------------------------------------------

# The first interpreter that really runs, has a fitting version and can make an environment. Version
# managers leave stubs on the path that do none of this, so every candidate is tried, not only found.
CANDIDATES = $(PYTHON) python3.13 /usr/bin/python3.13 python3.14 python3.12 \
	$$(type -ap python3 || true) /usr/bin/python3
define find_python
	found=""; for candidate in $(CANDIDATES); do \
	  if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 12) <= sys.version_info[:2] < (3, 15))' \
	    >/dev/null 2>&1; then found="$$candidate"; break; fi; done
endef

# May this user install system packages, unasked?
MAY_APT = [ "$$(id -u)" = 0 ] && [ -z "$${NO_APT:-}" ] && command -v apt-get >/dev/null
APT_INSTALL = apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

# Kept while packages are installed: who finds it knows that the last call was killed, and begins again.
UNFINISHED := $(VENV)/.unfinished

# Every ten seconds, for as long as this shell lives, the last line of the installer's output.
INSTALL_LOG := $(VENV)/install.log
define say_seconds
	( n=0; while sleep 10 >/dev/null 2>&1 && kill -0 $$$$ 2>/dev/null; do n=$$((n + 10)); \
	  echo "  $$n s: $$(tail -n 1 $(INSTALL_LOG) 2>/dev/null | cut -c 1-80)"; done ) & \
	trap "kill $$! 2>/dev/null || true" EXIT
endef

LOCKED := --require-hashes --only-binary :all: -r requirements-dev.txt
define install_with_uv
	{ $(PY) -m pip install -q 'uv>=0.9,<1' && $(VENV)/bin/uv pip install --python $(PY) $(LOCKED); } >$(INSTALL_LOG) 2>&1
endef
define install_with_pip
	$(PY) -m pip install --progress-bar off $(LOCKED) >$(INSTALL_LOG) 2>&1
endef

$(VENV)/.ready: requirements-dev.txt
	@if [ -e $(UNFINISHED) ]; then echo "The last installation was stopped in the middle. Beginning again."; fi
	@if [ -e $(UNFINISHED) ] || \
	  ! $(PY) -c 'import pip, sys; sys.exit(sys.version_info[:2] < (3, 12))' >/dev/null 2>&1; then \
	  $(find_python); \
	  if [ -z "$$found" ] && $(MAY_APT); then \
	    echo "Fetching Python with apt-get."; \
	    { $(APT_INSTALL) python3 python3-venv; } >/dev/null 2>&1 || true; $(find_python); fi; \
	  if [ -z "$$found" ]; then \
	    echo "This needs Python 3.12, 3.13 or 3.14 with venv, and none was found."; \
	    echo "On Debian: sudo apt-get install python3 python3-venv.  Elsewhere: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; \
	    exit 1; fi; \
	  echo "Making $(VENV) with $$("$$found" --version)."; \
	  rm -rf $(VENV); mkdir -p $(VENV); touch $(UNFINISHED); "$$found" -m venv $(VENV); fi
	@touch $(UNFINISHED); $(say_seconds); \
	echo "Installing $$(grep -c '==' requirements-dev.txt) locked packages into $(VENV)."; \
	if ! $(install_with_uv); then \
	  echo "The fast installer (uv) failed:"; tail -n 5 $(INSTALL_LOG) | sed 's/^/  /'; \
	  echo "Going on with pip, which takes longer."; \
	  if ! $(install_with_pip); then \
	    echo "pip failed too:"; tail -n 20 $(INSTALL_LOG) | sed 's/^/  /'; rm -f $(UNFINISHED); exit 1; fi; fi
	@rm -f $(UNFINISHED); touch $@

# --- Targets ----------------------------------------------------------------------------------------

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# What a packet's PDF needs. Without it the packet is a page only, and the demo says so.
PDF_PACKAGES = libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk
define want_pdf
	@if ! $(PY) -c 'import sys; from tests.machine import pdf; sys.exit(not pdf())' >/dev/null 2>&1; then \
	  if $(MAY_APT); then echo "Fetching what PDFs need with apt-get."; { $(APT_INSTALL) $(PDF_PACKAGES); } >/dev/null 2>&1 || true; \
	  else echo "Packets have no PDF, or lack glyphs. To add them: sudo apt-get install $(PDF_PACKAGES)"; fi; fi
endef

demo: $(VENV)/.ready ## fill a database with demo content and serve it on PORT (8000)
	$(want_pdf)
	@export DJANGO_SETTINGS_MODULE=cms.settings.demo SITE_URL="$${SITE_URL:-http://localhost:$(PORT)}"; \
	exec $(PY) manage.py demo --port $(PORT) $(ARGS)

test: $(VENV)/.ready ## run every check and the everyday tests, then print the count
	@$(PY) -m tests.run $(ARGS)

test-all: $(VENV)/.ready ## the deep suite: every test on both databases, exhaustive matrices, mutants
	@$(PY) -m tests.run --all $(ARGS)

bench: $(VENV)/.ready ## measure what performance.md asks for
	@$(PY) -m tests.bench $(ARGS)

lint: $(VENV)/.ready ## style, types, templates, import direction, settings
	@$(PY) -m tests.checks

format: $(VENV)/.ready ## put code into the house style
	@$(PY) -m ruff check -q --fix-only .
	@$(PY) -m ruff format -q .
	@$(VENV)/bin/djade --target-version 6.1 $$(git ls-files '*/templates/*.html') || true

screenshots: $(VENV)/.ready ## walk the thread and take the pictures of the README
	@$(PY) -m tests.live.screenshots

guide-pictures: $(VENV)/.ready ## walk a meeting and take the pictures of the clerk’s guide
	@$(PY) -m tests.live.guide_pictures

lock: $(VENV)/.ready ## choose the newest allowed versions and write the lock files
	@for file in requirements requirements-dev; do \
	  $(VENV)/bin/uv pip compile -q --upgrade --universal --python-version 3.12 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url $$file.in -o $$file.txt; done

.PHONY: help demo test test-all bench lint format screenshots guide-pictures lock
