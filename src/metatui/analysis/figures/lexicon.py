"""The closed classes of English and the verbs of news, as far as noun phrases around figures need them."""

from __future__ import annotations

from typing import Final

from metatui.analysis.figures.wordlists import word_set

DETERMINERS: Final = word_set(
    "a an the this that these those its his her their our your my some any each every no another all"
    " both such either neither which what whose much many more most less fewer least few several"
)
PREPOSITIONS: Final = word_set(
    "of in on at by for from to into onto with without within over under above below between among"
    " amid against during since until till after before through throughout across towards toward"
    " about around near beyond behind despite per via versus vs than as up down off out upon along"
    " past inside outside including like unlike besides excluding"
)
PRONOUNS: Final = word_set(
    "i you he she it we they me him them us who whom itself himself herself themselves there here"
    " one ones someone everyone anyone nobody everybody something nothing everything others another's"
)
CONJUNCTIONS: Final = word_set(
    "and or but nor so yet because although though while whereas if unless when where why how"
    " whether once that however meanwhile whenever wherever"
)
AUXILIARIES: Final = word_set(
    "is are was were be been being am has have had having do does did will would shall should can"
    " could may might must cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't"
    " didn't won't wouldn't can't couldn't shouldn't not never it's he's she's they're we're"
)
ADVERBS: Final = word_set(
    "also aside already still just only even now then again almost nearly about around roughly"
    " approximately soon ago earlier later today yesterday tomorrow instead together alone too very"
    " ever often sometimes perhaps further quickly sharply slightly likely early late overall once"
    " twice apiece altogether respectively everywhere inland offshore nearby nationwide worldwide"
    " annually abroad overnight away back apart ahead forward elsewhere"
)
COMPARATIVES: Final = word_set(
    "more less fewer higher lower larger smaller bigger better worse greater faster slower longer"
    " shorter older younger cheaper dearer stronger weaker wider narrower deeper hotter colder warmer"
    " cooler taller heavier lighter richer poorer above below"
)
FUNCTION_WORDS: Final = DETERMINERS | PREPOSITIONS | PRONOUNS | CONJUNCTIONS | AUXILIARIES | ADVERBS

_REGULAR: Final = """
accept accuse ache acquire add admit advance agree aim allocate allow amount announce answer appear
approve argue arrest arrive ask attack attend attract average award back ban bar battle believe blame
boast boost borrow bounce burn call cancel carry cause charge claim clear climb close collapse collect
command commit compare complain complete confirm consider consume contain continue contract contribute
convert cost cover crash create cross damage deal decide decline decrease deem defend delay deliver
demand deny deploy describe design destroy detain die dip disappear discover displace double drag drop
earn ease edge elect employ enable end engage enter equal erase estimate evacuate exceed exclude expand
expect expire explain export extend face fail feature fetch file fill fine finish fire flee flood flow
follow forecast found fuel gain generate grant guarantee halt halve hand happen harm head help hire hope
hover host house impose improve include increase indicate infect inject injure insist invest involve
issue join jump kill lack land last launch lead level lift limit list live load lock lodge log lower
maintain manage mark match measure miss move multiply name near need note number offer open operate
oppose order outnumber outpace oversee own park pass peak perform place plan play pledge plough plow
plummet plunge poll portray post pour predict prepare price process produce project promise propose
protest prove provide publish pull pump purchase push put raise range rally rank reach realise realize
rebound receive recommend record recover recruit reduce refuse register reject release remain remove rent
replace report represent require rescue reserve resign respond restore retire return reveal review revise
roll rule sack sail save say scale schedule scrap score secure seek seem seize serve settle shed shift
show shrink sign slash slip slow snap soar spare start stay steer step store strand stretch struggle
study suffer suggest supply support surge survey suspend swell tally target test threaten tighten top
total touch track trade transfer transport treat treble triple trim tumble turn urge use vaccinate value
vary veto travel visit vote vow wait walk want warn waste weigh widen welcome witness work wound yield
reassign unveil invite spot ship bind
"""
_IRREGULAR: Final = """
rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing go goes went
gone going make makes made making take takes took taken taking get gets got getting give gives gave given
giving see sees saw seen seeing say says said saying spend spends spent spending pay pays paid paying buy
buys bought buying sell sells sold selling lose loses lost losing win wins won winning hold holds held
holding cut cuts cutting hit hits hitting put puts putting set sets setting stand stands stood standing
sink sinks sank sunk sinking shrink shrank shrunk swing swings swung bring brings brought bringing come
comes came coming keep keeps kept keeping leave leaves left leaving lend lends lent mean means meant meet
meets met run runs ran running sit sits sat send sends sent show shown slide slides slid sliding spread
speak spoke spoken spring sprang strike strikes struck teach tell tells told telling think thinks thought
throw threw thrown wear wore write writes wrote written writing draw draws drew drawn find finds found
finding fight fought fly flew flown build builds built building become becomes became begin begins began
begun beat beats bear bore feel felt overtake overtook seek sought shoot shot led fed bet bets know knew
known ate eat burnt shed wind wound owe owes owed owing die dies died dying tie ties tied tying plans
planned planning cost costs totalled totaled totalling labelled travelled dropped dropping stopped
slipped shipped trimmed scrapped topped jumped banned barred cancelled committed fuelled transferred
dipped tore torn blew swept drove rode woke hid stole flung wept swore knocked
"""


def _inflect(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "ch", "sh", "z", "o")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


