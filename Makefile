# make run    install what is needed into .venv and process the PDFs in raw/
# make test   the whole test suite
# make check  the above, and linters, types and formats
# make score  how far results agree with annotations made by hand
# make rules  leave out each rule and each word in turn: an example must miss it
# make wordings  leave out each word in code, of expressions and lists: which does no test miss?
# make press  typeset N papers at random and score how they are read; SEED gives others
# make readers  Label Studio's and translate-toolkit's own readers open what is exported
# make faults break runs on purpose: odd files, kills, full disks; run on a cluster; some minutes
PYTHON ?= python3
CORES ?= all
ARGS ?=

ifneq ($(words $(CURDIR)),1)
$(error Snakemake runs no Python below a path with spaces, so move this folder: $(CURDIR))
endif

BIN := .venv/bin
# What pip installs holds the path of this folder, so a moved one is installed again.
HERE := $(shell pwd | cksum | cut -d' ' -f1)
RUN := .venv/run-$(HERE)
DEV := .venv/dev-$(HERE)
# An older Python would fail inside pip. 3.11 is what pyproject.toml says.
OLD := 'import sys; sys.exit(sys.version_info < (3, 11) and "bipaper needs Python 3.11 or later, and \
$(PYTHON) is " + sys.version.split()[0] + ": name another, as in make run PYTHON=python3.12")'
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	--constraint constraints.txt --editable

# The sample papers and specimens with annotations are scored away from raw/ and results/.
GOLD := tests/specimens/gold
SCORED := build/score
ANNOTATED := $(wildcard $(patsubst $(GOLD)/%.json,raw/%.pdf,$(wildcard $(GOLD)/*.json))) \
	$(wildcard tests/specimens/papers/*.pdf)

.PHONY: run test check rules wordings score press readers faults lint schemas constraints clean

run: $(RUN)
	$(BIN)/python -m snakemake --cores $(CORES) $(ARGS)

test: $(DEV)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: test lint

score: $(RUN)
	rm -rf $(SCORED)/raw
	mkdir -p $(SCORED)/raw
	cp -p $(ANNOTATED) $(SCORED)/raw
	$(BIN)/python -m snakemake --cores $(CORES) --quiet all \
		--config raw_dir=$(SCORED)/raw results_dir=$(SCORED)/results
	$(BIN)/bipaper score $(SCORED)/results/papers $(GOLD) $(ARGS)

rules: $(DEV)
	RULES=all $(BIN)/python -m pytest --numprocesses auto tests/find tests/text tests/layout tests/nlp $(ARGS)

# Prints those that nobody would miss; FOLDERS and ARGS="--every 10" take fewer.
FOLDERS ?= $(addprefix tests/,pdf layout text nlp find align quality)
wordings: $(DEV)
	PYTHONPATH=tests $(BIN)/python -m wordings $(ARGS) $(FOLDERS)

# SHEET=7:12 is one sheet; with SHRINK=1 in the plainest layout that still misses its lowest metric.
press: $(DEV)
	PYTHONPATH=tests $(BIN)/python -m press --processes $(shell nproc) --number $(or $(N),60) \
		--seed $(or $(SEED),7) $(if $(SHEET),--sheet $(SHEET)) $(if $(SHRINK),--shrink) \
		$(ARGS)

# Beside the extra dev: label-studio-sdk asks for another OpenCV than ocr, of which this needs none;
# translate-toolkit is GPL.
READERS := label-studio-sdk==2.1.2 appdirs==1.4.4 faker==40.63.0 jsf==0.11.2 pyjwt==2.13.0 rstr==3.2.2 \
	xmljson==0.2.1 translate-toolkit==3.20.4 unicode-segmentation-rs==1.0.0
readers: $(DEV)
	$(BIN)/python -m pip install --quiet --no-deps --upgrade --target build/readers $(READERS)
	PYTHONPATH=build/readers $(BIN)/python -m pytest tests/align tests/export/interchange \
		-k "label_studio_takes or translate_toolkit" $(ARGS)

faults: $(DEV)
	$(BIN)/python -m pytest -m slow --numprocesses auto --dist loadfile tests/faults tests/workflow $(ARGS)

lint: $(DEV)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m snakefmt --check Snakefile workflow
	$(BIN)/python -m snakemake --lint

# Written from the code; a test fails when they are out of date.
schemas: $(DEV)
	$(BIN)/bipaper schema > workflow/schemas/document.schema.json
	$(BIN)/bipaper schema --corrections > workflow/schemas/corrections.schema.json
	$(BIN)/bipaper schema --config > workflow/schemas/config.schema.yaml

constraints: $(DEV)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python -m uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--no-annotate --upgrade --quiet --output-file constraints.txt \
		--custom-compile-command "make constraints"

$(RUN): pyproject.toml constraints.txt
	@$(PYTHON) -c $(OLD)
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) ".[ner,ocr]"
	touch $@

$(DEV): $(RUN)
	$(INSTALL) ".[ner,ocr,onnx,postgres,slurm,s3,dev]"
	touch $@

clean:
	rm -rf .venv .snakemake results build
