rule publish:
    input:
        documents=expand(f"{BATCH}/documents.jsonl", batch=PLANNED),
        tagged=expand(f"{BATCH}/tagged.jsonl", batch=PLANNED),
        captions=expand(f"{BATCH}/captions.jsonl", batch=PLANNED),
    output:
        touch(f"{RESULTS}/{STATE}/publish.done"),
        # The other files appear all at once, and only those that it lists are replaced.
        manifest=update(MANIFEST),
        # Two of them are told here for snakemake --report.
        summary=report(
            update(f"{RESULTS}/summary.txt"),
            caption="../report/summary.rst",
            category="Corpus",
            labels={"result": "summary"},
        ),
        failures=report(
            update(f"{RESULTS}/failures.tsv"),
            caption="../report/failures.rst",
            category="Corpus",
            labels={"result": "failures"},
        ),
    log:
        f"{RESULTS}/logs/publish.log",
        f"{RESULTS}/benchmarks/publish.tsv",
    conda:
        "../envs/bipaper.yaml"
    params:
        mark=planned_mark(Path(MANIFEST), Path(RESULTS)),
        version=VERSIONS["publish"],
        settings=VERSIONS["structure"],  # made of those of all stages before
    script:
        "../../scripts/publish.py"


# Asked for by "strict: true" only; fails, and names them, when there are failures.
rule strict:
    input:
        failures=rules.publish.output.failures,
    output:
        touch(f"{RESULTS}/{STATE}/no_failures"),
    log:
        f"{RESULTS}/logs/strict.log",
    benchmark:
        f"{RESULTS}/benchmarks/strict.tsv"
    conda:
        "../envs/bipaper.yaml"
    shell:
        "awk 'NR > 1 {{ print; failed = 1 }} END {{ exit failed }}' {input.failures:q} 2>&1"
        " | tee {log:q} >&2"
