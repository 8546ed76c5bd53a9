"""The heads that a record has had: whether one that was published is among them."""

from bot.integrity.alignment import Alteration
from bot.integrity.record import Record
from bot.integrity.rules import name_entry
from bot.integrity.verdict import Difference, Verdict
from bot.integrity.verify import find_rule


def hold_against_head(record: Record, verdict: Verdict, published: str) -> Verdict:
    """
    Of a record that is whole in itself: whether it goes on from the *published* head,
    64 hexadecimal digits in small letters, which its maker cannot have made anew.
    """
    # Backwards, so that what happened since is as little as it can be.
    rule = find_rule(record)
    heads = rule.heads(record)[::-1]
    if published not in heads:
        sentence = (
            f"Its chain is whole, but never had the head {published}: this is another "
            "record, or its chain was made anew."
        )
        return verdict.tampered(Difference(Alteration.CHANGED, "head"), sentence)
    since = heads.index(published)
    many = "1 entry" if since == 1 else f"{since} entries"
    told = f"It had the head {published}: whole to there, {many} since"
    # What came since may be anybody's, and stands in the document among the rest.
    entries = rule.entries(record)
    first = len(entries) - since + 1
    later = [name_entry(one, n) for n, one in enumerate(entries[first - 1 :], first)]
    if later[_MOST_NAMED:]:
        later[_MOST_NAMED:] = [f"and {len(later) - _MOST_NAMED} more"]
    return verdict.add(f"{told}: {'; '.join(later)}." if later else f"{told}.")


_MOST_NAMED = 10
