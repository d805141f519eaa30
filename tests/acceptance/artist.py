# SPDX-License-Identifier: GPL-3.0-or-later
"""An artist at the window: a display of its own, the program, keys, a mouse and eyes.

A check is a script that makes an Artist, acts, and asserts on what the window says of itself in
state.json and on files. Pictures of every check are kept in the folder FLIPBOOK_SCREENSHOTS.
"""
import json
import math
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.environ["FLIPBOOK_WINDOW_PROGRAM"]
PICTURES = pathlib.Path(os.environ["FLIPBOOK_SCREENSHOTS"])
# Of the machine, not of the program: checks that measure time say so themselves.
PATIENCE = float(os.environ.get("FLIPBOOK_PATIENCE", "60"))
SKIPPED = 77


class Display:
    """An X server and a window manager."""

    def __init__(self, size="1440x900"):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size + "x24", "-nolisten", "tcp"],
            pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        if not number:
            sys.exit("Xvfb did not start.")
        self.name = ":" + number
        environment = dict(os.environ, DISPLAY=self.name)
        self.manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()


class Artist:
    def __init__(self, name, engine="mock", size="1440x900", options=(), environment=None,
                 display=None):
        """At a display of another artist's, two windows stand side by side."""
        self.name = name
        self.engine = engine
        self.options = list(options)
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="flipbook-" + name + "-"))
        self.state_file = self.home / "state.json"
        self.has_own_display = display is None
        self.display = display or Display(size)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8",
            "DISPLAY": self.display.name, "QT_QPA_PLATFORM": "xcb",
            "FLIPBOOK_TEST_STATE": str(self.state_file),
            "FLIPBOOK_RESOURCES_DIR": os.environ["FLIPBOOK_RESOURCES"],
            "XDG_RUNTIME_DIR": str(self.home), **(environment or {})}
        self.program = None

    def __enter__(self):
        try:
            self.start()
        except BaseException as failure:
            self.__exit__(type(failure), failure, None)
            raise
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.picture("failed")
            print(json.dumps({key: part for key, part in self.state().items() if key != "widgets"},
                             indent=1)[:6000])
        self.kill()
        if self.has_own_display:
            self.display.close()
            # Made for this check alone, see sample_model.py.
            resources = pathlib.Path(self.environment.get("FLIPBOOK_RESOURCES_DIR", "."))
            if resources.name.startswith("flipbook-resources-"):
                shutil.rmtree(resources, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)

    # The program

    def start(self, *options):
        self.state_file.unlink(missing_ok=True)
        self.started = time.time()
        self.program = subprocess.Popen(
            [PROGRAM, "--engine=" + self.engine, "--data-dir", str(self.home / "data"),
             *self.options, *options],
            env=self.environment, cwd=self.home)
        self.wait(lambda state: "widgets" in state, "the window")

    def hand_over(self, file):
        """Gives the open window a file, as a file manager does that starts the program with it.

        What is dropped on the window goes the same way.
        """
        subprocess.run([PROGRAM, "--data-dir", str(self.home / "data"), str(file)],
                       env=self.environment, cwd=self.home, check=True, timeout=PATIENCE)

    def quit(self):
        self.key("ctrl+q")
        self.program.wait(PATIENCE)

    def kill(self):
        if self.program and self.program.poll() is None:
            self.program.send_signal(signal.SIGKILL)
            self.program.wait()

    # Eyes

    def state(self):
        try:
            return json.loads(self.state_file.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return {}

    def wait(self, holds, what, patience=None):
        """Until the state is as wanted; the state then."""
        end = time.monotonic() + (patience or PATIENCE)
        while time.monotonic() < end:
            state = self.state()
            try:
                if state and holds(state):
                    return state
            except (KeyError, IndexError):
                pass
            if self.program.poll() is not None:
                raise AssertionError(f"The program ended while waiting for {what}.")
            time.sleep(0.02)
        raise AssertionError(f"Waited in vain for {what}.")

    def wait_idle(self, done):
        """Until so many jobs are done and none is left."""
        return self.wait(
            lambda state: sum(job["state"] == "done" for job in state["queue"]) >= done
            and not any(job["state"] in ("waiting", "running") for job in state["queue"]),
            f"{done} finished clips")

    def widget(self, name):
        return self.wait(lambda state: name in state["widgets"], name)["widgets"][name]

    def fresh(self):
        """The state after all that was done until now."""
        # A writing that is under way knows nothing of what was done last; the one after it does.
        seen = self.state().get("revision", 0)
        return self.wait(lambda state: state["revision"] > seen + 1, "a fresh state")

    def place(self, name):
        """Where a widget is once it has come to rest: layouts and scrolling move it about."""
        state = self.fresh()
        while True:
            here = state["widgets"].get(name)
            seen = state["revision"]
            state = self.wait(lambda state: state["revision"] > seen and name in state["widgets"],
                              name)
            there = state["widgets"][name]
            if here and all(here[side] == there[side] for side in ("x", "y", "width", "height")):
                return there

    def reveal(self, name):
        """Scrolls Compose until a field of it is seen as a whole."""
        while True:
            here, dock = self.place(name), self.widget("dock.compose")
            title = 24
            above = dock["y"] + title - here["y"]
            below = here["y"] + here["height"] - dock["y"] - dock["height"]
            if max(above, below) <= 0:
                return here
            notch = 60
            self._xdotool("mousemove", str(dock["x"] + 3), str(dock["y"] + dock["height"] // 2),
                          "click", "--repeat", str(1 + max(above, below) // notch), "--delay", "10",
                          "4" if above > 0 else "5")

    def picture(self, part):
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{self.name}-{part}.png"
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment, check=False)
        return file

    # Hands

    def key(self, *keys):
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def turn_to(self, name, key="ctrl+shift+Tab"):
        """Turns pages until a widget is seen; a window that has just opened may miss a key."""
        for _ in range(5):
            self.key(key)
            try:
                return self.wait(lambda state: name in state["widgets"], name, 3)
            except AssertionError:
                pass
        raise AssertionError(f"No page has {name}.")

    def dismiss_banner(self):
        """By the cross in its corner."""
        place = self.place("banner")
        self.click("banner", at=(1 - 20 / place["width"], 20 / place["height"]))
        self.wait(lambda state: state["banner"] == "", "no banner")

    def press_remedy(self, text):
        """The button of the banner that has these words."""
        def buttons(state):
            return [name for name, place in state["widgets"].items()
                    if name.startswith("banner.remedy.") and text in place["name"]]
        self.click(buttons(self.wait(buttons, f"the button {text}"))[0])

    def type(self, text):
        self._xdotool("type", "--delay", "8", text)

    def click(self, name, button=1, clicks=1, at=(0.5, 0.5)):
        """At a share of a widget's width and height; where that is on the screen."""
        place = self.place(name)
        x = round(place["x"] + place["width"] * at[0])
        y = round(place["y"] + place["height"] * at[1])
        self._xdotool("mousemove", str(x), str(y), "click",
                      "--repeat", str(clicks), "--delay", "60", str(button))
        return x, y

    def wheel(self, name, notches):
        """Turned over a widget: towards the artist where `notches` is positive."""
        place = self.place(name)
        self._xdotool("mousemove", str(place["x"] + place["width"] // 2),
                      str(place["y"] + place["height"] // 2), "click", "--repeat",
                      str(abs(notches)), "--delay", "15", "5" if notches > 0 else "4")

    def drag(self, start, end, held=None, welcome=None):
        """From one point of the screen to another, with the left button.

        `held` waits for what has to be ready after the first bit of the way; `welcome` tells
        whether what is there would take the thing: the hand trembles above it until then.
        """
        self._xdotool("mousemove", *map(str, start), "mousedown", "1")
        if held:
            self._xdotool("mousemove_relative", "--", "15", "15")
            held()
        for part in range(1, 9):
            x = start[0] + (end[0] - start[0]) * part / 8
            y = start[1] + (end[1] - start[1]) * part / 8
            self._xdotool("mousemove", str(round(x)), str(round(y)))
            time.sleep(0.03)
        patience = time.monotonic() + PATIENCE
        while welcome and not welcome():
            expect(time.monotonic() < patience, f"Nothing takes what is held above {end}.")
            self._xdotool("mousemove_relative", "--", "2", "2", "mousemove_relative", "--", "-2", "-2")
            time.sleep(0.1)
        self._xdotool("mouseup", "1")

    def resize(self, width, height):
        """The window, without the frame that the window manager draws."""
        self._xdotool("getactivewindow", "windowsize", "--sync", str(width), str(height))

    def move_window(self, x, y):
        self._xdotool("getactivewindow", "windowmove", "--sync", str(x), str(y))

    def write_prompt(self, text):
        self.key("ctrl+l")
        self.key("ctrl+a")
        self.type(text)

    def _xdotool(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True)


def machine_is_free():
    """Whether what else runs here leaves room to judge times; says so where it does not."""
    cores = os.cpu_count()
    load = os.getloadavg()[0]
    wanting = []
    for _ in range(20):
        # Without this process itself.
        wanting.append(int(pathlib.Path("/proc/loadavg").read_text().split()[3].split("/")[0]) - 1)
        time.sleep(0.02)
    now = sum(wanting) / len(wanting)
    if load <= 2 * cores and now <= cores:
        return True
    print(f"The machine is busy, its load is {load:.1f}, now {now:.1f} on {cores} cores: "
          "this time is not judged.")
    return False


def expect_within(limit, amount, what, unit="s"):
    """That something took no longer than it may; a busy machine excuses what did."""
    print(f"{what}: {amount:.2f} {unit}, at most {limit}")
    if amount > limit and machine_is_free():
        raise AssertionError(f"{what}: {amount:.2f} {unit}, more than {limit}.")


def lateness_p99(before, after):
    """Of the window's event loop between two states, in ms; without end where it hardly beats."""
    late = dict(after["event_loop"])
    for ms, count in before["event_loop"]:
        late[ms] -= count
    beats = sum(late.values())
    if beats <= 100:
        print(f"{beats} beats are too few to judge by.")
        return math.inf
    seen = 0
    for ms in sorted(late):
        seen += late[ms]
        if seen >= 0.99 * beats:
            return ms


def expect(condition, sentence):
    if not condition:
        raise AssertionError(sentence)
