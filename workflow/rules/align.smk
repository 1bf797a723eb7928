rule align:
    input:
        text=f"{BATCH}/text.jsonl",
        tagged=f"{BATCH}/tagged.jsonl",
    output:
        touch(f"{BATCH}/align.done"),
        alignment=update(f"{BATCH}/alignment.jsonl"),
    log:
        f"{RESULTS}/logs/align/{{batch}}.log",
        f"{RESULTS}/benchmarks/align/{{batch}}.tsv",
    conda:
        "../envs/bipaper.yaml"
    threads: WORKERS
    params:
        settings=to_builtins(SETTINGS.align),
        papers=lambda wildcards: len(PLANNED[wildcards.batch]),
        limits=to_builtins(SETTINGS.limits),
        version=VERSIONS["align"],
    script:
        "../../scripts/align.py"
