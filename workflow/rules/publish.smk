rule publish:
    input:
        expand(f"{BATCH}/documents.jsonl", batch=BATCHES),
    output:
        papers=update(directory(f"{RESULTS}/papers")),
        corpus=directory(f"{RESULTS}/corpus"),
        failures=f"{RESULTS}/failures.tsv",
        summary=f"{RESULTS}/summary.txt",
    log:
        f"{RESULTS}/logs/publish.log",
    benchmark:
        f"{RESULTS}/benchmarks/publish.tsv"
    conda:
        "../envs/bipaper.yaml"
    params:
        version=VERSIONS["publish"],
    script:
        "../../scripts/publish.py"


# Asked for by "strict: true" only; fails, and names them, when there are failures.
rule strict:
    input:
        rules.publish.output.failures,
    output:
        touch(f"{RESULTS}/.no_failures"),
    log:
        f"{RESULTS}/logs/strict.log",
    benchmark:
        f"{RESULTS}/benchmarks/strict.tsv"
    conda:
        "../envs/bipaper.yaml"
    shell:
        "awk 'NR > 1 {{ print; failed = 1 }} END {{ exit failed }}' {input:q} 2>&1 | tee {log:q} >&2"
