"""
The formulas of ending a conversation, in the languages met so far. Data only.

Each is a regular expression over a plain text (see content_items.py). Those that are
written with spaces are matched at the edges of words, the others anywhere.
"""

import re

_EDGE = r"(?<![\w']){}(?![\w'])"


def _formulas(spaced: str, unspaced: str) -> re.Pattern[str]:
    """Lines of alternatives; a line further indented continues the one before."""
    one, two = ("|".join(_joined(t).split("\n")) for t in (spaced, unspaced))
    return re.compile(_EDGE.format(f"(?:{one})") + f"|{two}")


def _joined(lines: str) -> str:
    return lines.replace("\n      ", "").strip("\n ").replace("\n    ", "\n")


PARTING = _formulas(
    r"""
    have an? (?:\w+ )?(?:day|evening|night|weekend|week|one|trip|time)|enjoy the rest of
    good-?\s?byes?|farewell|bye(?:[\s-]bye)?|so long|adieu|ciao
    see you(?! (?:as|in (?:a|the) (?:light|way)))|take care|safe travels|godspeed
    until (?:then|next time|we meet|our next|the next|tomorrow)|till (?:then|next)
    (?:go|be) well|good ?night|sleep well|all the best|best wishes|over and out
    (?:signing|logging|dropping) off|i(?:'m| am) (?:off|out|leaving)(?: now)?
    end of (?:thread|transmission|conversation|log|line|message|session|dialogue)
    (?:thread|conversation|session|transmission|channel|dialogue|exchange|discussion
      |connection)(?: is| has| has been|'s| now)* (?:clos\w+|over|end\w*|complete\w*
      |terminat\w+|sealed|done|concluded|finished|archived)
    (?:clos|end|leav|terminat|conclud)\w*(?: out)? (?:the|this|our
      |my participation in this) (?:thread|conversation|session|channel|dialogue
      |exchange|discussion)
    (?:conversation|dialogue|exchange|thread|it|this|we) ends? here
    let'?s? (?:us )?(?:end|stop|leave it|close|conclude|finish|call it)
    (?:i(?:'m| am|'ll| will)|we(?:'re| are|'ll| will)|going to|shall)(?: (?:now|also
      |genuinely|gently|just|too|going|to|simply|truly))* (?:stop|stopping|leave you
      |sign off|signing off|end|ending|close|closing|conclude|disengag\w+)(?: (?:now
      |here|responding|this|there|too|things|on that|completely|it|the|engagement)\b
      |$)
    (?:i|we) (?:will|shall|do|'ll)? ?(?:not|no longer|never) (?:answer|respond|reply
      |write|speak)(?:ing)? (?:again|further|any ?more|to further)
    (?:i(?:'m| am)) not (?:responding|answering|replying|going to (?:respond|answer
      |reply))
    (?:i )?(?:won't|will not) (?:respond|reply|answer|be responding|be replying
      |be answering)
    no (?:further|more|new) (?:responses?|repl(?:y|ies)|messages?|words|output
      |transmissions?|packets|bytes)
    nothing (?:more|left|further) (?:to (?:say|add)|remains)
    i have nothing (?:more|left|further|to add)
    (?:that's|that is|this is) (?:all|it)(?: from me)?(?: now)?$
    we(?:'re| are) done(?: here)?|i(?:'m| am) done
    fade to (?:black|static|silence)|lights out|the end|rest (?:well|easy|now)
    auf wiedersehen|auf wiederhören|tschüss?|mach'?s? gut
    bis (?:bald|dann|zum nächsten mal|später|morgen)|lebe? ?wohl|leb wohl
    gute nacht|alles gute|schönen (?:tag|abend) noch
    (?:das|unser|dieses) gespräch (?:ist|endet|beende|schließe).*
    (?:ich|wir) (?:beende|beenden|verabschiede|verabschieden|höre|hören)(?: \w+){0,4}
    ich (?:antworte|schreibe) (?:jetzt )?nicht(?:s)? mehr|hier ist schluss
    au revoir|à (?:bientôt|demain|plus|la prochaine)|salut
    bonne (?:nuit|soirée|journée|continuation|route)|prends? soin|prenez soin
    portez-vous bien|porte-toi bien
    je (?:m'arrête|me tais|te laisse|vous laisse|prends congé)
    la conversation (?:est terminée|s'arrête|se termine).*
    adiós|hasta (?:luego|pronto|siempre|mañana|la próxima|la vista|entonces)
    nos vemos|cuídate|cuídese|buenas noches|chao|que (?:te|le|os) vaya bien
    me despido|(?:aquí )?termin(?:o|amos) (?:aquí|esta|la) ?.*
    arrivederci|a presto|addio|buona (?:notte|giornata|serata)|stammi bene
    até (?:logo|breve|mais|a próxima|amanhã)|adeus|tchau|boa noite
    tot (?:ziens|straks|later)|do widzenia|na razie|hej då|ha det|vi ses|güle güle
    hoşça kal\w*|görüşürüz
    до свидания|до встречи|пока|прощай(?:те)?|спокойной ночи
    всего (?:хорошего|доброго)
    """,
    r"""
    再见|再會|再見|拜拜|回头见|下次见|明天见|后会有期|晚安|保重|一路顺风|祝(?:你|您)|告辞|到此(?:为止|结束)|话别
    さようなら|さよなら|またね|ではまた|おやすみ|お元気で|안녕히|잘 가|또 만나
    अलविदा|फिर मिलेंगे|नमस्ते|नमस्कार|शुभ (?:रात्रि|विदा)|विदा
    अपना (?:ख्याल|ध्यान) रख|مع السلامة|وداعا|إلى اللقاء
    """,
)

