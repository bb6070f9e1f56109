"""What a desk's words name another text by."""

import pytest

from stories.text.named import named_in


@pytest.mark.parametrize(
    ("words", "handles"),
    [
        (
            "Please kill the story slugged Dike Break, a0585, moved at 10:33 July 14.",
            {"slug:dikebreak", "serial:a0585", "time:1033", "day:07-14"},
        ),
        ("In BC-Dike-Break, sent July 7, The Associated Press erroneously reported", {"slug:dikebreak", "day:07-07"}),
        ("Dit bericht vervangt 'Dijkdoorbraak' van 14.32 uur.", {"slug:dijkdoorbraak", "time:1432"}),
        ("Die dpa-Meldung 0417 von 14.32 Uhr", {"serial:417", "time:1432"}),
        (
            "Please discard the story slugged (2nd LD) Seoul to try rocket launch again. (3rd LD) is not affected.",
            {"headline:seoul to try rocket launch again", "take:2"},
        ),
        (
            "Please delete 2 CRIME Clock, sent at 0928 today. Page 1 stands. A lead will follow.",
            {"slug:crimeclock", "take:page 2", "time:0928"},
        ),
        ("A mandatory kill is in effect for Ont-Moose Bridge, 1st Writethru.", {"slug:ontmoosebridge", "take:1.5"}),
        (
            "Please disregard the alert BREWER SAYS TO SELL ITS HORSES, timed at 10:02 GMT.",
            {"headline:brewer says to sell its horses", "time:1002"},
        ),
        ("Korvaa kello 10.02 julkaistun jutun", {"sent:1002"}),
        ("Kill the 2nd Ld-Writethru of BC-Dike Break.", {"slug:dikebreak", "take:2.5"}),
        ("In bericht BRUG-OVERZEE (2) moet de naam zijn: Piet.", {"slug:brugoverzee", "take:2"}),
        ("Rogamos anulen la segunda ampliación de GLOBO ACCIDENTE.", {"slug:globoaccidente", "take:2"}),
        ("請撤銷14時32分播發的《市長因潰壩事故辭職》一稿。", {"headline:市長因潰壩事故辭職", "time:1432"}),
        ("14時32分配信の「市長が堤防決壊で辞任」は取り消します。", {"headline:市長が堤防決壊で辞任", "time:1432"}),
        ('14시32분 송고한 "제방 붕괴로 시장 사퇴" 기사를 취소합니다.', {"headline:제방 붕괴로 시장 사퇴", "time:1432"}),
        ('In the item timed 11:20 please read "twelve" instead of "twenty".', set()),
        ("The weather was fine at 10:33 on July 14.", set()),
    ],
)
def test_a_desk_names_another_text(words, handles):
    assert {one.handle for one in named_in(words)} == handles
