"""Language, theme, type and screen changed while the neuron learns: it learns the same."""

import json
import os
import subprocess
import sys
import textwrap

import pytest

from gui.registry.arrangements import ARRANGEMENTS
from tests.engine import trace_rows
from tests.gui.conftest import settle


def learn(window, ticks, between):
    """Play 5 steps a tick, and do something between ticks."""
    store = window.store
    store.play()
    store.clock._timer.blockSignals(True)
    for tick in range(ticks):
        store.playback.advance(5, lambda: True)
        between(tick)
        settle()
    store.pause()
    return trace_rows(store.frame().trace).tolist()


@pytest.mark.parametrize("ticks", [6, pytest.param(48, marks=pytest.mark.long)])
def test_language_theme_projector_and_pictures_change_nothing_of_a_run(open_window, ticks):
    window = open_window("fr", "dark")
    undisturbed = learn(open_window("fr", "dark"), ticks, lambda _tick: None)
    arrangements = list(ARRANGEMENTS)

    def change(tick):
        window.set_language(("en", "fr")[tick % 2])
        window.set_theme(("light", "dark", "system")[tick % 3])
        window.layout_.arrange(arrangements[tick % len(arrangements)])
        if tick % 5 == 0:
            window.actions_["actionProjector"].toggle()

    assert learn(window, ticks, change) == undisturbed
    settle()
    assert window.playback_bar.timeline.value() == 5 * ticks


def test_a_run_goes_on_when_the_window_moves_to_a_screen_of_twice_the_pixels(tmp_path):
    screens = tmp_path / "screens.json"
    one = {"y": 0, "width": 2560, "height": 1600, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(
        json.dumps({
            "screens": [
                {**one, "name": "laptop", "x": 0, "logicalDpi": 96},
                {**one, "name": "projector", "x": 2560, "logicalDpi": 192},
            ]
        })
    )  # fmt: skip
    program = """
        import time
        from gui.app import create_application, create_window
        application = create_application(["lab"])
        window = create_window("en", "dark")
        window.resize(1000, 700)
        window.layout_.arrange("Descent")
        window.show()
        window.store.play()
        ratios = []
        for tick in range(40):
            window.store.playback.advance(5, lambda: True)
            for _ in range(4):
                application.processEvents()
            if tick % 10 == 9:
                screen = application.screens()[(tick // 10 + 1) % 2]
                window.windowHandle().setScreen(screen)
                until = time.monotonic() + 10
                while window.devicePixelRatio() != screen.devicePixelRatio():
                    assert time.monotonic() < until
                    application.processEvents()
                ratios.append(window.grab().devicePixelRatio())
        print(window.store.frame().last_step >= 200, ratios)
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert done.stdout.split(maxsplit=1) == ["True", "[2.0, 1.0, 2.0, 1.0]\n"], done.stderr
    assert "Traceback" not in done.stderr
