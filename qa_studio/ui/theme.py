"""Every colour, size and meaning of the window. Nothing else names one.

Owns the tokens of the three schemes, the palette made from them, and which scheme is on. Imports Qt and the
style sheet; no service, no page. GUI thread only.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from qa_studio.language import tr
from scoring.model import Outcome

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
"""The only distances, in pixels: a grid of four."""
ROW_PX = 28
"""Height of a compact table row."""
ROOMY_ROW_PX = 36
"""Height of a comfortable table row, and of controls that decide."""
RADIUS_PX = 6
ICON_PX, BIG_ICON_PX = 16, 20
READING_WIDTH_PX = 520
"""Widest column of running text: about 75 characters of body type."""


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Shape(StrEnum):
    """What a meaning looks like without its colour."""

    FILLED = "filled"
    HOLLOW = "hollow"
    HALF = "half"
    DASH = "dash"
    DOTTED = "dotted"


class Verdict(StrEnum):
    """What a number means. AUTOMATIC is a suggestion that no person has confirmed."""

    MET = "met"
    NOT_MET = "not_met"
    CLOSE = "close"
    NOT_APPLICABLE = "not_applicable"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A verdict as it is shown: colour, shape and word, never the colour alone.

    Attributes:
        colour: "#RRGGBB".
        glyph: the shape as a character, for text that cannot paint.
    """

    colour: str
    shape: Shape
    glyph: str
    word: str


