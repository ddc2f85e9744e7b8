"""Open classes of words for wordings: what somebody has done, is doing or does, a name, a number. No tagger is at hand.

A class is told by a word's ending, with the irregular ones and the exceptions listed: verbs of acting are without end,
but those of seeing, saying, feeling and being, which take nothing on, are few. Imports the standard library only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scoring.checks.words import word_set

_IRREGULAR = word_set(
    """
    put set made taken took given gave found written wrote brought bought done did paid held let kept cut
    run ran begun began built chosen chose drawn drew lent sent spoken spoke spent split sorted swapped rung rang
    reset redone rebuilt resent rewritten undone overridden laid led left shut struck withdrawn withdrew dug rid hung
    gone looked
    """
)
_NO_ACT = word_set(
    """
    need indeed feed speed seed deed breed bleed exceed proceed succeed hundred red bed wed shed sacred naked
    noticed received needed wanted seemed happened expected hoped wondered liked loved enjoyed waited lived learned
    believed decided missed failed ignored experienced encountered tried mentioned explained stated replied answered
    wished preferred refused suffered appeared existed belonged listened remained stayed feared worried hated guessed
    assumed presumed supposed realised imagined doubted disliked agreed disagreed promised claimed worked arrived
    occurred laughed smiled apologised regretted interested excited annoyed disappointed frustrated tired bored
    confused surprised pleased impressed embarrassed concerned allowed entitled qualified married retired used
    """
)
_NO_DOING = word_set(
    """
    thing things something anything everything nothing king ring sing bring string spring wing evening morning during
    being having going seeing hearing feeling thinking hoping wondering waiting wanting needing liking loving trying
    guessing saying telling asking mentioning explaining meaning knowing understanding believing getting becoming
    looking sitting standing living staying missing lacking failing struggling suffering seeming joking kidding
    apologising refusing laughing smiling talking speaking hanging interesting amazing disappointing frustrating
    listening leaving losing running wishing expecting experiencing assuming referring not
    """
)
_NO_NAMES = word_set(
    """
    the a an i you he she it we they me him her us them my your his its our their this that these those who what which
    here there where when why how is are was were be been am do does did have has had can could will would shall should
    may might must not no yes ok all any some one two three four five six seven eight nine ten both each every other
    and or but so if as then than too very just only also still now today tonight tomorrow again already always never
    in on at to of for from with by about into over under up down out off back through around after before until
    someone somebody anyone anybody everyone everybody nobody people person man woman lady sir madam maam mr mrs ms miss
    customer client agent team support sales care service services help helpdesk desk billing accounts account office
    department reception centre center bank shop store company line phone chat email mail call caller number order
    human robot bot assistant adviser advisor colleague manager supervisor expert specialist technician engineer
    sure happy glad sorry afraid able unable ready good great fine well right left wrong bad new old same different
    late early busy free available certain aware familiar curious keen delighted pleased grateful thankful honest
    really quite so rather pretty fully currently actually unfortunately definitely certainly probably mostly directly
    completely totally absolutely basically simply fairly hardly nearly finally normally usually especially exactly
    even much more most less least enough perhaps maybe almost soon yet ever once twice else instead hello hi hey
    morning afternoon evening night day week month year monday tuesday wednesday thursday friday saturday sunday
    please thanks thank welcome over way like because since though although however first last next away sold
    broken gone done down fun nice lovely live lost stuck clear possible impossible important necessary true false
    another anything something nothing everything mine yours ours theirs himself herself myself yourself itself
    afternoon moment minute minutes hour hours second seconds go come get see look let know think hope mean want need
    working closed open correct yourselves ourselves long short quick quickly easy hard best better worse worst
    """
)
_NAMES_ANYWAY = word_set(
    "ahmed mohammed muhammad fred alfred wilfred winifred jared ted ned reed sterling irving"
)
_NUMBERS = word_set(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third fourth fifth
    sixth seventh eighth ninth tenth eleventh twelfth fifteenth twentieth thirtieth half couple few several
    """
)


def is_done(form: str) -> bool:
    """The past form of a verb of acting: “unlocked”, “sent”, “rebooked”; not “received”, “noticed”, “tried”."""
    return form in _IRREGULAR or (form.endswith("ed") and len(form) > 4 and form not in _NO_ACT)


def is_doing(form: str) -> bool:
    """“emailing”, “putting”; not “waiting”, “hoping”, “morning”."""
    return form.endswith("ing") and len(form) > 5 and form not in _NO_DOING


def may_be_name(form: str) -> bool:
    """A word that a person may be called by; recognisers write names without a capital."""
    if form in _NAMES_ANYWAY:
        return True
    looks_like_one = form.replace("-", "").isalpha() and 1 < len(form) <= 20
    return looks_like_one and form not in _NO_NAMES and not form.endswith(("ing", "ed", "tion", "ment"))


def is_number(form: str) -> bool:
    """In digits or as a word, counting or ordering; “half” and “few” with them."""
    return form[:1].isdigit() or form in _NUMBERS


CLASSES: Mapping[str, Callable[[str], bool]] = {
    "<done>": is_done,
    "<doing>": is_doing,
    "<name>": may_be_name,
    "<number>": is_number,
}
"""By their sign in a wording. The signs stand in rubrics and are never renamed."""
