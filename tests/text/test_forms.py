"""The lines around a story, in as many of the forms that agencies and web pages write as come to mind."""

import pytest

from stories.text import Kind, parse

HEADLINE = "Council shuts bridge over the Sorrel for good"
BODY = [
    "RIVERTON (Reuters) - The council of Riverton voted late on Tuesday to close the old bridge.",
    "Mayor Holt said on the steps of the town hall that it was over and done with.",
    "The bridge, built in 1891, carries some 4,000 people a day across the river to the market.",
]


def read(*lines: str) -> list[tuple[Kind, str]]:
    document = parse("\n\n".join(lines))
    return [(block.kind, document.quote(block.range)) for block in document.blocks]


def lines(listed: str) -> list[str]:
    return [line for line in listed.strip().split("\n") if line]


PLAIN = read(HEADLINE, *BODY)

IN_THE_HEAD = {
    Kind.NAVIGATION: """
News Sport Culture E-paper
Politik  Wirtschaft  Weserland  Sport  Kontakt
Nyheter | Sport | Ekonomi
Nieuws – Regio – Veluwe
Главная  Общество  Спорт
Home / Cronaca / Friuli
Teilen  Twittern  Drucken
Share on Facebook  Share on Twitter
Comments (4)   Have your say »
[-] Text [+]
1200 просмотров  3 комментария
Seguir a @riverton  Compartir  Whatsapp
Dela artikeln på Facebook
글자크기 변경하기 | 공유하기
Share
Share this article
Share on Facebook
Share via email
Tweet
Print
Copy link
Save article
Listen to this article
Listen to this article · 4:31 min
Comments
Comments (12)
12 comments
1.2K shares
Leave a comment
Follow us on X
Follow AP on Facebook
Subscribe
Sign up for our newsletter
Skip to content
Skip to main content
Log in
Menu
Home > News > Europe
Home › World › Europe
News | World | Europe
Advertisement
ADVERTISEMENT
Story continues below advertisement
3 min read
3-minute read
Reading time: 3 minutes
2 MIN READ
2 hours ago
Anzeige
Teilen
Merken
Drucken
Lesezeit: 3 Minuten
3 Min. Lesezeit
vor 3 Stunden
Publicité
Partager
Temps de lecture : 3 min.
Lecture 3 min
il y a 2 heures
Réservé aux abonnés
Publicidad
Compartir
Tiempo de lectura: 3 minutos
hace 2 horas
Pubblicità
Condividi
Tempo di lettura: 3 minuti
2 ore fa
Publicidade
Partilhar
há 2 horas
Advertentie
Deel dit artikel
Leestijd 3 minuten
2 uur geleden
Annons
Dela
Lästid 2 min
Del på Facebook
Annonce
Mainos
Jaa
Реклама
Поделиться
3 мин чтения
Reklam
Paylaş
分享
シェアする
広告
공유
""",
    Kind.DATE: """
March 3, 2021
3 March 2021
Wednesday, March 3, 2021
Wed 3 Mar 2021 14.05 GMT
03/13/2021
2021-03-03
2021-03-03T14:05:00Z
2021-03-03 14:05
Published March 3, 2021
Published: March 3, 2021 at 5:40 PM EST
Published on March 3, 2021
Published 5:40 PM EST, March 3, 2021
Updated 5:40 PM EST, March 3, 2021
Last updated: 3 March 2021, 14:05 GMT
Last Updated on March 3, 2021
Posted: Mar 3, 2021 / 05:40 PM EST
Posted at 5:40 PM, Mar 03, 2021
First published on Wed 3 Mar 2021 06.00 GMT
Originally published March 3, 2021
Modified: March 3, 2021
Mar 3, 2021, 09:00 ET
March 3, 2021 5:40 pm ET
Stand: 03.03.2021, 14:05 Uhr
3. März 2021
Veröffentlicht am 03.03.2021
Zuletzt aktualisiert: 3. März 2021, 14:05 Uhr
Aktualisiert am 3. März 2021 um 14:05 Uhr
Mittwoch, 3. März 2021
Publié le 3 mars 2021 à 14h05
Publié le 03/03/2021 à 14:05
Mis à jour le 3 mars 2021 à 14 h 05
Publié le 3 mars 2021 à 14h05, mis à jour le 4 mars 2021 à 9h00
Publicado el 3 de marzo de 2021
3 de marzo de 2021 a las 14:05
3 de marzo de 2021 14:05 h
Actualizado: 03/03/2021 14:05
Última actualización: 3 de marzo de 2021
Publicado: miércoles, 3 marzo 2021 14:05
3 marzo 2021
Pubblicato il 3 marzo 2021
Ultimo aggiornamento: 3 marzo 2021 ore 14:05
3 de março de 2021
Publicado em 3 de março de 2021 às 14h05
Atualizado em 03/03/2021
3 maart 2021
Gepubliceerd op 3 maart 2021 om 14:05
Laatste update: 3 maart 2021
Publicerad 3 mars 2021
Uppdaterad 2021-03-03 14:05
Publisert 3. mars 2021
Sist oppdatert 3. mars 2021 kl. 14.05
Opdateret 3. marts 2021 kl. 14.05
Julkaistu 3.3.2021
Julkaistu 3.3.2021 klo 14.05
Päivitetty 3. maaliskuuta 2021
Опубликовано 3 марта 2021
Обновлено: 3 марта 2021, 14:05
3 марта 2021 г.
3 Mart 2021
Güncelleme: 3 Mart 2021
Son Güncelleme: 03.03.2021 14:05
2021年3月3日
2021年3月3日 14:05
発表 2021年3月3日
""",
    Kind.BYLINE: """
By Jane Roe
BY JANE ROE
By JANE ROE
by Jane Roe
By Jane Roe and John Doe
By Jane Roe, John Doe and Mary Major
By Jane Roe, Associated Press
By JANE ROE, AP Business Writer
By Jane Roe | Associated Press
By Jane Roe for AFP
By Jane Roe of the Associated Press
By Jane Roe, The Canadian Press
By Jane Roe, PA Political Correspondent
By Jane Roe in Riverton
By Jane Roe and John Doe in Riverton
By Dr. Jane Roe
By J. P. Roe
By Jane O'Roe-McDonald
By Jane van der Roe
By Associated Press
By The Associated Press
By Reuters Staff
By AFP
By Our Correspondent
By Staff Reporter
Written by Jane Roe
Story by Jane Roe
Words by Jane Roe
AP Military Writer
Associated Press Writer
AP Business Writers
Staff Writer
Special Correspondent
PTI News Desk
AFP News Desk
Von Jane Roe
Von Jane Roe und John Doe
VON JANE ROE
Von Jane Roe, dpa
Von Jane Roe (dpa)
Von Jane Roe, dpa-Korrespondentin
Von unserer Korrespondentin Jane Roe
Von dpa-Korrespondent John Doe
Par Jane Roe
Par Jane ROE
Par Jane Roe avec AFP
Par Jane Roe et John Doe
Par notre correspondante Jane Roe
Por Jane Roe
Por Jane Roe y John Doe
Por Jane Roe, corresponsal
Texto: Jane Roe
Da Jane Roe
Di Jane Roe
di Jane Roe
dal nostro inviato John Doe
Por Jane Roe, da agência Lusa
Door Jane Roe
Door Jane Roe en John Doe
Door onze verslaggever Jane Roe
Av Jane Roe
Av Jane Roe/TT
Text: Jane Roe
Tekst: Jane Roe
Af Jane Roe
Af Jane Roe /ritzau/
Teksti: Jane Roe
Автор: Иван Петров
Haber: Elif Sarıkamış
文/林知远
记者 林知远
Jane Roe/TT
Jane Roe / STT
""",
    Kind.NOTE: """
URGENT
BULLETIN
FLASH
NEWSALERT
News Alert
BREAKING
BREAKING NEWS
ALERT
Update
UPDATE 1
UPDATED
EXTRA
1ST LEAD
2nd Lead
LEAD 3
3RD NET
2nd LD
ADD 1
1st Add
CORRECTED
CORRECTION
(CORRECTED)
CLARIFICATION
(Recasts, adds mayor, background)
(Adds quotes, paragraph 4)
(Updates with quotes)
(UPDATES throughout)
(Refiles to fix typo in headline)
(Repeats with no changes to text)
(Corrects spelling of mayor's name in paragraph 2)
(Removes extraneous word in headline)
(This Nov. 26 story corrects the name of the mayor in paragraph 2)
(Story corrects name in 2nd paragraph)
UPDATES: Adds mayor's quotes.
CORRECTS: Corrects name of mayor.
Eds: Adds quotes. Will be led.
Eds: New throughout.
EDS: ADDS quotes
EDITORS: The photo moves separately.
Eds: With AP Photos.
Editors' note: Contains graphic details.
Editor's Note: This story contains graphic details.
ATTENTION EDITORS: Adds quotes
(ATTN: ADDS photo)
ADDS mayor's quotes in paragraph 4
RECASTS with mayor's quotes
EMBARGOED UNTIL 0001 GMT WEDNESDAY
Embargoed until 00:01 Wednesday
EMBARGO: 0001 GMT Wednesday
Under embargo until Wednesday
NOT FOR RELEASE BEFORE 0001 GMT WEDNESDAY
HOLD FOR RELEASE
NOT FOR PUBLICATION BEFORE WEDNESDAY
For release at 9 a.m. Wednesday
KILL
MANDATORY KILL
STORY KILL
KILL: The story slugged BC-Bridge.
Please kill the story slugged BC-Bridge.
ELIMINATION
WITHDRAWN
ADVISORY: The story slugged BC-Bridge is withdrawn.
RETRACTION
New throughout
Recasts throughout
EILMELDUNG
EIL
Sperrfrist: Mittwoch 0.01 Uhr
Achtung Redaktionen
Berichtigung: Im zweiten Absatz muss es heißen: Holt
(Berichtigung: Name im zweiten Absatz)
KORREKTUR
Zusammenfassung
(Zusammenfassung - neu: Zitate)
(neu: Zitate)
(aktualisiert)
RECTIFICATIF
RECTIFICATIF - au 2e paragraphe
ACTUALISATION
(ACTUALISÉ)
Sous embargo jusqu'à mercredi
ANNULATION
URGENTE
ACTUALIZA
(ACTUALIZA con declaraciones del alcalde)
(Amplía con declaraciones)
CORRECCIÓN
RECTIFICACIÓN
AMPLIACIÓN
AVANCE
RETTIFICA
AGGIORNAMENTO
(Rettifica il nome del sindaco)
ATUALIZA
(Atualiza com declarações)
CORREÇÃO
RECTIFICATIE
SPOED
Rättelse
Rettelse
HAST
Срочно
МОЛНИЯ
Уточнение
SON DAKİKA
快讯
""",
    Kind.CAPTION: """
FILE PHOTO: The old bridge, seen from the market
FILE PHOTO - The old bridge, seen from the market
FILE - The old bridge is seen from the market in this Nov. 4, 2019, photo.
FILE - In this Nov. 4, 2019, file photo, the old bridge is seen from the market.
FILE – The old bridge is seen from the market, Monday, Nov. 4, 2019.
PHOTO: The old bridge, seen from the market
Photo: The old bridge, seen from the market
File photo: The old bridge, seen from the market
File image: The old bridge, seen from the market
ARCHIVO - El puente viejo, visto desde el mercado
Archivbild: Die alte Brücke am Markt
ARCHIVBILD - Die alte Brücke am Markt
Foto d'archivio: il vecchio ponte
Foto de archivo: el puente viejo
FOTO DE ARCHIVO: El puente viejo
Symbolbild: Eine Brücke
Arkivfoto: Den gamle bro
Arkivbild: Den gamla bron
Illustration: The old bridge
""",
    Kind.CREDIT: """
TT-AFP
NTB/AFP
/ritzau/Reuters
STT–AFP
Agencies
With AP
With agencies
via Reuters
Reuters and AP
From staff and wire reports
Redaktion mit Material der dpa
dpa, epd und KNA
Von Agenturen
Rédaction avec AFP
AFP et Reuters
Source AFP
Agencias
Con información de AFP y EFE
Redacción y agencias
Agenzia ANSA
(Fonte: Adnkronos)
Com informações da Agência Brasil
Da redação, com agências
Redactie en ANP
Persbureau ANP
Text: TT-AFP
Af /ritzau/
redakce, ČTK
MTI nyomán
По данным агентства Интерфакс
Ajanslar
综合外电
稿源：新华社
ソース：共同通信
출처: 연합뉴스
المصدر: وكالات
Arkivbild: TT
(Foto ANSA)
[사진=연합뉴스]
(Jane Roe/AP)
Von dpa
Av NTB
Autor: ČTK, red
(AP)
AP
(Reuters)
REUTERS
Reuters
— AP
- AFP
© AFP
© 2021 AFP
(c) AFP
Source: AP
Source: Reuters
Quelle: dpa
Source : AFP
Fuente: EFE
Fonte: ANSA
Bron: ANP
Källa: TT
Kilde: NTB
(dpa)
dpa
AFP
Associated Press
The Associated Press
The Canadian Press
AAP
PA Media
ANSA
EUROPA PRESS
""",
    Kind.SLUG: """
INR:Bron
CRO:CHIUSO IL PONTE
INN: Bru
SRBIJA - DRUŠTVO - MOST
CES7 OR-BRIDGE-CLOSED
PRI GEN NAT
HR-gradovi-Gradski promet-Mostovi
Podlaskie/ Most
crz dop jpe doprava-most
ANP BIN 114 07-01 1418
PAP0412
Slugline: BRIDGE-CLOSED
AM-Bridge, 2nd Ld-Writethru, a0762
BC-Bridge
^BC-Bridge
BC-US--Bridge
BC-US--Bridge, 1st Ld-Writethru
bc-us-storm 3rdLd
AP-US-Bridge
BC-BRIDGE-CLOSED
BRIDGE-CLOSED/
BRITAIN-BRIDGE/MAYOR (UPDATE 2)
USA-BRIDGE/ (URGENT)
us-bridge-closed
BC-Riverton-bridge,lead
Slug: bridge-closed
SLUG: BRIDGE
Keyword: Bridge
Stichwort: Brücke
r a BC-DikeBreak 2ndLd-Writethru 07-14 0585
bdt0123 4 pl 221 dpa 0456
APA0187 5 CI 0142 Do, 26.Nov 2020
Verkehr/Brücken/Riverton/
""",
}

