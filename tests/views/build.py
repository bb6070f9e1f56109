"""Stories in the database, brought in as a bundle is."""

from benchmarks.told import tell
from stories.archive import by_hand, standing
from stories.archive.naming import name_outlet
from stories.bundles.opening import Opened
from stories.bundles.store import bring_in
from stories.collate import Field, Repair, RepairKind
from stories.models import Story, Version
from stories.text import Document, parse
from tests.seeds import FOLDER, path

PARAGRAPHS = (
    "The harbour authority closed the northern quay on Tuesday after a crane collapsed in high wind.",
    "Nobody was hurt, said the harbour master, Ilse Brandt, who had ordered the quay cleared an hour before.",
    "Three ships were sent on to Rotterdam and two are waiting in the roads until the wreck is cut up.",
    "The crane was built in 1974 and had passed its last inspection in March, according to the authority.",
    "Dockers have asked for newer cranes since a similar accident at the southern quay nine years ago.",
)


def seeds() -> Story:
    paths = sorted(FOLDER.glob("*.txt"))
    bring_in("seeds", [Opened(path.name, path.read_bytes()) for path in paths])
    return Story.objects.get()


LONG_NAME = "correspondent_filing_nagornokarabakh_helicopter_final_draft_v12.txt"
"""Nowhere in it a line may end, and an outlet that nobody names is called so."""


def decided() -> Story:
    """The seeds after persons decided much about them: an outlet named, a version withdrawn, one killed, one held, an
    outlet marked as ours; and an unnamed file that is perhaps one article with another."""
    seeds()
    copy = path("000").read_text(encoding="utf-8").replace("Nagorno-Karabakh", "Karabakh")
    bring_in("copy", [Opened(LONG_NAME, copy.encode())], by="anna")
    killed, held = version_of("002"), version_of("001")
    why = "the house style gives it so, and the desk in Yerevan has asked for it twice since Monday"
    by_hand.make([Repair(RepairKind.GIVEN, killed.key, what=Field.OUTLET, value="The Kestrel Herald")], why, by="anna")
    by_hand.make([Repair(RepairKind.ONE_STORY, killed.key, held.key)], by="anna")
    by_hand.make([Repair(RepairKind.KILLS, version_of("004").key, killed.key)], by="bert")
    by_hand.make([Repair(RepairKind.GIVEN, held.key, what=Field.HELD_UNTIL, value="2099-01-01T06:00:00+00:00")])
    name_outlet("themoscowtimes.com", ours=True)
    standing.withdraw([version_of("003")], "names a minor", by="anna")
    return Story.objects.get()


def version_of(file: str, part: int = -1) -> Version:
    """A version of the seeds: the newest in the file whose name begins so, or the one asked for."""
    return list(Version.objects.filter(source__items__path__startswith=file).distinct().order_by("part"))[part]


def in_files() -> list[Version]:
    """Every version, in the order of the files' names."""
    return list(Version.objects.order_by("source__items__path", "part"))


def told(outlets: int, updates: int) -> Story:
    """One story by so many outlets, each in so many versions: every update replaces the last note and adds a line. Its
    rows are stored as they are, without an import."""
    return tell(
        f"harbour-{outlets}-{updates}", [[_note(outlet, at) for at in range(updates)] for outlet in range(outlets)]
    )


def _note(outlet: int, update: int) -> Document:
    note = f"Note {update} of outlet {outlet}: the clearing of the wreck is to last {update + 2} days."
    return parse("\n\n".join([*PARAGRAPHS, *["More is expected."] * (update % 2), note]))


def harbour(versions: int, file: str = "{:03}.txt", ending: str = "") -> Story:
    """One story in so many versions: every other one of harbour-times.example, the rest in files that name no outlet.
    Other `file` names bring the same texts in once more; another `ending` makes other bytes of them."""
    items = []
    for number in range(versions):
        extra = f"Note {number}: the clearing of the wreck is to last {number + 2} days, the authority added later."
        address = ["Original url:", f"https://www.harbour-times.example/news/{number}"] if number % 2 else []
        text = "\n\n".join([*PARAGRAPHS, extra, *address])
        items.append(Opened(file.format(number), (text + ending).encode()))
    bring_in("harbour", items)
    return Story.objects.get()