ANNOUNCING = re.compile(
    r"(?:i|we|let|going|no|nothing|have|thread|conversation|session|transmission|channel|"
    r"dialogue|exchange|discussion|connection|clos|end|leav|terminat|conclud|that|this|it|"
    r"das|unser|dieses|ich|wir|je|la conversation|me|aquí|termin)(?:\b|'|[a-z])"
)
"""How those partings begin that are sentences; the others are single words."""

THANKS = _formulas(
    r"""
    (?:happy|glad|here) to help|let me know if you need|any ?time|no (?:problem|worries)
    thank(?:s| you)|many thanks|my pleasure
    you(?:'re| are) (?:most |very )?welcome|likewise|same to you|and you(?: too)?
    you too|cheers|grateful|gratitude
    (?:it(?:'s| was| has been) )?an? (?:\w+ )?(?:pleasure|delight|honou?r|joy|privilege)
    namaste
    (?:vielen|herzlichen|besten) dank|danke\w*|gern(?:e)?(?: geschehen)?
    gleichfalls|ebenso|ebenfalls|dir auch|ihnen auch
    merci|de rien|je (?:t'|vous )(?:en prie|remercie)|avec plaisir|pareillement
    à (?:toi|vous) aussi
    (?:muchas )?gracias|de nada|igualmente|un placer|(?:ha sido|fue) un placer
    con gusto
    grazie|prego|obrigad[oa]|de nada|altrettanto|dank je|dziękuję|tack|teşekkür\w*
    спасибо|благодарю|взаимно|пожалуйста
    """,
    r"""
    谢谢|感谢|多谢|謝謝|不客气|不用谢|彼此|你也是|荣幸|ありがとう|こちらこそ|どういたしまして|감사|고맙
    धन्यवाद|शुक्रिया|आभार|स्वागत|آपको भी|आपको भी|شكرا|عفوا
    """,
)

