"""The style sheet: only what the palette cannot say.

Owns the QSS text. Colours and sizes come from the tokens. Widgets choose a look by the dynamic properties
`kind` (buttons: primary, quiet, nav, chip; frames: bar, side, surface, card; lists: boxed; scrolled areas that take the
focus: pane) and `type` (labels: title, strong, small, muted).
"""

from __future__ import annotations

from pathlib import Path

from qa_studio.ui.theme import RADIUS_PX, SPACE_S, SPACE_XL, SPACE_XS, Tokens

_ART = Path(__file__).with_name("art")


def stylesheet(tokens: Tokens) -> str:
    """The application's style sheet for one scheme."""
    return "".join(
        (_labels(tokens), _buttons(tokens), _fields(tokens), _ticks(tokens), _lists(tokens), _small(tokens))
    )


def _art(name: str, t: Tokens) -> str:
    return (_ART / f"{name}-{t.scheme.value}.svg").as_posix()


def _ring(t: Tokens) -> str:
    """The filled ring of a chosen one of several; a thick round border would be drawn with teeth."""
    stops = f"stop: 0 {t.surface}, stop: 0.40 {t.surface}, stop: 0.46 {t.accent}, stop: 1 {t.accent}"
    return f"qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, {stops})"


def _labels(t: Tokens) -> str:
    return f"""
    QLabel[type="title"] {{ font-size: {t.title_pt}pt; font-weight: 600; }}
    QLabel[type="strong"] {{ font-weight: 600; }}
    QLabel[type="small"] {{ font-size: {t.small_pt}pt; color: {t.muted}; }}
    QLabel[type="muted"] {{ color: {t.muted}; }}
    QFrame[kind="bar"] {{ background: {t.window}; border: none; }}
    QFrame[kind="side"] {{ background: {t.sunken}; border: none; border-right: 1px solid {t.line}; }}
    QFrame[kind="sunken"] {{ background: {t.sunken}; border: none; }}
    QFrame[kind="surface"] {{ background: {t.surface}; border: none; }}
    QFrame[kind="line"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
    QFrame[kind="upright"] {{ background: {t.line}; border: none; max-width: 1px; min-width: 1px; }}
    QFrame[kind="card"] {{
        background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS_PX}px;
    }}
    """


def _buttons(t: Tokens) -> str:
    return f"""
    QPushButton {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.control_line};
        border-radius: {RADIUS_PX}px; padding: 4px 12px; min-height: 18px;
    }}
    QPushButton:hover {{ background: {t.hover}; }}
    QPushButton:pressed, QPushButton:checked {{ background: {t.selection}; }}
    QPushButton:checked {{ border-color: {t.accent}; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: 3px 11px; }}
    QPushButton:disabled {{ color: {t.disabled}; border-color: {t.line}; background: {t.window}; }}
    QPushButton[kind="primary"] {{
        background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; font-weight: 600;
    }}
    QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ border-color: {t.text}; }}
    QPushButton[kind="primary"]:focus {{ border: 2px solid {t.text}; }}
    QPushButton[kind="primary"]:disabled {{
        background: {t.window}; color: {t.disabled}; border-color: {t.line};
    }}
    QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {t.accent}; }}
    QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
    QPushButton[kind="quiet"]:focus {{ border: 2px solid {t.accent}; }}
    QPushButton[kind="quiet"]:disabled {{ color: {t.disabled}; }}
    QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
    QToolButton {{
        background: transparent; color: {t.text}; border: 1px solid transparent;
        border-radius: {RADIUS_PX}px; padding: 4px 6px;
    }}
    QToolButton:hover {{ background: {t.hover}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {t.selection}; }}
    QToolButton:focus {{ border: 2px solid {t.accent}; padding: 3px 5px; }}
    QToolButton:disabled {{ color: {t.disabled}; }}
    QToolButton[kind="nav"] {{ text-align: left; padding: 4px 8px; border-radius: {RADIUS_PX}px; }}
    QToolButton[kind="nav"]:checked {{
        background: {t.selection}; border-color: {t.accent}; font-weight: 600;
    }}
    QToolButton[kind="nav"]:focus {{ padding: 3px 7px; }}
    QToolButton[kind="chip"] {{
        border: 1px solid {t.control_line}; border-radius: 13px; padding: 3px 10px; min-height: 18px;
        background: {t.surface};
    }}
    QToolButton[kind="chip"]:hover {{ background: {t.hover}; }}
    QToolButton[kind="chip"][is_set="true"] {{ background: {t.selection}; border-color: {t.accent}; }}
    QToolButton[kind="chip"]:focus {{ border: 2px solid {t.accent}; padding: 2px 9px; }}
    """


