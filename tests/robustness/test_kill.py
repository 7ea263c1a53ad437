"""kill -9 while saving and autosaving: whatever the moment, what is there opens.

Three moments in the suite, twenty in the long one; `KILLS=200 pytest -m long
tests/robustness/test_kill.py` tries more.
"""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import main
from engine.files.sessions import session_file
from gui.files.autosave import left_behind

ROOT = Path(main.__file__).parent
KILLS = int(os.environ.get("KILLS", "20"))
_LONGEST_S = 0.25

SAVES_FOR_EVER = textwrap.dedent(
    """
    import dataclasses, sys
    from pathlib import Path
    from engine.model import samples
    from engine.files.sessions.session_file import Document, to_json
    from engine.files.whole_file import write_whole
    from engine.lab.session import Session
    from gui.files.autosave import Autosave

    folder = Path(sys.argv[1])
    session = Session(samples.make("moons", 400, 0.2, int(sys.argv[2])))

    def take():
        run = session.state.run.until(session.last_step)
        return Document(dataclasses.replace(session.state, run=run), session.step)

    kept = Autosave(folder / "autosave", take)
    kept.save_now()
    kept.wait()
    write_whole(folder / "mine.plab", to_json(take()))
    print("ready", flush=True)
    while True:
        session.learn(400)
        kept.save_now()
        write_whole(folder / "mine.plab", to_json(take()))
    """
)


def kill_at(folder, seed, after_s):
    """Let a program save without pause, and kill it so long after its first file was there."""
    program = subprocess.Popen(
        [sys.executable, "-c", SAVES_FOR_EVER, str(folder), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    line = program.stdout.readline()
    time.sleep(after_s)
    program.send_signal(signal.SIGKILL)
    errors = program.communicate(timeout=60)[1]
    assert line == b"ready\n", errors
    assert program.returncode == -signal.SIGKILL, errors


def steps_saved_when_killed(folder, seed, after_s):
    """Kill it while it saves, open both files, and return how many steps are in the one saved."""
    kill_at(folder, seed, after_s)
    document = session_file.read(folder / "mine.plab")
    assert len(document.state.plants) == 400
    (left,) = left_behind(folder / "autosave")
    assert len(session_file.read(left.path).state.plants) == 400
    left.remove()
    assert list((folder / "autosave").iterdir()) == []
    return document.state.run.trace.last_step


@pytest.mark.parametrize("after_s", [0, _LONGEST_S / 2, _LONGEST_S])
def test_what_was_saved_opens_after_a_kill(tmp_path, after_s):
    steps_saved_when_killed(tmp_path, 1, after_s)


@pytest.mark.long
def test_whenever_it_is_killed_what_was_saved_opens(tmp_path):
    moments = random.Random(KILLS)
    saved = [
        steps_saved_when_killed(tmp_path, seed, moments.uniform(0, _LONGEST_S))
        for seed in range(KILLS)
    ]
    assert max(saved) > 400  # it did save more than once before it was killed
