"""The demonstration's material: five calls and their scripts, thirteen chats, a survey, marks.

Owns files and where they lie. Imports the standard library only (`render` needs more, and is never needed to
run the demonstration: the rendered calls are part of the project).

Layout, under `demo_folder()`:

    manifest.yaml           what the workspace is filled with; every path in it is relative to the folder
    files/calls/            recordings in real containers, two channels each
    files/chats/            CSV and JSON exports, plain text
    files/surveys.csv       customer ratings on their own scales; column `interaction` holds the id
    scripts/*.yaml          what is spoken in each call, turn by turn: the truth for word error rates
    scripts/*.times.json    when each of those turns is spoken: the truth for speaker separation

scripts/*.yaml:

    voices: {agent: {name, stretch}, customer: {name, stretch}}     a voice of flite; slower above 1
    agent_channel: 0 | 1
    encoding: a key of `render.ENCODINGS`
    turns: [{speaker: agent | customer, pause: seconds since the last turn, or hold: the same on hold, text}]

scripts/*.times.json (seconds on the recording's own clock):

    {recording, duration_s, agent_channel, holds: [{start_s, end_s}],
     turns: [{speaker, channel, start_s, end_s, text}]}

manifest.yaml (all text keys are YAML strings; dates and times are YAML timestamps, times carry their offset):

    workspace: str, rubric: str         its name; the key of the built-in rubric that the marks belong to
    companies: [{name, own: bool, note}]
    agents: [{name, company, team}]     team "" when it is not known
    evaluators: [{name, note}]          the people who mark
    rounds: [{name, starts_on, ends_on, sampling, note}]      in time order; both dates inclusive
    workshops: [{name, held_on, between: [round, round], participants: [agent], note}]
    vocabulary: {kind: [names]}         names of the workspace: brand, product, agent, competitor; each a name,
                                        or {name: [forms in which it is heard]}
    interactions:
      - id              unique: the conversation's id in the export, else the file's name without ending
        title           what it is about, in a few words
        channel         call | chat
        file            path; several interactions may share one file
        conversation    id inside the file; absent when the file holds one interaction without an id
        agent, company, round       names from the lists above
        started_at      time of the first word
        agent_channel   0 or 1, calls only: the channel that the agent is on
        script          calls only: path of the spoken script
    evaluations:
      - interaction, evaluator      a person's id and name; each pair once
        submitted_at
        comment         on the whole interaction
        marks           {criterion key: {answer, comment, quotes}}, all criteria of the rubric, in its order;
                        answer: an option's key ("yes", "no", "2", "1", "0") or "na"; comment: may be absent;
                        quotes: words of one turn each, verbatim as the file has them; none for calls
    calibrations: [{name, held_on, evaluators, interactions, note}]
                        each pair of interaction and evaluator has its evaluation above, made blind; where an
                        interaction has two evaluations, the one submitted last stands

An interaction without evaluation was left for the user to try.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def demo_folder() -> Path:
    """The folder that holds manifest.yaml; read only."""
    return Path(str(files(__name__)))
