"""Packages from npm for tests: installed once, and kept in the user's cache for the next run."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from platformdirs import user_cache_path

node, npm = shutil.which("node"), shutil.which("npm")

needs_npm = pytest.mark.skipif(
    not (node and npm) and "CI" not in os.environ,
    reason="needs Node and npm. Debian: apt-get install nodejs npm; elsewhere: nodejs.org",
)


def with_packages(folder: Path) -> Path:
    """A copy of a folder with the packages that its `package-lock.json` names beside its files."""
    files = sorted(folder.glob("*.*"))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    cache = user_cache_path("composio-kit") / folder.name
    if not (cache / digest[:16]).exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as unfinished:
            fresh = Path(unfinished) / folder.name
            fresh.mkdir()
            for file in files:
                shutil.copy(file, fresh)
            quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run([str(npm), "ci", *quiet], cwd=fresh, check=True)
            try:
                fresh.rename(cache / digest[:16])
            except OSError:
                # Another test process was faster.
                if not (cache / digest[:16]).exists():
                    raise
    return cache / digest[:16]
