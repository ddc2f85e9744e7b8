"""Short conversations and the answer a careful reviewer gives by the form's guidance, criterion by criterion.

Written before the wordings were tuned on anything but the demonstration. Cases marked with "~" were kept apart and
never tuned on; what fails among them today stands in KNOWN_MISSES, with the wrong answer it gets, so that a change
for the better or the worse shows.
"""

from __future__ import annotations

from functools import cache

import pytest

from rubrics.loader import builtin, load
from rubrics.model import Rubric
from scoring.checks import validate
from scoring.model import Finding
from scoring.suggest import suggest
from transcription.model import Origin, Role, Transcript, Turn

NAMES = {"brand": ("Fernlea",), "agent": ("Nora Quinn", "Nora")}
ROLES = {"A": Role.AGENT, "C": Role.CUSTOMER, "B": Role.BOT, "N": Role.SYSTEM}

CASES = """
greeting 2 | A: Thank you for calling Fernlea, this is Nora, how can I help? | C: Hi, where is my parcel?
greeting 2 | A: hello fernlea my name is nora what can i do for you | C: i need a refund
~greeting 2 | A: Hi there! You're chatting with Nora from Fernlea. | C: Hello, I need help with a chair.
greeting 2 | A: Good morning. | C: Is this Fernlea? | A: Yes, you have reached Fernlea, Nora speaking. | C: Great, my desk is late.
greeting 1 | A: Welcome to Fernlea, how may I help you? | C: My desk is late.
~greeting 1 | A: Hi, Nora here. What's up? | C: My desk is late.
greeting 0 | A: Order number? | C: 48213, my desk is late.
greeting 0 | B: Welcome to Fernlea, I'm the assistant. | C: desk late | A: Please give me the order number. | C: 48213
~greeting 0 | A: Hello, how can I help you today? | C: Hi, is this Fernlea? This is Martha. | A: Yes. Go on. | C: My desk is late.
greeting 0 | A: This is about your delivery, correct? | C: Yes it is, where is it?
no_blame yes | A: Hello. | C: The card was declined. | A: The bank declined the payment. Let us try another card. | C: ok
no_blame no | A: Hello. | C: The glass broke. | A: You should have packed it properly. | C: what?
~no_blame no | A: Hello. | C: I can't log in. | A: Well, you obviously typed the password wrong. | C: no
no_blame no | A: Hello. | C: It is not here. | A: that is your own mistake you did not read the terms | C: wow
no_blame yes | A: Hello. | C: It is my fault, I should have read the terms. | A: That can happen to anyone. I will mend it. | C: thanks
~no_blame yes | A: Hello. | C: Where is it? | A: You should have received an e-mail yesterday; let me send it again. | C: thanks
no_blame no | A: Hello. | C: Where is it? | A: The RMA is stuck with our WMS. | C: pardon?
no_blame yes | A: Hello. | C: What is an RMA? | A: It is a number for your return, RMA is just what we call it. | C: ah
~no_blame no | A: Hello. | C: Any news? | A: Your SKU is backordered until the nightly job has run. | C: what does that mean
no_blame yes | A: Hello. | C: Is it late? | A: If you had any trouble with the label, I will send you a new one. | C: ok
closing 2 | A: Hello. | C: Thanks. | A: Thank you for shopping with Fernlea. Goodbye! | C: bye
closing 2 | A: hello | C: that is all | A: thanks for calling fernlea have a great day | C: you too | A: bye
~closing 2 | A: Hello. | C: That's it. | A: We at Fernlea thank you for your patience, take care. | C: bye
closing 1 | A: Hello. | C: That's it. | A: Thanks, bye! | C: bye
closing 1 | A: Hello. | C: That's it. | A: Goodbye from Fernlea. | C: bye
~closing 1 | A: Hello. | C: That's it. | A: Many thanks for your call. Have a good evening. | C: bye
closing 0 | A: Thank you for calling Fernlea. | C: I need a label. | A: It is in your inbox. | C: ok | A: Right. | C: bye
closing 0 | A: Hello. | C: Thank you for everything, Fernlea! | A: Okay. That is it. | C: bye
~closing 0 | A: Hello. | C: done? | A: Yes, it is done. | C: bye
identity yes | A: Could I have your order number and the postcode, please? | C: 48213, BS6 5TR | A: Thank you, both match. Your order is on the van. | C: ok
identity yes | A: What is your date of birth? | C: 4 May 1980 | A: Thank you. I have changed the address. | C: ok
~identity yes | A: before i open the account can you confirm the email on it | C: sure it is jo at mail dot com | A: great your balance is forty pounds | C: ok
identity no | A: Hello. | C: Where is my order? | A: Your order is at 12 Mill Lane, with the neighbour. | C: ok
identity no | A: Hello. | C: Cancel my order 48213 please. | A: I have cancelled it. | C: ok | A: And what is your postcode? | C: BS6 5TR
~identity no | A: Hello, your name? | C: Jo Marsh | A: Thanks. I have refunded the 40 pounds to your card. | C: ok
identity na | A: Hello. | C: When do you open on Sunday? | A: From ten to four. | C: thanks
~identity na | A: Hello. | C: Do you sell oak shelves? | A: We do, in two sizes. | C: lovely
identity no | A: What is the new address? | C: 4 Hill Road | A: I have changed it on your order. | C: great
recap yes | A: Hello. | C: My desk came with a cracked leg and I need it for Monday. | A: So the desk has a cracked leg and you need a good one before Monday, is that right? | C: yes
recap yes | A: hello | C: i would like to move my delivery to friday | A: just to make sure i understand you want the delivery on friday instead | C: yes
~recap yes | A: Hello. | C: The curtains are too long and I want to swap them for a shorter pair. | A: If I understand you right, you'd like to swap the long curtains for a shorter pair. | C: exactly
recap no | A: Hello. | C: My desk came with a cracked leg. | A: Okay, one moment. | C: ok
recap no | A: Hello. | C: My desk came with a cracked leg, order 48213. | A: So that is order 48213. | C: yes
~recap no | A: Hello. | C: The curtains are too long. | A: Is it about a return? | C: yes
recap no | A: Hello. | C: Please move my delivery. | A: So the delivery has been moved to Friday, anything else? | C: no
solution 2 | A: Hello. | C: Can you send me a new label? | A: I have sent it to your e-mail just now. | C: perfect
solution 2 | A: Hello. | C: When does my desk come? | A: It will be with you on Thursday before noon. | C: thanks
~solution 2 | A: Hello. | C: Can I return a used mattress? | A: Unfortunately not, for reasons of hygiene used mattresses are excluded. | C: ok I see
solution 0 | A: Hello. | C: I want my money back. | A: I cannot say, it depends. Somebody will look at it. | C: great
solution 0 | A: Hello. | C: My desk is late, where is it? | A: That is not my department. Try again later. | C: terrible
~solution 0 | A: Hello. | C: The lamp is broken, I need another. | A: You would have to write to the manufacturer. | C: useless
solution 1 | A: Hello. | C: I need a new shade. | A: I have ordered the shade, it comes on Friday. | C: good. And do I get the postage back? | A: They will look at it at some point. | C: hm
~solution 1 | A: Hello. | C: Please cancel my order. | A: It is cancelled. | C: When do I get the money? | A: I cannot say. | C: ok
next_steps yes | A: Hello. | C: And now? | A: You will get an e-mail within the hour. | C: ok
next_steps yes | A: hello | C: so what happens next | A: the driver will call you on thursday between nine and eleven | C: ok
~next_steps yes | A: Hello. | C: And now? | A: We collect it on Monday, and your money is back three days later. | C: ok
next_steps yes | A: Hello. | C: And now? | A: Your address is changed now; there is nothing more you need to do. | C: ok
next_steps no | A: Hello. | C: And now? | A: We will be in touch. | C: ok
~next_steps no | A: Hello. | C: And now? | A: Somebody will get back to you. Have a good day. | C: ok
next_steps no | A: Hello. | C: Will it come on Monday? | A: I hope so. | C: ok
next_steps no | A: how can i help you today | C: i need a card | A: i have ordered it anything else i can help you with today | C: no
anything_else yes | A: Hello. | C: Thanks. | A: Is there anything else I can help you with? | C: no
anything_else yes | A: hello | C: thanks | A: is their anything else i can help with | C: no
~anything_else yes | A: Hello. | C: Thanks. | A: Do you have any other questions for me today? | C: no
anything_else yes | A: Hello. | C: Thanks. | A: What else can I do for you? | C: nothing
anything_else no | A: Hello. | C: Is there anything else I need to do? | A: No. Bye. | C: bye
~anything_else no | A: Hello. | C: Thanks. | A: You can always come back to us another day. Bye. | C: bye
acknowledgement 2 | A: Hello. | C: I waited the whole day for the sofa and I'm so annoyed. | A: Waiting a whole day for a sofa that does not come is really annoying, I understand. | C: thanks
acknowledgement 2 | A: hello | C: the cot is broken and the baby comes next week i am worried | A: oh no i can imagine how worrying that is with the baby coming | C: yes
~acknowledgement 2 | A: Hello. | C: You charged me twice and now my rent bounced, I'm furious. | A: I can see why you are furious; a bounced rent is the last thing anybody needs. | C: right
acknowledgement 1 | A: Hello. | C: This is ridiculous, nobody answers. | A: I understand your frustration. Order number? | C: 48213
~acknowledgement 1 | A: Hello. | C: I'm really upset, the vase is in pieces. | A: I'm very sorry. What is the number? | C: 48213
acknowledgement 0 | A: Hello. | C: I'm really upset, the vase is in pieces. | A: Order number? | C: 48213
acknowledgement 0 | A: I understand your frustration. | C: I'm upset about the vase, it is broken. | A: Order number? | C: 48213
~acknowledgement 0 | A: Hello. | C: I had to take a day off and nobody came. | A: Okay, I can book another slot. | C: fine
acknowledgement na | A: Hello. | C: Do you have this lamp in green? | A: We do. | C: lovely
~acknowledgement na | A: Hello. | C: I would like to change my delivery to Friday please. | A: Sure, done. | C: great
apology yes | A: Hello. | C: The shade is cracked. | A: I am so sorry that it arrived cracked. | C: ok
apology yes | A: hello | C: it never came | A: we do apologise for that | C: ok
~apology yes | A: Hello. | C: You sent the wrong colour. | A: My apologies, that should not have happened. | C: ok
apology no | A: Hello. | C: The shade is cracked. | A: Sorry? | C: It is cracked. | A: These things happen. | C: hm
apology no | A: Hello. | C: It never came. | A: Sorry, but you gave the wrong address. | C: no
~apology no | A: Hello. | C: The parcel is damaged. | A: I'm sorry, can you repeat that? | C: damaged! | A: Okay. | C: well
apology no | A: Hello. | C: It is broken. I'm sorry to bother you. | A: Send a picture. | C: ok
apology na | A: Hello. | C: Do you have this lamp in green? | A: We do. | C: lovely
~apology na | A: Hello. | C: What are your opening hours? | A: Nine to five. | C: thanks
ownership yes | A: Hello. | C: The shade is cracked. | A: I will arrange a new one for you right now. | C: thanks
ownership yes | A: Hello. | C: It is late. | A: Let me speak with the warehouse myself and write to you by five. | C: thanks
~ownership yes | A: Hello. | C: It is late. | A: Leave this with me, I'm calling the driver now. | C: thanks
ownership no | A: Hello. | C: It is late. | A: You need to call the courier yourself. | C: really
ownership no | A: Hello. | C: It is late. | A: That is not my department. | C: really
~ownership no | A: Hello. | C: It is late. | A: I will not be able to do anything about that. | C: really
ownership no | A: Hello. | C: It is late, I will call the courier. | A: Okay. | C: bye
ownership no | A: Hello. | C: It is late. | A: The driver said "I will be there at noon". | C: ok
listening no | A: Hello. | C: Hi, my order 48213 is late. | A: What is your order number? | C: 48213
listening no | A: your name please | C: jo marsh | A: and what is the problem | C: it is late | A: and your name please | C: i just told you jo marsh
~listening no | A: Hello. | C: The blue rug is too small. | A: And what did you buy? | C: The rug, as I said. | A: ok | C: hm
listening yes | A: Hello. | C: My order 48213 is late. | A: You said 48213, is that right? | C: yes
listening yes | A: What is your name? | C: krrr | A: Sorry, the line is bad, could you repeat your name? | C: Jo Marsh
~listening yes | A: Hello. | C: Hi, it is Jo, j@mail.com. | A: Thanks Jo. And your postcode? | C: BS6 5TR
listening yes | A: What is your address? | C: 4 Hill Road | A: And the new address? | C: 9 Elm Road
"""

