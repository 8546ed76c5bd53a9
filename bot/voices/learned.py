"""What endpoints do not take in the requests of a voice, once they have refused it."""

import logging
from collections.abc import Sequence

from bot.domain.names import VoiceName
from bot.domain.voice import Voice
from bot.wire.refusals.cures import Cure

log = logging.getLogger(__name__)


class Learned:
    """
    Owns what was learned, for as long as the process lives.

    A voice that is configured in another way is another voice: what was learned of the
    former is forgotten, and its endpoint is asked as the settings say.
    """

    def __init__(self) -> None:
        self._known: dict[VoiceName, tuple[Voice, tuple[Cure, ...]]] = {}

    def cures(self, voice: Voice) -> tuple[Cure, ...]:
        known, cures = self._known.get(voice.name, (voice, ()))
        return cures if known == voice else ()

    def keep(self, voice: Voice, cures: Sequence[Cure]) -> None:
        """Remember *cures*, which led to an answer."""
        known = self.cures(voice)
        if new := tuple(cure for cure in cures if cure not in known):
            self._known[voice.name] = (voice, (*known, *new))
            for cure in new:
                log.info("%s is asked without %s from now on", voice.name, cure.field)
