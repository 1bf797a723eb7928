rule structure:
    input:
        text=f"{BATCH}/text.jsonl",
        tagged=f"{BATCH}/tagged.jsonl",
        alignment=f"{BATCH}/alignment.jsonl",
    output:
        touch(f"{BATCH}/structure.done"),
        documents=update(f"{BATCH}/documents.jsonl"),
    log:
        f"{RESULTS}/logs/structure/{{batch}}.log",
        f"{RESULTS}/benchmarks/structure/{{batch}}.tsv",
    conda:
        "../envs/bipaper.yaml"
    threads: WORKERS
    params:
        versions=recorded(VERSIONS),
        corrections=lambda wildcards: planned_corrections(
            CORRECTIONS, PLANNED[wildcards.batch]
        ),
        papers=lambda wildcards: len(PLANNED[wildcards.batch]),
        limits=to_builtins(SETTINGS.limits),
        version=VERSIONS["structure"],
    script:
        "../../scripts/structure.py"
