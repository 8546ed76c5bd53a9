"""Documents with a heading or a label for each voice, that are refused and healed."""

from tests.transcript.cures.healing import Refused, change, change_all, name, refused

BRIDGE = "I would keep the bridge."
BOAT = "The council bought a boat that very week."
FORD = "I would use the ford."
TWO = (("Ash", BRIDGE), ("Elm", FORD))
ASKED = "# Crossings\n\n## The Question\n\nBridge or ford?\n\n"
OF_ASH = f"## Voice: Ash\n\n{BRIDGE}\n\n"
OF_ELM = f"## Voice: Elm\n\n{FORD}\n"
LAMP = "I would light it, since whoever rows at night looks for a light on the shore."
DARK = "I would leave it dark, and spend the oil on the school that we have promised."
TWO_LAMPS = (("Claude", LAMP), ("Gemini", DARK))
LAMPS = f"""# The lamp

## Question

Should the old lamp be lit again?

## Claude

{LAMP}

{{}}## Gemini

{DARK}
"""
REMARK = "I see that otherwise, for a lamp that no boat needs is a toy."
WITHIN = f"{LAMP}\n\n### {{}}\n\n{REMARK}"
ENDED = (
    "# Water\n\n## Phase 1\n\n**Prompt:** How do I cross?\n\n**Claude's response:**\n\n"
    f"{BRIDGE}\n\n**Gemini's response:**\n\n{BRIDGE}\n\n### Conclusion\n\n{FORD}\n\n"
    f"## Phase 2\n\n**Prompt:** And back?\n\n**Claude's response:**\n\n{BRIDGE}\n"
)

