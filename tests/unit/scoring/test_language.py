"""Which language a conversation looks like, and that the checks keep silent in those they do not know."""

from __future__ import annotations

import pytest

from scoring.checks.words import words
from scoring.language import is_english, looks_like, why_not_english
from transcription.model import Role

SAID = {
    "Arabic": "مرحبا، طلبت مصباحا قبل أسبوعين ولم يصل بعد. هل يمكنك أن تخبرني أين الطرد من فضلك",
    "Bulgarian": "Добър ден, поръчах лампа преди две седмици и тя все още не е тук. Бихте ли ми казали къде се намира?",
    "Catalan": "Bon dia, fa dues setmanes que vaig demanar un llum i no ha arribat. Em pot dir on és el paquet?",
    "Chinese": "你好，我两周前订了一盏灯，还没有到。请问 包裹 在 哪里？ 我 的 订单 号 是 这个 谢谢 你 帮 我 查 一下",
    "Croatian": "Dobar dan, prije dva tjedna sam naručio lampu i još nije stigla. Možete li mi reći gdje je paket?",
    "Czech": "Dobrý den, objednal jsem si lampu a ještě nepřišla. Můžete mi prosím říct, kde je? Už jsem volal.",
    "Danish": "Hej, jeg bestilte en lampe, og den er ikke kommet endnu. Hvad skal jeg gøre, og hvor er den af?",
    "Dutch": "Goedendag, ik heb een lamp besteld en die is nog niet aangekomen. Kunt u mij zeggen waar het pakket is?",
    "Finnish": "Hei, tilasin lampun ja se ei ole vielä tullut. Voitteko kertoa minulle, mitä nyt voin tehdä, kiitos",
    "French": "Bonjour, j'ai commandé une lampe et je ne l'ai pas encore reçue. Pouvez-vous me dire où est le colis ?",
    "German": "Guten Tag, ich habe eine Lampe bestellt und sie ist noch nicht da. Können Sie mir sagen, wo sie ist?",
    "Greek": "Καλημέρα, παρήγγειλα μια λάμπα πριν από δύο εβδομάδες και δεν έχει έρθει ακόμα. Μπορείτε να μου πείτε;",
    "Hebrew": "שלום, הזמנתי מנורה לפני שבועיים והיא עדיין לא הגיעה. האם תוכל לומר לי היכן החבילה שלי בבקשה",
    "Hindi": "नमस्ते, मैंने दो हफ्ते पहले एक लैंप मंगाया था और वह अभी तक नहीं आया है।",
    "Hungarian": "Jó napot, rendeltem egy lámpát, és még nem érkezett meg. Meg tudná mondani, hogy hol van a csomag?",
    "Indonesian": "Halo, saya memesan lampu yang itu dan belum sampai. Bisa tolong beri tahu di mana pesanan saya ini?",
    "Italian": "Buongiorno, ho ordinato una lampada e non è ancora arrivata. Mi può dire dove si trova il pacco?",
    "Japanese": "こんにちは、二週間前にランプを注文しましたが、まだ届いていません。荷物はどこですか。",
    "Korean": "안녕하세요, 2주 전에 램프를 주문했는데 아직 도착하지 않았습니다. 소포가 어디에 있는지 알려 주시겠어요?",
    "Norwegian": "Hei, jeg bestilte en lampe, og den har ikke kommet ennå. Hva skal jeg gjøre av dette nå?",
    "Polish": "Dzień dobry, zamówiłem lampę i jeszcze nie przyszła. Czy może mi pan powiedzieć, gdzie jest i co dalej?",
    "Portuguese": "Olá, encomendei um candeeiro e ainda não chegou. Pode dizer-me onde está a encomenda, por favor?",
    "Romanian": "Bună ziua, am comandat o lampă și nu a ajuns încă. Îmi puteți spune unde este coletul pentru mine?",
    "Russian": "Здравствуйте, я заказал лампу, и она ещё не пришла. Вы не могли бы сказать мне, где посылка?",
    "Spanish": "Hola, pedí una lámpara y todavía no ha llegado. ¿Me puede decir dónde está el paquete, por favor?",
    "Swedish": "Hej, jag beställde en lampa och den har inte kommit ännu. Kan du säga mig var paketet är, tack?",
    "Thai": "สวัสดีค่ะ ฉันสั่งโคมไฟเมื่อสองสัปดาห์ก่อนและยังไม่ได้รับ",
    "Turkish": "Merhaba, bir lamba sipariş ettim ve daha gelmedi. Benim paketim nerede, söyler misiniz, çok bekledim",
    "Ukrainian": "Добрий день, я замовив лампу, і вона ще не прийшла. Ви не могли б сказати мені, де це вже?",
    "Vietnamese": "Xin chào, tôi đã đặt một cái đèn và nó vẫn chưa đến. Bạn có thể cho tôi biết đơn hàng ở đâu không?",
}
ENGLISH = "Hello, I ordered a lamp two weeks ago and it has not come yet. Can you tell me where the parcel is, please?"


@pytest.mark.parametrize("language", SAID)
def test_a_foreign_language_is_told_by_name(language: str) -> None:
    forms = words(SAID[language])
    assert looks_like(forms) == language
    told = why_not_english("", [(Role.CUSTOMER, forms), (Role.AGENT, forms)])
    assert told == (
        f"The conversation does not look like English but like {language}, and the checks know no other language."
    )


@pytest.mark.parametrize("language", SAID)
def test_one_side_in_a_foreign_language_is_enough(language: str) -> None:
    foreign, english = words(SAID[language]), words(f"{ENGLISH} {ENGLISH} {ENGLISH} {ENGLISH}")
    told = why_not_english("en", [(Role.AGENT, english), (Role.CUSTOMER, foreign)])
    assert (f"like {language}" in told) == (len(foreign) >= 12 or "The conversation" in told)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "yeah um it's uh the order number is a b four seven two one",
        "ok",
        "thank you fer calling metal lane this is maya how can i help",
        "print(x) if x else None; def f(a, b): return a",
        "🙂 thanks 🙏 I will be there at 5",
    ],
)
def test_english_is_taken_for_english_however_it_is_written(text: str) -> None:
    assert why_not_english("", [(Role.CUSTOMER, words(text))]) == ""


def test_a_declared_language_is_believed_and_named() -> None:
    told = why_not_english("de-AT", [(Role.AGENT, words("Hello"))])
    assert "but like German" in told
    assert not is_english("fr", [words(ENGLISH)])
    assert why_not_english("xx", [(Role.AGENT, words("Hello"))]).startswith("The conversation does not look")


def test_nothing_at_all_looks_like_nothing() -> None:
    assert looks_like([]) == ""
    assert looks_like(["1234", "🙂"]) == ""
