"""QApplication.setStyleSheet and setPalette: how the widgets of the application look."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from gui.style.palette import ColourName
from gui.style.theme import TARGET_PX, Look

_TAB_POINTS, _TAB_PADDING_PX = 10.5, 8
"""Of docks' tabs, 14 pixels at most: five of them are whole on a projector of 1024 pixels."""

_FRAMES: dict[str, ColourName] = {
    "QLineEdit": "edge", "QAbstractSpinBox": "edge", "QComboBox": "edge",
    "QCheckBox": "muted", "QRadioButton": "muted",
}  # fmt: skip
_FUSION_DARKENS_PERCENT = 140


def apply_look(look: Look) -> None:
    """Set the application's style, palette, font and style sheet; the same again costs nothing."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.styleSheet() == _style_sheet(look):
        return
    if not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_qt_palette(look))
    _frame_fields(look)
    app.setFont(look.font())
    app.setStyleSheet(_style_sheet(look))


def _qt_palette(look: Look) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    roles: dict[QPalette.ColorRole, ColourName] = {
        role.Window: "ground",
        role.WindowText: "text",
        role.Base: "panel",
        role.AlternateBase: "raised",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Text: "text",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "loss",
        role.Link: "harmless",
        role.Highlight: "frontier",
        role.HighlightedText: "ground",
        role.Light: "edge",
        role.Midlight: "edge",
        role.Mid: "edge",
        role.Dark: "edge",
        role.Shadow: "ground",
    }
    for colour_role, name in roles.items():
        palette.setColor(colour_role, look.colour(name))
    for colour_role in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, look.colour("muted", 0.55))
    return palette


def _frame_fields(look: Look) -> None:
    """Let fields, and boxes to tick, have frames that are seen: Fusion darkens the ground's."""
    if not look.is_dark:
        return
    palette = _qt_palette(look)
    for widget, colour in _FRAMES.items():
        window = look.colour(colour).lighter(_FUSION_DARKENS_PERCENT)
        palette.setColor(QPalette.ColorRole.Window, window)
        QApplication.setPalette(palette, widget)  # type: ignore[arg-type]  # it takes no bytes


