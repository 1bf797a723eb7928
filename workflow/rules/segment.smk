rule segment:
    input:
        text=f"{BATCH}/text.jsonl",
    output:
        touch(f"{BATCH}/segment.done"),
        tokens=update(f"{BATCH}/tokens.spacy"),
        ledger=update(f"{BATCH}/tokens.jsonl"),
        captions=update(f"{BATCH}/captions.jsonl"),
    log:
        f"{RESULTS}/logs/segment/{{batch}}.log",
        f"{RESULTS}/benchmarks/segment/{{batch}}.tsv",
    conda:
        "../envs/bipaper.yaml"
    threads: WORKERS
    params:
        settings=to_builtins(SETTINGS.segment),
        papers=lambda wildcards: len(PLANNED[wildcards.batch]),
        limits=to_builtins(SETTINGS.limits),
        version=VERSIONS["segment"],
    script:
        "../../scripts/segment.py"
