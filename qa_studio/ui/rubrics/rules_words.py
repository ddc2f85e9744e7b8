"""How rules that suggest an answer, their checks and what those are given are worded on the page. No Qt."""

from __future__ import annotations

from typing import Final

from qa_studio.language import inside, joined_by_and, tr, trn
from qa_studio.services.check_forms import check_form
from rubrics.model import CheckUse, Criterion, SuggestRule

Choices = tuple[tuple[str, str], ...]

GROUPS: Final[Choices] = (
    ("all_of", tr("Has to hold")),
    ("any_of", tr("One of these suffices")),
    ("none_of", tr("Must not hold (never said)")),
)
SHORT_GROUPS: Final = {"all_of": tr("Needed"), "any_of": tr("Suffices"), "none_of": tr("Never")}
"""For a line of a list, where the words of the check matter more."""
CHECKS: Final[dict[str, tuple[str, str]]] = {
    "phrases": (
        tr("One of these wordings is said"),
        tr(
            "One wording a line. “(sorry|apologies)” is one or the other, “...” up to five words in between, “*” any"
            " word, “{brand}” a name of the form."
        ),
    ),
    "together": (
        tr("Several things in one sentence"),
        tr("One sentence holds a wording of every group. An empty line begins the next group."),
    ),
    "pattern": (
        tr("Token patterns"),
        tr("Patterns of the language library, word by word. They are written in the form’s file."),
    ),
    "echo": (
        tr("The customer’s words come back"),
        tr("The agent takes up the customer’s own words, beside one of these wordings where some are given."),
    ),
    "repeated_question": (
        tr("Asked again"),
        tr("The agent asks for what the customer has said already; reading a detail back does not count."),
    ),
    "verified": (
        tr("The customer is verified"),
        tr("The agent asks for one strong detail of the account or for two weak ones, and gets an answer."),
    ),
    "requests": (
        tr("What the customer asked for, as a whole"),
        tr("All, some or none of the requests are answered, promised with a time, or handed over."),
    ),
    "request_fate": (
        tr("What became of a request"),
        tr("One of the customer’s requests came to this end."),
    ),
    "jargon": (
        tr("Inside words"),
        tr("A word or abbreviation of the trade that the customer did not use and nobody explains."),
    ),
    "writing": (
        tr("Placeholders and shouting"),
        tr("A placeholder was left in the text, or a word is written in capitals."),
    ),
    "writing_faults": (
        tr("Faults of spelling and grammar"),
        tr("Only what is certainly wrong; a word that no list has leaves it open."),
    ),
    "against_wish": (
        tr("Offered against the customer’s wish"),
        tr("What is offered was refused before, or costs more than the customer can spend."),
    ),
    "contradiction": (
        tr("Contradictions"),
        tr("A statement conflicts with an earlier one of the conversation, or agrees with it."),
    ),
    "layout": (
        tr("How a message is laid out"),
        tr("Long lines, paragraphs or sentences, steps and lists, an answer that comes early or late."),
    ),
    "subject": (
        tr("Subject of an e-mail"),
        tr("It says what the thread is about, or is empty or general."),
    ),
    "name_spelling": (
        tr("How names are written"),
        tr("Names of the company and its products are written as listed, or in another way."),
    ),
    "register": (
        tr("Tone of the writing"),
        tr("Contractions, words that are spelt out, casual or stiff words."),
    ),
    "customer_name": (
        tr("The customer’s name"),
        tr("It is given, used as it was given, used though nobody gave it, or another one is used."),
    ),
    "meaning": (
        tr("Means the same as these sentences"),
        tr("A sentence is nearer to these examples than to the counter-examples and to ordinary talk."),
    ),
    "weighed": (
        tr("Several checks, weighed"),
        tr("Checks with weights, of which enough hold. They are written in the form’s file."),
    ),
    "steps": (
        tr("Steps that a request needs"),
        tr("Kinds of requests and their steps. They are written in the form’s file."),
    ),
    "followed": (
        tr("Each time answered"),
        tr("Each expression is taken up soon after. What takes it up is written in the form’s file."),
    ),
}
SPEAKERS: Final[Choices] = (
    ("agent", tr("Agent")),
    ("customer", tr("Customer")),
    ("bot", tr("Bot")),
    ("system", tr("System")),
)
PARAMETERS: Final[dict[str, str]] = {
    "phrases": tr("Wordings, one a line"),
    "unless": tr("But not as part of these wordings"),
    "near": tr("Also with one word misheard"),
    "guarded": tr("Not where it is negated, reported or quoted"),
    "groups": tr("Wordings, one a line; an empty line begins the next group"),
    "without": tr("Not where these stand beside it"),
    "fewest": tr("How many of the customer’s words"),
    "within": tr("How far from the wording"),
    "numbers": tr("Numbers count too"),
    "strong": tr("Strong details, one a line"),
    "weak": tr("Weak details, one a line"),
    "failed": tr("Where the customer could not answer"),
    "answered": tr("How many are dealt with"),
    "fate": tr("What became of it"),
    "known": tr("Words that are right, one a line"),
    "finds": tr("What is looked for"),
    "names_count": tr("A misspelt name counts as so many"),
    "most": tr("More than"),
    "names": tr("Names, one a line"),
    "examples": tr("Examples, one sentence a line"),
    "against": tr("Counter-examples, one sentence a line"),
    "context": tr("What was said before, one sentence a line"),
    "margin": tr("How much nearer than a counter-example"),
    "bar": tr("How sure it has to be, 0.5 to 0.99"),
    "when_unsure": tr("When it is unclear"),
    "least": tr("Share from, 0 to 1"),
    "below": tr("Share below, 0 to 1"),
    "each": tr("What has to be taken up"),
    "by": tr("What takes it up"),
    "of": tr("The checks and their weights"),
    "kinds": tr("The kinds of requests"),
    "patterns": tr("The patterns"),
    "speaker": tr("Who says it"),
    "first_turns": tr("In the first turns"),
    "last_turns": tr("In the last turns"),
    "first_seconds": tr("In the first seconds"),
    "last_seconds": tr("In the last seconds"),
    "within_turns": tr("Within so many turns"),
    "at_end": tr("Only where nobody answers any more"),
    "distinct": tr("Count the same only once"),
    "at_least": tr("At least so often"),
    "at_most": tr("At most so often"),
    "after": tr("Only after this was found"),
    "before": tr("Only before this is found"),
}
VALUES: Final[dict[str, str]] = {
    "all": tr("All requests"),
    "some": tr("Some of the requests"),
    "none": tr("None of the requests"),
    "answered": tr("Answered"),
    "promised": tr("Promised with a time"),
    "handed_over": tr("Handed over"),
    "dropped": tr("Passed over"),
    "unclear": tr("Nobody can tell"),
    "refused": tr("Refused before"),
    "budget": tr("Too expensive"),
    "right": tr("As listed"),
    "wrong": tr("In another way"),
    "contraction": tr("Contractions"),
    "spelt_out": tr("Words that are spelt out"),
    "casual": tr("Casual words"),
    "stiff": tr("Stiff words"),
    "conflict": tr("A conflict"),
    "agreement": tr("Agreement"),
    "given": tr("The customer gives it"),
    "used": tr("Used as it was given"),
    "addressed": tr("Used though nobody gave it"),
    "misnamed": tr("Another name is used"),
    "sentence": tr("Sentence"),
    "near": tr("Close to it"),
    "turn": tr("Turn"),
    "spelling": tr("Spelling"),
    "grammar": tr("Grammar"),
    "capitals": tr("Capitals"),
    "names": tr("Names"),
    "lines": tr("Blocks of lines"),
    "paragraph": tr("Long paragraphs"),
    "steps": tr("Steps in a row"),
    "list": tr("Lists"),
    "late_answer": tr("The answer comes late"),
    "answer_first": tr("The answer comes first"),
    "matter": tr("Says what it is about"),
    "general": tr("Empty or general"),
    "placeholder": tr("A placeholder"),
    "shouting": tr("Shouting"),
    "abstain": tr("Suggest nothing"),
    "miss": tr("Count as not found"),
}
_LEVELS: Final = (
    (0.9, tr("almost certain")),
    (0.75, tr("quite sure")),
    (0.6, tr("rather likely")),
    (0.5, tr("a little more likely than not")),
    (0.0, tr("doubtful")),
)
"""From which confidence on which words hold. Own choice of words; nothing is decided by them."""


