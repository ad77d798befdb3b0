# SPDX-License-Identifier: GPL-3.0-or-later
"""Two network mounts of one folder, of several kinds, all on this machine. Needs root and FUSE."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

# An address on lo: GlusterFS takes no brick on 127.0.0.1.
ADDRESS = '10.99.98.1'
CACHES = ('quick-read', 'io-cache', 'read-ahead', 'stat-prefetch', 'write-behind', 'readdir-ahead', 'open-behind', 'nl-cache')


class Skip(Exception):
    """What this machine cannot do."""


def run(*words, check=True, timeout=60):
    done = subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False, timeout=timeout)
    if check and done.returncode != 0:
        raise Skip(f'{words[0]}: {(done.stderr or done.stdout).strip().splitlines()[-1:] or done.returncode}')
    return done


def need(*programs):
    for program in programs:
        if shutil.which(program, path=f'{os.environ.get("PATH", "")}:/usr/sbin:/sbin') is None:
            raise Skip(f'{program} is not installed')


def free_port():
    """A port of its own, so that two who mount at the same time do not meet."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def wait_until(question):
    for _ in range(100):
        if question():
            return
        time.sleep(0.1)
    raise Skip('it does not start')


class Mounts:
    """Two mounts of one folder, as a context."""

    def __init__(self, cached):
        self.cached = cached
        self.base = Path(tempfile.mkdtemp(prefix='iteam-mounts-'))
        self.folders = [self.base / 'one', self.base / 'two']

    def __enter__(self):
        for folder in self.folders:
            folder.mkdir()
        try:
            self.start()
        except Exception:
            self.__exit__()
            raise
        return self.folders

    def __exit__(self, *_):
        for folder in self.folders:
            if os.path.ismount(folder) and run('umount', folder, check=False).returncode != 0:
                run('umount', '-l', folder, check=False)
        self.stop()
        if not any(os.path.ismount(folder) for folder in self.folders):
            shutil.rmtree(self.base, ignore_errors=True)

    def kill(self, pid_file):
        if pid_file.exists():
            run('kill', pid_file.read_text().strip(), check=False)


class Sshfs(Mounts):
    """No lock of one mount is seen on the other."""

    def start(self):
        need('sshd', 'sshfs', 'ssh-keygen')
        base, port = self.base, free_port()
        base.chmod(0o700)
        (base / 'served').mkdir()
        Path('/run/sshd').mkdir(exist_ok=True)
        for key in ('host', 'user'):
            run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', base / key)
        (base / 'config').write_text('\n'.join((
            f'Port {port}', 'ListenAddress 127.0.0.1', f'HostKey {base}/host', f'PidFile {base}/sshd.pid',
            f'AuthorizedKeysFile {base}/user.pub', 'StrictModes no', 'PasswordAuthentication no', 'UsePAM no',
            'KbdInteractiveAuthentication no', 'PermitRootLogin prohibit-password', 'MaxStartups 100',
            'Subsystem sftp internal-sftp', '')))
        run('/usr/sbin/sshd', '-f', base / 'config', '-E', base / 'log')
        wait_until((base / 'sshd.pid').exists)
        options = [] if self.cached else ['-o', 'dir_cache=no,attr_timeout=0,entry_timeout=0,negative_timeout=0,direct_io']
        for folder in self.folders:
            run('sshfs', *options, '-p', port, '-o', f'IdentityFile={base}/user', '-o', 'StrictHostKeyChecking=no',
                '-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR', f'root@127.0.0.1:{base}/served', folder)

    def stop(self):
        self.kill(self.base / 'sshd.pid')


class Gluster(Mounts):
    """Locks hold; caches do not always."""

    def gluster(self, *words, check=True):
        return run('gluster', '--mode=script', f'--glusterd-sock={self.base}/socket', *words, check=check)

    def start(self):
        need('glusterd', 'gluster', 'glusterfs', 'ip')
        base = self.base
        for folder in ('state', 'log', 'run', 'brick'):
            (base / folder).mkdir()
        Path('/var/run/gluster').mkdir(parents=True, exist_ok=True)
        run('ip', 'addr', 'add', f'{ADDRESS}/32', 'dev', 'lo', check=False)
        (base / 'glusterd.vol').write_text('\n'.join((
            'volume management', 'type mgmt/glusterd', f'option working-directory {base}/state',
            f'option run-directory {base}/run', 'option transport-type socket',
            f'option transport.socket.bind-address {ADDRESS}', 'option transport.address-family inet',
            f'option glusterd-sockfile {base}/socket', 'option ping-timeout 0', 'option base-port 49252',
            'option max-port 60999', 'end-volume', '')))
        run('glusterd', '-f', base / 'glusterd.vol', '-p', base / 'glusterd.pid', '-l', base / 'log' / 'glusterd.log')
        wait_until(lambda: self.gluster('volume', 'list', check=False).returncode == 0)
        self.gluster('volume', 'create', 'crowd', f'{ADDRESS}:{base}/brick/b', 'force')
        self.gluster('volume', 'set', 'crowd', 'transport.address-family', 'inet')
        if not self.cached:
            self.gluster('volume', 'set', 'crowd', *(word for cache in CACHES for word in (f'performance.{cache}', 'off')))
        self.gluster('volume', 'start', 'crowd')
        options = [] if self.cached else ['--attribute-timeout=0', '--entry-timeout=0', '--direct-io-mode=enable']
        for folder in self.folders:
            run('glusterfs', f'--volfile-server={ADDRESS}', '--volfile-id=crowd', *options,
                f'--log-file={base}/log/{folder.name}.log', f'--pid-file={base}/{folder.name}.pid', folder)
            wait_until(lambda mount=folder: os.path.ismount(mount))

    def stop(self):
        for folder in self.folders:
            self.kill(self.base / f'{folder.name}.pid')
        if (self.base / 'socket').exists():
            self.gluster('volume', 'stop', 'crowd', 'force', check=False)
        self.kill(self.base / 'glusterd.pid')
        run('ip', 'addr', 'del', f'{ADDRESS}/32', 'dev', 'lo', check=False)


def require():
    """Say why this machine has no mounts, if it has none."""
    if os.geteuid() != 0:
        raise Skip('mounting needs root')
    if not os.access('/dev/fuse', os.R_OK | os.W_OK):
        raise Skip('there is no FUSE here')