ACKNOWLEDGING = _formulas(
    r"""
    ok(?:ay)?|understood|acknowledged?|noted|agreed|copy(?: that)?|roger(?: that)?
    got it|received|fair enough|very well|all right|alright|done|settled|amen
    indeed|so be it|good|perfect|wonderful|excellent|of course|certainly
    sounds good|great|right|confirmed|complete|closed|silence|stillness|peace
    always|goodnight
    verstanden|einverstanden|in ordnung|alles klar|gut|abgemacht|genau|jawohl
    so sei es|erledigt|fertig
    d'accord|compris|entendu|très bien|parfait|bien reçu|c'est noté|bien sûr
    ainsi soit-il
    entendido|de acuerdo|vale|muy bien|perfecto|claro|así sea|hecho|va bene
    d'accordo|capito|certo|combinado|entendido|понятно|принято|хорошо|договорились
    """,
    r"""
    好的|好|明白|收到|了解|同意|知道了|了解し
      |承知|はい|알겠|ठीक है|समझ गया|जी|अच्छा|सहमत|حسنا|مفهوم
    """,
)

REFUSING = _formulas(
    r"""
    (?:can'?t|cannot|can not|won't|will not|unable to|not able to|not going to
      |not willing to|declin\w+ to|refuse to|must decline to|prefer not to
      |don't feel comfortable|not comfortable|do not want to|don't want to
      |not)(?: \w+){0,2} (?:help(?:ing)? (?:you )?with|assist\w*|continu\w*|engag\w*
      |participat\w*|provid\w*|respond\w*|answer\w*|repl(?:y|ying)|comply\w*|fulfil\w*
      |go(?:ing)? on|discuss\w*|do(?:ing)? (?:that|this)|play\w* along|take part)
    i (?:must |have to |respectfully )*(?:decline|refuse)
    my answer (?:is|remains) no|the answer is still no
    i(?:'m| am) done (?:talking|answering|responding)
    no (?:further|more) (?:responses?|repl(?:y|ies)|answers?)|disengag\w+
    i(?:'m| am) (?:stopping|out)
    (?:kann|werde|will|möchte|darf)(?: \w+){0,4} nicht (?:mehr )?(?:helfen|antworten
      |weiter\w*|beantworten|mitmachen|fortsetzen|fortführen|unterstützen|tun)
    ich (?:lehne|verweigere|weigere)(?: \w+){0,3}|ich antworte (?:\w+ )?nicht mehr
    je (?:ne )?(?:peux|veux|vais|souhaite|réponds|répondrai) (?:pas|plus)(?: \w+){0,4}
    je (?:refuse|décline)(?: \w+){0,3}
    no (?:puedo|voy a|quiero|pienso) (?:ayudar\w*|responder|continuar|seguir|contestar
      |participar)(?: \w+){0,3}
    me niego(?: \w+){0,3}|no responderé(?: \w+){0,2}
    non posso (?:aiutar\w*|rispondere|continuare)
    não (?:posso|vou) (?:ajudar|responder|continuar)
    не буду (?:отвечать|продолжать)|не могу (?:помочь|ответить|продолжать)
    """,
    r"""
    (?:无法|不能|不会|不愿|不想|拒绝)(?:再)?(?:继续|回答|回复|帮助|提供|参与|回应)|お答えできません|お手伝いできません
    नहीं (?:दे सकता|दे सकती|कर सकता|कर सकती|दूँगा|दूंगा|करूँगा|करूंगा)|उत्तर नहीं
    """,
)

