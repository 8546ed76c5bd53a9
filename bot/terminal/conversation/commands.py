"""The commands of conversations. What they do is imported when they are called."""

# ruff: noqa: PLC0415 - imports inside commands keep --help fast

from typing import Annotated

import typer

from bot.terminal.conversation.course_options import CourseOptions
from bot.terminal.options import AskingOptions, DeliveryOptions, Id, expand_options
from bot.terminal.upkeep.completing import complete_id, complete_turn

VoiceArgument = Annotated[str, typer.Argument(metavar="VOICE", help="Its name.")]
Chat = Annotated[
    bool, typer.Option("--chat", help="Stay open: ask further at a prompt.")
]


def add_commands(app: typer.Typer) -> None:
    """To the commands of the terminal."""
    for command in (
        *(
            duet,
            follow,
            heretic,
            say,
            invite,
            dismiss,
            pause,
            resume,
            retry,
            again,
            epithet,
        ),
        *(synthesize, branch, approve, veto, convene),
    ):
        app.command()(expand_options(command))


def duet(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help="Who speaks first.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Who answers.")],
    question: Annotated[
        str,
        typer.Argument(metavar="[QUESTION]", help="Without one, A begins by itself."),
    ] = "",
    *,
    chat: Chat = False,
    asking: AskingOptions,
    course: CourseOptions,
    delivery: DeliveryOptions,
) -> None:
    """Let two voices talk until their dialogue is over; a ring with --voices."""
    from dataclasses import replace

    from bot.terminal.ask import hold_symposium

    named = replace(
        asking, voices=asking.voices or f"{one},{other}", format=asking.format or "duet"
    )
    status = hold_symposium(
        context.obj, question, named, course, delivery, rehearsal=False, chat=chat
    )
    raise typer.Exit(status)


def follow(
    context: typer.Context,
    symposium_id: Id,
    question: Annotated[
        str,
        typer.Argument(
            metavar="[QUESTION]",
            help="What is asked further; - reads standard input.",
        ),
    ] = "",
    *,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="A,B", help="Ask these; else all who take part."),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(
            "--quote",
            metavar="TURN[:WORDS]",
            help="Quote a turn, or words that stand in it; several times if need be.",
        ),
    ] = None,
    turns: Annotated[
        int | None,
        typer.Option("--turns", metavar="N", help="Let a dialogue go on for N turns."),
    ] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Ask who failed once more instead.")
    ] = False,
    chat: Chat = False,
    delivery: DeliveryOptions,
) -> None:
    """Go on with a symposium: ask its voices something further."""
    from bot.host.acts.following import Following
    from bot.terminal.ask import split_names
    from bot.terminal.conversation.acting import act_and_go_on, ask_failed, follow_up
    from bot.terminal.conversation.what_is_given import read_words

    asked = read_words(question)
    following = Following(asked, split_names(to), tuple(quote or ()), turns=turns)
    deed = ask_failed(None, None) if retry_failed else follow_up(following)
    raise typer.Exit(
        act_and_go_on(context.obj, symposium_id, deed, delivery, chat=chat)
    )


def heretic(
    context: typer.Context,
    symposium_id: Id,
    *,
    voices: Annotated[
        str,
        typer.Option("--voices", metavar="A,B", help="Who makes the case against it."),
    ],
    reply: Annotated[
        bool,
        typer.Option("--reply", help="Ask who carried a point if it still holds it."),
    ] = False,
    delivery: DeliveryOptions,
) -> None:
    """Put what several voices share to heretics, for the case against it."""
    from bot.host.acts.challenging import Challenging
    from bot.terminal.ask import split_names
    from bot.terminal.conversation.acting import act_and_go_on, challenge

    deed = challenge(Challenging(split_names(voices), reply=reply))
    raise typer.Exit(act_and_go_on(context.obj, symposium_id, deed, delivery))


def synthesize(
    context: typer.Context,
    symposium_id: Id,
    *,
    voice: Annotated[
        str | None,
        typer.Option(
            "--voice",
            metavar="NAME",
            help='Who writes it; "none": it is made without a model.',
        ),
    ] = None,
) -> None:
    """Make the table of a symposium that has ended once more, beside the first."""
    from bot.terminal.conversation.table_order import order_table

    raise typer.Exit(order_table(context.obj, symposium_id, voice))


def say(
    context: typer.Context,
    symposium_id: Id,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What you say.")],
) -> None:
    """Say something in a symposium: the next request holds it, nobody is asked."""
    from bot.terminal.conversation.acting import act_only

    act_only(
        context.obj,
        symposium_id,
        lambda host, it: host.say(it.id, words, by=None),
        said="It stands in the record, and whoever is asked next is shown it.",
    )


def invite(
    context: typer.Context,
    symposium_id: Id,
    voice: VoiceArgument,
    *,
    shows: Annotated[
        str,
        typer.Option(
            "--shows",
            metavar="nothing|question|everything",
            help="What it is shown of what went before.",
        ),
    ] = "question",
) -> None:
    """Invite a voice, or invite one back that has left."""
    from bot.terminal.conversation.acting import act_only

    act_only(
        context.obj,
        symposium_id,
        lambda host, it: host.invite(it.id, voice, by=None, shows=shows),
        said=f"{voice} takes part from here on.",
    )


