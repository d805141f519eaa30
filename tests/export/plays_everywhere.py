#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether what is exported plays: every format in ffplay, those of the web in a browser as well.

    python3 tests/export/plays_everywhere.py        needs Debian's ffmpeg and chromium; by hand

Sixteen frames of 96 x 64 pixels at 8 a second. The browser says how large a file is, how long it
plays or how many frames it has, and whether it was played to its end.
"""

import base64
import http.server
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/release/bin/flipbook-cli"
FORMATS = ["mp4", "mp4_small", "mp4_h265", "webm", "webm_av1", "prores", "ffv1", "ffv1_16", "apng",
           "gif", "webp", "webp_lossless"]
VIDEOS = {"mp4": "video/mp4", "mp4_small": "video/mp4", "webm": "video/webm",
          "webm_av1": "video/webm"}
PICTURES = {"apng": "image/png", "gif": "image/gif", "webp": "image/webp",
            "webp_lossless": "image/webp"}

PAGE = """<!doctype html><body><script>
const files = %s, said_of = {};
const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
async function play(name, type, text) {
    const video = document.createElement("video");
    video.muted = true;
    video.src = URL.createObjectURL(new Blob([bytes(text)], {type}));
    await new Promise((done, failed) => {
        video.onended = done;
        video.onerror = () => failed(video.error.message);
        video.play().catch(failed);
    });
    return `${video.videoWidth}x${video.videoHeight} ${video.duration.toFixed(2)} s ended`;
}
async function look(name, type, text) {
    const decoder = new ImageDecoder({data: bytes(text), type});
    await decoder.tracks.ready;
    await decoder.completed;
    const count = decoder.tracks.selectedTrack.frameCount;
    let picture, length = 0;
    for (let frameIndex = 0; frameIndex < count; ++frameIndex) {
        picture = (await decoder.decode({frameIndex})).image;
        length += picture.duration / 1e6;
    }
    return `${picture.displayWidth}x${picture.displayHeight} ${length.toFixed(2)} s ${count} frames`;
}
(async () => {
    for (const [name, type, text] of files) {
        let said;
        try {
            said = await (type.startsWith("video") ? play : look)(name, type, text);
        } catch (error) {
            said = "failed: " + error;
        }
        said_of[name] = said;
    }
    await fetch("/said", {method: "POST", body: JSON.stringify(said_of)});
})();
</script></body>"""


def export(name, folder):
    subprocess.run([PROGRAM, "bench", "--export", name, "--keep", folder, "--width", "96",
                    "--height", "64", "--frames", "16"], check=True, stdout=subprocess.DEVNULL)
    return next(path for path in pathlib.Path(folder).iterdir() if path.stem == name)


def plays_in_ffplay(path):
    run = subprocess.run(["ffplay", "-v", "error", "-autoexit", "-loop", "1", path],
                         env={**os.environ, "SDL_VIDEODRIVER": "dummy",
                              "SDL_AUDIODRIVER": "dummy"},
                         capture_output=True, timeout=60)
    return run.returncode == 0 and not run.stderr


def said_by_browser(files):
    listed = [[name, {**VIDEOS, **PICTURES}[name], base64.b64encode(path.read_bytes()).decode()]
              for name, path in files.items()]
    said = queue.Queue()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write((PAGE % json.dumps(listed)).encode())

        def do_POST(self):
            said.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = subprocess.Popen(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
         "--autoplay-policy=no-user-gesture-required", "--remote-debugging-port=0",
         f"http://127.0.0.1:{server.server_port}/"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return said.get(timeout=120)
    except queue.Empty:
        return {}
    finally:
        browser.kill()
        browser.wait()
        server.shutdown()


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        files = {name: export(name, folder) for name in FORMATS}
        for name, path in files.items():
            if path.suffix == ".webp":
                continue  # FFmpeg 5.1 reads no animated WebP; its own reader is in the tests.
            good = plays_in_ffplay(path)
            bad += not good
            print(f"ffplay {name}: {'plays' if good else 'does not play'}")
        web = {name: path for name, path in files.items() if name in {**VIDEOS, **PICTURES}}
        said = said_by_browser(web)
        for name in web:
            answer = said.get(name, "nothing was said")
            wanted = "96x64 2.00 s " + ("ended" if name in VIDEOS else "16 frames")
            bad += answer != wanted
            print(f"browser {name}: {answer}{'' if answer == wanted else ', wanted ' + wanted}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
