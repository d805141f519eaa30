#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetches the C++ libraries of PyTorch and unpacks what a C++ program needs of them.

    fetch_libtorch.py VERSION {cpu,cuda} FOLDER

The wheels come from the package index that pip is set up for. FOLDER appears at once and complete
(a rename at the end), with torch/ and nvidia/ side by side and wheels.txt, the list of what was
unpacked. Downloads wait in the folder `download` beside FOLDER, so that a second call goes on
where the first was interrupted; every file is checked against the index's SHA-256.

Only the standard library and what pip carries along are needed.
"""

import dataclasses
import email.parser
import errno
import hashlib
import html.parser
import http.client
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile

# libtorch_cpu.so of the CUDA wheel needs these two libraries on every machine.
CPU_COMPANIONS = ["nvidia-cuda-runtime==13.0.96", "nvidia-cuda-cupti==13.0.85"]
CPU_LIBRARIES = {
    "torch/lib": {"libtorch_cpu.so", "libc10.so", "libgomp.so.1"},
    "nvidia/cu13/lib": {"libcudart.so.13", "libcupti.so.13"},
}
# They load Python or serve its processes; a C++ program has no use for them.
PYTHON_LIBRARIES = ("libtorch_python", "libshm")
ATTEMPTS = 6
CHUNK_BYTES = 1 << 20


class Failure(Exception):
    """One sentence on the cause and the remedy."""


@dataclasses.dataclass(frozen=True)
class Wheel:
    name: str
    url: str
    sha256: str


def pip_setting(name):
    """A setting as pip itself would read it, from its variables and files; None where unset."""
    variable = os.environ.get("PIP_" + name.upper().replace("-", "_"))
    if variable:
        return variable
    answer = subprocess.run([sys.executable, "-m", "pip", "config", "get", "global." + name],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return answer.stdout.strip() if answer.returncode == 0 else None


class Index:
    """The package index that pip uses, read as JSON or, from a plain mirror, as HTML."""

    def __init__(self):
        from pip._internal.models.index import PyPI
        self.url = (pip_setting("index-url") or PyPI.simple_url).rstrip("/")
        self.tls = ssl.create_default_context()
        certificates = pip_setting("cert")
        if certificates:
            self.tls.load_verify_locations(certificates)

    def open(self, url, headers):
        return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60,
                                      context=self.tls)

    def wheels(self, project):
        url = f"{self.url}/{project}/"
        accept = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"
        try:
            with self.open(url, {"Accept": accept}) as answer:
                is_json = "json" in answer.headers.get("Content-Type", "")
                text = answer.read().decode("utf-8")
        except OSError as error:
            raise Failure(f"The package index {self.url} cannot be read ({error}): check the "
                          "network, or name a mirror with PIP_INDEX_URL.") from error
        if not is_json:
            return list(wheels_of_page(url, text))
        return [Wheel(file["filename"], urllib.parse.urljoin(url, file["url"]),
                      file["hashes"].get("sha256", ""))
                for file in json.loads(text)["files"]
                if file["filename"].endswith(".whl") and not file.get("yanked")]


def wheels_of_page(page_url, text):
    """The wheels of an index page: <a href="URL#sha256=…">, as PEP 503 has it."""
    links = []

    class LinkReader(html.parser.HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag == "a":
                links.append(dict(attributes).get("href") or "")

    LinkReader().feed(text)
    for link in links:
        url, _, fragment = urllib.parse.urljoin(page_url, link).partition("#")
        name = urllib.parse.unquote(url.rsplit("/", 1)[-1])
        if name.endswith(".whl"):
            yield Wheel(name, url, fragment[7:] if fragment.startswith("sha256=") else "")


def best_wheel(index, requirement):
    """The newest wheel that satisfies the requirement on this platform, the one for the running
    interpreter if there is one. Others serve too: only libtorch_python depends on Python."""
    from pip._vendor.packaging import tags, utils
    platforms = {"any", *tags.platform_tags()}
    own_tags = set(tags.sys_tags())
    fitting = []
    for wheel in index.wheels(utils.canonicalize_name(requirement.name)):
        try:
            _, version, _, wheel_tags = utils.parse_wheel_filename(wheel.name)
        except ValueError:
            continue
        if wheel.sha256 and requirement.specifier.contains(version) \
                and any(tag.platform in platforms for tag in wheel_tags):
            fitting.append((version, not own_tags.isdisjoint(wheel_tags), wheel.name, wheel))
    if not fitting:
        raise Failure(f"The package index {index.url} has no {requirement} for this platform: "
                      "put a LibTorch of this machine on CMAKE_PREFIX_PATH.")
    return max(fitting, key=lambda entry: entry[:3])[-1]


def sha256_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def show_progress(name, done, total):
    if sys.stderr.isatty():
        share = f"{100 * done // total} %" if total else f"{done >> 20} MB"
        end = "\n" if total and done >= total else ""
        print(f"\r      {name}: {share} ", end=end, file=sys.stderr, flush=True)


def append_rest(index, wheel, part):
    """Appends what is missing of `part`; starts over where the server cannot continue."""
    start = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={start}-"} if start else {}
    with index.open(wheel.url, headers) as answer:
        if start and answer.status != 206:
            start = 0
        length = answer.headers.get("Content-Length")
        total = start + int(length) if length else 0
        with open(part, "ab" if start else "wb") as file:
            done = start
            while chunk := answer.read(CHUNK_BYTES):
                file.write(chunk)
                done += len(chunk)
                show_progress(wheel.name, done, total)
    if total and done < total:
        raise ConnectionError(f"the connection ended after {done} of {total} bytes")


def is_worth_another_try(error):
    if isinstance(error, urllib.error.HTTPError):
        return error.code >= 500
    return getattr(error, "errno", None) != errno.ENOSPC


def download(index, wheel, folder):
    """The wheel's path in `folder`, fetched only as far as it is not there yet."""
    target = folder / wheel.name
    if target.exists() and sha256_of(target) == wheel.sha256:
        return target
    part = folder / (wheel.name + ".part")
    for attempt in range(ATTEMPTS):
        try:
            append_rest(index, wheel, part)
        except (OSError, http.client.HTTPException) as error:
            # 416: nothing is missing, or `part` is longer than the file; the hash tells.
            if getattr(error, "code", None) != 416:
                if not is_worth_another_try(error) or attempt + 1 == ATTEMPTS:
                    raise Failure(f"Downloading {wheel.name} failed ({error}): check the network "
                                  "and the disk, then run the command again; it goes on where it "
                                  "stopped.") from error
                time.sleep(2 ** attempt)
                continue
        if sha256_of(part) == wheel.sha256:
            part.rename(target)
            return target
        part.unlink()
    raise Failure(f"{wheel.name} arrives damaged again and again: check the network or the proxy.")


