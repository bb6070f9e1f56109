"""Some files of an invented flood and of a match: copies, an update, one outlet's two versions."""

BANNER = "THIS IS A BREAKING NEWS UPDATE. AP's earlier story follows below."
FLOOD = "Tewkesbury was cut off by the Severn. Sandbags failed at Mythe waterworks, Ifor Blethyn said on Monday."
MATCH = "Arsenal beat Chelsea at Highbury. Henry scored twice against Cech before 38000 supporters in Islington."
URL = "Original url:\n\nhttps://{}/news\n\n"

TEXTS = {
    "flood.txt": FLOOD,
    "again.txt": f"{FLOOD}\n",
    "more.txt": f"{FLOOD}\n\nSoldiers handed out 900 bottles in Gloucestershire.",
    "update.txt": f"Pumps came from Rotterdam to Tewkesbury.\n\n{BANNER}\n\n{FLOOD}",
    "ours.txt": URL.format("ours.example") + FLOOD,
    "ours2.txt": URL.format("ours.example") + FLOOD + "\n\nNobody was hurt at Mythe.",
    "match.txt": MATCH,
}
