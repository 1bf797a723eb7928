rule render:
    input:
        publication=rules.publish.output.manifest,
    output:
        touch(f"{RESULTS}/{STATE}/render.done"),
        manifest=update(PAGES),
        ledger=update(f"{RESULTS}/{STATE}/report_rows.jsonl"),
        index=report(
            update(f"{RESULTS}/report/index.html"),
            caption="../report/index.rst",
            category="Corpus",
            labels={"result": "papers"},
        ),
    log:
        f"{RESULTS}/logs/render.log",
        f"{RESULTS}/benchmarks/render.tsv",
    conda:
        "../envs/bipaper.yaml"
    threads: WORKERS
    params:
        mark=planned_mark(Path(PAGES), Path(RESULTS)),
        # With pictures of pages, their PDFs.
        raw=SETTINGS.raw_dir if SETTINGS.report.pages else None,
        papers=len(PAPERS),
        limits=to_builtins(SETTINGS.limits),
        version=VERSIONS["render"],
    script:
        "../../scripts/render.py"