VERBS: Final = frozenset(form for verb in _REGULAR.split() for form in _inflect(verb)) | frozenset(
    _IRREGULAR.split()
)
# Forms that are verbs and hardly ever nouns in front of a figure or behind one.
FINITE_VERBS: Final = frozenset(
    form for form in VERBS if form.endswith("ed") and form not in ("need", "seed", "speed", "feed")
) | word_set(
    "tore blew swept drove stole knocked rose fell grew went made took got gave saw said says spent"
    " paid bought sold lost won held stood sank shrank swung brought came kept lent meant met ran sat"
    " sent slid struck told thought threw wrote drew found fought flew built became began felt sought"
    " shot led owe owes shrunk includes remains remain becomes become exceeds exceed reaches reach"
    " arrives expects plans hopes wants seeks requires seems accounts amounts belongs consists"
    " according compared versus represents knew ate die dies killing injuring leaving making taking"
    " including excluding following put cost left"
)
REPORTING: Final = word_set(
    "said says say saying told tells tell added adds warned warns argued argues claimed claims"
    " estimated estimates estimate believes believe believed expects expect expected predicts"
    " predicted predict forecast forecasts thinks thought noted notes wrote writes suggested suggests"
    " found finds projected projects calculated calculates reckons reckoned insisted insists"
    " confirmed confirms denied denies according showed shows"
)
# Verbs by which a quantity moves or stands: the subject before them is what a figure behind them measures.
RISING: Final = word_set(
    "rise rises rose risen rising grow grows grew grown growing climb climbs climbed climbing"
    " increase increases increased increasing jump jumps jumped jumping surge surges surged surging"
    " soar soars soared soaring advance advances advanced advancing gain gains gained gaining expand"
    " expands expanded expanding swell swelled swelling rebound rebounds rebounded recover recovered"
    " rally rallied widen widens widened lift lifts lifted lifting raise raises raised raising boost"
    " boosts boosted add adds added adding up accelerate accelerated accelerating edged leapt leap"
    " leaps rocketed balloon ballooned improved improve improves warmed warming topped top"
)
FALLING: Final = word_set(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining"
    " slip slips slipped slipping slide slides slid sliding shrink shrinks shrank shrunk shrinking"
    " contract contracts contracted decrease decreases decreased tumble tumbles tumbled tumbling"
    " plunge plunges plunged plunging plummet plummeted sink sinks sank sunk sinking dip dips dipped"
    " ease eases eased easing slow slows slowed slowing lower lowers lowered lowering cut cuts"
    " cutting reduce reduces reduced reducing slash slashed trim trimmed shed down lose loses lost"
    " losing narrow narrows narrowed weaken weakened cooled cool halved"
)
STANDING: Final = word_set(
    "touched closed ended traded trades trading bought fetched fetches opened settled finished quoted firmed"
    " start starts started begin begins is are was were be been being reach reaches reached reaching"
    " hit hits hitting total totals totalled totaled totalling stand stands stood standing exceed"
    " exceeds exceeded exceeding average averages averaged averaging amount amounts amounted come"
    " comes came remain remains remained stay stays stayed equal equals equalled number numbers"
    " numbered numbering cost costs costing measure measures measured weigh weighs weighed peak"
    " peaked pass passed near neared nearing approach approached approaching represents represented"
    " surpassed surpass account accounts accounted go goes went moved move swung changed revised"
    " unchanged steady become becomes became last lasts lasted lasting cover covers covered covering"
    " steadied stabilised stabilized hovers"
    " worth valued priced put estimated set projected forecast expected seen running hovering hovered"
    " ran runs run"
)
CHANGE_NOUNS: Final = word_set(
    "rise increase growth gain jump surge fall drop decline decrease slump cut reduction loss climb"
    " advance dip plunge change swing rebound contraction expansion slide raise hike"
)
# Movement along "from X to Y".
MOVING: Final = (
    RISING
    | FALLING
    | {"went", "go", "moved", "move", "swung", "changed", "revised", "upgraded", "downgraded"}
) | CHANGE_NOUNS
SPANNING: Final = word_set(
    "range ranges ranged ranging vary varies varied varying anywhere somewhere prices estimates"
    " estimated aged ages sizes costs lasting sentences fines bonuses salaries offers fees anything"
    " everything"
)
IRREGULAR_PLURALS: Final = word_set(
    "people men women children staff police personnel troops aircraft cattle fish sheep deer feet"
    " teeth mice geese data media criteria phenomena spacecraft helicopters vessels servicemen"
    " policemen servicewomen fishermen congressmen businessmen lawmakers firemen policewomen"
    " sportsmen craftsmen clergy livestock poultry dead injured wounded missing homeless unemployed"
    " others crew elderly infantry species series headquarters dice bacteria gentlemen townspeople"
    " spokespeople salespeople businesspeople francs horse nationals hectares fatalities"
)
# Words in -s that are no plurals.
SINGULAR_S: Final = word_set(
    "is was has its his this us as thus plus less across news business always perhaps politics"
    " economics mathematics physics athletics gas loss boss class press pass process success access"
    " address progress crisis basis analysis emphasis virus campus status census focus bonus"
    " consensus minus unless towards afterwards besides does goes says congress mass glass cross"
    " illness wilderness fitness witness dress stress princess express surplus versus yes bus"
    " diabetes covid texas paris lens"
)
SINGLE_COUNTABLES: Final = word_set(
    "person man woman child death soldier officer policeman victim case seat vote goal passenger"
    " student patient firefighter protester civilian"
)


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "'s", "ous"))
        and word not in SINGULAR_S
        and word not in FUNCTION_WORDS
    )


def pluralise(noun: str) -> str:
    """As in "employee" → "employees", for a noun glued to its number ("7,000-employee")."""
    irregular = {"person": "people", "man": "men", "woman": "women", "child": "children", "storey": "storeys"}
    if noun in irregular:
        return irregular[noun]
    if is_plural(noun):
        return noun
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