CASES: tuple[Refused, ...] = (
    refused(
        "nothing that Elm said stands below this line",
        ASKED + OF_ASH + "## Voice: Elm\n\n**Question:**\n\n",
        change("put it there", "\n**Question:**\n\n", f"\n{FORD}\n", *TWO),
        change(
            "take the line out",
            "## Voice: Elm\n\n**Question:**\n\n",
            "",
            TWO[0],
        ),
    ),
    refused(
        "this question has no answer",
        f"# Crossings\n\n## The Question to Ash\n\nA bridge?\n\n## Elm's "
        f"Response\n\n{FORD}\n",
        change(
            "put it below the question",
            "A bridge?\n",
            f"A bridge?\n\n## Ash's Response\n\n{BRIDGE}\n\n## The Question to "
            f"Elm\n\nA ford?\n",
            *TWO,
        ),
        change(
            "take the question out",
            "## The Question to Ash\n\nA bridge?\n\n",
            "",
            TWO[1],
        ),
    ),
    refused(
        "the question to Elm has no answer",
        f"""# Crossings

## Voice: Ash

**Question:**

> A bridge?

**Answer:**

> {BRIDGE}

## Voice: Elm

**Question:**

> A ford?
""",
        change(
            "put it below the question",
            "> A ford?\n",
            f"> A ford?\n\n**Answer:**\n\n> {FORD}\n",
            *TWO,
        ),
        change(
            "take the question out",
            "\n## Voice: Elm\n\n**Question:**\n\n> A ford?\n",
            "",
            TWO[0],
        ),
    ),
    refused(
        "this heading names no voice",
        ASKED + OF_ASH + OF_ELM.replace("Elm", ""),
        change("write the name", "## Voice: \n", "## Voice: Elm\n", *TWO),
    ),
    refused(
        "no label says what of the block quotes",
        f"# Crossings\n\n## Voice: Ash\n\n> A bridge?\n\n{BRIDGE}\n\n## Voice: "
        f"Elm\n\n> {FORD}\n",
        change(
            'put "**Question:**" above the question and "**Answer:**"',
            f"> A bridge?\n\n{BRIDGE}",
            f"**Question:**\n\n> A bridge?\n\n**Answer:**\n\n{BRIDGE}",
            *TWO,
        ),
    ),
    refused(
        "neither this label nor a heading above it names a voice",
        f"# Crossings\n\n## Phase 1\n\n**Question:** A bridge?\n\n**Answer:** "
        f"{BRIDGE}\n",
        change(
            '"**Claude\'s answer:**"',
            "**Answer:**",
            "**Claude's answer:**",
            ("Claude", BRIDGE),
        ),
    ),
    refused(
        "this label names Elm, below the heading of Ash",
        f"# Crossings\n\n## Voice: Ash\n\n**Ash's response:** {BRIDGE}\n\n"
        f"**Elm's response:** {FORD}\n",
        change(
            "give each voice a heading of its own",
            "**Elm's",
            "## Voice: Elm\n\n**Elm's",
            *TWO,
        ),
    ),
    refused(
        "nothing that was said stands below this label",
        f"# Crossings\n\n## Phase 1\n\n**Question:** A bridge?\n\n**Ash's answer:**\n\n"
        f"## On stone\n\n{BRIDGE}\n",
        change(
            "headings that it has one level deeper",
            "## On",
            "### On",
            ("Ash", f"### On stone\n\n{BRIDGE}"),
        ),
        change(
            "put the answer right below it",
            "answer:**\n\n## On stone\n\n",
            "answer:**\n\n",
            ("Ash", BRIDGE),
        ),
    ),
    refused(
        "others have a question of their own",
        f"# Crossings\n\n## The Question to Ash\n\nA bridge?\n\n## Ash's Response\n\n"
        f"{BRIDGE}\n\n## Elm's Response\n\n{FORD}\n",
        change(
            "put the heading of its question above it",
            "## Elm's",
            "## The Question to Elm\n\nA ford?\n\n## Elm's",
            *TWO,
        ),
    ),
    refused(
        "this line reads as the heading of a voice",
        ASKED + OF_ASH + f"Voice: Elm\n\n{FORD}\n\n## Voice: Fir\n\nI swim.\n",
        change('"## "', "\nVoice: Elm", "\n## Voice: Elm", *TWO, ("Fir", "I swim.")),
        change(
            "join it to the paragraph below",
            "Voice: Elm\n\n",
            "Voice: Elm\n",
            ("Ash", f"{BRIDGE}\n\nVoice: Elm\n{FORD}"),
            ("Fir", "I swim."),
        ),
    ),
    refused(
        "the code fence that opens here holds a voice's heading",
        ASKED + OF_ASH + "```\n\n" + OF_ELM + "\n```\n1 + 1\n```\n",
        change(
            "close it",
            f"{BRIDGE}\n\n```\n",
            f"{BRIDGE}\n\n```\n```\n",
            ("Ash", f"{BRIDGE}\n\n```\n```"),
            ("Elm", f"{FORD}\n\n```\n1 + 1\n```"),
        ),
        change(
            "delete it",
            f"{BRIDGE}\n\n```\n",
            f"{BRIDGE}\n",
            TWO[0],
            ("Elm", f"{FORD}\n\n```\n1 + 1\n```"),
        ),
    ),
    refused(
        "“Kimi K2 (Moonshot)” stands in a voice's section",
        f"{ASKED}## GPT-5 (OpenAI)\n\n{BRIDGE}\n\n### Kimi K2 (Moonshot)\n\n{FORD}\n\n"
        "## Claude Opus 4 (Anthropic)\n\nI swim.\n",
        name(
            '--voice "Kimi K2 (Moonshot)=NAME"',
            {"Kimi K2 (Moonshot)": "Kimi"},
            ("GPT-5", BRIDGE),
            ("Kimi", FORD),
            ("Claude Opus 4", "I swim."),
        ),
        name(
            '--voice "Kimi K2 (Moonshot)="',
            {"Kimi K2 (Moonshot)": ""},
            ("GPT-5", f"{BRIDGE}\n\n### Kimi K2 (Moonshot)\n\n{FORD}"),
            ("Claude Opus 4", "I swim."),
        ),
    ),
    refused(
        "“Voiec: Elm” may be a voice's heading or a question's that is misspelt",
        ASKED
        + OF_ASH
        + OF_ELM.replace("Voice", "Voiec")
        + "\n## Voice: Fir\n\nI swim.\n",
        change("mend it", "Voiec", "Voice", *TWO, ("Fir", "I swim.")),
        name('=NAME"', {"Voiec: Elm": "Elm"}, *TWO, ("Fir", "I swim.")),
        name('"Voiec: Elm="', {"Voiec: Elm": ""}, TWO[0], ("Fir", "I swim.")),
    ),
    refused(
        "“Round 2: Claude pushes back” may stand above what Claude says",
        "# What is a good question?\n\n"
        f"## Claude\n\n{BRIDGE}\n\n## Gemini\n\n{FORD}\n\n"
        "## Round 2: Claude pushes back\n\nYou would, and I like you for it.\n\n"
        "## Round 2: Gemini concedes\n\nI concede, and you may keep it.\n",
        name(
            '=NAME"',
            {
                "Round 2: Claude pushes back": "Claude",
                "Round 2: Gemini concedes": "Gemini",
            },
            *(("Claude", BRIDGE), ("Gemini", FORD)),
            ("Claude", "You would, and I like you for it."),
            ("Gemini", "I concede, and you may keep it."),
        ),
    ),
    refused(
        "“What is odd in Gemini's answer” may be a part of an answer",
        LAMPS.format(f"### What is odd in Gemini's answer\n\n{REMARK}\n\n"),
        name(
            '"What is odd in Gemini\'s answer="',
            {"What is odd in Gemini's answer": ""},
            ("Claude", WITHIN.format("What is odd in Gemini's answer")),
            TWO_LAMPS[1],
        ),
    ),
    refused(
        "“Gemini's comment on this” stands below the heading of Claude",
        LAMPS.format(f"### Gemini's comment on this\n\n{REMARK}\n\n"),
        change(
            "a heading of the voices' level",
            "### Gemini's comment on this",
            "## Gemini",
            TWO_LAMPS[0],
            ("Gemini", REMARK),
            TWO_LAMPS[1],
        ),
        name(
            '--voice "Gemini\'s comment on this=NAME"',
            {"Gemini's comment on this": "Gemini"},
            TWO_LAMPS[0],
            ("Gemini", REMARK),
            TWO_LAMPS[1],
        ),
        name(
            '--voice "Gemini\'s comment on this="',
            {"Gemini's comment on this": ""},
            ("Claude", WITHIN.format("Gemini's comment on this")),
            TWO_LAMPS[1],
        ),
    ),
    refused(
        "it is not clear whether the answer ends with this block quote",
        f"# T\n\n## Voice: Ash\n\n**Question:** A bridge?\n\n**Answer:**\n\n> So "
        f"they say.\n\n{BRIDGE}\n",
        change(
            'put "> " before all of its lines',
            f"\n{BRIDGE}",
            f">\n> {BRIDGE}",
            ("Ash", f"So they say.\n\n{BRIDGE}"),
        ),
        change(
            'the rest as "[Note: ...]"',
            f"\n{BRIDGE}",
            f"\n[Note: {BRIDGE}]",
            ("Ash", "So they say."),
        ),
    ),
    refused(
        "this stands in a voice's section outside of its words",
        f"# T\n\n## Voice: Ash\n\n**Question:**\n\n> A bridge?\n\n**Answer:**\n\n> "
        f"Yes.\n>\n{BRIDGE}\n",
        change(
            'put "> " before its lines',
            f"\n{BRIDGE}",
            f"\n> {BRIDGE}",
            ("Ash", f"Yes.\n\n{BRIDGE}"),
        ),
        change('"[Note: ...]"', BRIDGE, f"[Note: {BRIDGE}]", ("Ash", "Yes.\n")),
    ),
    refused(
        "the voices have lines of the same kind here",
        f"""# The bridge

## The Question

Keep it or not?

## Claude

**Heft:** 3
**Loft:** 2

{LAMP}

## Gemini

**Heft:** 1
**Loft:** 9

{DARK}
""",
        change_all(
            'a label such as "**Response:**" below the lines',
            {
                "Loft:** 2\n": "Loft:** 2\n\n**Response:**\n",
                "Loft:** 9\n": "Loft:** 9\n\n**Response:**\n",
            },
            *TWO_LAMPS,
        ),
        change_all(
            "and above them",
            {
                "**Heft:** 3": "**Response:**\n\n**Heft:** 3",
                "**Heft:** 1": "**Response:**\n\n**Heft:** 1",
            },
            ("Claude", f"**Heft:** 3\n**Loft:** 2\n\n{LAMP}"),
            ("Gemini", f"**Heft:** 1\n**Loft:** 9\n\n{DARK}"),
        ),
    ),
    refused(
        "10 of the document's 34 words stand below headings such as “Efteråt”",
        ASKED + OF_ASH + OF_ELM + "\n## Efteråt\n\n" + BOAT,
        name('=NAME"', {"Efteråt": "Fir"}, *TWO, ("Fir", BOAT)),
        name('"Efteråt="', {"Efteråt": ""}, *TWO),
    ),
    refused(
        "this row has more cells than its table's heading",
        ASKED + OF_ASH + "## Key\n\n| Voice | Words |\n|--|--|\n| Ash | yes | no |\n",
        change("add a cell", "Words |\n|--|", "Words | More |\n|--|--|", TWO[0]),
        change("put a backslash before a bar", "yes | no", "yes \\| no", TWO[0]),
    ),
    refused(
        "this is no transcript",
        f"# Crossings\n\n{BRIDGE}\n\n{FORD}\n",
        change(
            'as in "## Claude\'s answer"',
            f"{BRIDGE}\n\n",
            f"## Claude's answer\n\n{BRIDGE}\n\n## Gemini's answer\n\n",
            ("Claude", BRIDGE),
            ("Gemini", FORD),
        ),
    ),
    refused(
        "“Conclusion” may be a heading of the answer above it",
        ENDED,
        change(
            "make it bold if the answer goes on there",
            "### Conclusion",
            "**Conclusion**",
            ("Claude", BRIDGE),
            ("Gemini", f"{BRIDGE}\n\n**Conclusion**\n\n{FORD}"),
            ("Claude", BRIDGE),
        ),
        change(
            'write it and what is below as "[Note: ...]"',
            f"### Conclusion\n\n{FORD}",
            f"[Note: Conclusion\n\n{FORD}]",
            ("Claude", BRIDGE),
            ("Gemini", BRIDGE),
            ("Claude", BRIDGE),
        ),
    ),
)
