# make run    install what is needed into .venv and process the PDFs in raw/
# make test   the whole test suite
# make check  the above, and linters, types and formats
PYTHON ?= python3
CORES ?= all
ARGS ?=

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	--constraint constraints.txt --editable

.PHONY: run test check lint schemas constraints clean

run: .venv/run
	$(BIN)/snakemake --cores $(CORES) --workflow-profile workflow/profiles/default $(ARGS)

test: .venv/dev
	$(BIN)/pytest --numprocesses auto --dist loadfile $(ARGS)

check: test lint

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/snakefmt --check Snakefile workflow
	$(BIN)/snakemake --lint

# Written from the code; a test fails when they are out of date.
schemas: .venv/dev
	$(BIN)/bipaper schema > workflow/schemas/document.schema.json
	$(BIN)/bipaper schema --config > workflow/schemas/config.schema.yaml

constraints: .venv/dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--no-annotate --upgrade --quiet --output-file constraints.txt \
		--custom-compile-command "make constraints"

.venv/run: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(INSTALL) ".[ocr]"
	touch $@

.venv/dev: .venv/run
	$(INSTALL) ".[ocr,postgres,dev]"
	touch $@

clean:
	rm -rf .venv .snakemake results
