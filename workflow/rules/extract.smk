rule extract:
    input:
        pdfs=lambda wildcards: nameable(BATCHES[wildcards.batch]),
    output:
        text=update(f"{BATCH}/text.jsonl"),
    log:
        f"{RESULTS}/logs/extract/{{batch}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/extract/{{batch}}.tsv"
    conda:
        "../envs/bipaper.yaml"
    threads: SETTINGS.workers
    params:
        raw_dir=SETTINGS.raw_dir,
        papers=lambda wildcards: {
            paper: str(path) for paper, path in BATCHES[wildcards.batch].items()
        },
        # Files that Snakemake cannot watch, by their time of change.
        unwatched=lambda wildcards: stamps(BATCHES[wildcards.batch]),
        settings=to_builtins(SETTINGS.extract),
        limits=to_builtins(SETTINGS.limits),
        version=VERSIONS["extract"],
    script:
        "../../scripts/extract.py"
