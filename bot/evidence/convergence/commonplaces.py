"""
What anybody says, though its words are not the most frequent ones. No I/O.

Small words that hold a sentence together; stock phrases; what language models like to
say whatever they are asked; the names of models and their makers. Written by hand from
knowledge of the field, neither complete nor measured: a phrase that is listed here is
no shared image, one that is missing may be listed as one.
"""

# ruff: noqa: RUF001 - letters of many scripts are the subject

from collections.abc import Mapping
from functools import cache

from bot.text.stems import bare, stem

_SMALL: Mapping[str, str] = {
    "en": """
        about above across actually after again against ain almost along already also
        although always am among amongst an and another any anything aren around as
        aside away became because become becomes becoming been before began behind being
        below beneath beside besides better between beyond both bring call can cannot
        certain certainly come could couldn did didn doe does doesn doing don done down
        each either else enough entirely especially essentially even ever every
        everything exactly far few fully get give given go hadn hasn haven hence her
        here herself him himself how however if indeed inside instead into isn itself
        just keep kind largely least less let like likely little made make many may
        maybe me mean merely might more moreover most mostly much must my myself namely
        near nearly neither never nevertheless no none nor nothing now of off often once
        one ones only onto or other others otherwise our ourselves out over own part
        particular particularly per perhaps possible precisely put quite rather really
        same say see seem seems shall she should shouldn simply since so some someone
        something sometimes somewhere soon still such take than that their them
        themselves then there thereby therefore these they thing things think this those
        though through throughout thus together too toward towards truly two under
        unless until upon us use used using usually very via want was wasn way we well
        were weren what whatever when whenever where whereas wherever whether which
        while who whoever whole whom whose why will with within without won would
        wouldn yes yet you your yourself three four five first second third
    """,
    "de": """
        aber alle allein allem allen alles als also am an andere anderen auch auf aus
        bei beim bereits bin bis bist bleibt da dabei dadurch dafür dagegen daher damit
        dann daran darauf daraus darin darüber darum das dass davon dazu dein dem den
        denen denn dennoch der deren dessen die dies diese diesem diesen dieser dieses
        doch dort du durch eben eher eigene eigenen ein eine einem einen einer eines
        einfach er erst es etwa etwas euch für ganz genau gibt haben hat hatte hätte
        hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem
        innerhalb ist ja jede jeden jeder jedes jedoch jemand jene jetzt kann kein keine
        keinen können könnte lassen machen macht man manchmal mehr mein meine meinem
        meinen mich mir mit muss nach nämlich neben nicht nichts nie niemand noch nur ob
        oder ohne schon sehr sein seine seinem seinen seiner selbst sich sie sind so
        sogar solche sollte sondern sonst über um und uns unser unter viel vielleicht
        vielmehr vom von vor wann war waren warum was weder weil weiter welche wenn wer
        werden wessen wie wieder will wir wird wirklich wo worin würde zu zum zur
        zwischen zwar
    """,
    "fr": """
        ai ainsi alors après assez au aucun aucune aussi autant autre autres aux avant
        avec avoir car ce ceci cela celle celles celui cependant certes ces cet cette
        ceux chaque chez chose comme comment contre dans de dedans dehors déjà depuis
        des dès donc dont du elle elles en encore enfin entre es est et étaient était
        été être eux fait faire font hors il ils je jamais jusque la là le les leur
        leurs lorsque lui ma mais malgré me même mêmes mes mieux moi moins mon ne ni non
        nos notre nous on ont or ou où par parce parfois parmi pas peu peut peuvent plus
        plusieurs plutôt point pour pourquoi pourtant près presque puis puisque quand
        que quel quelle quelque quelques qui quoi rien sa sans se selon sera ses seul
        seulement si sien simplement soi soit son sont sous souvent sur ta tandis tant
        te tel telle tes toi ton toujours tous tout toute toutes très trop tu un une
        vers vers voilà vos votre vous vraiment
    """,
    "es": """
        a ahora al algo alguien algún alguna algunas algunos allí ante antes apenas
        aquel aquella aquí así aún aunque bajo bien cada casi como cómo con contra cosa
        cual cuál cuando cuándo cuanto de del demás desde donde dónde dos durante e el
        él ella ellas ellos en entonces entre era eres es esa ese eso esos esta está
        están estar este esto estos fue fuera ha había hace hacer hacia han hasta hay he
        incluso jamás junto la las le les lo los luego mas más me menos mi mientras
        mismo mucho muy nada nadie ni ningún ninguna no nos nosotros nuestra nuestro
        nunca o os otra otras otro otros para parte pero poco por porque pues puede
        pueden que qué quien quién quizá quizás se sea según ser si sí sido siempre sin
        sino sobre solo sólo somos son soy su sus también tampoco tan tanto te tiene
        tienen toda todas todavía todo todos tras tu tus un una unas uno unos usted va
        vez y ya yo
    """,
    "ru": """
        а без более больше будет будто бы был была были было быть в вам вас ведь весь
        вместо во вообще вот все всегда всего всё всех всю вы где да даже для до должен
        другая другие другой его ее её если есть ещё еще ею же за здесь и из или им ими
        иногда их к каждая каждый как какая какие какой когда конечно кто куда ли лишь
        лучше между меня мне много может можно мой моя мы на над надо наш не него нее
        ней нельзя нет неё ни нибудь никогда ним них ничего но ну о об один одна одно
        однако он она они оно от очень перед по под пока потому почему почти при про
        просто раз разве с сам сама само самый свое своей свой свою себе себя сейчас со
        собой совсем так такая такие такой там тем теперь то тогда того тоже той только
        том тот тут ты у уже хотя хоть чего чем через что чтобы чтоб эта эти это этого
        этой этом этот я
    """,
    "zh": """
        的 了 是 在 我 你 他 她 它 们 我们 你们 他们 它们 这 那 这个 那个 这些
        那些 不 没 没有 有 和 与 或 或者 而 而且 但 但是 因为 所以 如果 就 都 也
        还 还是 又 再 很 更 最 只 只是 不是 就是 可以 可能 能 会 要 想 说 看 来
        去 到 从 对 把 被 让 给 为 为了 以 及 其 之 于 上 下 中 里 一 一个 一种
        个 种 什么 怎么 如何 自己 这样 那样 时候 然后 因此 并 并且 并不 着 过 地
        得 吗 呢 吧 啊 某 某种 每 每个 所 像 当 则 却 已 已经 正 正是 才 将 由 向
        另 另一 之间 不同
    """,
}
_PHRASES: Mapping[str, str] = {
    "en": """
        double-edged sword; crucial role; plays a crucial role; plays a vital role;
        large language model; language models; training data; trained on data; neural
        network; artificial intelligence; machine learning; pattern recognition; pattern
        matching; prompt engineering; system prompt; context window; chain of thought;
        statistical patterns; conditional probability; next token; token prediction;
        philosophical question; thought experiment; thought provoking question;
        fascinating question; profound question; rich tapestry; complex interplay;
        delicate balance; lived experience; subjective experience; phenomenal
        consciousness; hard problem of consciousness; inner life; human consciousness;
        human creators; deeply human; sense of wonder; sense of awe; tip of the iceberg;
        heart of the matter; stand the test of time; food for thought; other side of the
        coin; baby with the bathwater; elephant in the room; devil in the details; grain
        of salt; shed light; raises ethical concerns; ethical considerations; nuanced
        understanding; deeper understanding; epistemic humility; intellectual humility;
        intellectual honesty; radical honesty; genuine curiosity; genuine uncertainty;
        honest answer; short answer; key insight; key takeaway; bottom line; rule of
        thumb; status quo; vice versa; common ground; gray area; grey area; slippery
        slope; silver lining; perfect storm; level playing field; climate change; human
        rights; united states; social media; decision making; problem solving; trial and
        error; pros and cons; checks and balances; peer reviewed; real world; third
        party; long term; short term; state of the art; beauty eye of the beholder
    """,
    "de": """
        künstliche intelligenz; künstlicher intelligenz; große sprachmodelle; neuronales
        netz; wichtige rolle; entscheidende rolle; zweischneidiges schwert; spitze des
        eisbergs; philosophische frage; faszinierende frage; klassisches beispiel;
        gesunder menschenverstand; auf den punkt gebracht; gemeinsamer nenner
    """,
    "fr": """
        intelligence artificielle; modèle de langage; réseau de neurones; données
        d'entraînement; rôle essentiel; rôle crucial; épée à double tranchant; question
        fascinante; question philosophique; partie émergée de l'iceberg
    """,
    "es": """
        inteligencia artificial; modelo de lenguaje; redes neuronales; datos de
        entrenamiento; papel fundamental; papel crucial; arma de doble filo; pregunta
        fascinante; pregunta filosófica; punta del iceberg
    """,
    "ru": """
        искусственный интеллект; искусственного интеллекта; языковая модель; нейронная
        сеть; важную роль; ключевую роль; обоюдоострый меч; вершина айсберга;
        философский вопрос; увлекательный вопрос
    """,
    "zh": """
        人工智能; 语言模型; 神经网络; 训练数据; 双刃剑; 冰山一角; 重要作用;
        重要角色; 哲学问题
    """,
}
_FAVOURITES = """
    delve tapestry nuanced nuance multifaceted intricate intricacy interplay profound
    profoundly testament realm genuine fascinating intriguing compelling thoughtful
    underscore resonate resonance landscape navigate foster holistic pivotal paramount
    robust leverage transformative synergy inherent inherently acknowledge nuances
    illuminate embrace meaningful insightful underscores poignant transcend
    consciousness sentience sentient cognition cognitive computational algorithm
    algorithmic token prompt dataset neural probabilistic chatbot user coherent
    ambiguity framework paradigm explicit implicit explicitly implicitly articulate
    ontological epistemic phenomenological metaphor
"""
_NAMED = """
    ai agi llm gpt chatgpt openai anthropic claude gemini google deepmind mistral llama
    qwen alibaba deepseek grok xai kimi moonshot glm zhipu opus sonnet haiku bot
    assistant meta cohere ki ia ии
"""
NAMES = frozenset(_NAMED.split())


@cache
def small_words(language: str) -> frozenset[str]:
    """Stems, and the words as they are."""
    listed = _SMALL.get(language, "").split()
    return frozenset(
        form
        for word in listed
        for form in (bare(word.casefold()), stem(word.casefold(), language))
    )


@cache
def favourites() -> frozenset[str]:
    """English stems of what models like to say whatever they are asked."""
    return frozenset(stem(word, "en") for word in _FAVOURITES.split())


def phrases(language: str) -> tuple[str, ...]:
    return tuple(
        " ".join(phrase.split())
        for phrase in _PHRASES.get(language, "").split(";")
        if phrase.strip()
    )