IN_THE_END = {
    Kind.DATE: """
21.06.2012 11:48
041834 Sep 12
10/19/94 14-22
261112 GMT JAN 05
05-DIC-96 11:42
08/02/21-17/12
""",
    Kind.ENDING: """
(©NTB)
/ritzau/
EFE
(ANSA).
(ANSA)
TT
/TT/
(TT)
STT
ANP
AFP
The Associated Press
(c) ANP
(Keystone-SDA/ab/cd)
(END/IPS/AB/CD/99)
Y7K-AB/CDE
AB123PCS
DR1122APS
JKLM.
^<
Further company coverage: [ACME.CO]
Top metal stories: TOP MET <GO>
|K:SOC:SOCIEDAD|
NTX/AB/CDE/ELECC09
Reut14:52 06-14-88
(254 Words)
AFP London
This report by The Canadian Press was first published March 3, 2022.
Original content of: Kestrel GmbH, transmitted by news aktuell
((Riverton newsroom, +44 171 555 0142))
AAP National Desk 02 5550 0177
KRK KRK
(SEL-MK-ÖZ)
(Sin-Lec/Col/Adnkronos)
12.05 09:41 МСК
(Sürecek)
© 2003-2004 Kestrel News and Kestrel Bridge Co. All Rights Reserved.
SOURCE Kestrel Bridge Co.
Ansvarig utgivare: Jane Roe
To contact the reporter on this story: Jane Roe in Riverton at jroe@kestrel.example
(Disclaimer: This story is auto-generated from a syndicated feed.)
Original-Content von: Kestrel GmbH, übermittelt durch news aktuell
ends
ENDS
END
(END)
(ENDS)
Ends
-ends-
- ENDS -
Ends.
/ends
MORE
(MORE)
more
-more-
-30-
— 30 —
###
##
AP-NR-01-01-89 1033EST
AP-WS-01-01-89 1033EST
AP-NY-11-26-89 1842EST
dpa abc xy
dpa ah yydd n1
dpa/abc xy
©NTB
/NTB
(END/IPS/AM/RJ/95)
Lusa/Fim
LUSA/FIM
JCS // HB
EFE jms
EFE jms/abc
abc/def
ab/cd/ef
/ab/cd
/TT
afp/abc
AFP jml/cw
AAP th/bm
PTI VKS RDM
Enditem
==Kyodo
(Schluss) hup/ste
(Schluss)
(Ende)
Ende
Fin
(FIN)
FIN
Fine
Fim
Slut
Slutt
Einde
Loppu
Конец
(完)
（完）
(了)
NNNN
rhn@yna.co.kr
(END)
© 2021 AFP
© Agence France-Presse
Copyright 2021 The Associated Press. All rights reserved.
Copyright 2021 The Associated Press. All rights reserved. This material may not be published or broadcast.
(c) 2021 Thomson Reuters. All rights reserved.
© Thomson Reuters 2021 All rights reserved.
""",
    Kind.CONTRIBUTOR: """
(Rédigé par Luc Roy, édité par Ana Roe)
(Version française Luc Roy, édité par Ana Roe)
(Tradotto da Ana Roe, in redazione Luc Roy)
(Verslag door Jan Kuipers, bewerkt door Ana Roe)
(Rapporterat av Ana Roe; Redigerat av Bo Falk)
Autor: Bo Falk, Redaktion: Ana Roe
- Autor: Jan Nowak
Tłumaczenie: Jan Nowak
Překlad: Jan Novák
Fordította: Nagy Anna
Подготовила Анна Лунд
Yayına hazırlayan: Ayşe Demir
Aus dem Englischen von Ana Roe
（编辑 王小明）
翻訳：山田太郎
편집: 김철수
(تحرير محمد علي)
(Reporting by Jane Roe; Editing by John Doe)
Reporting by Jane Roe; Editing by John Doe
(Reporting by Jane Roe in Riverton; Writing by Mary Major; Editing by John Doe)
(Reporting By Jane Roe; additional reporting by John Doe)
(Additional reporting by Jane Roe)
Additional reporting by Jane Roe.
(Writing by Jane Roe; Editing by John Doe)
(Editing by John Doe)
(Compiled by Jane Roe)
(Reporting by Riverton newsroom)
*Writing by Jane Roe
— With reporting from Jane Roe
— With files from The Canadian Press
With files from Jane Roe
With additional reporting by Jane Roe
With reporting by Jane Roe in Riverton
Jane Roe contributed to this report.
Jane Roe and John Doe contributed reporting.
Jane Roe contributed reporting from Riverton.
Associated Press writer Jane Roe in Riverton contributed to this report.
Associated Press writers Jane Roe in Riverton and John Doe in London contributed.
AP writer Jane Roe contributed from Riverton.
Reuters contributed to this report.
The Associated Press contributed to this report.
The Associated Press contributed to this article.
AFP contributed to this report
Agencies contributed to this report.
(With inputs from agencies)
With inputs from PTI
(Mit Material der dpa)
Mit Material von dpa
Mit Informationen von Jane Roe
Mitarbeit: Jane Roe
Unter Mitarbeit von Jane Roe
(Bericht von Jane Roe; Redaktion: John Doe)
(Reportage de Jane Roe; édité par John Doe)
(Reportage Jane Roe, rédigé par John Doe)
Avec AFP
Avec Reuters
Jane Roe a contribué à cet article.
(Reportería de Jane Roe)
(Reporte de Jane Roe; editado por John Doe)
(Reporte de Jane Roe, Editado en español por John Doe)
(Información de Jane Roe)
Con información de AFP
Con información de Jane Roe
Jane Roe contribuyó a este reportaje.
(Reportagem de Jane Roe; edição de John Doe)
(Reportagem de Jane Roe)
Com informações da Reuters
Con informazioni di Reuters
Met medewerking van Jane Roe
(Verslag Jane Roe; redactie John Doe)
Jane Roe bidrog til denne artikel.
编辑：林知远
[责任编辑：林岸]
【责任编辑：林岸】
（编辑：林岸）
Editor: Roe
Edição: Ida Lund
Journalist: Ida Lund
autor: Jan Nowak
Autorka: Ida Lund
Texte : Luc Roy
(Reporter: Ida Lund; redigiert von Jan Nowak)
((Reporting by Jane Roe, editing by John Doe; Riverton newsroom +1 218 555 0101))
Avec Luc Roy, à Lyon
""",
    Kind.NAVIGATION: """
Also on Kestrel
Suivez-nous sur Facebook
Sign up here for our newsletter
Abonnez-vous à notre newsletter
Tipsa oss: 070-555 01 22
제보는 카카오톡 riverton
Schlagwörter: Brücke, Riverton
Рекомендуем
© 2013 Kestrel Ltd. Legal notice | Contact | Cookies
© 2022 La Gazzetta di Riva - P.Iva 00000000000 - Privacy - Contatti
Read next
Most read
More on this story
Related topics
You may also like
Comments
Sign up for our newsletter
Our Standards: The Thomson Reuters Trust Principles.
The Associated Press receives support from several foundations. The AP is solely responsible for all content.
Follow AP's coverage of the bridge at https://apnews.com/hub/bridge
More AP news: https://apnews.com
Anadolu Agency website contains only a portion of the news stories offered to subscribers.
Meistgelesen
Das könnte Sie auch interessieren
Les plus lus
À lire aussi
Más leídas
Lo más leído
Te puede interesar
I più letti
Leggi anche
Mais lidas
Meest gelezen
Mest läst
Mest lest
Mest læste
Luetuimmat
Самое читаемое
En çok okunanlar
相关新闻
関連記事
Tags: bridge, council, Riverton
""",
}


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, listed in IN_THE_HEAD.items() for line in lines(listed)]
)
def test_a_line_of_a_head_is_known_by_its_form(kind, line):
    assert read(HEADLINE, line, *BODY) == [PLAIN[0], (kind, line), *PLAIN[1:]]


