rule extract:
    output:
        touch(f"{BATCH}/extract.done"),
        text=update(f"{BATCH}/text.jsonl"),
        files=update(f"{BATCH}/files.jsonl"),
    log:
        f"{RESULTS}/logs/extract/{{batch}}.log",
        f"{RESULTS}/benchmarks/extract/{{batch}}.tsv",
    conda:
        "../envs/bipaper.yaml"
    threads: WORKERS
    params:
        raw_dir=SETTINGS.raw_dir,
        # Any name can be a parameter, and a file is not only seen by its time.
        papers=lambda wildcards: PLANNED[wildcards.batch],
        settings=to_builtins(SETTINGS.extract),
        limits=to_builtins(SETTINGS.limits),
        version=VERSIONS["extract"],
    script:
        "../../scripts/extract.py"