def _style_sheet(look: Look) -> str:
    p = look.palette
    radius = 6
    radio = round(9 * look.type_scale)
    return f"""
    /* type {look.type_scale} */
    QMainWindow, QMenuBar {{ background: {p.ground}; }}
    QMenuBar::item {{ padding: 3px 7px; background: transparent; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {p.raised}; }}
    QDockWidget {{ titlebar-close-icon: none; }}
    QDockWidget::title {{ background: {p.ground}; padding: 2px 8px; text-align: left; }}
    #panel, #coursePanel, #coursePage, LessonText, Picture {{ background: {p.panel}; }}
    #pageTurner {{ padding: 2px 6px; }}
    #coursePage QRadioButton::indicator {{ width: {radio}px; height: {radio}px;
        border: 2px solid {p.muted}; border-radius: {radio // 2 + 2}px; }}
    #coursePage QRadioButton::indicator:checked {{ border-color: {p.frontier};
        background: {p.frontier}; }}
    #coursePage QRadioButton:focus {{ background: {p.raised}; border-radius: 4px; }}
    QMainWindow::separator {{ background: {p.ground}; width: 6px; height: 6px; }}
    QMainWindow::separator:hover {{ background: {p.frontier}; }}
    QMainWindow > QTabBar {{ font-size: {min(10 * look.panel_scale, _TAB_POINTS)}pt; }}
    QTabBar::tab {{ background: transparent; color: {p.muted}; padding: 5px {_TAB_PADDING_PX}px;
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {p.text}; border-bottom-color: {p.frontier}; }}
    QTabBar::tab:focus {{ color: {p.frontier}; }}
    QToolButton, QPushButton {{ background: {p.raised}; border: 1px solid {p.edge};
        border-radius: {radius}px; padding: 4px 8px; }}
    QToolButton:hover, QPushButton:hover {{ border-color: {p.muted}; }}
    QToolButton:checked, QPushButton:checked {{ background: {p.edge}; border-color: {p.frontier}; }}
    QToolButton:focus, QPushButton:focus {{ border: 2px solid {p.frontier}; padding: 3px 7px; }}
    SegmentedChoice QToolButton, InputButtons QToolButton {{ padding: 4px; }}
    SegmentedChoice QToolButton:focus, InputButtons QToolButton:focus {{ padding: 3px; }}
    QToolButton:disabled, QPushButton:disabled {{ color: {p.muted}; border-color: {p.raised}; }}
    NumberField {{ background: {p.panel}; border: 1px solid {p.edge}; border-radius: 4px;
        padding: 1px 4px; }}
    NumberField:focus {{ border-color: {p.frontier}; }}
    NumberField:disabled {{ color: {p.muted}; }}
    QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.edge};
        padding: 4px; }}
    #playButton, #touchPlay {{ background: {p.frontier}; border-color: {p.frontier};
        border-radius: 10px; padding: 5px 14px; }}
    #playButton:hover, #touchPlay:hover {{ background: {p.text}; border-color: {p.text}; }}
    #playButton:focus {{ border: 2px solid {p.text}; padding: 4px 13px; }}
    #touchPlay {{ padding: 4px 8px; }}
    #touchPlay:focus {{ border: 2px solid {p.text}; padding: 3px 7px; }}
    #numberPad {{ background: {p.raised}; border: 1px solid {p.muted}; border-radius: {radius}px; }}
    #numberPad QToolButton {{ background: {p.panel}; }}
    #sentence {{ background: {p.good_ground}; border-radius: {radius}px; }}
    #sentence[warning="true"] {{ background: {p.warning_ground}; }}
    #topBar, #arrangements {{ background: {p.ground}; border: none; padding: 0px; spacing: 0px; }}
    QMenuBar QToolButton {{ padding: 1px 8px; }}
    #qt_menubar_ext_button {{ border: none; padding: 0px; min-width: 0px; }}
    #contextMenu, #contextMenu QMenu {{ background: {p.raised}; color: {p.text};
        border: 1px solid {p.muted}; padding: 3px; icon-size: {round(16 * look.type_scale)}px; }}
    #contextMenu::item, #contextMenu QMenu::item {{ padding: 4px 18px 4px 8px;
        border: 1px solid transparent; border-radius: 4px; }}
    #contextMenu[finger="true"]::item, #contextMenu[finger="true"] QMenu::item {{
        padding: 14px 24px 13px 12px; }}
    #contextMenu::item:selected, #contextMenu QMenu::item:selected {{ background: {p.edge};
        border-color: {p.frontier}; }}
    #contextMenu::item:disabled, #contextMenu QMenu::item:disabled {{ color: {p.muted}; }}
    #contextMenu::separator, #contextMenu QMenu::separator {{ background: {p.edge}; height: 1px;
        margin: 3px 6px; }}
    #contextMenuTitle {{ color: {p.muted}; padding: 4px 8px; }}
    #arrangements QToolButton {{ background: transparent; border: none; color: {p.muted};
        border-bottom: 2px solid transparent; border-radius: 0px; padding: 2px 2px 3px 2px; }}
    #arrangements QToolButton:hover {{ color: {p.text}; }}
    #arrangements QToolButton:checked {{ color: {p.text}; border-bottom-color: {p.frontier}; }}
    #arrangements QToolButton:focus {{ color: {p.frontier}; }}
    #plantGrid {{ background: {p.panel}; selection-background-color: transparent; }}
    #cellEditor {{ background: {p.raised}; border: 2px solid {p.frontier}; padding: 0px 4px; }}
    #manual GuideContents::item {{ padding: 3px 2px; }}
    #bar {{ background: {p.panel}; border-top: 1px solid {p.edge}; }}
    {_touch_sheet() if look.for_touch else ""}
    """


def _touch_sheet() -> str:
    """Return what lets a finger meet everything: no less than 44 pixels, frame and room within."""
    within = TARGET_PX - 10
    return f"""
    QToolButton, QPushButton {{ min-height: {within}px; min-width: {within}px; }}
    SegmentedChoice QToolButton, InputButtons QToolButton {{ min-width: 24px; }}
    QComboBox, QLineEdit, QAbstractSpinBox, QCheckBox, QRadioButton {{ min-height: {within}px; }}
    #arrangements QToolButton {{ min-width: 0px; min-height: {TARGET_PX - 7}px; }}
    #pageTurner {{ padding: 4px 6px; }}
    QMenuBar QToolButton {{ min-height: {TARGET_PX - 4}px; }}
    #qt_menubar_ext_button {{ min-width: 0px; }}
    #playButton, #touchPlay, #touchKind, ToolPalette QToolButton, TouchBar QToolButton {{
        padding: 4px; }}
    QMenuBar::item {{ padding: 12px 10px; }}
    QMenu::item {{ padding: 15px 28px 14px 28px; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox QAbstractItemView::item {{ min-height: {TARGET_PX}px; }}
    QTabBar::tab {{ min-height: {TARGET_PX - 14}px; }}
    QScrollBar:vertical {{ width: 24px; }}
    QScrollBar:horizontal {{ height: 24px; }}
    """
