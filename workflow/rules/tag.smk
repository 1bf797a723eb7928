rule tag:
    input:
        tokens=f"{BATCH}/tokens.spacy",
        tokens_ledger=f"{BATCH}/tokens.jsonl",
    output:
        touch(f"{BATCH}/tag.done"),
        tagged=update(f"{BATCH}/tagged.spacy"),
        tagged_ledger=update(f"{BATCH}/tagged.jsonl"),
    log:
        f"{RESULTS}/logs/tag/{{batch}}.log",
        f"{RESULTS}/benchmarks/tag/{{batch}}.tsv",
    conda:
        "../envs/bipaper.yaml"
    threads: WORKERS
    params:
        models=to_builtins(chosen(SETTINGS.tag)),
        papers=lambda wildcards: len(PLANNED[wildcards.batch]),
        limits=to_builtins(SETTINGS.limits),
        version=VERSIONS["tag"],
    script:
        "../../scripts/tag.py"
