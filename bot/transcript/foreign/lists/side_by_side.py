"""Those who answer side by side are as many as there are names."""

from collections.abc import Sequence

from bot.domain.turn import Turn
from bot.transcript.handmade.symposium_draft import SymposiumDraft


def refuse_unclear_names(
    draft: SymposiumDraft, turns: Sequence[Turn], path: str
) -> None:
    """Where of *turns*, at *path*, two spellings or two models may be one voice."""
    spelled: dict[str, Turn] = {}
    for turn in turns:
        other = spelled.setdefault(turn.voice.casefold(), turn)
        if other.voice != turn.voice:
            draft.refuse(
                f"{path}: “{other.voice}” and “{turn.voice}” answer side by "
                "side, and it is not clear whether they are one voice; say so with "
                f'--voice "{turn.voice}=NAME", with the name of the first or with '
                "one of its own",
                line=None,
            )
        models = {other.model_reported, turn.model_reported} - {None}
        if len(models) > 1:
            told = " and ".join(sorted(map(str, models)))
            draft.refuse(
                f"{path}: “{turn.voice}” answers as {told}, side by side: that is "
                "nobody's name; put the model's name into a field “name” of each",
                line=None,
            )