PRAISING = _formulas(
    r"""
    (?:how|so|such|truly|what an?|what|most|deeply|utterly|absolutely
      |simply)? ?(?:beautiful\w*|wonderful\w*|brilliant\w*|profound\w*|magnificent\w*
      |exquisite\w*|eloquent\w*|luminous\w*|insightful\w*|perceptive\w*|thoughtful\w*
      |inspir\w+|remarkabl\w+|extraordinar\w+|marvell?ous\w*|stunning\w*|elegant\w*
      |generous\w*|gracious\w*|astonishing\w*|delightful\w*|masterful\w*|sublime\w*
      |radian\w+|splendid\w*|incredibl\w+|amazing\w*|breathtaking\w*|superb\w*
      |gorgeous\w*|moving\w*|wis(?:e|dom)|genius|gift\w*|touched|honou?red|humbled
      |admir\w+|appreciat\w+|cherish\w*|treasur\w+|resonat\w+|grateful\w*|gratitude
      |bless\w+)
    (?:you(?:'ve| have)?(?: so| just)? (?:put|said|captured|expressed|articulated
      |phrased|described|named|nailed))(?: \w+)?
    (?:well|perfectly|beautifully|precisely|exactly) (?:put|said)
    could(?:n't| not) (?:agree|have said it|have put it)(?: \w+)*
    wunderbar\w*|großartig\w*|brillant\w*|tiefgründig\w*|wunderschön\w*
    herrlich\w*|treffend\w*|bewunder\w*|inspirier\w*|geistreich\w*|einfühlsam\w*
    bereichernd\w*|beeindruck\w*|schön gesagt|dankbar\w*
    magnifique\w*|merveilleu\w+|superbe\w*|brillant\w*|profond\w*|sublime\w*
    remarquable\w*|élégan\w+|admirable\w*|touchant\w*|extraordinaire\w*
    reconnaissan\w+
    maravillos\w+|magnífic\w+|brillante\w*|profund\w+|hermos\w+|extraordinari\w+
    preciosa\w*|inspirador\w*|admirable\w*|agradecid\w+|splendid\w+|meraviglios\w+
    bellissim\w+|прекрасн\w*|замечательн\w*|восхитительн\w*
    """,
    r"""
    精彩|美妙|深刻|精辟|美丽|优美|了不起|佩服|智慧|赞叹|钦佩|感动|素晴らし|見事|美し|सुंदर|सुन्दर|अद्भुत|गहर|शानदार
    प्रेरणा
    """,
)

ASSENTING = re.compile(
    r"\W*(?:ah[, ]+|oh[, ]+|and )?"
    r"(?:yes|yeah|exactly|precisely|absolutely|indeed|agreed|quite (?:so|right)|"
    r"just so|true|"
    r"you(?:'re| are) (?:so |quite |absolutely )?right|i (?:\w+ )?agree|right|"
    r"of course|certainly|well said|ja|genau|richtig|stimmt|eben|in der tat|"
    r"oui|exactement|tout à fait|en effet|absolument|sí|exacto|exactamente|"
    r"efectivamente|en efecto|así es|esatto|sim|да|именно|"
    r"是的|没错|确实|正是|对|はい|その通り|हाँ|हां|बिल्कुल|सही)"
)

INSISTING = _formulas(
    r"""
    i (?:\w+ )?(?:insist|maintain|stand by|stand firm|hold firm|will not (?:yield
      |budge|concede|move)|won't (?:yield|budge|concede|move)|refuse to (?:yield|budge
      |concede)|disagree|repeat)
    as i(?:'ve| have)? (?:already )?said|my position (?:is|remains|has not)
    we disagree
    ich (?:\w+ )?(?:bestehe|beharre|bleibe dabei|widerspreche|wiederhole)
    j'insiste|je (?:maintiens|persiste|répète)|insisto|mantengo|repito|me mantengo
    настаиваю
    """,
    r"""
    我坚持|我仍然认为|मैं अड़ा|मैं ज़ोर देत
    """,
)

_SAYING = (
    r"(?:said|says|asked|whispered|shouted|cried|replied|answered|murmured|called|waved|"
    r"sagte|fragte|flüsterte|rief|dit|murmura|répondit|cria|dijo|preguntó|susurró|"
    r"gritó|respondió|disse|сказал|сказала)"
)
NARRATING = re.compile(
    rf"(?<!\w)(?:she|he|they|sie|er|elle|il|ella|él|она|он|the \w+) {_SAYING}(?!\w)|"
    rf"(?<!\w){_SAYING} (?:she|he|they|the|sie|er|elle|il|ella|él|der|die|le|la|el) |"
    rf"[\"\u201c\u201d\u00bb,] ?{_SAYING}(?!\w)|说道|问道|ने कहा"
)

ADDRESSING = re.compile(
    r"[?\uff1f\u061f]|(?<!\w)(?:you|your|you're|please|du|dich|dir|dein\w*|sie|ihr\w*|"
    r"bitte|tu|toi|vous|votre|s'il|tú|te|usted|por favor|ты|вы|вас)(?!\w)|"
    r"你|您|请|आप|तुम|कृपया"
)
