from __future__ import annotations

import math
from decimal import Decimal
from itertools import combinations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.ui import icons, theme
from qa_studio.ui.theme import TOKENS, Scheme, Tokens, Verdict
from scoring.model import Outcome

SCHEMES = [pytest.param(tokens, id=scheme.value) for scheme, tokens in TOKENS.items()]
Linear = tuple[float, float, float]

# Source: Machado, Oliveira, Fernandes (2009), severity 1.0, on linear RGB.
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
TRITANOPIA = (
    (1.255528, -0.076749, -0.178779),
    (-0.078411, 0.930809, 0.147602),
    (0.004733, 0.691367, 0.303900),
)


def linear(colour: str) -> Linear:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, "contrast ratio"."""
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(rgb: Linear) -> Linear:
    """CIE L*a*b* under D65."""
    r, g, b = rgb
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (max(v, 0) ** (1 / 3) if v > 0.008856 else 7.787 * max(v, 0) + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen_apart(one: str, other: str, eye: tuple[Linear, Linear, Linear]) -> float:
    """CIE76 distance of two colours as that eye sees them."""

    def seen(colour: str) -> Linear:
        light = linear(colour)
        red, green, blue = (sum(f * c for f, c in zip(row, light, strict=True)) for row in eye)
        return lab((red, green, blue))

    return math.dist(seen(one), seen(other))


@pytest.mark.parametrize("tokens", SCHEMES)
def test_every_ink_is_readable_on_every_ground(tokens: Tokens) -> None:
    least = 7.0 if tokens.scheme is Scheme.HIGH_CONTRAST else 4.5
    pairs = {(ink, ground): contrast(ink, ground) for ink in tokens.inks() for ground in tokens.grounds()}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < least} == {}


@pytest.mark.parametrize("tokens", SCHEMES)
def test_text_is_readable_on_turns_on_marked_words_and_on_the_accent(tokens: Tokens) -> None:
    for ground in (tokens.agent_fill, tokens.customer_fill, tokens.evidence_fill):
        assert contrast(tokens.text, ground) >= 4.5
        assert contrast(tokens.muted, ground) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES)
def test_a_speakers_hue_is_readable_on_the_speakers_own_ground(tokens: Tokens) -> None:
    assert contrast(tokens.agent, tokens.agent_fill) >= 4.5
    assert contrast(tokens.customer, tokens.customer_fill) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES)
def test_edges_of_controls_and_the_focus_stand_out_three_to_one(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.surface):
        assert contrast(tokens.control_line, ground) >= 3
        assert contrast(tokens.disabled, ground) >= 3, "what is off is quiet, not grey on grey"
        assert contrast(tokens.accent, ground) >= 3


@pytest.mark.parametrize("tokens", SCHEMES)
@pytest.mark.parametrize("eye", [PROTANOPIA, DEUTERANOPIA, TRITANOPIA], ids=["protan", "deutan", "tritan"])
def test_agent_and_customer_differ_for_every_eye(tokens: Tokens, eye: tuple[Linear, Linear, Linear]) -> None:
    assert seen_apart(tokens.agent, tokens.customer, eye) >= 25


def test_every_verdict_has_a_shape_a_glyph_and_a_word_of_its_own() -> None:
    meanings = [theme.LIGHT.verdict(verdict) for verdict in Verdict]
    for one, other in combinations(meanings, 2):
        assert one.shape != other.shape
        assert one.glyph != other.glyph
        assert one.word != other.word


def test_applying_a_scheme_changes_the_palette_and_says_so(themed: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.scheme_changed, timeout=1_000):
        theme.apply(themed, Scheme.DARK)
    assert theme.current() is theme.DARK
    assert themed.palette().color(QPalette.ColorRole.Window).name().upper() == theme.DARK.window


def test_without_a_wish_the_scheme_is_the_systems(themed: QApplication) -> None:
    assert theme.apply(themed, None).scheme is theme.system_scheme(themed)


def test_a_score_equal_to_its_threshold_is_met() -> None:
    assert theme.verdict_of(Decimal("91.0"), Decimal(91)) is Verdict.MET
    assert theme.verdict_of(Decimal("90.9"), Decimal(91)) is Verdict.NOT_MET


def test_a_failed_critical_criterion_is_under_whatever_the_number() -> None:
    assert theme.verdict_of(Decimal("97.0"), Decimal(91), Outcome.NOT_MET) is Verdict.NOT_MET


def test_an_interval_across_the_threshold_is_too_close_to_call() -> None:
    assert theme.verdict_of(Decimal(92), Decimal(91), interval=(Decimal(88), Decimal(96))) is Verdict.CLOSE
    assert theme.verdict_of(Decimal(92), Decimal(91), interval=(Decimal(91), Decimal(96))) is Verdict.MET


def test_no_score_is_not_applicable_and_never_a_zero() -> None:
    assert theme.verdict_of(None, Decimal(91)) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("name", sorted(icons.ICONS))
def test_every_icon_can_be_drawn(name: str, themed: QApplication) -> None:
    assert not icons.icon(name).pixmap(theme.ICON_PX, theme.ICON_PX).isNull()
