"""The outlets and the wire services that are known, and every name they go by: a value that reading is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from stories.text.patterns import compiled


@dataclass(frozen=True)
class Outlet:
    """Who publishes. `also` are its other names, `domains` its web hosts; `ours` tells our own from the others."""

    name: str
    also: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ours: bool = False


@dataclass(frozen=True)
class Agency:
    """A wire service. `also` holds every other form its copy is credited by, written as a credit line writes it;
    `country` is the ISO 3166 code (two letters) of where it is at home."""

    name: str
    also: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True)
class Names:
    """Outlets and agencies, in whatever order. A form that two of them claim is that of the one whose own name it is,
    or else of the first by name; so a name always stands for itself."""

    outlets: tuple[Outlet, ...] = ()
    agencies: tuple[Agency, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Names], tuple[tuple[Outlet, ...], tuple[Agency, ...]]]:
        # What was worked out stays behind: another process hashes its strings otherwise.
        return Names, (self.outlets, self.agencies)

    def outlet(self, said: str) -> str:
        """The name of the outlet called so, in whatever case: by its name, by another or by a web host of its domains.
        What nobody lists stays as it is."""
        return _look_up(said, self._outlet_forms, self._outlet_domains)

    def agency(self, said: str) -> str:
        """The name of the agency called so, as for outlets."""
        return _look_up(said, self._agency_folded, self._agency_domains)

    def is_ours(self, outlet: str) -> bool:
        """Whether an outlet, by any name it goes by, is one of our own."""
        return self.outlet(outlet) in self._ours

    def is_agency(self, words: str) -> bool:
        """Whether the words are an agency's name, as credit lines write it, and nothing else."""
        return words in self._agency_forms

    def may_open_an_agency(self, first: str, second: str) -> bool:
        """Whether an agency's name begins with these two words, or the second is one."""
        return second in self._agency_forms or f"{first} {second}" in self._agency_openings

    def may_close_an_agency(self, last: str) -> bool:
        """Whether an agency's name ends with this word."""
        return last in self._agency_closings

    def may_be_among(self, words: Iterable[str]) -> bool:
        """Whether an agency's name may stand among these words, in lower case: most lines have no word of any."""
        return not self._agency_words.isdisjoint(words)

    def agency_in(self, words: str) -> str | None:
        """The agency a short credit names ("Photo / AP", "for AFP"), or None."""
        found = self._form.search(words)
        return self._agency_forms[found.group()] if found else None

    def agency_signed(self, words: str) -> str | None:
        """The agency that a line below a story is of: it names it in whatever case ("/ritzau/", "(©NTB)"), stamps it
        ("AP-NR-01-01-89"), has an address there, or is written by that agency alone; or None."""
        folded = (_folded(token) for token in re.split(r"[\s/()（）©,]+", words) if token)
        tokens = (self._agency_folded.get(token) for token in folded if token not in _ALSO_WORDS)
        return self.agency_in(words) or next(filter(None, tokens), None) or self._agency_stamped(words)

    def _agency_stamped(self, words: str) -> str | None:
        if (stamp := _STAMP.match(words)) and stamp[1] in self._agency_forms:
            return self._agency_forms[stamp[1]]
        host = _MAILBOX.search(words)
        at_home = next(filter(None, map(self._agency_domains.get, _domains_of(host[1]))), None) if host else None
        return at_home or self.agency_of_form(words, SIGN_OFFS)

    def agency_called(self, words: str) -> str | None:
        """The agency whose name the words are, in whatever case, and nothing else; or None."""
        return self._agency_folded.get(_folded(words))

    def agency_of_form(self, line: str, forms: Mapping[str, re.Pattern[str]]) -> str | None:
        """The agency, of those known, that alone writes such a line; or None."""
        written = (name for name, form in forms.items() if form.fullmatch(line))
        return next((name for name in written if name in self._agency_forms), None)

    def agency_in_address(self, address: str) -> str | None:
        """The agency an address says its author wrote for ("…/author/a-name-for-afp"), or None."""
        found = _WRITTEN_FOR.search(address.lower())
        return self._slugs.get(found.group(1)) if found else None

    def outlet_called(self, words: str) -> str | None:
        """The outlet whose name the words are, and nothing else; or None."""
        return self._outlet_forms.get(_folded(words)) if len(words) <= self._longest_outlet else None

    @cached_property
    def _longest_outlet(self) -> int:
        return max(map(len, self._outlet_forms), default=0) + _SPACES

    @cached_property
    def _hash(self) -> int:
        return hash((self.outlets, self.agencies))  # once: every text that is read asks for it

    @cached_property
    def forms(self) -> str:
        """An alternation of every form an agency is credited by, longest first, for use inside a regular expression.
        It matches nothing where no agency is known."""
        return _alternation(self._agency_forms) or "(?!)"

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return compiled(rf"(?<![\w-])(?:{self.forms})(?![\w-])")

    @cached_property
    def _agency_forms(self) -> Mapping[str, str]:
        return _by_form(self.agencies, str.strip)

    @cached_property
    def _agency_openings(self) -> frozenset[str]:
        return frozenset(" ".join(form.split(" ")[:2]) for form in self._agency_forms)

    @cached_property
    def _agency_closings(self) -> frozenset[str]:
        return frozenset(form.rpartition(" ")[2] for form in self._agency_forms)

    @cached_property
    def _agency_words(self) -> frozenset[str]:
        words = (re.findall(r"[^\W_]+", form) for form in self._agency_folded)
        return frozenset(found[-1] for found in words if found)

    @cached_property
    def _agency_folded(self) -> Mapping[str, str]:
        return _by_form(self.agencies, _folded)

    @cached_property
    def _slugs(self) -> Mapping[str, str]:
        return _by_form(self.agencies, _slug)

    @cached_property
    def _agency_domains(self) -> Mapping[str, str]:
        return _by_domain(self.agencies)

    @cached_property
    def _outlet_forms(self) -> Mapping[str, str]:
        return _by_form(self.outlets, _folded)

    @cached_property
    def _outlet_domains(self) -> Mapping[str, str]:
        return _by_domain(self.outlets)

    @cached_property
    def _ours(self) -> frozenset[str]:
        return frozenset(self.outlet(one.name) for one in self.outlets if one.ours)