_SHAPES: Final = {
    Verdict.MET: (Shape.FILLED, "●", tr("at or over")),
    Verdict.NOT_MET: (Shape.HOLLOW, "○", tr("under")),
    Verdict.CLOSE: (Shape.HALF, "◐", tr("too close to call")),
    Verdict.NOT_APPLICABLE: (Shape.DASH, "–", tr("not applicable")),
    Verdict.AUTOMATIC: (Shape.DOTTED, "◌", tr("automatic")),
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme ("#RRGGBB") and the type sizes in points.

    Attributes:
        window, surface, sunken, hover, selection: grounds that any text may stand on.
        info_fill, warning_fill, danger_fill: grounds of banners; any text may stand on them too.
        agent_fill, customer_fill, evidence_fill: grounds of turns and of words, for `text` and `muted`.
        line: a divider of one pixel. control_line: the edge of something to click or type in (3:1 and more).
        muted: secondary text. disabled: text of controls that are off.
        accent: focus, selection and the primary action; never a meaning. on_accent: text upon it.
        met, not_met, close, neutral, automatic: see `verdict`.
        agent, customer: hues of the two speakers; always with a side, a shape or a word.
    """

    scheme: Scheme
    window: str
    surface: str
    sunken: str
    hover: str
    selection: str
    info_fill: str
    warning_fill: str
    danger_fill: str
    agent_fill: str
    customer_fill: str
    evidence_fill: str
    line: str
    control_line: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    met: str
    not_met: str
    close: str
    neutral: str
    automatic: str
    agent: str
    customer: str
    small_pt: float = 9.0
    body_pt: float = 10.5
    title_pt: float = 13.0
    score_pt: float = 28.0

    @property
    def is_dark(self) -> bool:
        return self.scheme is not Scheme.LIGHT

    def verdict(self, verdict: Verdict) -> Meaning:
        """Colour, shape and word of a verdict."""
        colours = {
            Verdict.MET: self.met,
            Verdict.NOT_MET: self.not_met,
            Verdict.CLOSE: self.close,
            Verdict.NOT_APPLICABLE: self.neutral,
            Verdict.AUTOMATIC: self.automatic,
        }
        return Meaning(colours[verdict], *_SHAPES[verdict])

    def grounds(self) -> tuple[str, ...]:
        """Every colour that coloured text may stand on."""
        return (
            self.window,
            self.surface,
            self.sunken,
            self.hover,
            self.selection,
            self.info_fill,
            self.warning_fill,
            self.danger_fill,
        )

    def inks(self) -> tuple[str, ...]:
        """Every colour that text or a meaning is drawn in."""
        return (
            self.text,
            self.muted,
            self.accent,
            self.met,
            self.not_met,
            self.close,
            self.neutral,
            self.automatic,
            self.agent,
            self.customer,
        )


LIGHT: Final = Tokens(
    scheme=Scheme.LIGHT,
    window="#F4F5F5",
    surface="#FFFFFF",
    sunken="#ECEEEE",
    hover="#EEF3F4",
    selection="#D9E9EC",
    info_fill="#E3F0F2",
    warning_fill="#FBF1DD",
    danger_fill="#FAE9E5",
    agent_fill="#EAF1FA",
    customer_fill="#F9ECF1",
    evidence_fill="#FBEFC9",
    line="#DDE1E2",
    control_line="#7C898E",
    text="#1D2527",
    muted="#56636A",
    disabled="#7A8488",
    accent="#17697A",
    on_accent="#FFFFFF",
    met="#226B41",
    not_met="#A23C26",
    close="#855309",
    neutral="#5D666B",
    automatic="#5F5878",
    agent="#2458A6",
    customer="#94365F",
)
DARK: Final = Tokens(
    scheme=Scheme.DARK,
    window="#1B1F21",
    surface="#22272A",
    sunken="#171A1C",
    hover="#2A3134",
    selection="#24434B",
    info_fill="#1E363C",
    warning_fill="#3A2F17",
    danger_fill="#40231C",
    agent_fill="#222F42",
    customer_fill="#3A2931",
    evidence_fill="#4A3F1B",
    line="#343B3F",
    control_line="#7B878C",
    text="#E4E9EB",
    muted="#A5B0B5",
    disabled="#717B80",
    accent="#6CC3D2",
    on_accent="#0E2328",
    met="#7CC99A",
    not_met="#F2957F",
    close="#E3B45C",
    neutral="#A5AEB3",
    automatic="#B8AFD6",
    agent="#8DB8F5",
    customer="#EDA0BC",
)
HIGH_CONTRAST: Final = Tokens(
    scheme=Scheme.HIGH_CONTRAST,
    window="#000000",
    surface="#000000",
    sunken="#000000",
    hover="#1A1A1A",
    selection="#003650",
    info_fill="#00222B",
    warning_fill="#2B2000",
    danger_fill="#2E0000",
    agent_fill="#001B38",
    customer_fill="#2E0018",
    evidence_fill="#3D3300",
    line="#707070",
    control_line="#FFFFFF",
    text="#FFFFFF",
    muted="#E0E0E0",
    disabled="#A6A6A6",
    accent="#5CE1FF",
    on_accent="#000000",
    met="#7CFFB0",
    not_met="#FFAC9B",
    close="#FFD24D",
    neutral="#DDDDDD",
    automatic="#D9CCFF",
    agent="#9CC8FF",
    customer="#FFB3C0",
)
TOKENS: Final = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.HIGH_CONTRAST: HIGH_CONTRAST}


class _Announcer(QObject):
    scheme_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT


_announcer = _Announcer()
scheme_changed = _announcer.scheme_changed
"""Emitted after another scheme has been applied. Repaint what was painted from `current()`."""


def current() -> Tokens:
    """The tokens that are on; the light ones before the first `apply`."""
    return _announcer.tokens


def system_scheme(app: QApplication) -> Scheme:
    """What the system asks for; light when it does not say."""
    is_dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Scheme.DARK if is_dark else Scheme.LIGHT


def apply(app: QApplication, scheme: Scheme | None = None) -> Tokens:
    """Put a scheme on: style, palette, type and style sheet. None follows the system."""
    from qa_studio.ui.stylesheet import stylesheet

    tokens = TOKENS[scheme or system_scheme(app)]
    _announcer.tokens = tokens
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(tokens))
    font = app.font()
    font.setPointSizeF(tokens.body_pt)
    app.setFont(font)
    app.setStyleSheet(stylesheet(tokens))
    scheme_changed.emit()
    return tokens


def verdict_of(
    score: Decimal | None,
    threshold: Decimal,
    outcome: Outcome | None = None,
    interval: tuple[Decimal, Decimal] | None = None,
) -> Verdict:
    """What a number says against its threshold.

    Args:
        score: 0..100, already rounded; None is not applicable.
        outcome: wins over the bare comparison: a failed critical criterion is under, whatever the number.
        interval: of a mean; when it straddles the threshold the verdict is CLOSE.
    """
    if score is None:
        return Verdict.NOT_APPLICABLE
    if interval is not None and interval[0] < threshold <= interval[1]:
        return Verdict.CLOSE
    met = score >= threshold if outcome is None else outcome is Outcome.MET
    return Verdict.MET if met else Verdict.NOT_MET


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of a scheme, with its disabled group."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in {
        roles.Window: tokens.window,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.window,
        roles.Text: tokens.text,
        roles.PlaceholderText: tokens.muted,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.text,
        roles.ToolTipBase: tokens.sunken,
        roles.ToolTipText: tokens.text,
        roles.Highlight: tokens.selection,
        roles.HighlightedText: tokens.text,
        roles.Accent: tokens.accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.Light: tokens.surface,
        roles.Midlight: tokens.hover,
        roles.Mid: tokens.line,
        roles.Dark: tokens.control_line,
        roles.Shadow: tokens.line,
    }.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return made
