"""
What is answered to a request: by whom, to which question, in which round.

A real endpoint remembers nothing between requests, and neither does this: all is told
from the words of the request.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.rehearsal.cast import Cast, Character, Fails, Monologue, Pace, Scene


@dataclass(frozen=True, slots=True)
class Recital:
    """What is said, at which pace, and how it ends."""

    text: str
    pace: Pace
    reasoning: str | None = None
    fails: Fails | None = None


def recite(cast: Cast, character: Character, *, said: str) -> Recital:
    """What *character* answers to a request in which all of *said* stands."""
    if cast.synthesis_marker in said:
        return Recital(closing_table(cast, said), cast.synthesis_pace)
    part = character.parts[_scene(cast, character, said)]
    return Recital(part.text, character.pace, part.reasoning, part.fails)


def closing_table(cast: Cast, said: str) -> str:
    """The synthesiser's JSON about whatever the cast is found to have said."""
    heard = {who.name: found for who in cast.characters if (found := _last(who, said))}
    rows = [
        {
            "voice": name,
            "position": part.position,
            "formulation": part.quoted_as or part.key,
        }
        for name, (_, part) in heard.items()
    ]
    findings = _findings(cast, {scene for scene, _ in heard.values()}, heard)
    table = {"voices": rows, **findings}
    return json.dumps(table, ensure_ascii=False, indent=2)


def _scene(cast: Cast, character: Character, said: str) -> Scene:
    others = [who for who in cast.characters if who is not character]
    if cast.question not in said:
        again = any(_was_said(who.parts[Scene.OTHER], said) for who in others)
        return Scene.LATER if again else Scene.OTHER
    if any(_was_said(who.parts[Scene.SECOND], said) for who in others):
        return Scene.LATER
    heard = {w.name for w in others if _was_said(w.parts[Scene.FIRST], said)}
    if not heard:
        return Scene.FIRST
    knows_them = character.parts[Scene.SECOND].answers <= heard
    return Scene.SECOND if knows_them else Scene.LATER


def _was_said(part: Monologue, said: str) -> bool:
    return part.opening in said


def _last(character: Character, said: str) -> tuple[Scene, Monologue] | None:
    """The latest part of *character* that stands in *said*, unless it has none."""
    for scene in (Scene.SECOND, Scene.FIRST, Scene.OTHER, Scene.LATER):
        part = character.parts[scene]
        if _was_said(part, said):
            return scene, part
    return None


def _findings(
    cast: Cast, scenes: Collection[Scene], heard: Collection[str]
) -> Mapping[str, list[str]]:
    latest = next(
        (s for s in (Scene.SECOND, Scene.FIRST, Scene.OTHER) if s in scenes), None
    )
    absent = {name for who in cast.characters if (name := who.name) not in heard}
    return {
        kind: list(_without(absent, found))
        for kind, found in cast.findings.get(latest or Scene.OTHER, {}).items()
    }


def _without(absent: Collection[str], found: Collection[str]) -> Iterator[str]:
    """A finding about somebody who was not heard would be made up."""
    return (each for each in found if not any(name in each for name in absent))