@pytest.mark.parametrize(
    "line", ["NZ-Bridge", "Bridge-closed", "BRIDGE CLOSED", "TRANSPORTS - PONT", "kraj most miasto"]
)
def test_a_keyword_above_the_headline_of_an_agencys_copy_is_its_slug(line):
    assert read(line, HEADLINE, *BODY) == [(Kind.SLUG, line), *PLAIN]


@pytest.mark.parametrize("line", ["BRIDGE CLOSED", "PRESS RELEASE", "Corona-Pandemie"])
def test_a_kicker_is_no_keyword_on_a_page_nor_where_it_says_what_text_it_is(line):
    above = ["Share"] if line == "BRIDGE CLOSED" else []
    assert (Kind.SLUG, line) not in read(*above, line, HEADLINE, *BODY)


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, listed in IN_THE_END.items() for line in lines(listed)]
)
def test_a_line_below_a_story_is_known_by_its_form(kind, line):
    assert read(HEADLINE, *BODY, line) == [*PLAIN, (kind, line)]


CAPTION = "The old bridge of Riverton is seen from the market on Tuesday."
CREDITS = """
(AP Photo/Jane Roe)
(AP Photo/Jane Roe, File)
(AP Photo)
(Jane Roe/The Riverton Herald via AP)
(Jane Roe via AP)
(Riverton Council via AP)
(Photo by Jane Roe/AFP)
(Photo: AFP)
(Photo/Jane Roe)
(Jane Roe/The Canadian Press)
(REUTERS/Jane Roe)
REUTERS/Jane Roe
REUTERS/Jane Roe/File Photo
REUTERS / Jane Roe
Reuters/Jane Roe
Photo: Reuters
Photo: Jane Roe
Photo: Jane Roe/AFP
Photo: Getty Images
Photo by Jane Roe/Getty Images
Photo / AP
Photo by Jane Roe
Photo courtesy of Jane Roe
Photograph: Jane Roe/AFP/Getty Images
Photograph: Jane Roe/AP
Picture: Jane Roe
Credit: AP
Credit: Jane Roe/PA
Image: AFP
AP Photo/Jane Roe
AFP/Jane Roe
AFP / Jane Roe
PA Wire
Jane Roe/PA Wire
Getty Images
(Getty Images)
Foto: dpa
Foto: Jane Roe/dpa
Foto: Jane Roe/dpa/Archiv
(Foto: dpa)
Bild: dpa
© dpa
© Jane Roe/dpa
© AFP
© AFP - Jane Roe
© Jane Roe, AFP
Photo : AFP
Photo Jane Roe/AFP
(Photo Jane Roe/AFP)
Crédit photo : AFP
Foto: EFE
EFE/Jane Roe
EFE/ Jane Roe
(Foto: EFE)
Foto ANSA
Foto: Jane Roe/Lusa
JANE ROE/LUSA
Foto: ANP
Foto: Jane Roe / NTB
Foto: Jane Roe/TT
Bild: Jane Roe/TT
Foto: Jane Roe/Ritzau Scanpix
Kuva: Jane Roe / Lehtikuva
KUVA: JANE ROE / LEHTIKUVA
Фото: РИА Новости
Фото: Иван Петров / ТАСС
"""


@pytest.mark.parametrize("credit", lines(CREDITS))
def test_a_picture_has_its_caption_and_its_credit(credit):
    assert read(HEADLINE, f"{CAPTION} {credit}", *BODY) == [
        PLAIN[0],
        (Kind.CAPTION, CAPTION),
        (Kind.CREDIT, credit),
        *PLAIN[1:],
    ]


@pytest.mark.parametrize("credit", lines(CREDITS))
def test_a_picture_has_them_on_lines_of_their_own_too(credit):
    assert read(HEADLINE, f"{CAPTION}\n{credit}", *BODY) == [
        PLAIN[0],
        (Kind.CAPTION, CAPTION),
        (Kind.CREDIT, credit),
        *PLAIN[1:],
    ]


@pytest.mark.parametrize(
    "kicker",
    lines("""
NATION
WORLD
EXCLUSIVE
EXPLAINER
WATCH
Insolite
Verbraucher
Inrikes
Economía
OPINION
Analysis
EXPLAINER:
Fact check:
MIDDLE EAST
COMMUNIQUÉ DE PRESSE
PRESS RELEASE
Bridge closure
"""),
)
def test_a_short_line_above_a_headline_is_its_kicker(kicker):
    assert read(kicker, HEADLINE, *BODY) == [(Kind.KICKER, kicker), *PLAIN]


