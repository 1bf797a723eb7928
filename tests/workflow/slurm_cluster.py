"""A SLURM cluster of two nodes on this machine, for as long as a test takes.

Debian's packages slurm-wlm and munge; all that it writes is below the folder that it is given,
and its processes listen at ports that are free. Nothing is asked of a cluster that is there.
"""

import getpass
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import which

NODES = ("node1", "node2")
_PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "srun", "squeue", "scontrol", "sinfo")
_DAEMONS = f"{os.environ['PATH']}:/usr/sbin:/sbin"
_PATIENCE = 60  # seconds until both nodes are idle
_CONFIGURATION = """
ClusterName=bipaper
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
# No control groups: a container may have none to give.
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
# What nodes have is what is said here, whatever the machine has.
SlurmdParameters=config_overrides
ReturnToService=2
NodeName={nodes[0]} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=2 RealMemory=64000
NodeName={nodes[1]} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=2 RealMemory=64000
PartitionName=all Nodes=ALL Default=YES MaxTime=UNLIMITED
"""


class NoClusterError(Exception):
    """Why there is no cluster here."""


@contextmanager
def cluster(folder: Path) -> Iterator[Mapping[str, str]]:
    """A cluster whose files are in a new folder; what a user's environment names it by.

    Raises NoClusterError where it cannot start.
    """
    missing = [program for program in _PROGRAMS if not which(program, path=_DAEMONS)]
    if missing:
        raise NoClusterError(f"no {', '.join(missing)}: install slurm-wlm and munge")
    folder.mkdir(mode=0o700)
    configuration = _configured(folder)
    path = f"{_step_command(folder, configuration)}:{_DAEMONS}"
    environment = os.environ | {"SLURM_CONF": str(configuration), "PATH": path}
    with ExitStack() as stack:
        for command in _daemons(folder):
            stack.enter_context(_running(command, folder, environment))
        _wait(folder, environment)
        yield environment


def _configured(folder: Path) -> Path:
    """Write the configuration and the cluster's own key."""
    (folder / "state").mkdir()
    key, file = folder / "munge.key", folder / "slurm.conf"
    key.touch(0o600)
    key.write_bytes(os.urandom(128))
    host = socket.gethostname().partition(".")[0]
    values = {"folder": folder, "host": host, "user": getpass.getuser(), "nodes": NODES}
    file.write_text(_CONFIGURATION.format(**values, ports=_free_ports(3)), encoding="utf-8")
    return file


def _step_command(folder: Path, configuration: Path) -> Path:
    """A folder with a srun that knows the cluster: the executor's job steps keep no SLURM_CONF,
    as a cluster's own nodes need none."""
    script = folder / "bin" / "srun"
    script.parent.mkdir()
    real = which("srun", path=_DAEMONS)
    script.write_text(f'#!/bin/sh\nSLURM_CONF={configuration} exec {real} "$@"\n', encoding="utf-8")
    script.chmod(0o700)
    return script.parent


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _daemons(folder: Path) -> Iterator[Sequence[str]]:
    """The commands of all of them, in the order they start in."""
    names = {"key-file": "key", "socket": "socket", "pid-file": "pid", "seed-file": "seed"}
    files = [f"--{option}={folder}/munge.{suffix}" for option, suffix in names.items()]
    # Forced: the folders above, which others may write to, are the test's own.
    yield "munged", "--foreground", "--force", *files, f"--log-file={folder}/munged.log"
    yield "slurmctld", "-D"
    for node in NODES:
        yield "slurmd", "-D", "-N", node


@contextmanager
def _running(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> Iterator[None]:
    """A daemon at work; it and nothing else is ended in the end."""
    with (
        (folder / "said").open("ab") as said,
        subprocess.Popen(command, env=environment, stdout=said, stderr=said) as process,
    ):
        try:
            yield
        finally:
            process.terminate()


def _wait(folder: Path, environment: Mapping[str, str]) -> None:
    until = time.monotonic() + _PATIENCE
    command = ("sinfo", "--noheader", "--Node", "--format=%T")
    while (asked := _ask(command, environment)).split() != ["idle"] * len(NODES):
        if time.monotonic() > until:
            said = (folder / "said").read_text("utf-8", "replace")
            raise NoClusterError(f"SLURM does not start: {asked}\n{said[-2000:]}")
        time.sleep(0.5)


def _ask(command: Sequence[str], environment: Mapping[str, str]) -> str:
    asked = subprocess.run(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_PATIENCE,
        check=False,
    )
    return asked.stdout.decode("utf-8", "replace")