_ALSO_WORDS = frozenset(
    "anka app asca elta ena ina kap map mena mna nan ona petra pk pna sana spa sputnik sta tap tns uni".split()
)
"""Of the agencies' names in small letters, those that are words and other names too: "Get our app", "Petra Lund"."""

_SPACES = 20  # that a line may have more than the name in it
_STAMP = compiled(r"\W*([A-Z]{2,4})-")
_MAILBOX = compiled(r"\S@([\w.-]+)")
_WRITTEN_FOR = compiled(r"-for-(?:the-)?([a-z-]+)(?=[/?#.]|$)")
_LONGEST_HOST = 253  # characters: what the domain name system allows

_Listed = Iterable[Outlet | Agency]


def _alternation(forms: Iterable[str]) -> str:
    """One of these, the longest first, those of one first letter together: most words are done with by that."""
    by_letter = groupby(sorted(forms, key=lambda form: (form[0], -len(form), form)), key=lambda form: form[0])
    return "|".join(
        f"{re.escape(letter)}(?:{'|'.join(re.escape(form[1:]) for form in alike)})" for letter, alike in by_letter
    )


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _slug(form: str) -> str:
    return re.sub(r"[^a-z]+", "-", form.lower()).strip("-")


def _host(words: str) -> str:
    return words.strip().lower().rstrip(".").removeprefix("www.")


def _by_form(listed: _Listed, written: Callable[[str], str]) -> dict[str, str]:
    """Every form, as `written` has it, to the name of whom it stands for."""
    by_name = sorted(listed, key=lambda one: one.name)
    own = ((one.name, one.name) for one in by_name)
    others = ((form, one.name) for one in by_name for form in one.also)
    return _first_of_each((written(form), name) for forms in (own, others) for form, name in forms)


