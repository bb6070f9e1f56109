"""What one sentence states of one kind."""

from stories.text import Document, parse
from stories.text.facts import Fact


def stated(kind: str, sentence: str) -> tuple[Document, list[Fact]]:
    document = parse(sentence)
    return document, document.facts.of(kind, range(len(document.sentences)))


def words(kind: str, sentence: str) -> list[str]:
    document, facts = stated(kind, sentence)
    return [document.quote(fact.span) for fact in facts]