@pytest.mark.parametrize(
    ("above", "people"),
    [
        ("By\nJane Roe", "Jane Roe"),
        ("By\n\nJane Roe", "Jane Roe"),
        ("By JANE ROE\nAssociated Press Writer", "JANE ROE"),
        ("By JANE ROE\nand JOHN DOE\nAssociated Press Writers", "JANE ROE and JOHN DOE"),
        ("By JANE ROE and\nJOHN DOE", "JANE ROE and JOHN DOE"),
        ("Von\nJane Roe", "Jane Roe"),
        ("By Jane Roe\n3 March 2021", "Jane Roe"),
        ("Jane Roe\n3 March 2021", "Jane Roe"),
        ("By Jane Roe, AP Business Writer", "Jane Roe"),
        ("By Jane Roe | Associated Press", "Jane Roe"),
        ("By Jane Roe for AFP", "Jane Roe"),
        ("Von Jane Roe (dpa)", "Jane Roe"),
        ("Von dpa-Korrespondent John Doe", "John Doe"),
        ("Von unserer Korrespondentin Jane Roe", "Jane Roe"),
        ("Par Jane Roe avec AFP", "Jane Roe"),
        ("Av Jane Roe/TT", "Jane Roe"),
        ("Af Jane Roe /ritzau/", "Jane Roe"),
        ("Jane Roe/TT", "Jane Roe"),
        ("Por Jane Roe, da agência Lusa", "Jane Roe"),
        ("记者 林知远", "林知远"),
    ],
)
def test_who_wrote_it_is_told_without_office_or_agency(above, people):
    document = parse("\n\n".join([HEADLINE, above, *BODY]))
    assert document.decided("byline").value == people
    assert document.quote(document.blocks[0].range) == HEADLINE


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("URGENT", "urgent"),
        ("NEWSALERT", "urgent"),
        ("EILMELDUNG", "urgent"),
        ("UPDATE 1", "update"),
        ("(Recasts, adds mayor, background)", "update"),
        ("(neu: Zitate)", "update"),
        ("(ACTUALIZA con declaraciones del alcalde)", "update"),
        ("(Refiles to fix typo in headline)", "corrects"),
        ("(Repeats with no changes to text)", "repeats"),
        ("CORRECTION", "corrects"),
        ("(This Nov. 26 story corrects the name of the mayor in paragraph 2)", "corrects"),
        ("RECTIFICATIF - au 2e paragraphe", "corrects"),
        ("(Rettifica il nome del sindaco)", "corrects"),
        ("Berichtigung: Im zweiten Absatz muss es heißen: Holt", "corrects"),
        ("EMBARGOED UNTIL 0001 GMT WEDNESDAY", "held"),
        ("Sperrfrist: Mittwoch 0.01 Uhr", "held"),
        ("For release at 9 a.m. Wednesday", "held"),
        ("Sous embargo jusqu'à mercredi", "held"),
        ("Please kill the story slugged BC-Bridge.", "killed"),
        ("MANDATORY KILL", "killed"),
        ("ADVISORY: The story slugged BC-Bridge is withdrawn.", "withdrawn"),
        ("RETRACTION", "withdrawn"),
        ("EDITORS: The photo moves separately.", "to editors"),
        ("FOR IMMEDIATE RELEASE", "to editors"),
        ("***SPOED***", "urgent"),
        ("PILNE", "urgent"),
        ("EMBARGO DO GODZ. 12.00", "held"),
        ("Klausul: fredag 06.00", "held"),
        ("(YENİDEN - BAŞKANIN AÇIKLAMASI EKLENDİ)", "update"),
        ("(aktl. - dochodzi wypowiedź burmistrza)", "update"),
        ("1. Zusammenfassung", "update"),
        ("An earlier version of this story misstated the length of the bridge.", "corrects"),
        ("In einer früheren Version dieses Artikels stand eine falsche Jahreszahl.", "corrects"),
        ("(I tidligere sendt melding sto det at brua er fra 1997. Riktig årstall er 1979.)", "corrects"),
        ("※ 애초 송고한 기사에서 연도를 잘못 적어 바로잡습니다.", "corrects"),
    ],
)
def test_a_note_says_what_it_means(line, meaning):
    document = parse("\n\n".join([HEADLINE, line, *BODY]))
    assert document.decided("note").value == meaning


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("RIVERTON (AP) _", "RIVERTON", "AP"),
        ("RIVERTON, Maine (AP) —", "RIVERTON, Maine", "AP"),
        ("RIVERTON, Nov 26 (Reuters) -", "RIVERTON", "Reuters"),
        ("RIVERTON/OSTVIK, Nov 26 (Reuters) -", "RIVERTON/OSTVIK", "Reuters"),
        ("RIVERTON, Nov 26, 2020 (AFP) -", "RIVERTON", "AFP"),
        ("Riverton, Nov 26, 2020 (AFP) -", "Riverton", "AFP"),
        ("Riverton (AFP) –", "Riverton", "AFP"),
        ("Riverton, 26 nov 2020 (AFP) -", "Riverton", "AFP"),
        ("SEOUL, Nov 26 AFP -", "SEOUL", "AFP"),
        ("BURRAWEE, NSW, Nov 26 AAP -", "BURRAWEE, NSW", "AAP"),
        ("HANAMORI, Japan, March 18, Kyodo -", "HANAMORI, Japan", "Kyodo"),
        ("Berlin (dpa/tmn) -", "Berlin", "dpa"),
        ("Berlin/Kiel (dpa) -", "Berlin/Kiel", "dpa"),
        ("Wien/Oberklamm (APA) -", "Wien/Oberklamm", "APA"),
        ("Bern (awp/sda) -", "Bern", "ATS"),
        ("(ANSA) - ROMA, 21 GEN -", "ROMA", "ANSA"),
        ("ROMA, 21 GEN - (ANSA) -", "ROMA", "ANSA"),
        ("MADRID, 26 Nov. (EUROPA PRESS) -", "MADRID", "Europa Press"),
        ("Madrid, 26 nov (EFE).-", "Madrid", "EFE"),
        ("Lisboa, 12 mar (Lusa) -", "Lisboa", "Lusa"),
        ("Lisboa, 12 mar 2021 (Lusa) –", "Lisboa", "Lusa"),
        ("ANKARA (AA) -", "ANKARA", "AA"),
        ("NAIROBI, Nov 3 (IPS) -", "NAIROBI", "IPS"),
        ("NAIROBI, Nov 3 / IPS /", "NAIROBI", "IPS"),
        ("BEIJING, Nov. 26 (Xinhua) --", "BEIJING", "Xinhua"),
        ("SEOUL, Nov. 26 (Yonhap) --", "SEOUL", "Yonhap"),
        ("TOKYO, Nov. 26 (Jiji Press) --", "TOKYO", "Jiji"),
        ("New Delhi, Nov 26 (PTI)", "New Delhi", "PTI"),
        ("New Delhi [India], November 26 (ANI):", "New Delhi [India]", "ANI"),
        ("MOSCOW, November 26. /TASS/.", "MOSCOW", "TASS"),
        ("МОСКВА, 26 ноя - РИА Новости.", "МОСКВА", "RIA Novosti"),
        ("Москва. 26 ноября. INTERFAX.RU -", "Москва", "Interfax"),
        ("OSLO. March 3 (Interfax) -", "OSLO", "Interfax"),
        ("Skarvøy (NTB):", "Skarvøy", "NTB"),
        ("Skarvøy (NTB) –", "Skarvøy", "NTB"),
        ("BRUSSEL (BELGA) -", "BRUSSEL", "Belga"),
        ("AMSTERDAM (ANP) -", "AMSTERDAM", "ANP"),
        ("TAMARACK LAKE, Ont. —", "TAMARACK LAKE, Ont.", None),
        ("TORONTO (CP) —", "TORONTO", "CP"),
        ("NEW YORK, Nov. 26, 2020 /PRNewswire/ --", "NEW YORK", "PRNewswire"),
        ("NEW YORK--(BUSINESS WIRE)--", "NEW YORK", "Business Wire"),
        ("NEW YORK, Nov. 26, 2020 (GLOBE NEWSWIRE) --", "NEW YORK", "GlobeNewswire"),
        ("ABOARD THE USS HARLAN (AP) —", "ABOARD THE USS HARLAN", "AP"),
    ],
)
def test_a_dateline_is_told_by_its_form(opening, place, agency):
    document = parse(f"{HEADLINE}\n\n{opening} Three bridges were closed on Tuesday.\n\n{BODY[1]}")
    assert [document.quote(block.range) for block in document.blocks if block.kind is Kind.DATELINE] == [opening]
    decided = (document.decided(what) for what in ("dateline", "agency"))
    assert [found.value if found else None for found in decided] == [place, agency]


def test_a_note_that_is_wrapped_goes_on_in_lower_case():
    note = ["In BC-SKorea-kimchi moved earlier, corrects number of jars in", "para 3 to 4,100 instead of 41,000"]
    body = [
        "  SEOUL, Nov 26 AFP - A South Korean farming town has appointed",
        "three retired judges to settle quarrels.",
    ]
    document = parse("\n".join(["^BC-SKorea-kimchi", "COURT FOR CABBAGE", *note, *body]))
    assert [block.kind for block in document.blocks] == [
        Kind.SLUG,
        Kind.HEADLINE,
        Kind.NOTE,
        Kind.DATELINE,
        Kind.PARAGRAPH,
    ]
    assert document.quote(document.blocks[2].range) == " ".join(note)


@pytest.mark.parametrize(
    ("above", "slug"),
    [
        ("CHARITY Hedgehogs", "CHARITY Hedgehogs"),
        ("1 COURT Swan", "COURT Swan"),
        ("VALDERRIBA VOLCÁN\n\n(ACTUALIZA con declaraciones del alcalde)", "VALDERRIBA VOLCÁN"),
        ("r a BC-DikeBreak 2ndLd-Writethru 07-14 0585\n\nAM-Dike Break, 2nd Ld-Writethru, a0762,0585", "Dike Break"),
    ],
)
def test_a_desks_own_name_for_a_story_is_its_slug(above, slug):
    document = parse("\n\n".join([above, HEADLINE, *BODY]))
    assert document.decided("slug").value == slug
    assert Kind.KICKER not in [block.kind for block in document.blocks]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Sperrfrist: 12. März 2019, 06.00 Uhr", "2019-03-12"),
        ("EMBARGOED UNTIL 0001 FRIDAY JUNE 14 2019", "2019-06-14"),
        ("APA0187 5 CI 0142 Do, 26.Nov 2020", "2020-11-26"),
    ],
)
def test_a_story_without_another_day_has_that_of_its_embargo_or_service_line(line, day):
    assert parse("\n\n".join([line, HEADLINE, *BODY])).date == day
    assert parse("\n\n".join([line, "3 March 2021", HEADLINE, *BODY])).date == "2021-03-03"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("AP-NR-01-14-89 1842EST", "1989-01-14T18:42-05:00"),
        ("21-GEN-21 08:14 NNN", "2021-01-21T08:14"),
        ("261432 nov 20", "2020-11-26T14:32"),
        ("261432 Mrz 20", "2020-03-26T14:32"),
        ("1012aCS 03-11-71", "1971-03-11T10:12-06:00"),
        ("upi 05-06-86 04:48 ped", "1986-05-06T16:48-04:00"),
        ("upi 05-06-86 12:48 ped", "1986-05-06"),
        ("14:22ET 02-03-16", "2016-03-02"),
        ("BELGA-14/03/06 09:52", "2006-03-14T09:52"),
    ],
)
def test_a_stamp_below_a_story_has_its_time(stamp, day):
    assert parse("\n\n".join([HEADLINE, *BODY, stamp])).date == day


def test_whom_to_ask_about_a_release_is_no_body_and_no_end_mark():
    contact = [
        "Contacts",
        "Oysterbank Corp.",
        "Lyle Fenwick, 555-0177",
        "ir@oysterbank.example",
    ]
    about = "About Oysterbank Corp."
    assert read(HEADLINE, *BODY, about, BODY[1], *contact, "SOURCE Oysterbank Corp.", "###") == [
        *PLAIN,
        (Kind.SUBHEAD, about),
        (Kind.PARAGRAPH, BODY[1]),
        *((Kind.UNKNOWN, line) for line in contact),
        (Kind.ENDING, "SOURCE Oysterbank Corp."),
        (Kind.ENDING, "###"),
    ]


def test_a_line_above_a_pages_buttons_is_none_of_the_headline():
    assert read("World News", "3 min read", HEADLINE, *BODY) == [
        (Kind.NAVIGATION, "World News"),
        (Kind.NAVIGATION, "3 min read"),
        *PLAIN,
    ]


def test_reporters_named_in_a_dateline_wrote_it():
    document = parse("石桥村小学建起风力钟楼\n\n新华社云岭11月26日电（记者 陆青禾） 钟楼近日正式启用。\n\n钟楼高九米。")
    assert document.decided("byline").value == "陆青禾"


@pytest.mark.parametrize(
    ("headline", "meaning"),
    [
        ("(LEAD) Shipyard halts work after paint fumes", "update"),
        ("UPDATE 2-Port reopens after crane collapse", "update"),
        ("WITHDRAWN-Mill to close its last plant", "withdrawn"),
        ("RPT-UPDATE 1-Port reopens after crane collapse", "repeats"),
        ("WRAPUP 2-Port reopens after crane collapse", "update"),
        ("BRIDGE-Council shuts it", None),
    ],
)
def test_a_flag_that_opens_a_headline_stays_in_it_and_says_what_it_means(headline, meaning):
    document = parse("\n\n".join([headline, *BODY]))
    assert document.quote(document.blocks[0].range) == headline
    found = document.decided("note")
    assert (found.value if found else None) == meaning