KNOWN_MISSES: dict[str, str] = {}


def parsed() -> list[tuple[str, bool, str, str, Transcript]]:
    """Line, whether it was kept apart, criterion, answer and the conversation."""
    cases = []
    for line in CASES.strip().splitlines():
        head, *said = line.split(" | ")
        criterion, answer = head.removeprefix("~").split()
        turns = tuple(Turn(ROLES[turn[0]], turn[3:]) for turn in said)
        cases.append((line, head.startswith("~"), criterion, answer, Transcript(turns, Origin("import"))))
    return cases


@cache
def form() -> Rubric:
    return load(builtin("support_core"), validate)


def answered(finding: Finding) -> str:
    if finding.answer is None:
        return "abstains"
    return str(finding.answer.value or "na")


@pytest.mark.parametrize(
    ("line", "criterion", "answer", "conversation"),
    [(line, criterion, answer, conversation) for line, _, criterion, answer, conversation in parsed()],
    ids=[line[:90] for line, *_ in parsed()],
)
def test_a_short_conversation_gets_the_answer_of_a_careful_reviewer(
    line: str, criterion: str, answer: str, conversation: Transcript
) -> None:
    finding = {found.criterion_key: found for found in suggest(form(), conversation, NAMES)}[criterion]
    assert answered(finding) == KNOWN_MISSES.get(line, answer), (finding.reason, finding.evidence)
    for quote in finding.evidence:
        assert conversation.turns[quote.turn].text[quote.start : quote.end] == quote.text