def dismiss(context: typer.Context, symposium_id: Id, voice: VoiceArgument) -> None:
    """Ask a voice nothing more."""
    from bot.terminal.conversation.acting import act_only

    act_only(
        context.obj,
        symposium_id,
        lambda host, it: host.dismiss(it.id, voice, by=None),
        said=f"{voice} is asked nothing more.",
    )


def pause(context: typer.Context, symposium_id: Id) -> None:
    """Pause a symposium that has not ended: nobody is asked until it is resumed."""
    from bot.terminal.conversation.acting import act_only

    act_only(
        context.obj,
        symposium_id,
        lambda host, it: host.pause(it.id, by=None),
        said="It is paused.",
    )


def resume(
    context: typer.Context,
    symposium_id: Annotated[
        str,
        typer.Argument(
            metavar="[ID]",
            help="Its id; else the latest that has not ended.",
            autocompletion=complete_id,
        ),
    ] = "",
    *,
    delivery: DeliveryOptions,
) -> None:
    """Go on with one that was paused, broken off, or waits for a person."""
    from bot.terminal.conversation.acting import act_and_go_on, find_broken_off, go_on

    chosen = symposium_id or find_broken_off(context.obj)
    raise typer.Exit(act_and_go_on(context.obj, chosen, go_on, delivery))


def retry(
    context: typer.Context,
    symposium_id: Id,
    *,
    turn: Annotated[
        str | None, typer.Option("--turn", metavar="TURN", help="This turn once more.")
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option("--voice", metavar="NAME", help="One more answer of this voice."),
    ] = None,
    delivery: DeliveryOptions,
) -> None:
    """Ask once more who failed, or for one more answer of a voice."""
    from bot.terminal.conversation.acting import act_and_go_on, ask_failed

    deed = ask_failed(turn, voice)
    raise typer.Exit(act_and_go_on(context.obj, symposium_id, deed, delivery))


def again(
    context: typer.Context,
    symposium_id: Id,
    *,
    voices: Annotated[
        str | None, typer.Option("--voices", metavar="A,B,C", help="With these voices.")
    ] = None,
    times: Annotated[
        int, typer.Option("--times", metavar="N", min=1, max=20, help="How often.")
    ] = 1,
    course: CourseOptions,
    delivery: DeliveryOptions,
) -> None:
    """Hold a symposium's course once more, as a new one."""
    from bot.terminal.conversation.acting import hold_again

    status = hold_again(
        context.obj, symposium_id, voices, course.further, delivery, times=times
    )
    raise typer.Exit(status)


def epithet(
    context: typer.Context,
    symposium_id: Id,
    voice: VoiceArgument,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The epithet.")],
) -> None:
    """Give a voice an epithet, from here on."""
    from bot.terminal.conversation.acting import act_only

    act_only(
        context.obj,
        symposium_id,
        lambda host, it: host.name_voice(it.id, voice, words, by=None),
        said=f"{voice} is called “{words}” from here on.",
    )


def branch(
    context: typer.Context,
    turn: Annotated[
        str,
        typer.Argument(
            metavar="TURN",
            help='ID.NUMBER, such as "latest.3"; without the number, its last turn.',
            autocompletion=complete_turn,
        ),
    ],
    question: Annotated[
        str,
        typer.Argument(
            metavar="[QUESTION]", help="Put to the voices; else the course goes on."
        ),
    ] = "",
    *,
    voices: Annotated[
        str | None,
        typer.Option("--voices", metavar="A,B,C", help="Who takes part from there on."),
    ] = None,
    chat: Chat = False,
    delivery: DeliveryOptions,
) -> None:
    """Let a symposium go on otherwise from a turn on, as a new one."""
    from bot.host.acts.branching import Branching
    from bot.terminal.ask import split_names
    from bot.terminal.conversation.branching_off import go_off

    wish = Branching(text=question, voices=split_names(voices))
    raise typer.Exit(go_off(context.obj, turn, wish, delivery, chat=chat))


TurnArgument = Annotated[
    str, typer.Argument(metavar="TURN", help="The question's turn: its id or number.")
]


def approve(
    context: typer.Context,
    symposium_id: Id,
    turn: TurnArgument,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="What goes out in its place."),
    ] = None,
    *,
    delivery: DeliveryOptions,
) -> None:
    """Let a convener's question go out, as it is or as you have changed it."""
    from bot.terminal.conversation.acting import act_and_go_on

    status = act_and_go_on(
        context.obj,
        symposium_id,
        lambda host, it: host.approve(it.id, turn, text, by=None),
        delivery,
    )
    raise typer.Exit(status)


def veto(
    context: typer.Context,
    symposium_id: Id,
    turn: TurnArgument,
    *,
    delivery: DeliveryOptions,
) -> None:
    """Keep a convener's question from going out, and go on."""
    from bot.terminal.conversation.acting import act_and_go_on

    status = act_and_go_on(
        context.obj,
        symposium_id,
        lambda host, it: host.veto(it.id, turn, by=None),
        delivery,
    )
    raise typer.Exit(status)


def convene(
    context: typer.Context,
    symposium_id: Id,
    voice: VoiceArgument,
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="What it is asked.")
    ],
    *,
    delivery: DeliveryOptions,
) -> None:
    """Ask a voice in the convener's place, and go on."""
    from bot.terminal.conversation.acting import act_and_go_on

    status = act_and_go_on(
        context.obj,
        symposium_id,
        lambda host, it: host.convene_on(it.id, voice, question, by=None),
        delivery,
    )
    raise typer.Exit(status)
