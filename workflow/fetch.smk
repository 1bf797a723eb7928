"""The PDFs of an S3 bucket into raw_dir: those that are new there, and those that changed.

snakemake --snakefile workflow/fetch.smk --cores 4 --config from=s3://bucket/folder

Needs the extra "s3"; docs/cluster.md. Nothing is removed from raw_dir.
"""

import sys

RAW = config.get("raw_dir", "raw")
FROM = config["from"].rstrip("/")


storage s3:
    provider="s3",


def papers():
    """Paths of the PDFs below the folder of the bucket."""
    # Not by glob_wildcards, which the plugin 0.3.6 takes for the name of another bucket.
    folder = storage.s3(FROM).flags["storage_object"]
    start = f"{folder.key}/" if folder.key != "." else ""
    found = folder.s3bucket().objects.filter(Prefix=start)
    names = [one.key.removeprefix(start) for one in found]
    for name in names:
        if ".." in name.split("/"):
            sys.exit(f"{FROM}/{name}: would leave {RAW}")
    return [name for name in names if name.lower().endswith(".pdf")]


rule all:
    default_target: True
    input:
        expand(f"{RAW}/{{paper}}", paper=papers()),


rule fetch:
    input:
        storage.s3(f"{FROM}/{{paper}}"),
    output:
        f"{RAW}/{{paper}}",
    shell:
        "cp {input:q} {output:q}"