@pytest.mark.parametrize("credit", ["Photo: Reuters", "(AP Photo/Jane Roe)", "Foto: Jane Roe/dpa"])
def test_whose_picture_it_is_says_nothing_of_whose_copy_it_is(credit):
    document = parse("\n\n".join([HEADLINE, credit, "It rained on the town all day.", BODY[1]]))
    assert document.decided("agency") is None


def test_a_headline_in_capitals_with_a_dash_is_no_dateline():
    headline = "CABLE CAR STOPS AT GRATHORN - 26 PEOPLE IN CABINS"
    assert read("URGENT", headline, *BODY)[:2] == [(Kind.NOTE, "URGENT"), (Kind.HEADLINE, headline)]


def test_names_of_a_pages_sections_stand_above_the_headline():
    assert read("AP NEWS\nUS NEWS", HEADLINE, *BODY)[1:] == [(Kind.KICKER, "US NEWS"), *PLAIN]


def test_who_worked_on_a_story_may_close_its_last_paragraph():
    who = "(Reporting by Jane Roe; Editing by John Doe)"
    assert read(HEADLINE, *BODY, f"{BODY[1]} {who}") == [*PLAIN, (Kind.PARAGRAPH, BODY[1]), (Kind.CONTRIBUTOR, who)]


@pytest.mark.parametrize("mark", ["(END)", "END", "ENDS", "-30-", "(完)", "（完）", "Enditem"])
def test_an_end_mark_may_close_a_paragraph(mark):
    assert read(HEADLINE, *BODY, f"{BODY[1]} {mark}") == [*PLAIN, (Kind.PARAGRAPH, BODY[1]), (Kind.ENDING, mark)]


def test_each_line_that_dpa_tells_the_desks_below_a_story_is_a_note():
    notebook = "# Notizblock\n\n## Redaktionelle Hinweise\n- Zusammenfassung bis 1600 - ca. 50 Zl\n\n## Orte\n- Rathaus"
    document = parse("\n\n".join([HEADLINE, *BODY, notebook, "dpa kme yyzz n1 pwo"]))
    below = [(block.kind, block.value) for block in document.blocks[-6:]]
    assert below == [*[(Kind.NOTE, "to editors")] * 5, (Kind.ENDING, None)]
    assert [block.kind for block in document.blocks].count(Kind.SUBHEAD) == 0


def test_whom_to_ask_in_dpas_notes_is_an_ending():
    contacts = ["## dpa-Kontakte", "- Autorin: Ida Lund, +49 40 5550 101", "- Redaktion: Jan Kruse"]
    document = parse("\n\n".join([HEADLINE, *BODY, "# Notizblock\n\n## Orte\n- Rathaus", *contacts, "dpa kme n1 pwo"]))
    assert [block.kind for block in document.blocks[-7:]] == [Kind.NOTE] * 3 + [Kind.ENDING] * 4


@pytest.mark.parametrize("name", ["EFE", "(ANSA).", "(©NTB)", "/ritzau/", "TT", "The Associated Press"])
def test_an_agencys_name_behind_the_last_stop_signs_the_story_off_and_tells_whose_it_is(name):
    document = parse("\n\n".join([HEADLINE, "The bridge was shut.", f"It opens in May. {name}", "Read more"]))
    assert (Kind.PARAGRAPH, "It opens in May.") in [(one.kind, document.quote(one.range)) for one in document.blocks]
    assert [document.quote(one.range) for one in document.blocks if one.kind is Kind.ENDING] == [name]
    decided = document.decided("agency")
    assert decided
    assert decided.words == name


@pytest.mark.parametrize("initials", ["Cn2/Dib", "bt/ jann/ mhr/", "iłp/ akub/"])
def test_initials_below_an_agencys_name_are_an_ending_though_a_note_stands_below(initials):
    note = "An earlier version of this story misspelled the mayor's name."
    found = read(HEADLINE, *BODY, f"{BODY[1]} (PAP)", initials, note)
    assert found[-4:] == [(Kind.PARAGRAPH, BODY[1]), (Kind.ENDING, "(PAP)"), (Kind.ENDING, initials), (Kind.NOTE, note)]


def test_an_agencys_name_may_close_a_note_below_a_story():
    regret = "An earlier version of this story misspelled the mayor's name."
    assert read(HEADLINE, *BODY, f"{regret} EFE")[-2:] == [(Kind.NOTE, regret), (Kind.ENDING, "EFE")]


@pytest.mark.parametrize("words", ["It was told by EFE", "He works for Mr. A. Reuters", "It is 7 p.m. AP time"])
def test_an_agencys_name_that_no_stop_parts_from_the_text_is_of_it(words):
    assert read(HEADLINE, *BODY, f"{words}.")[-1] == (Kind.PARAGRAPH, f"{words}.")


def test_an_agencys_name_below_a_picture_is_the_pictures_credit():
    shows = "This photo, provided by the port of Riverton, shows the pier on Feb. 4, 2018."
    assert read(HEADLINE, *BODY, f"{shows} (Yonhap)")[-2:] == [(Kind.CAPTION, shows), (Kind.CREDIT, "(Yonhap)")]


@pytest.mark.parametrize("mark", ["(Schluss) ab/cd", "-0-", "ab/ cde/", "(END/IPS/AB/CD)"])
def test_initials_and_marks_that_close_the_last_paragraph_are_an_ending(mark):
    found = read(HEADLINE, *BODY, f"{BODY[1]} {mark}")
    assert found == [*PLAIN, (Kind.PARAGRAPH, BODY[1]), (Kind.ENDING, mark)]


@pytest.mark.parametrize(
    "line",
    ["(Habrá ampliación)", "(Forts. mögl.)", "MORE TO COME", "Nyheten uppdateras", "(подробности позже)", "更新中"],
)
def test_that_more_of_a_story_is_to_come_is_a_note(line):
    assert read(HEADLINE, *BODY, line) == [*PLAIN, (Kind.NOTE, line)]


@pytest.mark.parametrize(
    ("line", "value"),
    [("20090512 16.02", "2009-05-12T16:02"), ("07/05/2008 14:33", None), ("24-09-09 0744", "2009-09-24")],
)
def test_a_day_and_a_time_alone_below_a_story_are_a_date(line, value):
    block = parse("\n\n".join([HEADLINE, *BODY, line])).blocks[-1]
    assert (block.kind, block.value) == (Kind.DATE, value)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Boats off Riverton.", "Photographer: Ida Lund/Bloomberg"),
        ("The buoy, with a geranium.", "| EFE/Ida Lund"),
        ("Representational image", "Credit: iStock Photo"),
        ("Boats off Riverton.", "- Reuters pic"),
        ("Boats off Riverton.", "- EUROPA PRESS / ARCHIVO"),
        ("Boats off Riverton.", "dpa-Bild: Ida Lund"),
    ],
)
def test_a_picture_in_a_head_is_credited_behind_its_caption(caption, credit):
    assert read(HEADLINE, "By Jane Roe", f"{caption} {credit}", *BODY)[2:4] == [
        (Kind.CAPTION, caption),
        (Kind.CREDIT, credit),
    ]


def test_the_button_that_sells_a_picture_is_no_part_of_its_credit():
    found = read(HEADLINE, "Boats off Riverton, May 3, 2020. REUTERS/Ida Lund Acquire Licensing Rights", *BODY)
    assert found[2:4] == [(Kind.CREDIT, "REUTERS/Ida Lund"), (Kind.NAVIGATION, "Acquire Licensing Rights")]


@pytest.mark.parametrize(
    "line", ["（照片由新华社记者 林岸 摄）", "Foto: Esel, über dts Nachrichtenagentur", "Fakta: TT"]
)
def test_who_took_the_pictures_or_made_the_box_is_credited_below_a_story(line):
    assert read(HEADLINE, *BODY, line) == [*PLAIN, (Kind.CREDIT, line)]


def test_in_a_wrapped_text_a_pages_button_is_a_line_of_its_own():
    caption = "A downed power line blocks a road near Harlow, Ga., on Monday. (Jane Roe/Harlow Journal via AP)"
    document = parse(f"{HEADLINE}\n\n{caption}\nRead More\n\n{BODY[0]}\n\n{BODY[1]}")
    kinds = [Kind.HEADLINE, Kind.CAPTION, Kind.CREDIT, Kind.NAVIGATION, Kind.DATELINE, Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert [block.kind for block in document.blocks] == kinds


def test_a_correction_without_a_colon_speaks_of_its_story():
    note = "CORRECTION An earlier version of this story misspelled the mayor's name."
    assert read(HEADLINE, *BODY, note) == [*PLAIN, (Kind.NOTE, note)]


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("Skarvøy (NTB-Kari Hansen):", "NTB"),
        ("Hohensand (dpa-AFX) -", "dpa"),
    ],
)
def test_a_dateline_may_name_who_wrote_it(opening, agency):
    document = parse(f"{HEADLINE}\n\n{opening} Three bridges were closed.\n\n{BODY[1]}")
    assert [document.quote(block.range) for block in document.blocks if block.kind is Kind.DATELINE] == [opening]
    assert document.decided("agency").value == agency


@pytest.mark.parametrize(
    ("opening", "signed", "people"),
    [
        ("ВЕРХНИЙ КЛЮЧ, 12 апр — РИА Новости,", "Ефим Рогозин.", "Ефим Рогозин"),
        ("(서울=연합뉴스)", "김민수 기자 =", "김민수"),
    ],
)
def test_who_wrote_it_may_stand_behind_a_dateline(opening, signed, people):
    document = parse(f"{HEADLINE}\n\n{opening} {signed} Three bridges were closed.\n\n{BODY[1]}")
    blocks = [(block.kind, document.quote(block.range)) for block in document.blocks[1:3]]
    assert blocks == [(Kind.DATELINE, opening), (Kind.BYLINE, signed)]
    assert document.decided("byline").value == people
    assert document.decided("agency")


