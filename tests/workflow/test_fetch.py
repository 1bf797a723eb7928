"""PDFs come from a bucket of S3, shown by a server of moto's on this machine."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from samples import ROOT, pdf_of

PDF = pdf_of("heat_pump_policy").read_bytes()


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty bucket that the environment leads to."""
    server = pytest.importorskip("moto.server", reason="moto is not installed (extra dev)")
    if not find_spec("snakemake_storage_plugin_s3"):
        pytest.skip("snakemake-storage-plugin-s3 is not installed (extra s3)")
    import boto3

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "none")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    moto = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    monkeypatch.setenv("SNAKEMAKE_STORAGE_S3_ENDPOINT_URL", f"http://{host}:{port}")
    s3 = boto3.resource("s3", endpoint_url=f"http://{host}:{port}")
    yield s3.create_bucket(Bucket="papers")
    s3.meta.client.close()
    moto.stop()


def fetch(folder: Path) -> subprocess.CompletedProcess[str]:
    snakefile = ROOT / "workflow" / "fetch.smk"
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(snakefile), "--cores", "1"]
    return subprocess.run(
        [*command, "--config", "from=s3://papers/2024"],
        cwd=folder,
        env=os.environ,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )


def fetched(folder: Path) -> dict[str, bytes]:
    raw = folder / "raw"
    paths = (path for path in raw.rglob("*") if path.is_file())
    return {path.relative_to(raw).as_posix(): path.read_bytes() for path in paths}


def test_new_and_changed_pdfs_of_a_bucket_are_fetched_and_no_others(
    bucket: Any, tmp_path: Path
) -> None:
    bucket.put_object(Key="2024/a.pdf", Body=PDF)
    bucket.put_object(Key="2024/x/论文 (1).PDF", Body=b"other")
    bucket.put_object(Key="2024/notes.txt", Body=b"no PDF")
    bucket.put_object(Key="elsewhere/b.pdf", Body=b"elsewhere")
    result = fetch(tmp_path)
    assert result.returncode == 0, result.stdout
    assert fetched(tmp_path) == {"a.pdf": PDF, "x/论文 (1).PDF": b"other"}
    assert "Nothing to be done" in fetch(tmp_path).stdout

    time.sleep(1)  # a bucket's times are whole seconds
    bucket.put_object(Key="2024/x/论文 (1).PDF", Body=b"changed")
    result = fetch(tmp_path)
    assert result.stdout.count("rule fetch:") == 1
    assert fetched(tmp_path) == {"a.pdf": PDF, "x/论文 (1).PDF": b"changed"}


def test_a_name_that_leads_out_of_the_folder_is_refused(bucket: Any, tmp_path: Path) -> None:
    bucket.put_object(Key="2024/../../b.pdf", Body=PDF)
    result = fetch(tmp_path)
    assert result.returncode == 1
    assert "s3://papers/2024/../../b.pdf: would leave raw" in result.stdout
