"""The learning panel is seen whole at a projector of 1280 pixels, in French too."""

from gui.language import translation
from gui.panels.learning_panel import LearningPanel
from gui.registry.arrangements import ARRANGEMENTS
from gui.style.theme import look_of


def test_no_control_is_cut_at_a_projector(qtbot, qapp):
    before = translation.language()
    translation.set_language("fr")
    panel = LearningPanel(look_of("light", True))
    qtbot.addWidget(panel)
    translation.set_language(before)
    assert panel.minimumSizeHint().width() <= ARRANGEMENTS["Lab"].share * 1280
