# The verbs of the project. Each sets up what it needs: Python 3.11.5 or later, make and git are enough.
PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python
PORT   ?= 8000

# One date for everything that is built: two builds of a commit are then the same to the byte. Sources without their history,
# as a host packs them, have the date of the commit on each file.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date -r pyproject.toml +%s 2>/dev/null || echo 0)
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Images of containers often set it; each start of Python would then compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

# A .venv whose Python has gone, as after an upgrade of the system, is set up anew.
$(shell test -e $(RUN) || test ! -L $(RUN) || rm -f $(VENV)/made $(VENV)/site-is-ready $(VENV)/test-is-ready)

# What a step of the set-up that failed leaves behind is not taken as ready: the same make does that step again.
AGAIN := Its own words stand above. Is there a network? Fix what they name, then run the same make again.

.PHONY: help serve site offline hosts check fix test accessible faults look bench links watch lock study schemas
help:
	@echo "make site     build the site into site/ (open site/index.html)"
	@echo "make serve    live preview at http://localhost:$(PORT)"
	@echo "make offline  the guide to keep, in dist/: a zip, one HTML file, an e-book, PDF files, checksums"
	@echo "make hosts    what a host is given, as dist/for-hosts/: packed, named by content, with the guide to keep"
	@echo "make check    find mistakes in pages and facts, in seconds"
	@echo "make fix      fix what is safe (quotes, dashes, spelling, levels, order of fields), show it, and propose the rest"
	@echo "make test     everything, browser included (installs Chromium where there is no browser); TESTS=tests/lint: that alone"
	@echo "make accessible  the tests that the page on accessibility names, and their results for that page (minutes)"
	@echo "make faults   hundreds of small faults, one at a time: does the check find each at its line (minutes)"
	@echo "make look     pictures of the site in all sizes and media on one sheet; BEFORE=main: what a change made of it"
	@echo "make bench    the same pages by other generators: bytes, phones, search, builds; writes bench/RESULTS.md (15 minutes)"
	@echo "make links    do external links and DOIs still lead somewhere (network)"
	@echo "make watch    what registries say of our studies and questions: retractions, corrections, what is new (network)"
	@echo "make study    begin a study's file: DOI=10.… (network) or FILE=entry.ris (or .bib, .json)"
	@echo "make schemas  bring evidence/schema/ in line with the models, after a change of those"
	@echo "make lock     compile requirements/ anew from pyproject.toml (network)"

site: $(VENV)/site-is-ready
	@$(RUN) -m guide build

serve: $(VENV)/site-is-ready
	@$(RUN) -m guide serve '$(PORT)'

offline: site
	@$(RUN) -m guide offline

hosts: offline
	@$(RUN) -m guide pack-for-hosts dist/back-to-running* dist/SHA256SUMS

check: $(VENV)/site-is-ready
	@$(RUN) -m guide check

fix: $(VENV)/site-is-ready
	@$(RUN) -m guide fix

test: $(VENV)/test-is-ready
	@CHROMIUM="$$($(RUN) -m guide browser)" && export CHROMIUM && $(RUN) -m pytest -n auto --dist worksteal $(TESTS)

accessible: $(VENV)/test-is-ready
	@CHROMIUM="$$($(RUN) -m guide browser)" && export CHROMIUM && $(RUN) -m tests.accessible

faults: $(VENV)/site-is-ready
	@$(RUN) -m tests.faults --slips
	@$(RUN) -m tests.faults --build --slips

look: site $(VENV)/test-is-ready
	@CHROMIUM="$$($(RUN) -m guide browser)" && export CHROMIUM && $(RUN) -m bench.look --before="$$BEFORE"

bench: $(VENV)/test-is-ready
	@$(RUN) -m bench

links: site $(VENV)/test-is-ready
	@$(RUN) -m guide links

watch: $(VENV)/site-is-ready
	@$(RUN) -m guide watch --output="$$OUTPUT"

study: $(VENV)/site-is-ready
	@$(RUN) -m guide study --doi="$$DOI" --file="$$FILE" --key="$$KEY"

schemas: $(VENV)/site-is-ready
	@$(RUN) -m guide schemas

# Both lists are replaced when both are compiled: a failure leaves the last good pair.
lock:
	@mkdir -p .cache
	@{ $(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv; } \
	  || { echo "pip could not install uv, which compiles requirements/. $(AGAIN)" >&2; exit 1; }
	@for set in site test; do .cache/lock/bin/uv pip compile --quiet pyproject.toml --python-version 3.11.5 --universal \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade --group build --group check \
	  $$(test $$set = test && echo --group test --constraint .cache/lock/site.txt) -o .cache/lock/$$set.txt \
	  || { echo "uv could not compile requirements/$$set.txt, so both lists stay as they were. $(AGAIN)" >&2; exit 1; }; done
	@mv .cache/lock/site.txt .cache/lock/test.txt requirements/

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' \
	  || { echo "Python 3.11.5 or later is needed. Install it, or name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) --clear \
	  || { echo "Python cannot make a virtual environment. Install its venv module (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@touch $@

$(VENV)/site-is-ready: requirements/site.txt pyproject.toml | $(VENV)/made
	@echo "Setting up .venv …"
	@$(VENV)/bin/pip install --quiet --require-hashes -r requirements/site.txt \
	  || { echo "pip could not install what the site is built with. $(AGAIN)" >&2; exit 1; }
	@$(VENV)/bin/pip install --quiet --no-deps --no-build-isolation --editable . \
	  || { echo "pip could not put the project itself into .venv. $(AGAIN)" >&2; exit 1; }
	@touch $@

$(VENV)/test-is-ready: requirements/test.txt tests/package-lock.json $(VENV)/site-is-ready
	@echo "Setting up the test tools in .venv and tests/node_modules: about 1 GB, and some minutes …"
	@echo "The tests need Chromium or Chrome. Where there is neither, they are going to install Chromium: as root with the"
	@echo "system's package manager (apt-get), else with Playwright. That is 100 to 300 MB more, and one to five minutes."
	@$(VENV)/bin/pip install --quiet --require-hashes -r requirements/test.txt \
	  || { echo "pip could not install the test tools. $(AGAIN)" >&2; exit 1; }
	@cd tests && PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
	  || { echo "npm could not install the test tools in tests/package-lock.json. $(AGAIN)" >&2; exit 1; }
	@touch $@