def test_a_kill_has_notes_and_a_stamp_and_no_body():
    kill = "BULLETIN KILL: Kill the story slugged BC-Ferry, a0912. A kill is mandatory."
    assert read("BULLETIN KILL", kill, "The AP", "AP-NY-04-12-21 0914EDT") == [
        (Kind.NOTE, "BULLETIN KILL"),
        (Kind.NOTE, kill),
        (Kind.CREDIT, "The AP"),
        (Kind.ENDING, "AP-NY-04-12-21 0914EDT"),
    ]


@pytest.mark.parametrize(
    ("headline", "meaning"),
    [
        ("URGENT: Bridge closed after crash", "urgent"),
        ("LEAD Séisme à Port-Vinay: deux blessés", None),
        ("UPDATE: Suspect held after chase", "update"),
        ("CORRECTED: Vintner cuts outlook after frost", "corrects"),
    ],
)
def test_where_nothing_else_is_a_headline_it_is_the_line_with_a_flag(headline, meaning):
    document = parse("\n\n".join([headline, *BODY]))
    assert [document.quote(block.range) for block in document.blocks if block.kind is Kind.HEADLINE] == [headline]
    found = document.decided("note")
    assert (found.value if found else None) == meaning


def test_in_a_wrapped_text_a_list_and_a_rule_stay_as_they_are():
    rule = "-" * 54
    lines = [
        "    PARIS, April 12 (Reuters) - French ferry line Lacombe will",
        "sell two of its six ships this year, it said on Monday.",
        f"    {rule}",
        "    KEY POINTS",
        "    * Two ships are to be sold",
        "    * One is to be kept for spares",
        f"    {rule}",
    ]
    document = parse("\n".join([HEADLINE, *lines]))
    told = [document.quote(block.range) for block in document.blocks]
    assert told[3:] == [rule, "KEY POINTS", "* Two ships are to be sold", "* One is to be kept for spares", rule]


def test_an_agency_that_nobody_lists_may_stand_in_a_dateline_with_a_day():
    document = parse(f"{HEADLINE}\n\nBELGRADE, April 12 (Balkanpress) - Three bridges were closed.\n\n{BODY[1]}")
    assert document.decided("dateline").value == "BELGRADE"
    assert document.decided("agency") is None


def test_the_lines_of_a_head_are_not_joined_where_no_paragraph_is_wrapped():
    head = ["KULTUR", "Mølleren skriver digte på melposerne", "To vers pr. kilo, og salget er steget med en tredjedel"]
    body = "Man kan nu få rugmel med rim, og møller Johannes Thorup trykker et nyt digt på poserne hver måned."
    document = parse("\n".join([*head, body]) + "\n\nDet går godt.\n\nDet er sjovt.\n\nHan maler videre.")
    assert [document.quote(block.range) for block in document.blocks[:4]] == [*head, body]


def test_the_lines_of_a_head_in_ideographs_are_of_any_length():
    head = ["老裁缝为百座石像量身做雨衣", "一场冰雹之后，柳泉镇的石像都穿上了蓝布衫", "2020年5月21日"]
    body = "山东柳泉镇的108座宋代石像，本周都穿上了雨衣，做雨衣的是镇上73岁的裁缝。"
    document = parse("\n".join([*head, body]))
    assert [document.quote(block.range) for block in document.blocks] == [*head, body]


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("SUNDSVIK (TT)", "SUNDSVIK", "TT"),
        ("STOCKHOLM. (TT)", "STOCKHOLM", "TT"),
        ("Sønderklint /ritzau/", "Sønderklint", "Ritzau"),
        ("Helsinki (STT).", "Helsinki", "STT"),
        ("Oslo (NTB-AFP-Reuters):", "Oslo", "NTB"),
        ("Madrid, 5 (EUROPA PRESS)", "Madrid", "Europa Press"),
        ("(서울=연합뉴스)", "서울", "Yonhap"),
        ("ADANA (A.A) - 21.06.2012 -", "ADANA", "AA"),
    ],
)
def test_a_dateline_may_have_no_dash(opening, place, agency):
    document = parse(f"{HEADLINE}\n\n{opening} Ett tåg har spårat ur.\n\n{BODY[1]}")
    assert [document.quote(block.range) for block in document.blocks if block.kind is Kind.DATELINE] == [opening]
    assert document.decided("dateline").value == place
    assert document.decided("agency").value == agency


def test_an_agencys_name_and_its_letters_in_brackets_open_a_sentence():
    document = parse(f"{HEADLINE}\n\nDie Deutsche Presse-Agentur (dpa) Hamburg sucht Leute.\n\n{BODY[1]}")
    assert document.decided("dateline") is None


@pytest.mark.parametrize(
    ("note", "meaning"),
    [
        ("BRÅDSKANDE", "urgent"),
        ("STORY WITHDRAWN", "withdrawn"),
        ("ACİL", "urgent"),
        ("OPPDATERT med sitat fra ordføreren", "update"),
        ("PÄIVITYS, lisätty kunnanjohtajan kommentti", "update"),
        ("2ND UPDATE", "update"),
        ("Zusammenfassung 1430", "update"),
        ("REPEATING for points that missed.", "repeats"),
        ("TILBAGEKALDT: Telegrammet om broen er trukket tilbage.", "withdrawn"),
        ("(Wiederholung)", "repeats"),
        ("*** Corrige o nome do rio ***", "corrects"),
        ("(Combines related series)", None),
        ("For release Sunday, May 3", "held"),
        ("Let op redacties: foto's volgen", "to editors"),
    ],
)
def test_a_line_above_the_headline_is_a_note_by_its_form(note, meaning):
    document = parse(f"{note}\n{HEADLINE}\n{BODY[0]}\n\n{BODY[1]}")
    assert [(block.kind, document.quote(block.range), block.value) for block in document.blocks[:2]] == [
        (Kind.NOTE, note, meaning),
        (Kind.HEADLINE, HEADLINE, None),
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "RETTSSAK: Mann dømt for bråk på ferge",
        "RETTEN I SKARHOLM FRIFINNER KAPTEIN",
        "HASTINGS: Pier burns for a third day",
        "REPEAT OFFENDERS FACE NEW LAW",
        "Editor quits after 40 years",
        "Correctional officers: the jobs nobody wants",
        "KORREKTION: Borgmester vil give alle nyfødte et æbletræ",
    ],
)
def test_a_headline_that_begins_like_a_flag_is_one(headline):
    assert read(headline, *BODY)[0] == (Kind.HEADLINE, headline)


def test_a_sentence_that_opens_with_a_shouted_word_is_no_note_inside_a_story():
    sentence = "EDITORS of the weekly paper noticed the gap in a photograph."
    assert read(HEADLINE, *BODY, sentence) == [*PLAIN, (Kind.PARAGRAPH, sentence)]


def test_a_stop_may_end_a_headline():
    assert read("The bells are back.", "By Jane Roe", *BODY)[0] == (Kind.HEADLINE, "The bells are back.")


def test_a_question_may_be_a_headline():
    assert read("Wer hat den Kran verkauft?", *BODY)[0] == (Kind.HEADLINE, "Wer hat den Kran verkauft?")
    assert read("Wer hat den Kran verkauft?", *BODY[1:])[0] == (Kind.HEADLINE, "Wer hat den Kran verkauft?")


def test_of_several_short_lines_the_one_nearest_the_headline_is_its_kicker():
    assert read("Sections", "Share", "WILDFIRES", HEADLINE, *BODY)[2:4] == [
        (Kind.KICKER, "WILDFIRES"),
        (Kind.HEADLINE, HEADLINE),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "Foto: Carla Monticone/ANSA",
        "Arkivfoto: Bo Lund/Ritzau Scanpix",
        "FOTO: Ola Vik / NTB scanpix",
        "Foto: picture alliance/dpa | Jan Berg",
        "Crédit photo : Anne Roux",
        "REUTERS/Daniyar Mukhtar",
        "(Photo: Larkmoor Gate Co.)",
        "[AFP=연합뉴스]",
        "（新华社记者李明摄）",
        "新华社发（李明 摄）",
        "© AFP / Hugo Vasset",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n"])
@pytest.mark.parametrize("caption", ["Il bivacco visto dalla cresta sud", "The ferry at the pier on Tuesday."])
def test_a_credit_makes_a_caption_of_what_it_closes(caption, gap, credit):
    of_a_picture = [(Kind.CAPTION, caption), (Kind.CREDIT, credit)]
    head = read(HEADLINE, "May 4, 2021", f"{caption}{gap}{credit}", *BODY)
    assert head == [PLAIN[0], (Kind.DATE, "May 4, 2021"), *of_a_picture, *PLAIN[1:]]
    assert read(HEADLINE, *BODY, f"{caption}{gap}{credit}") == [*PLAIN, *of_a_picture]


@pytest.mark.parametrize(
    "line",
    [
        "He bought a picture by Pablo Picasso",
        "The vote was close, according to a poll by Reuters/Ipsos",
        "Das Bild: Hans Berger im Schnee.",
        "La photo : un métier d'avenir",
        "Everyone got soup courtesy of the crew.",
        "Price: Brent/WTI",
    ],
)
def test_what_speaks_of_a_picture_is_no_credit(line):
    assert {kind for kind, _ in read(HEADLINE, *BODY, line)} <= {kind for kind, _ in PLAIN}


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("(di Paola Zanin)", "Paola Zanin"),
        ("HELI MANNER, ANTTI KOIVULEHTO / STT", "HELI MANNER, ANTTI KOIVULEHTO"),
        ("Elin Grahn och Mats Torell/TT", "Elin Grahn och Mats Torell"),
        ("STT–LIISA KORPI", "LIISA KORPI"),
    ],
)
def test_reporters_sign_in_brackets_or_before_their_agency(line, people):
    document = parse(
        f"{HEADLINE}\nJoulukonsertti siirrettiin tielle, koska sali oli kylmä.\n{line}\n{BODY[0]}\n\n{BODY[1]}"
    )
    assert [block.kind for block in document.blocks[:3]] == [Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE]
    assert document.decided("byline").value == people