def required_by(wheel_path, extras):
    """The NVIDIA packages that a wheel asks for on this platform, with these extras of it."""
    from pip._vendor.packaging.requirements import Requirement
    with zipfile.ZipFile(wheel_path) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = email.parser.BytesParser().parsebytes(archive.read(name), headersonly=True)
    for text in metadata.get_all("Requires-Dist") or []:
        requirement = Requirement(text)
        is_wanted = requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in {"", *extras})
        if is_wanted and requirement.name.startswith(("nvidia-", "cuda-toolkit")):
            yield requirement


def is_pinned(requirement):
    return any(specifier.operator == "==" for specifier in requirement.specifier)


def fetch_all(index, version, kind, folder):
    """The paths of all wheels that are needed, by wheel; one version of each package. Pinned
    requirements are met first, so that the open ones of others find their version chosen."""
    from pip._vendor.packaging.requirements import Requirement
    from pip._vendor.packaging.utils import canonicalize_name, parse_wheel_filename
    folder.mkdir(parents=True, exist_ok=True)
    pending = [Requirement(f"torch=={version}")]
    if kind == "cpu":
        pending += [Requirement(text) for text in CPU_COMPANIONS]
    chosen = {}
    fetched = {}
    while pending:
        pending.sort(key=is_pinned, reverse=True)
        requirement = pending.pop(0)
        name = canonicalize_name(requirement.name)
        if name in chosen:
            if not requirement.specifier.contains(chosen[name]):
                raise Failure(f"The packages contradict each other: {requirement} is required and "
                              f"{chosen[name]} chosen; put a LibTorch on CMAKE_PREFIX_PATH.")
            continue
        wheel = best_wheel(index, requirement)
        chosen[name] = parse_wheel_filename(wheel.name)[1]
        fetched[wheel] = download(index, wheel, folder)
        if kind == "cuda":
            pending += required_by(fetched[wheel], requirement.extras)
    return fetched


def is_needed(name, kind):
    """Whether a file of a wheel serves a C++ program: headers, libraries and licences do."""
    folder, _, file = name.rpartition("/")
    if ".dist-info/" in name:
        return file == "METADATA" or "license" in name.lower() or "notice" in name.lower()
    if name.startswith("torch/include/"):
        return True
    if kind == "cpu":
        return file in CPU_LIBRARIES.get(folder, ())
    if folder == "torch/lib":
        return ".so" in file and not file.startswith(PYTHON_LIBRARIES)
    return name.startswith("nvidia/") and ("/include/" in name or ".so" in file)


def unpack(fetched, kind, folder):
    members = [(path, [info for info in zipfile.ZipFile(path).infolist()
                       if not info.is_dir() and is_needed(info.filename, kind)])
               for path in fetched.values()]
    needed_bytes = sum(info.file_size for _, infos in members for info in infos)
    free_bytes = shutil.disk_usage(folder.parent).free
    if needed_bytes > free_bytes:
        raise Failure(f"{folder.parent} has {free_bytes >> 20} MB left, unpacking needs "
                      f"{needed_bytes >> 20} MB: free some space and run the command again.")
    temporary = folder.with_name(folder.name + ".unpacking")
    shutil.rmtree(temporary, ignore_errors=True)
    for path, infos in members:
        with zipfile.ZipFile(path) as archive:
            for info in infos:
                archive.extract(info, temporary)
    lines = sorted(f"{wheel.sha256}  {wheel.name}\n" for wheel in fetched)
    (temporary / "wheels.txt").write_text("".join(lines), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    temporary.rename(folder)
    return needed_bytes


def fetch(version, kind, folder):
    downloads = folder.parent / "download"
    fetched = fetch_all(Index(), version, kind, downloads)
    unpacked_bytes = unpack(fetched, kind, folder)
    shutil.rmtree(downloads)
    print(f"      {len(fetched)} packages, {unpacked_bytes / 1e6:.0f} MB unpacked", file=sys.stderr)


def main():
    if len(sys.argv) != 4 or sys.argv[2] not in ("cpu", "cuda"):
        sys.exit(__doc__)
    try:
        fetch(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).absolute())
    except Failure as failure:
        sys.exit(str(failure))
    except ImportError as error:
        sys.exit(f"pip of {sys.executable} cannot be used ({error}): install python3-pip.")
    except OSError as error:
        sys.exit(f"Writing below {sys.argv[3]} failed ({error}): free some space or choose "
                 "another folder with FLIPBOOK_DEPS.")
    except KeyboardInterrupt:
        sys.exit("Interrupted: run the command again, it goes on where it stopped.")


if __name__ == "__main__":
    main()