def value_words(name: str) -> str:
    """One of the names that a choice is among; what nobody has worded stands as it is."""
    return VALUES.get(name, name)


def confidence_words(confidence: float) -> str:
    """How sure that is, in words."""
    return next(words for least, words in _LEVELS if confidence >= least)


def check_title(check: str) -> str:
    return CHECKS[check][0] if check in CHECKS else check or tr("No check")


def answer_words(criterion: Criterion, answer: str) -> str:
    """What the form calls the answer of a rule."""
    if answer == "na":
        return tr("N/A")
    option = criterion.scale.option(answer)
    return option.label if option is not None else answer or tr("No answer yet")


def rule_words(criterion: Criterion, rule: SuggestRule) -> str:
    """A rule in one line: its answer, how sure, and what it hangs on."""
    needs = [use_words(use) for use in rule.all_of]
    if rule.any_of:
        first = use_words(rule.any_of[0])
        others = len(rule.any_of) - 1
        more = trn("{first} or {count} other", "{first} or {count} others", others, first=first)
        needs.append(more if others else first)
    needs += [tr("never: {what}", what=use_words(use)) for use in rule.none_of]
    return tr(
        "{answer} ({percent} %): {what}",
        answer=answer_words(criterion, rule.answer),
        percent=round(rule.confidence * 100),
        what=joined_by_and(needs) if needs else tr("no condition yet"),
    )


