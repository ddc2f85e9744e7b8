"""The sections of the settings by name, without making their page."""

from __future__ import annotations

from qa_studio.ui.palette.ports import Section


def sections() -> tuple[Section, ...]:
    """In the order of the page; what each is called stands with the section itself."""
    from qa_studio.ui.settings.general import GeneralSection
    from qa_studio.ui.settings.keys import KeysSection
    from qa_studio.ui.settings.measures import MeasuresSection
    from qa_studio.ui.settings.models import ModelsSection
    from qa_studio.ui.settings.transcription import TranscriptionSection
    from qa_studio.ui.settings.trust import TrustSection
    from qa_studio.ui.settings.vocabulary import VocabularySection

    kinds = (
        GeneralSection,
        TranscriptionSection,
        ModelsSection,
        VocabularySection,
        MeasuresSection,
        TrustSection,
        KeysSection,
    )
    return tuple(Section(one.key, one.title, one.icon) for one in kinds)