def _by_domain(listed: _Listed) -> dict[str, str]:
    by_name = sorted(listed, key=lambda one: one.name)
    return _first_of_each((_host(domain), one.name) for one in by_name for domain in one.domains)


def _first_of_each(claims: Iterable[tuple[str, str]]) -> dict[str, str]:
    held: dict[str, str] = {}
    for form, name in claims:
        if form:
            held.setdefault(form, name)
    return held


def _look_up(said: str, forms: Mapping[str, str], domains: Mapping[str, str]) -> str:
    known = forms.get(_folded(said))
    if known is None and domains:
        known = next(filter(None, map(domains.get, _domains_of(said))), None)
    return said if known is None else known


def _domains_of(host: str) -> Iterator[str]:
    """The host and all domains it is part of, the narrowest first."""
    rest = _host(host) if len(host) <= _LONGEST_HOST else ""
    while rest:
        yield rest
        rest = rest.partition(".")[2]


BUILT_IN = Names(
    agencies=(
        Agency("AA", ("Anadolu Agency", "Anadolu Ajansı", "Anadolu", "الأناضول"), ("aa.com.tr",), "TR"),
        Agency("AAP", ("Australian Associated Press",), ("aap.com.au",), "AU"),
        Agency("ABI", ("Agencia Boliviana de Información",), ("abi.bo",), "BO"),
        Agency("Accesswire", ("ACCESSWIRE", "ACCESS Newswire"), ("accesswire.com",), "US"),
        Agency("ACN", ("Agència Catalana de Notícies",), ("acn.cat",), "ES"),
        Agency("Adnkronos", ("ADNKRONOS", "AdnKronos", "Adn Kronos"), ("adnkronos.com",), "IT"),
        Agency(
            "AFP",
            (
                *("Agence France-Presse", "Agence France Presse", "AFPBB News"),
                *("أ ف ب", "أ.ف.ب", "فرانس برس", "法新社", "АФП"),
            ),
            ("afp.com",),
            "FR",
        ),
        Agency("Agerpres", ("AGERPRES",), ("agerpres.ro",), "RO"),
        Agency("AGI", ("Agenzia Italia",), ("agi.it",), "IT"),
        Agency("Agência Brasil", (), ("agenciabrasil.ebc.com.br",), "BR"),
        Agency("ANA-MPA", ("ΑΠΕ-ΜΠΕ", "AMNA"), ("amna.gr",), "GR"),
        Agency("ANDINA", ("Agencia Andina",), ("andina.pe",), "PE"),
        Agency("Angop", ("ANGOP", "Agência Angola Press"), ("angop.ao",), "AO"),
        Agency("ANI", ("Asian News International",), ("aninews.in",), "IN"),
        Agency("ANKA", ("ANKA Haber Ajansı",), ("ankahaber.net",), "TR"),
        Agency("ANP", ("Algemeen Nederlands Persbureau",), ("anp.nl",), "NL"),
        Agency("ANSA", (), ("ansa.it",), "IT"),
        Agency("Antara", ("ANTARA",), ("antaranews.com",), "ID"),
        Agency(
            "AP",
            ("The Associated Press", "Associated Press", "The AP", "美联社", "美聯社"),
            ("apnews.com", "ap.org"),
            "US",
        ),
        Agency("APA", ("Austria Presse Agentur",), ("apa.at",), "AT"),
        Agency("APA-OTS", ("APA OTS", "OTS"), ("ots.at",), "AT"),
        Agency("Apcom", ("APCOM", "ApCom"), (), "IT"),
        Agency("APP", ("Associated Press of Pakistan",), ("app.com.pk",), "PK"),
        Agency("APS", ("Algérie Presse Service", "واج"), ("aps.dz",), "DZ"),
        Agency("Armenpress", ("ARMENPRESS", "Арменпресс"), ("armenpress.am",), "AM"),
        Agency("ASCA", (), ("asca.it",), "IT"),
        Agency("Askanews", ("askanews",), ("askanews.it",), "IT"),
        Agency("ATS", ("Keystone-SDA", "Keystone-ATS", "SDA", "sda", "ats"), ("keystone-sda.ch",), "CH"),
        Agency("ATSH", ("Agjencia Telegrafike Shqiptare",), ("atsh.al",), "AL"),
        Agency("AVN", ("Agencia Venezolana de Noticias",), ("avn.info.ve",), "VE"),
        Agency("Azertac", ("AZERTAC", "AZƏRTAC", "AzerTAc", "АЗЕРТАДЖ"), ("azertag.az",), "AZ"),
        Agency("Belga", ("BELGA",), ("belga.be", "belganewsagency.eu"), "BE"),
        Agency("BelTA", ("BELTA", "БелТА", "БЕЛТА"), ("belta.by",), "BY"),
        Agency("Bernama", ("BERNAMA",), ("bernama.com",), "MY"),
        Agency("Bloomberg", ("Bloomberg News",), ("bloomberg.com",), "US"),
        Agency("BNA", ("Bahrain News Agency", "بنا"), ("bna.bh",), "BH"),
        Agency("BNS", ("Baltic News Service",), ("bns.lt", "bns.ee"), "LT"),
        Agency("BSS", ("Bangladesh Sangbad Sangstha",), ("bssnews.net",), "BD"),
        Agency("BTA", ("Bulgarian News Agency", "БТА"), ("bta.bg",), "BG"),
        Agency("Business Wire", ("BUSINESS WIRE",), ("businesswire.com",), "US"),
        Agency("Central News Agency", ("中央社",), ("cna.com.tw",), "TW"),
        Agency("China News Service", ("中新社", "中新网"), ("chinanews.com", "chinanews.com.cn"), "CN"),
        Agency("CNW", ("CNW Group", "CNW Telbec", "Canada NewsWire", "Canada Newswire"), ("newswire.ca",), "CA"),
        Agency("Colpisa", ("COLPISA",), ("colpisa.com",), "ES"),
        Agency("Colprensa", ("COLPRENSA",), ("colprensa.com",), "CO"),
        Agency(
            "CP",
            (
                "The Canadian Press",
                "Canadian Press",
                "THE CANADIAN PRESS",
                "La Presse canadienne",
                "La Presse Canadienne",
            ),
            ("thecanadianpress.com",),
            "CA",
        ),
        Agency("dapd", ("ddp",), ("dapd.de",), "DE"),
        Agency("DHA", ("Demirören Haber Ajansı",), ("dha.com.tr",), "TR"),
        Agency("dpa", ("DPA", "dpa-AFX", "Deutsche Presse-Agentur", "德新社"), ("dpa.com",), "DE"),
        Agency("dts", ("dts Nachrichtenagentur",), ("dts-nachrichtenagentur.de",), "DE"),
        Agency("EFE", ("Agencia EFE", "Efe"), ("efe.com",), "ES"),
        Agency("ELTA", (), ("elta.lt",), "LT"),
        Agency("ENA", ("Ethiopian News Agency",), ("ena.et",), "ET"),
        Agency("epd", ("Evangelischer Pressedienst",), ("epd.de",), "DE"),
        Agency("Estadão Conteúdo", (), ("estadaoconteudo.com.br",), "BR"),
        Agency("Europa Press", ("EUROPA PRESS",), ("europapress.es",), "ES"),
        Agency("FENA", (), ("fena.ba",), "BA"),
        Agency("FNA", ("Fars News Agency",), ("farsnews.ir",), "IR"),
        Agency("Folhapress", ("FOLHAPRESS",), ("folhapress.com.br",), "BR"),
        Agency("FoNet", ("FONET",), ("fonet.rs",), "RS"),
        Agency("GlobeNewswire", ("GLOBE NEWSWIRE", "Globe Newswire", "GlobeNewsWire"), ("globenewswire.com",), "US"),
        Agency("GNA", ("Ghana News Agency",), ("gna.org.gh",), "GH"),
        Agency("HINA", (), ("hina.hr",), "HR"),
        Agency("IANS", ("Indo-Asian News Service",), ("ians.in",), "IN"),
        Agency("INA", ("Iraqi News Agency", "واع"), ("ina.iq",), "IQ"),
        Agency("Inforpress", ("INFORPRESS",), ("inforpress.cv",), "CV"),
        Agency("Interfax-Ukraine", ("Інтерфакс-Україна", "Интерфакс-Украина"), ("interfax.com.ua",), "UA"),
        Agency("IPS", ("Inter Press Service",), ("ipsnews.net",), "IT"),
        Agency("Interfax", ("INTERFAX", "Интерфакс", "ИНТЕРФАКС"), ("interfax.ru", "interfax.com"), "RU"),
        Agency("İHA", ("İhlas Haber Ajansı",), ("iha.com.tr",), "TR"),
        Agency("İLKHA", ("ILKHA", "İlke Haber Ajansı"), ("ilkha.com",), "TR"),
        Agency("IRNA", ("Islamic Republic News Agency", "ایرنا"), ("irna.ir",), "IR"),
        Agency("ISNA", ("Iranian Students' News Agency", "ایسنا"), ("isna.ir",), "IR"),
        Agency("Italpress", ("ITALPRESS",), ("italpress.com",), "IT"),
        Agency("Jiji", ("Jiji Press", "JIJI", "時事", "時事通信", "時事通信社"), ("jiji.com",), "JP"),
        Agency("JTA", ("Jewish Telegraphic Agency",), ("jta.org",), "US"),
        Agency("Kathpress", ("KATHPRESS", "KAP"), ("kathpress.at",), "AT"),
        Agency("Kazinform", ("KAZINFORM", "Казинформ", "КАЗИНФОРМ", "Qazinform"), ("inform.kz",), "KZ"),
        Agency("KCNA", ("Korean Central News Agency",), ("kcna.kp",), "KP"),
        Agency("KNA", ("Katholische Nachrichten-Agentur",), ("kna.de",), "DE"),
        Agency("KPL", ("Lao News Agency",), ("kpl.gov.la",), "LA"),
        Agency("KUNA", ("Kuwait News Agency", "كونا"), ("kuna.net.kw",), "KW"),
        Agency(
            "Kyodo",
            ("Kyodo News", "KYODO", "共同", "共同通信", "共同通信社", "共同社"),
            ("kyodonews.net", "kyodonews.jp"),
            "JP",
        ),
        Agency("LaPresse", ("LAPRESSE",), ("lapresse.it",), "IT"),
        Agency("LETA", (), ("leta.lv",), "LV"),
        Agency("Lusa", ("LUSA", "Agência Lusa"), ("lusa.pt",), "PT"),
        Agency("MAP", ("Maghreb Arabe Presse", "ومع"), ("mapnews.ma",), "MA"),
        Agency("Marketwired", ("Marketwire", "MARKETWIRE", "MARKETWIRED", "Market Wire"), ("marketwired.com",), "US"),
        Agency("Mediafax", ("MEDIAFAX",), ("mediafax.ro",), "RO"),
        Agency("MENA", ("Middle East News Agency", "أ ش أ", "أ.ش.أ"), ("mena.org.eg",), "EG"),
        Agency("MNA", ("Mehr News Agency",), ("mehrnews.com",), "IR"),
        Agency("Moldpres", ("MOLDPRES",), ("moldpres.md",), "MD"),
        Agency("MONTSAME", ("Montsame",), ("montsame.mn",), "MN"),
        Agency("MTI", ("Magyar Távirati Iroda",), ("mti.hu",), "HU"),
        Agency("Nampa", ("NAMPA", "Namibia Press Agency"), ("nampa.org",), "NA"),
        Agency("NAN", ("News Agency of Nigeria",), ("nannews.ng",), "NG"),
        Agency("News1", ("뉴스1",), ("news1.kr",), "KR"),
        Agency("Newsfile", ("Newsfile Corp.", "NEWSFILE"), ("newsfilecorp.com",), "CA"),
        Agency("Newsis", ("뉴시스",), ("newsis.com",), "KR"),
        Agency("NNA", ("National News Agency", "الوكالة الوطنية للإعلام"), ("nna-leb.gov.lb",), "LB"),
        Agency("Notimex", ("NOTIMEX",), ("notimex.gob.mx",), "MX"),
        Agency("NTB", (), ("ntb.no",), "NO"),
        Agency("NZPA", ("New Zealand Press Association",), (), "NZ"),
        Agency("ONA", ("Oman News Agency", "العمانية"), ("omannews.gov.om",), "OM"),
        Agency("ots", ("news aktuell",), ("presseportal.de", "newsaktuell.de"), "DE"),
        Agency("PA", ("PA Media", "Press Association", "The Press Association", "PA News"), ("pa.media",), "GB"),
        Agency("Pajhwok", ("Pajhwok Afghan News",), ("pajhwok.com",), "AF"),
        Agency("PAP", ("Polska Agencja Prasowa",), ("pap.pl",), "PL"),
        Agency("PETRA", ("Jordan News Agency", "بترا"), ("petra.gov.jo",), "JO"),
        Agency("PK", ("Parlamentskorrespondenz",), ("parlament.gv.at",), "AT"),
        Agency("PNA", ("Philippine News Agency",), ("pna.gov.ph",), "PH"),
        Agency("Prensa Latina", ("PRENSA LATINA",), ("prensa-latina.cu",), "CU"),
        Agency("PRNewswire", ("PR Newswire", "PRNEWSWIRE"), ("prnewswire.com",), "US"),
        Agency("PTI", ("Press Trust of India", "भाषा"), ("ptinews.com",), "IN"),
        Agency("QNA", ("Qatar News Agency", "قنا"), ("qna.org.qa",), "QA"),
        Agency(
            "Reuters",
            ("REUTERS", "Thomson Reuters", "Reuter", "RTRS", "رويترز", "路透社", "ロイター", "Рейтер"),
            ("reuters.com",),
            "GB",
        ),
        Agency("RIA Novosti", ("РИА Новости", "RIA", "俄新社"), ("ria.ru",), "RU"),
        Agency("Ritzau", ("RITZAU", "Ritzaus Bureau"), ("ritzau.dk",), "DK"),
        Agency("RNS", ("Religion News Service",), ("religionnews.com",), "US"),
        Agency("SANA", ("Syrian Arab News Agency", "سانا"), ("sana.sy",), "SY"),
        Agency("SAPA", ("South African Press Association",), ("sapa.org.za",), "ZA"),
        Agency("Servimedia", ("SERVIMEDIA",), ("servimedia.es",), "ES"),
        Agency("sid", ("Sport-Informations-Dienst",), ("sid.de",), "DE"),
        Agency("SITA", (), ("sita.sk",), "SK"),
        Agency("SPA", ("Saudi Press Agency", "واس"), ("spa.gov.sa",), "SA"),
        Agency("Sputnik", ("SPUTNIK", "Sputnik News"), ("sputniknews.com",), "RU"),
        Agency("SRNA", (), ("srna.rs",), "BA"),
        Agency("STA", ("Slovenska tiskovna agencija",), ("sta.si",), "SI"),
        Agency("STT", ("Suomen Tietotoimisto",), ("stt.fi",), "FI"),
        Agency("Tanjug", ("TANJUG", "Танјуг", "ТАНЈУГ"), ("tanjug.rs",), "RS"),
        Agency("TAP", ("Tunis Afrique Presse", "وات"), ("tap.info.tn",), "TN"),
        Agency("Tasnim", ("Tasnim News Agency", "تسنیم"), ("tasnimnews.com",), "IR"),
        Agency("TASR", (), ("tasr.sk",), "SK"),
        Agency(
            "TASS", ("Tass", "Itar-Tass", "ITAR-TASS", "ТАСС", "ИТАР-ТАСС", "塔斯社"), ("tass.com", "tass.ru"), "RU"
        ),
        Agency("TMNews", ("TMNEWS",), ("tmnews.it",), "IT"),
        Agency("TNS", ("Tribune News Service",), (), "US"),
        Agency("TT", ("Tidningarnas Telegrambyrå",), ("tt.se",), "SE"),
        Agency("Télam", ("TELAM", "TÉLAM", "Telam"), ("telam.com.ar",), "AR"),
        Agency(
            "Ukrinform", ("УКРІНФОРМ", "Укринформ", "Укрінформ", "UKRINFORM"), ("ukrinform.net", "ukrinform.ua"), "UA"
        ),
        Agency("UNB", ("United News of Bangladesh",), ("unb.com.bd",), "BD"),
        Agency("UNI", ("United News of India",), ("uniindia.com",), "IN"),
        Agency("UNIAN", ("УНІАН", "УНИАН"), ("unian.info", "unian.ua"), "UA"),
        Agency("UNN", ("УНН",), ("unn.ua",), "UA"),
        Agency("UPI", ("United Press International",), ("upi.com",), "US"),
        Agency("VNA", ("Vietnam News Agency", "TTXVN", "Thông tấn xã Việt Nam"), ("vnanet.vn", "vietnamplus.vn"), "VN"),
        Agency("WAFA", ("Palestine News Agency", "وفا"), ("wafa.ps",), "PS"),
        Agency("WAM", ("Emirates News Agency", "وام"), ("wam.ae",), "AE"),
        Agency(
            "Xinhua",
            ("XINHUA", "Xinhua News Agency", "新华社", "新华网", "新華社", "شينخوا", "Синьхуа"),
            ("xinhuanet.com", "news.cn"),
            "CN",
        ),
        Agency("Yonhap", ("YONHAP", "Yonhap News Agency", "연합뉴스", "韩联社", "聯合ニュース"), ("yna.co.kr",), "KR"),
        Agency("ČTK", ("CTK", "Česká tisková kancelář"), ("ctk.cz", "ceskenoviny.cz"), "CZ"),
    )
)
"""The agencies known before anybody has named one. Source: each agency's own published credit requirements and logos,
and its own site. Readable on purpose: add a row to teach it another."""