def _fields(t: Tokens) -> str:
    down, up = _art("down", t), _art("up", t)
    return f"""
    QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.control_line};
        border-radius: {RADIUS_PX}px; padding: 3px 7px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
        placeholder-text-color: {t.muted};
    }}
    QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: 20px; }}
    QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
        border: 2px solid {t.accent}; padding: 2px 6px;
    }}
    QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
        color: {t.disabled}; border-color: {t.line}; background: {t.window};
    }}
    QComboBox::drop-down, QDateTimeEdit::drop-down {{ border: none; width: 22px; subcontrol-position: center right; }}
    QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: url("{down}"); width: 16px; height: 16px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 20px; }}
    QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 12px; height: 12px; }}
    QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.control_line}; outline: none;
        selection-background-color: {t.selection}; selection-color: {t.text};
    }}
    """


def _ticks(t: Tokens) -> str:
    check = _art("check", t)
    return f"""
    QCheckBox, QRadioButton {{ spacing: {SPACE_S}px; }}
    QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
        width: 14px; height: 14px; border: 1px solid {t.control_line}; background: {t.surface};
    }}
    QCheckBox::indicator, QAbstractItemView::indicator {{ border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 8px; }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
        background: {t.accent}; border-color: {t.accent}; image: url("{check}");
    }}
    QRadioButton::indicator:checked {{ background: {_ring(t)}; border-color: {t.accent}; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{
        border: 2px solid {t.text}; width: 12px; height: 12px;
    }}
    QCheckBox:focus, QRadioButton:focus {{ color: {t.accent}; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {t.disabled}; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {t.line}; }}
    """


def _lists(t: Tokens) -> str:
    down, up = _art("down", t), _art("up", t)
    return f"""
    QAbstractItemView {{
        background: {t.surface}; border: none; outline: none;
        selection-background-color: {t.selection}; selection-color: {t.text};
    }}
    QAbstractItemView[kind="boxed"] {{
        border: 1px solid {t.control_line}; border-radius: {RADIUS_PX}px; padding: 3px;
    }}
    QListWidget::item, QTreeWidget::item {{ min-height: {SPACE_XL}px; }}
    QAbstractItemView[kind="boxed"]:focus {{ border: 2px solid {t.accent}; padding: 2px; }}
    QHeaderView {{ background: {t.window}; border: none; }}
    QHeaderView::section {{
        background: {t.window}; color: {t.muted}; font-size: {t.small_pt}pt; border: none;
        border-bottom: 1px solid {t.line}; padding: 4px 5px;
    }}
    QHeaderView::section:hover {{ color: {t.text}; }}
    QHeaderView::up-arrow {{ image: url("{up}"); width: 14px; height: 14px; }}
    QHeaderView::down-arrow {{ image: url("{down}"); width: 14px; height: 14px; }}
    QScrollArea {{ background: transparent; border: none; }}
    QPdfView, QScrollArea[kind="pane"] {{ border: 2px solid transparent; }}
    QPdfView:focus, QScrollArea[kind="pane"]:focus {{ border-color: {t.accent}; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {t.control_line}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:hover {{ background: {t.muted}; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: {t.line}; }}
    QSplitter::handle:hover {{ background: {t.accent}; }}
    """


def _small(t: Tokens) -> str:
    check = _art("check", t)
    return f"""
    QProgressBar {{
        background: {t.line}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
    }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}
    QSlider::groove:horizontal {{ background: {t.control_line}; height: 4px; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {t.accent}; height: 4px; border-radius: 2px; }}
    QSlider::sub-page:horizontal:disabled {{ background: {t.control_line}; }}
    QSlider::handle:horizontal:disabled {{ background: {t.surface}; border-color: {t.control_line}; }}
    QSlider::handle:horizontal {{
        background: {t.surface}; border: 2px solid {t.accent}; width: 10px; height: 10px; margin: -5px 0;
        border-radius: 7px;
    }}
    QSlider::handle:horizontal:focus {{ background: {t.accent}; }}
    QToolTip {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.control_line};
        padding: {SPACE_XS}px {SPACE_S}px; font-size: {t.small_pt}pt;
    }}
    QMenu {{
        background: {t.surface}; border: 1px solid {t.control_line}; padding: {SPACE_XS}px; menu-scrollable: 1;
    }}
    QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; color: {t.text}; }}
    QMenu::item:selected {{ background: {t.selection}; }}
    QMenu::item:disabled {{ color: {t.disabled}; }}
    QMenu::indicator {{ width: 14px; height: 14px; margin-left: 6px; border: 1px solid {t.control_line}; }}
    QMenu::indicator:non-exclusive {{ border-radius: 4px; }}
    QMenu::indicator:exclusive {{ border-radius: 8px; }}
    QMenu::indicator:non-exclusive:checked {{
        background: {t.accent}; border-color: {t.accent}; image: url("{check}");
    }}
    QMenu::indicator:exclusive:checked {{ background: {_ring(t)}; border-color: {t.accent}; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: {SPACE_XS}px; }}
    QTabBar::tab {{
        padding: 4px 8px 6px 8px; color: {t.muted}; border: 2px solid transparent;
    }}
    QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
    QTabBar::tab:focus {{ color: {t.accent}; border-color: {t.accent}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
    """
