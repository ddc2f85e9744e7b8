"""User text and figures on their way to a page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_world import DRAFT, TEXT, Case, evaluation
from reportlab.lib.colors import Color

from reports import theme, wording
from reports.blocks import paragraph
from reports.text import markup, printable
from scoring.intervals import Difference, Estimate
from transcription.model import Origin

LETTERS = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽäöüßÄÖÜàâçèéêëîïôœùûñ¿¡"
SYMBOLS = "–—…„”“‘’·×±−≥≤→√²°§%€£"


@pytest.mark.parametrize("text", [LETTERS, SYMBOLS, "Łódź, Plzeň, Žďár"])
def test_polish_czech_and_western_letters_are_drawn_by_both_weights(text: str) -> None:
    assert printable(text) == text


def test_what_the_font_lacks_is_named_and_never_an_empty_box() -> None:
    assert printable("sorry 😢") == "sorry [crying face]"
    assert printable("مرحبا there") == "[Arabic] there"
    assert printable("日本 order") == "[CJK] order"
    assert printable("👍🏽️") == "[thumbs up sign][emoji modifier fitzpatrick type-4]"


def test_controls_and_stray_surrogates_disappear() -> None:
    assert printable("a\x00b\u200bc\ud800d\te") == "abcd e"


def test_markup_in_user_text_is_text() -> None:
    assert markup("<b>a & b</b>\r\nnext") == "&lt;b&gt;a &amp; b&lt;/b&gt;<br/>next"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_laid_out(text: str) -> None:
    made = paragraph(markup(text))
    width, height = made.wrap(200, 10_000)
    assert width == 200
    assert height < 10_000


def test_long_text_without_a_space_is_cut_to_its_column() -> None:
    cut = theme.fitted("W" * 400, 100, 9.5)
    assert cut.endswith("…")
    assert theme.text_width(cut, 9.5) <= 100


def test_the_fonts_are_shipped_with_their_licence() -> None:
    folder = Path(theme.__file__).parent / "fonts"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
    assert all((folder / name).is_file() for name in theme.FONT_FILES.values())


def _contrast(colour: Color) -> float:
    """Against white. Source: WCAG 2.2, "contrast ratio"."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.rgb()]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (float(luminance) + 0.05)


@pytest.mark.parametrize("name", sorted(theme.TEXT_COLOURS))
def test_every_colour_of_words_can_be_read_on_white(name: str) -> None:
    assert _contrast(theme.TEXT_COLOURS[name]) >= 4.5


def test_figures_are_written_alike_everywhere() -> None:
    assert wording.points(Decimal("90.95")) == "91.0"
    assert wording.points(-0.04) == "0.0"
    assert (wording.change(8.75), wording.change(-3), wording.change(0)) == ("+8.8", "−3.0", "0.0")
    assert (wording.coefficient(-0.001), wording.coefficient(-0.32)) == ("0.00", "−0.32")
    assert (wording.percent(0.425), wording.percent(1)) == ("43 %", "100 %")
    assert (wording.probability(0.0004), wording.probability(0.004), wording.probability(0.25)) == (
        "<0.001", "0.004", "0.25",
    )  # fmt: skip
    assert (wording.threshold(Decimal("91")), wording.threshold(Decimal("87.50"))) == ("91", "87.5")
    assert wording.interval(Estimate(1, 0.5, 99.95, 3)) == "0.5 to 100.0"
    assert wording.interval(Difference(1, -2, 4, None, 3, 3)) == "−2.0 to +4.0"
    assert wording.interval(Estimate(1, None, None, 1)) == ""


def test_days_people_and_times_are_put_into_words() -> None:
    assert wording.listed(["Anna"]) == "Anna"
    assert wording.listed(["Anna", "Ben", "Cleo"]) == "Anna, Ben and Cleo"
    assert wording.clock(75) == "01:15"
    assert wording.clock(3_675.9) == "1:01:15"
    assert wording.short_day(None) == "–"
    assert wording.short_day(datetime(2026, 3, 4, tzinfo=UTC)) == "4 Mar 2026"
    assert wording.span_of_days(date(2026, 3, 4), date(2026, 5, 1)) == "4 March to 1 May 2026"
    assert wording.span_of_days(date(2025, 12, 4), date(2026, 1, 1)) == "4 December 2025 to 1 January 2026"
    assert wording.span_of_days(None, date(2026, 1, 1)) == "1 January 2026"
    assert wording.span_of_days(None, None) == ""


def test_engines_are_named_by_what_they_made() -> None:
    whisper = Origin("whisper", "base")
    found = [
        evaluation(at, Case("2y2yy2yy2yyy", origin=origin)).interaction
        for at, origin in enumerate((whisper, TEXT, TEXT, None, DRAFT))
    ]
    assert wording.transcripts(found) == (
        "Transcripts: 1 by Whisper (base), 2 came as text, 1 judged by ear, without one, "
        "1 by the draft engine (PocketSphinx, en-us)."
    )
    assert wording.draft_notice(found[:4]) == ""
    assert wording.draft_notice(found[4:]).startswith("The transcript was made by the draft engine")