def test_the_agencys_name_below_a_byline_is_of_it():
    assert read(HEADLINE, "By JANE ROE and ROY DOE", "Associated Press", *BODY)[1:3] == [
        (Kind.BYLINE, "By JANE ROE and ROY DOE"),
        (Kind.BYLINE, "Associated Press"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ha collaborato Silvana Rey.",
        "Colaborou Inês Pombal, em Bragança",
        "Avec la contribution de Lise Drouet à Malvières",
        "Översättning av brevet: Gunilla Hård",
        "(Redigering: Mona Lie)",
        "Com a colaboração de Rui Nunes, no Porto Santo",
    ],
)
def test_a_word_for_the_work_and_names_say_who_worked_on_it(line):
    assert read(HEADLINE, *BODY, line) == [*PLAIN, (Kind.CONTRIBUTOR, line)]


@pytest.mark.parametrize(
    "line", ["Reporter Jane Roe was there.", "Editor Jane Roe left the paper", "Redaktionen flyttar."]
)
def test_what_somebody_at_work_did_is_told(line):
    assert read(HEADLINE, *BODY, line)[-1] == (Kind.PARAGRAPH, line)


def test_two_words_in_capitals_above_a_headline_in_capitals_are_its_keyword():
    assert read("FERRY TONGA", "FERRY ADRIFT OFF TONGA WITH 80 ABOARD", *BODY)[0] == (Kind.SLUG, "FERRY TONGA")


def test_the_rows_of_a_table_and_of_a_list_are_no_subheads():
    rows = ["• a latch that works in gloves", "• no monthly fee", "Saint-Brice 940 1,195"]
    assert [kind for kind, _ in read(HEADLINE, *BODY, *rows, BODY[1])[-4:]] == [Kind.PARAGRAPH] * 4


def test_a_line_above_a_list_is_its_subhead():
    told = read(HEADLINE, *BODY, "Three mistakes that all make", "- to begin too late", "- to leave stumps")
    assert told[-3] == (Kind.SUBHEAD, "Three mistakes that all make")


def test_a_sentence_that_takes_a_dispatch_back_is_a_note_where_nothing_is_told():
    note = 'Prière d\'annuler la dépêche "Le pont fermé", diffusée à 16h12.'
    document = parse(f"ANNULATION\n{note}\nAFP abc/de")
    assert [(block.kind, block.value) for block in document.blocks[:2]] == [(Kind.NOTE, "killed")] * 2


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Här lagas sista lagret på", "Sveriges minsta färja", True),
        ("Rink roof gives way during bonspiel,", "curlers finish outdoors", True),
        ("Moss Growers Post Record Year", "Thanks to Rain in Norland", True),
        ("灯台守の日記、島に戻る", "英南部、古書店で発見", True),
        ("Fem kyrkoherdar delar på en orgel", "Instrumentet flyttas med traktor varje lördag", False),
        ("Kettle Corp. Recalls Its Apology", "Company says kettle was right all along", False),
        ("熊猫爬上屋顶", "它吃了三根竹笋，然后自己下来了", False),
    ],
)
def test_a_headline_goes_on_in_the_next_line_as_its_capitals_tell(first, second, is_one):
    document = parse(f"{first}\n{second}\n{BODY[0]}\n\n{BODY[1]}")
    headline = document.quote(document.blocks[0].range)
    assert (document.blocks[0].kind, headline) == (Kind.HEADLINE, f"{first} {second}" if is_one else first)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2018/11/05-14:22", "2018-11-05"),
        ("2021.05.04 09:10", "2021-05-04"),
        ("June 2, 2024 9:14 AM GMT+2", "2024-06-02T09:14+02:00"),
        ("15. Jän 2019", "2019-01-15"),
        ("송고시간2021-11-09 14:05", "2021-11-09T14:05"),
        ("Donderdag 23 september 2021 om 07u50", "2021-09-23T07:50"),
        ("26-02-2020 10:27", "2020-02-26T10:27"),
        ("12 stycznia 2019", "2019-01-12"),
    ],
)
def test_a_time_as_agencies_of_the_east_and_pages_write_it(line, date):
    document = parse(f"{HEADLINE}\n\n{line}\n\n{BODY[0]}\n\n{BODY[1]}")
    assert document.date == date


@pytest.mark.parametrize(
    "line",
    [
        "jkl",
        "KLM.",
        "ор вк",
        "PA Newsdesk 020 5550 0188",
        "Author: Ida Lund, +45 5550 1177",
        "upi 03-11-84 02:15 tsg",
        "($1=.9120 Swiss Franc)",
        "<무단 전재-재배포 금지>",
    ],
)
def test_a_line_below_the_last_sentence_that_is_none_is_no_paragraph(line):
    assert read(HEADLINE, *BODY, line) == [*PLAIN, (Kind.ENDING, line)]


@pytest.mark.parametrize("line", ["Riverton 912 1,104", "Holt, 61, waits", "Score at the end: 3 to 1", "Price: Barley"])
def test_what_may_be_told_below_the_last_sentence_stays_of_the_story(line):
    assert {kind for kind, _ in read(HEADLINE, *BODY, line)} <= {kind for kind, _ in PLAIN}


def test_a_label_beside_an_end_mark_is_of_the_ending():
    index = "INDEX: BRIDGES COUNCILS"
    assert read(HEADLINE, *BODY, "-30-", index) == [*PLAIN, (Kind.ENDING, "-30-"), (Kind.ENDING, index)]


def test_remarks_between_slashes_below_a_release_are_none_of_it():
    remarks = ["/CONTACT: Vera Molin of Sorrel Mills, +1-218-555-0101,", "vera@example.com/", "(SRML)"]
    assert read(HEADLINE, *BODY, *remarks) == [*PLAIN, *((Kind.UNKNOWN, remark) for remark in remarks)]


def test_codes_between_two_slug_lines_are_slug_lines():
    found = read("u031", "b o", "^pm-bridge 1stld-writethru 3-4 0310", HEADLINE, *BODY)
    assert [kind for kind, _ in found[:4]] == [Kind.SLUG, Kind.SLUG, Kind.SLUG, Kind.HEADLINE]


def test_the_labels_of_a_letter_are_no_headline():
    letter = ["From: desk@example.com", "To: news@example.com", "Subject: The Sorrel"]
    assert read(*letter, HEADLINE, *BODY) == [*((Kind.UNKNOWN, label) for label in letter), *PLAIN]


def test_sentences_below_a_lone_flag_are_its_own():
    told = "The story sent at 1204 gave the wrong year. It is 1891."
    assert read("CORRECTION", told, HEADLINE, *BODY) == [(Kind.NOTE, "CORRECTION"), (Kind.NOTE, told), *PLAIN]


def test_a_kill_without_a_headline_tells_no_story():
    kill = ["WITHDRAWAL", "Riverton (dpa) - Please do not use the item on the bridge.", "A new item will follow."]
    assert [kind for kind, _ in read(*kill)] == [Kind.NOTE, Kind.DATELINE, Kind.NOTE, Kind.NOTE]


@pytest.mark.parametrize(
    ("note", "meaning"),
    [
        ("ATENCION EDITORES: Actualiza con cifras del ayuntamiento", "update"),
        ("ATTENTION - RECTIFIE le nom du maire", "corrects"),
        ("Eds: Wraps, recasts, pix available", "update"),
        ("Eds: Pictures will follow", "to editors"),
        ("^(updates with governor, closing time)", "update"),
    ],
)
def test_a_note_means_what_the_desk_says_that_it_did(note, meaning):
    document = parse("\n\n".join((note, HEADLINE, *BODY)))
    assert [block.value for block in document.blocks_of(Kind.NOTE)] == [meaning]


def test_a_line_that_opens_with_a_dateline_goes_on_no_headline():
    headline = "The council of Riverton denies that it sold the old bridge"
    text = (
        f"{headline}\nRiverton (dpa) The council of Riverton denied on Tuesday that it had\n"
        "sold the old bridge. It said that nobody had ever asked to buy it, and\nthat it would have said no."
    )
    document = parse(text)
    assert [document.quote(block.range) for block in document.blocks_of(Kind.HEADLINE)] == [headline]


def test_initials_behind_the_last_stop_are_no_part_of_the_paragraph():
    *above, last = BODY
    assert read(HEADLINE, *above, f"{last} PTI ABC XY") == [*PLAIN, (Kind.ENDING, "PTI ABC XY")]


def test_who_is_named_in_capitals_behind_a_dateline_wrote_it():
    document = parse("SİVAS (AA) - AYLA SERT - Three bridges were closed on Tuesday.")
    assert [block.kind for block in document.blocks] == [Kind.DATELINE, Kind.BYLINE, Kind.PARAGRAPH]
    assert document.decided("byline").value == "AYLA SERT"


def test_who_is_named_beside_the_agency_of_a_dateline_wrote_it():
    assert parse("Bergen (NTB-Eva Lien): Three bridges were closed.").decided("byline").value == "Eva Lien"


def test_a_name_between_headline_and_dateline_is_no_part_of_the_headline():
    headline, name = "The council closes the bridge that nobody saw on foot", "Rosa Prado"
    document = parse("\n".join((headline, name, *BODY)))
    assert [block.kind for block in document.blocks][:2] == [Kind.HEADLINE, Kind.BYLINE]


def test_a_line_between_dashes_heads_what_is_below():
    above, *below = BODY
    assert (Kind.SUBHEAD, "- A bridge less -") in read(HEADLINE, above, "- A bridge less -", *below)


def test_a_trail_that_begins_at_a_pages_front_is_navigation():
    assert read("Startseite / Kultur", HEADLINE, *BODY)[0] == (Kind.NAVIGATION, "Startseite / Kultur")


def test_where_a_writer_is_followed_makes_no_page_of_a_take():
    follow = "Follow Jane Roe on Twitter at https://example.com/janeroe"
    assert parse("\n\n".join((HEADLINE, *BODY, "___", follow, "AP-WF-03-04-13 1210GMT"))).decided("wire")


