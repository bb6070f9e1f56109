"""What a web page puts between the lines of a story: buttons, advertisements, reading times."""

from __future__ import annotations

import re

_LINE = re.compile(
    r"\W*(?:share(?: this(?: article| story)?)?|share on \w+|tweet|e-?mail|print|save|copy link|"
    r"listen(?: to (?:this )?article)?|"
    r"comments?(?: \(?\d+\)?)?|\d+ (?:comments?|shares?|views)|follow(?: us)?(?: on \w+)?|"
    r"subscribe(?: now)?|sign up.{0,40}|"
    r"log ?in|sign in|menu|home|skip to (?:main )?content|back to top|continue reading(?: below)?|read more|show more|"
    r"loading\W*|click (?:here )?to (?:share|copy).{0,30}|facebook|twitter|whatsapp|linkedin|"
    r"advertisements?|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|"
    r"anzeige|werbung|teilen|artikel (?:teilen|anhören)|merken|drucken|publicité|partager|imprimer|publicidad|"
    r"compartir|imprimir|condividi|stampa|pubblicità|advertentie|delen|deel(?: dit artikel)?|"
    r"compartilhar|publicidade|partilhar|"
    r"annonce?|annons|dela|del|jaa|mainos|skriv ut|"
    r"поделиться|реклама|paylaş|reklam|yazdır|news provided by|newsletters?|our standards:.{0,50}|"
    r"分享|シェアする|打印|広告|シェア|"
    r"\d+[ -]?min(?:ute)?s?\.?(?: (?:read|de lecture|de lectura|di lettura|de leitura|leestijd|lesezeit|okuma))?|"
    r"\d+ minuten? (?:lesezeit|leestijd)|(?:reading time|lectura|lecture|"
    r"lästid|lesetid|læsetid|lesezeit|temps de lecture|"
    r"leestijd|tempo di lettura|"
    r"tempo de leitura|tiempo de lectura)\W*\d+\s?\w*\.?|"
    r"\d+ мин(?:ут[ыа]?)?(?: чтения)?)\W*",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"[^>›»|]{2,30}(?:\s[>›»|]\s[^>›»|]{2,30}){1,5}")  # "Home > News > Canada"
_LONGEST = 80


def is_navigation(line: str) -> bool:
    """Whether a line is a page's own and says nothing of the story: "Share", "3 min read", "Advertisement"."""
    return len(line) <= _LONGEST and (_LINE.fullmatch(line) is not None or _TRAIL.fullmatch(line) is not None)
