"""Documents of which a name, or what stands below it, is not clear, and their cures."""

from tests.transcript.cures.healing import Refused, change, change_all, name, refused

PINE = "I would take pine for it."
OAK = "Oak, since it outlasts us."
TWO = (("Claude", PINE), ("Gemini", OAK))
BOLD = """# Trolleys

Nora asks two models.

**Nora: What does a trolley carry?**

Claude: Whatever is put on it.

**Nora: And at night?**

Claude: Itself.

**Nora: Thank you.**

{}
"""
BOLD_SAID = (("Claude", "Whatever is put on it."), ("Claude", "Itself."))
PIANO = """Notes on a piano.

[Claude]

I would lift the lid.

- first the hinges
- then the strings

[ChatGPT]

Leave it shut.

And wait for the tuner.
{}"""
LID = "I would lift the lid.\n\n- first the hinges\n- then the strings"
SHUT = "Leave it shut.\n\nAnd wait for the tuner."
LIDS = (("Claude", LID), ("ChatGPT", SHUT))
NIGHT = (
    ("Claude", "Let's."),
    ("GPT", "Agreed."),
    ("Claude", "Good night."),
    ("GPT", "Good night."),
)
SKY = (("Ash", PINE), ("Elm", OAK), ("Ash", "Fine.\nMind the sky."), ("Elm", "I do."))
HALL = (
    ("Claude", "I'd look at the roof first, and at the gutter."),
    ("GPT-4o", "Here is what I would do: buy buckets, two at least."),
    ("Gemini", "A roof lasts forty years, and I fear yours is old."),
)
BALCONY = "Romeo: My love.\n\nJuliet: My light.\n\nRomeo: Adieu.\n\nJuliet: Adieu."
POLITE = "Both of them were polite. Claude made fewer jokes than GPT."

LIFT, TUNE = "And who lifts it?", "And who tunes it?"
REPAIRS = (
    f"# A piano\n\n## Voice: Ada\n\n{PINE}\n\nYou said:\n\n{LIFT}\n\n"
    f"## Voice: Bela\n\n{OAK}\n\nYou said:\n\n{TUNE}\n"
)
SECOND = {f"You said:\n\n{TUNE}": f"## Voice: Nora\n\n{TUNE}"}
LONG = (
    "I would not take any wood for it at all, as the damp in that room will bend every "
    "board that you put there before the winter is over."
)
ASKED = f"""# A piano

## The Question to Claude

{TUNE}

## Claude's Response

{PINE}

{{}}{OAK}

## The Question to Gemini

Who plays?

## Gemini's Response

{LONG}
"""
AHEAD = (
    f"# Wood\n\nDeepSeek\n\n{LONG}\n\n"
    f"## Claude's Response\n\n{PINE}\n\n## Gemini's Response\n\n{OAK}\n"
)
COUNTED = (
    "# Wood\n\n## The question\n\nWhich wood?\n\n"
    f"## First Response (Claude)\n\n{PINE}\n\n"
    f"**Second Response (Gemini)**\n\n{OAK}\n\n## Third Response (Mistral)\n\n{LONG}\n"
)

