"""The row of arrangements fits a small projector, with the tabs of networks as well."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAction

from gui.app import create_application
from gui.language import translation
from gui.panels.arrangement_bar import ArrangementBar
from gui.registry.actions import ACTIONS
from gui.registry.view_actions import ARRANGEMENT_ACTIONS
from gui.style.stylesheet import apply_look
from gui.style.theme import look_of

WIDTH_PX = 1024


class SmallScreen:
    def availableGeometry(self):
        return QRect(0, 0, WIDTH_PX, 768)


@pytest.fixture(params=["en", "fr"])
def bar(request, qtbot, monkeypatch):
    app = create_application(["test"])
    translation.set_language(request.param)
    apply_look(look_of("dark", projector=True))
    monkeypatch.setattr(ArrangementBar, "screen", lambda _bar: SmallScreen())
    names = {spec.name: spec.text for spec in ACTIONS}
    actions = [
        QAction(app.translate("Actions", names[name])) for name in ARRANGEMENT_ACTIONS.values()
    ]
    bar = ArrangementBar(look_of("dark", projector=True), actions)
    qtbot.addWidget(bar)
    bar.show()
    yield bar
    translation.set_language("en")
    apply_look(look_of("dark"))


def test_it_is_never_wider_than_a_small_projector(bar, qtbot):
    widths = []
    for is_beyond_one_neuron in (False, True, False):
        bar.show_network(is_beyond_one_neuron)
        qtbot.wait(1)
        widths.append(bar.minimumSizeHint().width())
    assert max(widths) <= WIDTH_PX
    assert widths[0] == widths[2]
