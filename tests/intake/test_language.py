import pytest

from foreigndesk.intake.language import language_of

ENGLISH = (
    "The foreign ministers met in Oslo on Friday and said that they would sign the accord before"
    " the end of the year, but they did not say who will pay for it."
)
OTHERS = {
    "es": "El ministro de Asuntos Exteriores dijo el viernes que el acuerdo se firmará antes de que"
    " termine el año, pero no explicó quién lo va a pagar ni por qué los vecinos no han firmado.",
    "fr": "Le ministre des Affaires étrangères a dit vendredi que l'accord sera signé avant la fin"
    " de l'année, mais il n'a pas expliqué qui va le payer ni pourquoi les voisins ne sont pas là.",
    "de": "Der Außenminister sagte am Freitag, dass das Abkommen noch vor dem Ende des Jahres"
    " unterzeichnet wird, aber er erklärte nicht, wer es bezahlen soll und warum die Nachbarn es"
    " nicht mit einem Vertreter begleitet haben.",
    "pt": "O ministro dos Negócios Estrangeiros disse na sexta que o acordo será assinado até o fim"
    " do ano, mas não explicou quem o vai pagar nem por que os vizinhos ainda não foram ouvidos.",
    "id": "Menteri luar negeri mengatakan pada hari Jumat bahwa perjanjian itu akan ditandatangani"
    " sebelum akhir tahun, tetapi ia tidak menjelaskan siapa yang akan membayar untuk kapal ini dan"
    " dari mana dana itu.",
    "tr": "Dışişleri bakanı cuma günü anlaşmanın yıl sonundan önce imzalanacak olduğu söyledi ve"
    " bunun için bir komisyon daha kurulacak, ancak komşu ülkeler ile ne kadar para olduğu henüz"
    " belli değil çünkü çok az bilgi var.",
}


def test_english_is_told() -> None:
    assert language_of(ENGLISH) == ("en", False)


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_told_and_refused(code: str) -> None:
    assert language_of(OTHERS[code]) == (code, True)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Министр иностранных дел заявил в пятницу, что соглашение подпишут в марте.", "Cyrillic"),
        ("قال وزير الخارجية يوم الجمعة إن الاتفاق سيوقع قبل نهاية العام في العاصمة.", "Arabic"),
        (
            "外交部长星期五在首都表示该协议将在今年年底之前由双方正式签署并立即生效他没有说明谁将支付费用也没有说明何时支付。",
            "Cjk",
        ),
    ],
)
def test_another_script_is_told_and_refused(text: str, script: str) -> None:
    assert language_of(text) == (f"{script} script", True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Oslo talks open",
        "Bonjour.",
        "1 2 3 4 5 6 7 8 9 " * 40,
        "Chad 3 Peru 1 Oman 2 Fiji 2 Mali 0 Togo 1 Cuba 4 Iran 0 " * 6,
        f"{ENGLISH} “El acuerdo se firmará antes de que termine el año,” the minister said.",
        f"{ENGLISH} The party calls itself Партия народной свободы.",
    ],
)
def test_short_texts_lists_and_foreign_quotes_pass(text: str) -> None:
    assert not language_of(text).foreign