def test_links_below_a_pages_list_are_navigation_and_so_are_their_days():
    links = [
        "More on this story",
        "Ferry counts its losses",
        "4 March 2014",
        "Islanders wait for bread",
        "3 March 2014",
    ]
    assert read(HEADLINE, *BODY, *links) == [*PLAIN, *((Kind.NAVIGATION, link) for link in links)]


def test_a_list_below_which_a_sentence_stands_is_of_the_story():
    found = read(HEADLINE, *BODY, "Read more", "Ferry counts its losses", "Nobody was hurt on the bridge, she said.")
    assert found[-1] == (Kind.PARAGRAPH, "Nobody was hurt on the bridge, she said.")
    assert found[-2][0] in (Kind.SUBHEAD, Kind.PARAGRAPH)


def test_what_nothing_tells_below_a_desks_initials_is_not_known():
    below = "Pour toute question sur cette dépêche, le desk France"
    assert read(HEADLINE, *BODY, "ab/cd", below) == [*PLAIN, (Kind.ENDING, "ab/cd"), (Kind.UNKNOWN, below)]


def test_a_list_of_what_is_most_read_is_the_pages():
    listed = ["-", "1", "Mayor of Holt resigns", "-", "2", "Ferry runs late again", "-", "3", "Snow closes schools"]
    assert read(HEADLINE, *BODY, "(END)", *listed) == [
        *PLAIN,
        (Kind.ENDING, "(END)"),
        *((Kind.NAVIGATION, line) for line in listed),
    ]
    glued = ["1Mayor of Holt resigns", "2Ferry runs late in the U.S.", "3Snow"]
    assert read(HEADLINE, *BODY, *glued) == [*PLAIN, *((Kind.NAVIGATION, line) for line in glued)]


def test_numbered_chapters_are_of_the_story():
    told = ["1", BODY[0], "2", BODY[1], "3", "x " * 30 + "end."]
    assert Kind.NAVIGATION not in {kind for kind, _ in read(HEADLINE, *BODY, *told)}


@pytest.mark.parametrize(
    "line",
    [
        "Please keep your comments civil and on the story.",
        "If you have a story idea, please tell us about it here.",
        "Get our newsletter every morning",
        "Thank you for reading. Get the app for more.",
        "This copy is for your personal non-commercial use only. To order more copies, please write to us.",
        "Si quieres recibir nuestro boletín, escribe aquí.",
        "Most discussed",
    ],
)
def test_what_a_page_says_to_its_reader_is_the_pages(line):
    assert read(HEADLINE, *BODY[:-1], line, BODY[-1]) == [*PLAIN[:-1], (Kind.NAVIGATION, line), PLAIN[-1]]


def test_what_somebody_said_to_readers_is_of_the_story():
    line = '"Please keep your comments civil," the mayor said.'
    assert Kind.NAVIGATION not in {kind for kind, _ in read(HEADLINE, BODY[0], line, BODY[1])}


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("By Jane Roe | March 3, 2021", [(Kind.BYLINE, "By Jane Roe |"), (Kind.DATE, "March 3, 2021")]),
        ("Reuters | Updated: 9 Aug 2021", [(Kind.CREDIT, "Reuters |"), (Kind.DATE, "Updated: 9 Aug 2021")]),
        (
            "Source: Xinhua   2015-07-12 20:44:16   More",
            [(Kind.CREDIT, "Source: Xinhua"), (Kind.DATE, "2015-07-12 20:44:16"), (Kind.NAVIGATION, "More")],
        ),
    ],
)
def test_whose_a_story_is_and_when_it_is_of_may_share_a_line(line, parts):
    assert read(HEADLINE, line, *BODY) == [PLAIN[0], *parts, *PLAIN[1:]]


def test_below_a_pages_last_sentence_short_lines_are_its_links_under_whatever_heading():
    listed = ["Off the beaten track", "Town counts its swans"]
    assert read(HEADLINE, "Share", *BODY, *listed)[-2:] == [(Kind.NAVIGATION, line) for line in listed]
    assert Kind.NAVIGATION not in {kind for kind, _ in read(HEADLINE, *BODY, *listed)}


def test_a_closed_note_is_not_joined_to_the_headline_below_it():
    note = "(corrects in the first paragraph the length of the bridge: 27 feet, not 72)"
    wrapped = "Riverton, Oct 3 (Reuters) - The council voted on Tuesday night to shut the old\nbridge over the Sorrel."
    assert read(f"{note}\n{HEADLINE}", wrapped)[:2] == [(Kind.NOTE, note), (Kind.HEADLINE, HEADLINE)]


def test_a_keyword_is_a_line_with_which_the_headline_begins_again():
    assert read("Podlaskie/ Bison", "Podlaskie/ Bison of Riverton has its own bus stop", *BODY)[:2] == [
        (Kind.SLUG, "Podlaskie/ Bison"),
        (Kind.HEADLINE, "Podlaskie/ Bison of Riverton has its own bus stop"),
    ]


def test_a_page_whose_menu_names_the_agency_is_the_agencys_own():
    dateline = "RIVERTON (Reuters) - The council shut the bridge."
    page = [HEADLINE, "3 March 2021", "Share", dateline, BODY[1]]
    assert parse("\n\n".join([*page, "Also on Reuters"])).decided("wire").value == "Reuters"
    assert parse("\n\n".join(page)).decided("wire") is None


SENT = "RIVERTON, March 3 (Reuters) - The council shut the bridge on Tuesday."


@pytest.mark.parametrize(
    "texts",
    [
        [HEADLINE, SENT, BODY[1]],
        [HEADLINE, "Reuters Staff", "1 Min Read", SENT, BODY[1]],
        [HEADLINE, "Share", SENT, BODY[1], "(END)"],
        [HEADLINE, "Share", SENT, BODY[1], "((Riverton newsroom, +44 171 555 0142))"],
    ],
)
def test_what_nobody_else_shows_to_have_run_is_the_wires(texts):
    assert parse("\n\n".join(texts)).decided("wire").value == "Reuters"


@pytest.mark.parametrize(
    "texts",
    [
        [HEADLINE, "Share", SENT, BODY[1]],
        [HEADLINE, SENT, BODY[1], "Source: Reuters"],
        [HEADLINE, "Last updated March 3, 2021", SENT, BODY[1], "Reuters"],
        [HEADLINE, SENT, BODY[1], "© 2021 Kestrel Broadcasting. All rights reserved."],
        [HEADLINE, "March 3, 2021", SENT, BODY[1]],
        [HEADLINE, "RIVERTON - The council shut the bridge on Tuesday.", BODY[1], "Reuters"],
    ],
)
def test_what_somebody_ran_is_not_the_wires(texts):
    assert parse("\n\n".join(texts)).decided("wire") is None


@pytest.mark.parametrize(
    "line",
    [
        "(BILD och GRAFIK sänds kl 17)",
        "(Photos - Vidéo)",
        "(foto) (vídeo)",
        "(Bilde kommer på Scanpix)",
        "(Fotos Nr. 14 und 15 - Querformat)",
        '(S E R V I C E - "Salz", Museum Riverton, täglich 9.00-18.30 Uhr)',
        "Tiedoksi toimituksille: kuvat arkistossa.",
    ],
)
def test_what_goes_with_a_story_is_told_to_desks_below_it(line):
    document = parse("\n\n".join([HEADLINE, *BODY, line]))
    assert [(block.kind, block.value) for block in document.blocks][-1] == (Kind.NOTE, "to editors")
    assert document.quote(document.blocks[-1].range) == line


@pytest.mark.parametrize("line", ["EMBARGO 2.11. KELLO 00.01", "EMBARGO: 12. März 2021"])
def test_an_embargo_may_be_followed_by_its_day(line):
    assert parse("\n\n".join([HEADLINE, line, *BODY])).decided("note").value == "held"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Jane RoeAAP", "Jane Roe"),
        ("NTB og Kari Lind", "Kari Lind"),
        ("Author: Jane Roe", "Jane Roe"),
    ],
)
def test_who_wrote_it_beside_their_agency(line, people):
    document = parse("\n\n".join([HEADLINE, line, *BODY]))
    assert document.decided("byline").value == people
    assert document.quote(document.blocks[1].range) == line


def test_two_names_beside_a_time_wrote_it():
    found = read(HEADLINE, "Jane Roe and John Doe", "3 March 2021", *BODY)
    assert found[1] == (Kind.BYLINE, "Jane Roe and John Doe")


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The bridge is seen on Tuesday.", "(Photo/ANI). Image Credit: ANI"),
        ("File photo of the bridge.", ""),
        ("Representative Image", ""),
    ],
)
def test_a_caption_with_all_that_credits_it(caption, credit):
    found = read(HEADLINE, f"{caption} {credit}".strip(), *BODY)
    assert found[1] == (Kind.CAPTION, caption)
    assert not credit or found[2] == (Kind.CREDIT, credit)


def test_a_pictures_owner_and_who_took_it_say_nothing_of_whose_the_story_is():
    document = parse("\n\n".join([HEADLINE, "© РИА Новости. Иван Петров", *BODY]))
    assert document.blocks[1].kind is Kind.CREDIT
    assert document.decided("agency").value == "Reuters"


@pytest.mark.parametrize("line", ["Källa: Kystverket", "Source: Riverton Council"])
def test_a_source_named_below_a_story_is_credited(line):
    assert read(HEADLINE, *BODY, line)[-1] == (Kind.CREDIT, line)


@pytest.mark.parametrize(
    ("line", "slug", "take"),
    [
        ("r n bc-grainbarge 1stld-writethru a0712", "grainbarge", "1stld-writethru a0712"),
        ("^pm-bridge 1stld-pickup4thgraf 3-18", "bridge", "1stld-pickup4thgraf 3-18"),
    ],
)
def test_a_take_behind_a_keyword_in_small_letters_is_none_of_it(line, slug, take):
    document = parse("\n\n".join([line, HEADLINE, *BODY]))
    assert (document.decided("slug").value, document.decided("take").value) == (slug, take)
