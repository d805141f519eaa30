#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks the code in one place at a time and looks whether the tests notice.

    python3 tests/mutation/run.py [--jobs N] [--unchanged] [SUITE…]

Each row of mutations.json names a file, a text in it, what stands there instead, what that
breaks, and the test functions that have to fail of it. The release build has to be up to date and
is only read: a changed copy of the file is compiled in a folder of its own below build/ and linked
before the archive that holds the sound one, so that it takes its place. Checkout and build stay as
they are, whenever this is stopped. --unchanged compiles the files as they are: then every suite has
to pass, which proves that what fails otherwise fails of the change.

Needs Python 3 alone. Exit status 0 if every suite that was asked for (all without a name) has a
row, and every row was noticed.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "release"
TIME_LIMIT_S = 600
# By whether files are compiled unchanged and whether the suite passes; the good one first.
VERDICTS = {False: {False: "noticed", True: "MISSED"}, True: {True: "passes", False: "FAILS"}}


class Wrong(Exception):
    """A row or the build cannot be used; the text says why."""


def output_of(command):
    """Stdout of a command in the build folder, which has to succeed."""
    done = subprocess.run(command, cwd=BUILD, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        raise Wrong(f"{command[0]} stopped: {(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout


def passes(command):
    """Whether a test does, by its exit status. One that is slow says nothing."""
    # Qt Test's own limit would make a slow function a failed one. Parts of the window need no
    # display.
    environment = {**os.environ, "QTEST_FUNCTION_TIMEOUT": str(1000 * TIME_LIMIT_S),
                   "QT_QPA_PLATFORM": "offscreen"}
    try:
        return subprocess.run(command, cwd=BUILD, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              timeout=TIME_LIMIT_S).returncode == 0
    except subprocess.TimeoutExpired:
        raise Wrong(f"{Path(command[0]).name} took more than {TIME_LIMIT_S} s.") from None


def labels_of(test):
    return next((entry["value"] for entry in test.get("properties", [])
                 if entry["name"] == "LABELS"), [])


def labels_of(test):
    return {label for entry in test.get("properties", []) if entry["name"] == "LABELS"
            for label in entry["value"]}


class Build:
    """What the release build knows of its sources, programs and tests."""

    def __init__(self):
        if not (BUILD / "build.ninja").exists():
            raise Wrong("There is no build/release: run packaging/test.sh first.")
        if "no work to do" not in output_of(["ninja", "-n"]):
            raise Wrong("build/release is older than the sources: run packaging/test.sh first.")
        listed = json.loads(output_of(["ctest", "--show-only=json-v1"]))
        # Of a suite that was never built no command is listed. What is tried on a real display
        # tries the whole window, whose parts have suites of their own.
        self.suites = {test["name"]: test.get("command", []) for test in listed["tests"]
                       if "acceptance" not in labels_of(test)}
        compiled = json.loads((BUILD / "compile_commands.json").read_text())
        self.commands = {entry["file"]: shlex.split(entry["command"]) for entry in compiled}

    def compile(self, source, copy, target, replaced=("", "")):
        """Compiles the copy as the build compiles the source; `replaced` changes the command."""
        if str(source) not in self.commands:
            raise Wrong(f"{source} is not compiled by the build.")
        command = [word.replace(*replaced) for word in self.commands[str(source)]]
        command[command.index("-o") + 1] = str(target)
        command[command.index("-c") + 1] = str(copy)
        # Includes without a folder are looked for beside the source.
        output_of(command[:1] + ["-iquote", str(source.parent)] + command[1:])

    def link_command(self, program):
        last = output_of(["ninja", "-t", "commands", "-s", f"bin/{program}"]).splitlines()[-1]
        return [word for word in shlex.split(last) if word not in (":", "&&")]

    def link(self, program, target, inserted):
        """Links a program with something before its own archives, which so takes precedence."""
        command = self.link_command(program)
        output = command.index("-o")
        command[output + 1] = str(target)
        output_of(command[:output] + inserted + command[output:])

    def source_of(self, suite):
        """The file of the suite's test functions, and the object that is linked."""
        for word in self.link_command(suite):
            if word.endswith("_test.cpp.o"):
                folder, name = word.split("/CMakeFiles/")
                return ROOT / folder / name.split("/", 1)[1][:-len(".o")], word
        raise Wrong(f"{suite} is linked of no file that ends in _test.cpp.")


def changed_text(row, unchanged):
    text = (ROOT / row["file"]).read_text(encoding="utf-8")
    count = text.count(row["before"])
    if count != 1:
        raise Wrong(f"{row['file']} holds {row['before']!r} {count} times, and once was needed.")
    return text if unchanged else text.replace(row["before"], row["after"])


def copy_of_tree(folder, row, text):
    """The sources alone, for checks that look at files."""
    for part in ("engine", "app", "ui", "tests", "translations", "packaging", ".ci"):
        if (ROOT / part).exists():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("data"))
    shutil.copy(ROOT / "CMakeLists.txt", folder)
    (folder / row["file"]).write_text(text, encoding="utf-8")


def suite_command(build, suite, folder, inserted):
    """Links what the suite needs with the mutation in it; returns what starts it."""
    command = build.suites[suite]
    cli = BUILD / "bin" / "flipbook-cli"
    for program in (cli, BUILD / "bin" / "flipbook"):
        if f"-DPROGRAM={program}" in command:
            build.link(program.name, folder / program.name, inserted)
            return [word.replace(str(program), str(folder / program.name)) for word in command]
    program = folder / suite
    source, own_object = build.source_of(suite)
    if any("FLIPBOOK_CLI=" in word for word in build.commands[str(source)]):
        # The program that is tested is another one; the suite knows its place from a definition.
        build.link("flipbook-cli", folder / "flipbook-cli", inserted)
        own_copy = folder / f"{suite}.o"
        build.compile(source, source, own_copy, (str(cli), str(folder / "flipbook-cli")))
        link = [str(own_copy) if word == own_object else word
                for word in build.link_command(suite)]
        link[link.index("-o") + 1] = str(program)
        output_of(link)
    else:
        build.link(suite, program, inserted)
    return [str(program)]


def try_row(build, row, unchanged, scratch):
    """(suite, function, verdict) for each suite that has to notice the row."""
    folder = Path(tempfile.mkdtemp(dir=scratch))
    try:
        inserted, tree = [], None
        if "link" in row:
            inserted = [] if unchanged else ["-Wl,--no-as-needed", row["link"]]
        else:
            text = changed_text(row, unchanged)
            source = ROOT / row["file"]
            if any(f"-DSOURCE_DIR={ROOT}" in build.suites[suite] for suite in row["noticed_by"]):
                tree = folder / "tree"
                copy_of_tree(tree, row, text)
            else:
                (folder / source.name).write_text(text, encoding="utf-8")
                inserted = [str(folder / "mutation.o")]
                build.compile(source, folder / source.name, inserted[0])
        results = []
        for suite, function in row["noticed_by"].items():
            functions = [function] if function else []
            if not passes(build.suites[suite] + functions):
                results.append((suite, function, "FAILS UNCHANGED"))
                continue
            command = [word.replace(f"={ROOT}", f"={tree}") for word in build.suites[suite]] \
                if tree else suite_command(build, suite, folder, inserted)
            passed = passes(command + functions)
            results.append((suite, function, VERDICTS[unchanged][passed]))
        return results
    except Wrong as wrong:
        return [(suite, function, f"UNUSABLE: {wrong}")
                for suite, function in row["noticed_by"].items()]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wanted_rows(rows, suites):
    """The rows that name one of the suites, each with those suites alone."""
    for row in rows:
        named = {suite: function for suite, function in row["noticed_by"].items()
                 if suite in suites}
        if named:
            yield {**row, "noticed_by": named}


def run(options):
    build = Build()
    rows = json.loads((Path(__file__).parent / "mutations.json").read_text(encoding="utf-8"))
    unknown = {suite for row in rows for suite in row["noticed_by"]} | set(options.suites)
    unknown -= set(build.suites)
    if unknown:
        raise Wrong(f"No suite is called {', '.join(sorted(unknown))}.")
    suites = set(options.suites or build.suites)
    rows = list(wanted_rows(rows, suites))
    good = VERDICTS[options.unchanged][options.unchanged]
    well, failures = set(), 0
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build", prefix="mutation-") as scratch, \
            ThreadPoolExecutor(options.jobs) as pool:
        try:
            results = pool.map(lambda row: try_row(build, row, options.unchanged, scratch), rows)
            for row, verdicts in zip(rows, results):
                for suite, function, verdict in verdicts:
                    print(f"{verdict:8} {suite} {function}: {row['breaks']}", flush=True)
                    if verdict == good:
                        well.add(suite)
                    failures += verdict != good
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    without = sorted(suites - {suite for row in rows for suite in row["noticed_by"]})
    for suite in without:
        print(f"NO ROW   {suite}")
    done = "pass" if options.unchanged else "noticed theirs"
    print(f"{len(rows)} mutations; {len(well)} of {len(suites)} suites {done}.")
    return 1 if failures or without else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("suites", nargs="*", metavar="SUITE", help="only these suites")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="rows at the same time")
    parser.add_argument("--unchanged", action="store_true",
                        help="compile without the changes: every suite has to pass")
    try:
        return run(parser.parse_args())
    except Wrong as wrong:
        print(f"tests/mutation/run.py: {wrong}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