def use_words(use: CheckUse) -> str:
    """A check in a few words, with its first wording."""
    given = use.arguments
    words = inside(check_title(use.check))
    lines = given.get("phrases")
    if use.check == "phrases" and isinstance(lines, list):
        first = str(lines[0]) if lines else ""
        words = trn("“{first}”", "“{first}” or one of {count} wordings", len(lines), first=first)
        if not first:
            words = tr("wordings yet to be typed")
    else:
        chosen = next((given[name] for name in ("finds", "answered", "fate") if name in given), None)
        if isinstance(chosen, str):
            words = f"{words}: {inside(value_words(chosen))}"
        elif isinstance(lines, list) and lines:
            words = tr("“{first}” … {what}", first=lines[0], what=words)
    return _placed(use, words)


def _placed(use: CheckUse, words: str) -> str:
    """With who says it, where that is not the agent, and in which turns."""
    form, given = check_form(use.check), use.arguments
    who = given.get("speaker", form.speaker if form else "")
    if who in dict(SPEAKERS) and who != "agent":
        words = tr("{who}: {what}", who=inside(dict(SPEAKERS)[who]), what=words)
    first, last = given.get("first_turns"), given.get("last_turns")
    if isinstance(first, int):
        words = trn("{what} in the first turn", "{what} in the first {count} turns", first, what=words)
    if isinstance(last, int):
        words = trn("{what} in the last turn", "{what} in the last {count} turns", last, what=words)
    return words


def uses_of(rule: SuggestRule) -> list[tuple[str, int, CheckUse]]:
    """Every condition of a rule: group, place in it, check."""
    return [(group, place, use) for group, _ in GROUPS for place, use in enumerate(getattr(rule, group))]


def condition_line(group: str, use: CheckUse) -> str:
    """A condition in one line of the list."""
    return f"{SHORT_GROUPS[group]}: {use_words(use)}"
