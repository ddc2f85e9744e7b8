"""Interactions, the names they carry, their transcripts and their customers' answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError
from storage_world import form, interaction, transcript

from qa_studio.errors import StudioError
from qa_studio.rows import AgentRow, RoundRow, WorkState
from qa_studio.storage.columns import Score, TenThousandths
from qa_studio.storage.store import Store
from qa_studio.storage.values import AgentGuess, InteractionDetails, NewSurveyResponse
from transcription.model import Origin, Role, Transcript, Turn

SQLITE = sqlite.dialect()


def response(interaction_id: int, rating: str, pct: str, name: str = "a") -> NewSurveyResponse:
    return NewSurveyResponse(
        interaction_id,
        "Satisfied?",
        Decimal(1),
        Decimal(5),
        Decimal(rating),
        Decimal(pct),
        name,
        "Très bien 😀",
    )


def test_a_moment_comes_back_as_the_same_instant_in_utc(store: Store) -> None:
    told = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=timezone(timedelta(hours=-7)))
    (number,) = store.add_interactions([(interaction(started_at=told), None)])
    found = store.interaction_row(number).started_at
    assert found == told
    assert found is not None
    assert found.tzinfo is UTC


def test_a_moment_without_zone_is_refused_and_nothing_is_stored(store: Store) -> None:
    naive = datetime(2026, 3, 29, 1, 30)
    with pytest.raises(StatementError, match="has no time zone"):
        store.add_interactions([(interaction("good"), None), (interaction("bad", started_at=naive), None)])
    assert store.interaction_rows() == ()
    assert store.companies() == ()


@given(steps=st.integers(-(10**10), 10**10))
def test_four_decimals_come_back_exactly(steps: int) -> None:
    value = Decimal(steps).scaleb(-4)
    stored = TenThousandths().process_bind_param(value, SQLITE)
    assert stored == steps
    back = TenThousandths().process_result_value(stored, SQLITE)
    assert back == value
    assert "E" not in str(back)


@pytest.mark.parametrize(
    ("written", "shown"), [("91", "91.0"), ("90.9", "90.9"), ("100", "100.0"), ("90.95", "90.95")]
)
def test_a_score_is_shown_with_its_decimal(written: str, shown: str) -> None:
    back = Score().process_result_value(Score().process_bind_param(Decimal(written), SQLITE), SQLITE)
    assert str(back) == shown


@pytest.mark.parametrize("value", ["0.00001", "NaN", "Infinity", "33.33333333333333333333333333333333"])
def test_a_number_that_would_be_rounded_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no exact form"):
        TenThousandths().process_bind_param(Decimal(value), SQLITE)


def test_companies_agents_and_rounds_are_made_once_and_listed_in_order(store: Store) -> None:
    store.add_interactions(
        [
            (interaction("a", agent="Zoë", round_name="Round 1"), None),
            (interaction("b", agent="Zoë", round_name="Round 1"), None),
            (interaction("c", company="Harbor Home", agent="Alex Stone", round_name="Round 0"), None),
            (interaction("d", agent=""), None),
        ]
    )
    assert store.companies() == ("Meadow Lane", "Harbor Home")
    assert store.own_company() == "Meadow Lane"
    assert [(agent.name, agent.company, agent.is_own_company) for agent in store.agents()] == [
        ("Unknown", "Meadow Lane", True),
        ("Zoë", "Meadow Lane", True),
        ("Alex Stone", "Harbor Home", False),
    ]
    assert [found.name for found in store.rounds()] == ["Round 1", "Round 0"]


def test_what_is_defined_before_or_after_an_import_is_the_same_thing(store: Store) -> None:
    store.define_company("Harbor Home", is_own=False)
    store.define_round("Round 1", date(2026, 3, 2), date(2026, 3, 27), "by lot")
    store.add_interactions([(interaction(round_name="Round 1"), None)])
    store.define_company("Meadow Lane", is_own=True)
    store.define_agent("Maya Brandt", "Meadow Lane", "Home team")
    assert store.rounds() == (RoundRow("Round 1", date(2026, 3, 2), date(2026, 3, 27), "by lot", 1),)
    assert store.agents() == (AgentRow("Maya Brandt", "Home team", "Meadow Lane", is_own_company=True),)
    assert store.own_company() == "Meadow Lane"


def test_an_interaction_can_be_described_anew(store: Store, chat: int) -> None:
    store.describe_interaction(chat, InteractionDetails(title="Lamp", agent="Tom Reed", round_name="Round 2"))
    store.describe_interaction(chat, InteractionDetails(company="Harbor Home"))
    row = store.interaction_row(chat)
    assert (row.title, row.agent, row.company, row.round_name) == (
        "Lamp",
        "Tom Reed",
        "Harbor Home",
        "Round 2",
    )


def test_removed_interactions_are_out_of_sight_until_they_are_restored(store: Store, chat: int) -> None:
    store.remove([chat])
    assert store.interaction_rows() == ()
    assert store.agents() == ()
    assert store.names() == ()
    assert store.imported("sha of chat")[""].is_removed
    store.restore([chat])
    assert [row.id for row in store.interaction_rows()] == [chat]


def test_more_ids_than_one_statement_can_carry_are_removed_at_once(store: Store, chat: int) -> None:
    store.remove(range(chat, 40_000))
    assert store.interaction_rows() == ()


def test_an_unknown_interaction_is_named(store: Store) -> None:
    with pytest.raises(StudioError, match="no interaction 7"):
        store.interaction_row(7)
    with pytest.raises(StudioError, match="no interaction 7, 9"):
        store.sources([7, 9])


def test_a_transcript_comes_back_word_for_word(store: Store, chat: int) -> None:
    said = transcript("Hello 👋", "Grüße, مرحبا \u0000 end", "", "<b>'; DROP TABLE turn; --</b>")
    stored = store.add_transcript(chat, said, AgentGuess(1, 0.75, "thank you for calling"))
    assert stored.transcript == replace(said, version=2)
    assert store.transcript(stored.id) == stored
    assert store.newest_transcript(chat) == stored
    assert stored.guess == AgentGuess(1, 0.75, "thank you for calling")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.text(st.characters(codec="utf-8")), max_size=5))
def test_any_text_is_kept_to_the_last_character(store: Store, texts: list[str]) -> None:
    said = Transcript(tuple(Turn(Role.AGENT, text, speaker=text) for text in texts), Origin("import", "text"))
    (number,) = store.add_interactions([(interaction(sha256=str(uuid4()), title="".join(texts)), said)])
    found = store.newest_transcript(number)
    assert found is not None
    assert found.transcript == said
    assert store.interaction_row(number).title == "".join(texts)


def test_an_empty_transcript_is_a_transcript(store: Store, chat: int) -> None:
    stored = store.add_transcript(chat, transcript())
    assert stored.transcript.turns == ()
    assert store.interaction_row(chat).state is WorkState.TRANSCRIBED


def test_every_version_of_a_transcript_stays(store: Store, chat: int) -> None:
    first = store.newest_transcript(chat)
    store.add_transcript(chat, transcript("Something else"))
    assert first is not None
    assert store.transcript(first.id) == first
    assert store.sources([chat])[0].newest_version == 2


def test_ratings_of_one_interaction_are_averaged_and_told_on_their_own_scales(
    store: Store, chat: int
) -> None:
    other = replace(response(chat, "9", "90", "c"), scale_min=Decimal(0), scale_max=Decimal(10))
    three = [response(chat, "4", "75"), response(chat, "4.5", "87.5", "b"), other]
    assert store.add_survey_responses(three) == (chat,) * 3
    row = store.interaction_row(chat)
    assert (row.rating_pct, row.rating_text) == (Decimal("84.2"), "4 of 5, 4.5 of 5, 9 of 10")


def test_a_mean_on_the_edge_is_rounded_half_up_before_it_is_compared(store: Store, chat: int) -> None:
    store.add_survey_responses([response(chat, "4.398", "84.95")])
    row = store.interaction_row(chat)
    assert row.rating_pct == Decimal("85.0")
    assert row.rating_pct >= row.customer_threshold


def test_the_same_answer_counts_once(store: Store, chat: int) -> None:
    assert store.add_survey_responses([response(chat, "4", "75")]) == (chat,)
    assert store.add_survey_responses([response(chat, "4", "75"), response(chat, "5", "100", "b")]) == (chat,)
    assert [found.rating for found in store.surveys()] == [Decimal(4), Decimal(5)]


def test_surveys_are_found_by_agent_round_and_interaction(store: Store) -> None:
    ids = store.add_interactions(
        [(interaction("a", round_name="Round 1"), None), (interaction("b", agent="Tom Reed"), None)]
    )
    store.add_survey_responses([response(ids[0], "4", "75"), response(ids[1], "5", "100", "b")])
    assert [found.interaction_id for found in store.surveys(agent="Tom Reed")] == [ids[1]]
    assert [found.interaction_id for found in store.surveys(round_name="Round 1")] == [ids[0]]
    assert [found.comment for found in store.surveys(interaction_ids=[ids[1]])] == ["Très bien 😀"]
    store.remove(ids)
    assert store.surveys() == ()


def test_the_thresholds_shown_are_those_of_the_rubric_in_use(store: Store, chat: int) -> None:
    assert store.interaction_row(chat).threshold == Decimal(91)
    store.publish_rubric(form(threshold="87.5"))
    assert store.interaction_row(chat).threshold == Decimal("87.5")


def test_settings_are_kept_as_json_values(store: Store) -> None:
    assert store.setting("demo") is None
    store.set_setting("demo", {"name": "Größe", "list": [1, None]})
    store.set_setting("demo", {"name": "Größe", "list": [2]})
    assert store.setting("demo") == {"name": "Größe", "list": [2]}


def test_a_source_that_moved_is_found_where_it_lies_now(store: Store, chat: int) -> None:
    store.move_source(chat, Path("/elsewhere/chat.txt"))
    store.set_agent_channel(chat, 1)
    (source,) = store.sources([chat])
    assert (source.path, source.agent_channel) == (Path("/elsewhere/chat.txt"), 1)