RELEASES = frozenset(
    {
        "ACCESSWIRE", "APA-OTS", "Business Wire", "CNW", "GlobeNewswire", "Marketwired", "Newsfile", "PK",
        "PRNewswire", "ots",
    }
)  # fmt: skip
"""Of these, the services that carry press releases: what a company, or a parliament, says of itself."""

SIGN_OFFS: Mapping[str, re.Pattern[str]] = {
    "APA": compiled(r"\(schluss\).{0,20}", re.IGNORECASE),
    "Business Wire": compiled(r"view source version on businesswire\.com.{0,200}", re.IGNORECASE),
    "GlobeNewswire": compiled(r".{0,60}https?://www\.globenewswire\.com/\S*", re.IGNORECASE),
    "APA-OTS": compiled(r"\W*ots-originaltext.{0,200}|.{0,90}originaltextservice.{0,90}", re.IGNORECASE),
    "ots": compiled(r"original[- ]content (?:von|of):.{0,200}", re.IGNORECASE),
    "PRNewswire": compiled(r"view original content.{0,60}https?://www\.prnewswire\.com/\S*", re.IGNORECASE),
    "Reuters": compiled(r"\W*reuter\W*", re.IGNORECASE),
    "Xinhua": compiled(r"\W*enditem\W*", re.IGNORECASE),
}
"""What one agency alone puts below its copy, where it does not name itself, by its name in the list above. Source:
their copy, as it comes."""

CREDITED = {
    "AA": compiled(r"\*(?:writing|reporting|editing) by \S.{0,100}", re.IGNORECASE),
    "Reuters": compiled(
        r"\(?(?:reporting by|reporte de|reportaje de|reportagem de|reportage (?:de )?|bericht von) ?[^;]{3,200}; ?"
        r"(?:.{0,200}; ?)?(?:editing|editado|editada|edição|édité|rédigé|redaktion|redigiert|writing)\b.{0,120}\)?",
        re.IGNORECASE,
    ),
}
"""How one agency alone says who worked on a story."""
