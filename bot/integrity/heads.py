"""The heads that a record has had: whether one that was published is among them."""

from bot.integrity.alignment import Alteration
from bot.integrity.record import Record
from bot.integrity.verdict import Difference, Verdict
from bot.integrity.verify import find_rule


def hold_against_head(record: Record, verdict: Verdict, published: str) -> Verdict:
    """
    Of a record that is whole in itself: whether it goes on from the *published* head,
    64 hexadecimal digits in small letters, which its maker cannot have made anew.
    """
    # Backwards, so that what happened since is as little as it can be.
    heads = find_rule(record).heads(record)[::-1]
    if published not in heads:
        sentence = (
            f"Its chain is whole, but never had the head {published}: this is another "
            "record, or its chain was made anew."
        )
        return verdict.tampered(Difference(Alteration.CHANGED, "head"), sentence)
    since = heads.index(published)
    many = "1 entry" if since == 1 else f"{since} entries"
    return verdict.add(f"It had the head {published}: whole to there, {many} since.")