CASES: tuple[Refused, ...] = (
    refused(
        "no label says who speaks here, below a question",
        BOLD.format("Drive on."),
        change(
            "put the name",
            "Drive on.",
            "Claude: Drive on.",
            *BOLD_SAID,
            ("Claude", "Drive on."),
        ),
    ),
    refused(
        "it is not clear whether “Heron”, which begins this line, speaks",
        f"Ash: {PINE}\n\nElm: {OAK}\n\nHeron: none.\n\nAsh: Three.\n\nElm: Four.\n",
        name(
            '"Heron=NAME"',
            {"Heron": "Heron"},
            ("Ash", PINE),
            ("Elm", OAK),
            ("Heron", "none."),
            ("Ash", "Three."),
            ("Elm", "Four."),
        ),
        name(
            '"Heron="',
            {"Heron": ""},
            ("Ash", PINE),
            ("Elm", f"{OAK}\n\nHeron: none."),
            ("Ash", "Three."),
            ("Elm", "Four."),
        ),
    ),
    refused(
        "it is not clear whether “Romeo”, which begins this line, speaks",
        "Human: Write a dialogue.\n\nAsh: Here it is:\n\nRomeo: My love.\n\nJuliet: "
        "My light.\n\nRomeo: Adieu.\n\nJuliet: Adieu.\n\nHuman: Thanks.\n\nAsh: "
        "Welcome.\n",
        name(
            '"Romeo="',
            {"Romeo": "", "Juliet": ""},
            (
                "Ash",
                f"Here it is:\n\n{BALCONY}",
            ),
            ("Ash", "Welcome."),
        ),
        name(
            '"Romeo=NAME"',
            {"Romeo": "Romeo", "Juliet": "Juliet"},
            ("Ash", "Here it is:"),
            ("Romeo", "My love."),
            ("Juliet", "My light."),
            ("Romeo", "Adieu."),
            ("Juliet", "Adieu."),
            ("Ash", "Welcome."),
        ),
    ),
    refused(
        "this speaks of several who speak here",
        "Claude: Let's.\n\nGPT: Agreed.\n\nClaude: Good night.\n\nGPT: Good "
        "night.\n\nBoth of them were polite. Claude made fewer jokes than GPT.\n",
        change(
            '"[Note: ...]"',
            "Both of them were polite. Claude made fewer jokes than GPT.",
            "[Note: Both of them were polite. Claude made fewer jokes than GPT.]",
            *NIGHT,
        ),
        change(
            "join it to the paragraph above",
            "Good night.\n\nBoth",
            "Good night. Both",
            *NIGHT[:3],
            (
                "GPT",
                f"Good night. {POLITE}",
            ),
        ),
    ),
    refused(
        "the words of Claude begin with a block quote",
        f"**Question:** Why?\n\n**Claude:**\n\n> So.\n\n{PINE}\n\n**Gemini:**\n\n> "
        f"{OAK}\n\n**Mistral:**\n\n> Both.\n",
        change(
            'put "> " before all that was said',
            f"\n{PINE}",
            f">\n> {PINE}",
            ("Claude", f"So.\n\n{PINE}"),
            TWO[1],
            ("Mistral", "Both."),
        ),
        change(
            'the rest as "[Note: ...]"',
            PINE,
            f"[Note: {PINE}]",
            ("Claude", "So."),
            TWO[1],
            ("Mistral", "Both."),
        ),
    ),
    refused(
        "this line stands in a voice's section",
        f"Ash: {PINE}\nElm: {OAK}\nAsh: Fine.\nMind the sky.\nElm: I do.\n## "
        f"Conclusion\n\nAll in all.\n",
        change(
            '"[Note: ...]"',
            "## Conclusion\n\nAll in all.",
            "[Note: Conclusion\n\nAll in all.]",
            *SKY,
        ),
        change(
            "the name of whoever did",
            "## Conclusion\n\nAll",
            "Elm: All",
            *SKY,
            ("Elm", "All in all."),
        ),
    ),
    refused(
        "“Verdict” is a part of what Gemini says",
        "# What do I do about the rain in the hall?\n\n**Claude:** I'd look at the "
        "roof first, and at the gutter.\n\n**GPT-4o:** Here is what I would do: "
        "buy buckets, two at least.\n\n**Gemini:** A roof lasts forty years, and I "
        "fear yours is old.\n\n**Verdict:** The gutter it is.\n",
        change(
            '"[Note: ...]"',
            "**Verdict:** The gutter it is.",
            "[Note: **Verdict:** The gutter it is.]",
            *HALL,
        ),
        change(
            "join it to the paragraph above",
            "old.\n\n**Ver",
            "old. **Ver",
            *HALL[:2],
            ("Gemini", f"{HALL[2][1]} **Verdict:** The gutter it is."),
        ),
    ),
    refused(
        "“Ada”, which stands on this line, speaks",
        PIANO.format("\n[Ada]\n\nIt is not.\n"),
        name('"Ada=NAME"', {"Ada": "Ada"}, *LIDS, ("Ada", "It is not.")),
        name(
            '"Ada="',
            {"Ada": ""},
            LIDS[0],
            ("ChatGPT", f"{SHUT}\n\n[Ada]\n\nIt is not."),
        ),
    ),
    refused(
        "“Claude” stands here in another dress",
        PIANO.format("\n--- Claude ---\n\nMe too.\n\n--- ChatGPT ---\n\nNo.\n"),
        change_all(
            "take the marks away",
            {"--- Claude ---": "Claude", "--- ChatGPT ---": "ChatGPT"},
            LIDS[0],
            ("ChatGPT", f"{SHUT}\n\nClaude\n\nMe too.\n\nChatGPT\n\nNo."),
        ),
    ),
    refused(
        "nothing that Claude said stands below this line",
        "[Claude]\n\n[ChatGPT]\n\nLeave it shut.\n\n[Claude]\n\nWell.\n",
        change(
            "take the line out",
            "[Claude]\n\n[ChatGPT]",
            "[ChatGPT]",
            ("ChatGPT", "Leave it shut."),
            ("Claude", "Well."),
        ),
        change(
            "put it there",
            "[Claude]\n\n[ChatGPT]",
            "[Claude]\n\nOpen it.\n\n[ChatGPT]",
            ("Claude", "Open it."),
            ("ChatGPT", "Leave it shut."),
            ("Claude", "Well."),
        ),
    ),
    refused(
        "the header counts 3 messages, and there are 2",
        "Messages: 3\n\n" + PIANO.format(""),
        change("correct the count", "Messages: 3", "Messages: 2", *LIDS),
    ),
    refused(
        "it is not clear whether what stands below this rule is of ChatGPT",
        "Notes on a piano.\n\n--- Claude ---\n\n"
        + LID
        + "\n\n--- ChatGPT ---\n\n"
        + SHUT
        + "\n\n---\n\nI rang the tuner in the end.\n",
        change(
            "take the rule away",
            "---\n\nI rang",
            "I rang",
            LIDS[0],
            ("ChatGPT", f"{SHUT}\n\nI rang the tuner in the end."),
        ),
        change(
            '"[Note: ...]"',
            "I rang the tuner in the end.",
            "[Note: I rang the tuner in the end.]",
            *LIDS,
        ),
    ),
    refused(
        "this may be of ChatGPT or of whoever made the document",
        PIANO.replace("[Claude]", "Claude said:")
        .replace("[ChatGPT]", "ChatGPT said:")
        .format("\nMe: I rang the tuner in the end.\n"),
        change(
            '"[Note: ...]"',
            "Me: I rang the tuner in the end.",
            "[Note: I rang the tuner in the end.]",
            *LIDS,
        ),
        change(
            "join it to the paragraph above",
            "\n\nMe: I",
            " Me: I",
            LIDS[0],
            ("ChatGPT", f"{SHUT} Me: I rang the tuner in the end."),
        ),
    ),
    refused(
        "this line says that somebody else speaks below it",
        REPAIRS,
        change_all(
            "put a heading in its place that names who speaks",
            {f"You said:\n\n{LIFT}": f"## Voice: Nora\n\n{LIFT}", **SECOND},
            ("Ada", PINE),
            ("Nora", LIFT),
            ("Bela", OAK),
            ("Nora", TUNE),
        ),
        change_all(
            'put "> " before it and what is below it',
            {
                f"You said:\n\n{LIFT}": f"> You said:\n>\n> {LIFT}",
                f"You said:\n\n{TUNE}": f"> You said:\n>\n> {TUNE}",
            },
            ("Ada", f"{PINE}\n\n> You said:\n>\n> {LIFT}"),
            ("Bela", f"{OAK}\n\n> You said:\n>\n> {TUNE}"),
        ),
    ),
    refused(
        "“DeepSeek” stands here as if it spoke below",
        AHEAD,
        change(
            "write the line in the form in which the others are named",
            "DeepSeek\n",
            "## DeepSeek's Response\n",
            ("DeepSeek", LONG),
            *TWO,
        ),
        change("take it away if nobody speaks there", "DeepSeek\n\n", "", *TWO),
    ),
    refused(
        "“Gemini” stands here as if it spoke below",
        COUNTED,
        change(
            "write the line in the form in which the others are named",
            "**Second Response (Gemini)**",
            "## Second Response (Gemini)",
            *TWO,
            ("Mistral", LONG),
        ),
        change(
            'put "> " before it if it is no label',
            "**Second Response (Gemini)**",
            "> **Second Response (Gemini)**",
            ("Claude", f"{PINE}\n\n> **Second Response (Gemini)**\n\n{OAK}"),
            ("Mistral", LONG),
        ),
    ),
    refused(
        "“Me” asks here in the middle of what a voice says",
        ASKED.format(f"**Me:** {LIFT}\n\n"),
        change(
            "put headings above the question and above what is answered",
            f"**Me:** {LIFT}",
            f"## The Question to Claude\n\n{LIFT}\n\n## Claude's Response",
            *(("Claude", PINE), ("Claude", OAK), ("Gemini", LONG)),
        ),
        change(
            '"> " before the line if the voice said it',
            "**Me:** ",
            "> **Me:** ",
            ("Claude", f"{PINE}\n\n> **Me:** {LIFT}\n\n{OAK}"),
            ("Gemini", LONG),
        ),
    ),
)
