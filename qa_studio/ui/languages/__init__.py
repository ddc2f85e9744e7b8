"""The languages the window speaks. `speak` has to run before the pages are imported: they say some words at import.

Owns the catalogues: `<code>.ts` for translators (Qt Linguist), `<code>.qm` made of it by lrelease.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from qa_studio import language

CONTEXT = "QA Studio"
"""One context for all texts: the same words mean the same thing everywhere in the window."""
FOLDER = Path(__file__).parent
SYSTEM = "system"
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""Each language in its own words, as a list of languages shows them."""


def spoken(setting: str) -> str:
    """The language's code for a setting: its own, or for "system" the first of the system's that there is."""
    if setting in LANGUAGES:
        return setting
    wanted = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), "en")


def speak(code: str) -> None:
    """Say everything from now on in this language, dates and numbers included; "en" says the texts as they stand."""
    locale = QLocale.system() if QLocale.system().name().split("_")[0] == code else QLocale(code)
    QLocale.setDefault(locale)
    marks = language.Figures(locale.decimalPoint(), locale.groupSeparator() or " ")
    translator = _catalogue(code)
    if translator is None:
        language.use(None, marks)
        return

    def lookup(text: str, number: int | None) -> str | None:
        return translator.translate(CONTEXT, text, "", -1 if number is None else number) or None

    language.use(lookup, marks)


def teach_qt(app: QCoreApplication, code: str) -> None:
    """Let Qt's own dialogs and buttons speak the language too."""
    own = QTranslator(app)
    if own.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(own)


def _catalogue(code: str) -> QTranslator | None:
    if code == "en":
        return None
    found = QTranslator()
    return found if found.load(str(FOLDER / f"{code}.qm")) else None
