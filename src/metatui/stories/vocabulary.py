"""Words that tell nothing about a story, and words that tell little."""

from __future__ import annotations


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that hold sentences together, in English and the commonest of some other languages: never counted.
FUNCTION_WORDS = _listed(
    """
    a about above according accordingly across added adding adds after again against ago ahead al all
    almost along already als also although always am amid among an and another any anybody anyone
    anything anywhere apart apparently are aren't around as aside at au auch auf aux avec away back be
    because been before began begin behind being below beneath beside besides between beyond both but by
    came can can't cannot ce cette che come comes coming con could couldn't dans das del della dem den
    der des despite di did didn't do does doesn't doing don't done down du due during e each ein eine
    einen either el else en enough est et etc even ever every everybody everyone everything everywhere
    except few fewer for from further für get gets getting given gives giving go goes going gone got had
    hadn't has hasn't have haven't having he he'd he'll he's hence her here here's hers herself him
    himself his how however i i'd i'll i'm i've if il im in including indeed instead into is isn't ist it
    it's its itself just keep keeps kept la las last le least les less let let's lets like likely lo los
    made make makes making many may maybe me meanwhile might mine mit more moreover most much must my
    myself ne near nearly neither never nevertheless nicht no nobody non none nor not nothing now nowhere
    oder of off often on once one one's only onto or other others otherwise ou ought our ours ourselves
    out outside over own par para pas per perhaps por pour put puts que qui quite rather really regarding
    s said same saw say saying says se see seem seemed seems seen several shall she she'd she'll she's
    should shouldn't since sind so some somebody somehow someone something sometimes somewhere soon still
    such sur t take taken takes taking than that that's the their theirs them themselves then there
    there's thereby therefore these they they'd they'll they're they've thing things this those though
    through throughout thus to together told too took toward towards un una und under underneath une
    unless until up upon us use used uses using usually very via von war was wasn't we we'd we'll we're
    we've well went were weren't what what's whatever when whenever where whereas wherever whether which
    while who who's whoever whole whom whose why will with within without won't would wouldn't y yes yet
    you you'd you'll you're you've your yours yourself zu zum zur
    """
)

# Everyday words of news desks: counted for little and never given as a reason. They stand here because a
# library of a dozen articles is too small to learn from it how common a word is.
COMMON_WORDS = _listed(
    """
    able accept access account act action active activity actual actually add addition additional address
    adult affect affected afternoon afterward afterwards age aged agency agree agreed agreement aim aimed
    alleged allegedly allow allowed allowing alone alongside amount analysis analyst announce announced
    announcement annual answer appear appeared applied apply appointed approach approval approve approved
    approximately april area argue argued argument arrive arrived article ask asked asking aspect assess
    assessment assist assistance assistant associate associated association assume assumed attached
    attempt attend attended attention attractive august author authority autumn available average avoid
    awarded aware background bad balance base based basic basis bear beautiful became become becoming
    beginning begun behaviour believe believed benefit best better big bigger biggest billion bit board
    body book born borrow bottom bound boundary break breaking brief briefly bring bringing brings broad
    broke broken brought build building built burden business busy buy call called calling camera
    campaign capable capital car care careful carefully carried carry carrying case cast catch caught
    cause caused causing cent central centre century certain certainly challenge chance change changed
    changing chief child children choice choose circle circumstance cite cited citizen city claim claimed
    claiming class clear clearly climb close closed closer colleague collect collected column combination
    combine combined command comment commented commit committed common commonly community company
    comparable compare compared comparison compete competition complain complete completed complex
    component comprehensive compromise concede conceded concept concern concerned conclude concluded
    conclusion concrete condition conduct conference confident confirm confirmed confusion congratulate
    connect connected connection consequence consider considerable considerably considered consist
    constant constantly contact contain context continue continued contrast contribute contribution
    control conversation convince cooperate cooperation cope copy core corner correct cost count counter
    country couple course cover covering create created creating critic critical criticise criticised
    criticism criticize crucial cultural curious current currently cut daily damage dangerous dark data
    date dated daughter day dead deal dealt death debate decade december decide decided decision declare
    declared decline declined decrease deep deeply define degree deliberate deliberately deliver
    delivered delivery demand demanding demonstrate denied deny department depend depending deputy
    describe described description deserve designated designed desire desk destination destroy destroyed
    detail detailed determine determined develop developed development devote die died difference
    different difficult direct direction directly director disappear discuss discussion dismiss dismissed
    display distance distant distinct distribution divide division document dollar dominate dominated
    door double doubt dozen dramatic dramatically draw drew drive driven driving drop dropped dry dual
    eager earlier early earn earned easier easily east eastern easy eat economic economy edge edition
    editor educate effect effective effectively efficient effort eight eighth elect element eleven
    eliminate elsewhere email emerge emerged emphasis employ employed employee enable encourage
    encouraged end ended ending engage engaged enjoy enormous ensure enter entire entirely entrance entry
    environment episode equal equally equipment era error especially essential essentially establish
    established estimate estimated euro evaluate evening event eventually everyday evidence evident
    evolve ex exact exactly examination examine examined example exceed excellent exception excited
    exciting exclude exclusive exclusively executive exist existence existing expand expanded expansion
    expect expectation expected expensive experience expert explain explained explanation explore express
    extend extended extensive extent external extra extraordinary extreme extremely eye face facing fact
    factor fail failed failing failure fair fairly fairness fall false familiar family famous fan fancy
    far fast fault favor favour favourite fear feature featured featuring february feel feeling fell
    fellow felt field fifth figure file fill final finally finance financial find finding fine finish
    firm first fit five fixed flat floor flow focus follow followed following food foot force forced
    foreign forget form formal formally formed former formerly forth fortune forward fought found founded
    four fourth frame free freedom freely frequent frequently fresh friday friend friendly front
    frustrated frustration fulfil full fully fun function fund funding funny future gain gained gap
    gather gathered gave general generally generation gently genuine genuinely girl give global goal good
    government gradual gradually grant granted grateful great greater greatest grew ground group grow
    growing growth guarantee guess guidance guide guideline half hand handed handful handle handling
    happen happened happy hard harder head headed heading health healthy hear heard hearing heavily heavy
    held help helped helpful helping hide high higher highest highlight highlighted highly hint hire
    hired historic historical history hit hold holding home honest honour hope hoped hopeful hopefully
    hoping horrible host hosted hot hour house household huge hundred hurt idea ideal identified identify
    ignore illustrate imagine immediate immediately impact imply importance important impose imposed
    impossible impress impressed impressive improve improved improvement incentive inch inclined include
    included inclusion increase increased increasing incredible incredibly independent indicate indicated
    indication individual industry inevitable inevitably influence influenced inform information initial
    initially initiative innovation inside insist insisted inspire install installed instance institution
    insufficient integrate integrity intend intended intense intent intention interest interested
    interesting interim internal internally international intervene intervention interview introduce
    introduced introduction invest invitation invite invited involve involved involving isolated issue
    item january job join joined joint july june justify keen key kick kind knew know known lack landing
    large largely larger largest lasting late lately later latest latter launch launched launches
    launching lay layer lead leader leadership leading leap learn learned leave leaving led left legacy
    legal length lesson letter level liable lie life light limit limitation limited line link linked list
    listed literally little live lived living load local locally located location logic long longer look
    looked looking loose lose loss lost lot low lower lowest lucky main mainly mainstream maintain
    maintained major majority male man manage managed management manager managing manner march mark
    marked market massive matter mature maximum mean meaning meaningful means meant measure mechanism
    media meet meeting member men mention mentioned mere merely merit mess message met method mid middle
    midnight mile million mind minimal minimum minister minor minority minute miss mistake mix mobile
    model moderate modern modest moment momentum monday money month monthly mood morning mostly mother
    motion motivate mount move moved movement moving multiple mutual name named namely narrow nation
    national natural naturally nature nearby neat necessary need needed negative nervous network neutral
    new newly news newspaper next nice night nine ninth noise normal normally north northern notable
    notably note noted notice notion november nowadays number numerous object objective obligation
    observe observer obvious obviously occasion occasionally occur occurred october offence offer offered
    offering office officer official officially old older ongoing online open opened opening operate
    operating operation opinion opportunity oppose opposed opposite optimism optimistic option order
    ordered ordinary organisation organise organization original originally outcome outstanding overall
    overcome overnight overseas oversee overwhelming owned owner pace page paid pain painful pair paper
    parent part partial partially participant participate particular particularly partly partner party
    pass passed passion past patience pattern pay paying payment peace peak peer people percent
    percentage perfect perfectly perform performance performed period permanent permission permit person
    personal personality perspective persuade phase phenomenon philosophy phone photo physical pick
    picture piece place placed plain plan planned planning play played pleasant please pleased pleasure
    plenty plunge plus point pointed police policy politician pool poor popular popularity population
    portion pose posed position positive possess possession possibility possible possibly post posted
    potential potentially pound power powerful practical practically practice praise praised precise
    precisely prefer preference preliminary preparation prepare prepared presence present preserve
    president press pressing pressure prestigious presumably pretend pretty prevent previous previously
    price primarily primary principle print prior priority private privately privilege probability
    probably problem procedure proceed proceeding process produce produced product production
    professional profile program programme progress prohibit project prominent promise promised promote
    promoted prompt proof proper properly property proportion proposal propose proposed protect proud
    prove proved proven provide provided providing provision provoke public publication publicly publish
    published pull pure purpose pursue push pushed pushing putting puzzle qualification qualify quality
    quarter query question quick quickly quiet quietly quoted raise raised random range ranging rank
    rapid rapidly rare rarely rate ratio rational reach reached reaching react reaction read reader
    readily reading ready real realise realistic reality rear reason reasonable reasonably reassure
    rebuild recall receive received recent recently reception reckon recognise recognised recognition
    recognized recommend record recover red reduce reduced reduction refer reference referred reflect
    refuse refused regard region regional regret regular regularly reject rejected relate related
    relation relationship relative relatively relax release released relevant reliable relief reluctant
    rely remain remained remaining remark remarkable remarkably remember remembered remind reminder
    remote remove removed repeat repeated repeatedly replace replaced reply report reported reportedly
    reporter reporting represent representation representative reputation request require required
    requirement research reserve residence resident resist resolve resort resource respect respected
    respective respectively respond responded response responsibility responsible rest restored restrict
    result resulted resulting resume resumed retain retire retired return returned reveal revealed
    reverse review revise revised revision reward rhythm rich right ring rise rising risk risky road role
    room rose rough roughly round routine row ruin rule ruled rumour run running rural rush sad safe
    safety sake sale sample satisfaction satisfied saturday save scale scenario scene schedule scheduled
    scheme school science scientist score scored search season seat second secretary section sector
    secure security seek seeking seemingly seize select selected selection self selling send senior sense
    sensitive sent separate separately september sequence series serious seriously serve served service
    serving session set setting settle settled seven seventh severely shake shame shape share shared
    shareholder sharp sharply sheer shift shock shocked short shortly shoulder shout show showed showing
    shown shut sick side sight sign signed significance significant significantly silence silent similar
    similarly simple simply sincere single sit site sitting situated situation six sixth size sky slide
    slight slightly slip slow slowly small smaller smallest smooth snap social society soft sold sole
    solely solid solution solve somewhat son sooner sophisticated sorry sort sought sound source south
    southern space span spare speak speaking special specialist specific specifically spectacular
    speculate speculation speech speed spend spending spent spite split spoke spoken spokesman
    spokespeople spokesperson spokeswoman spot spread spring stability stable staff stage stance stand
    standard standing star stark start started starting state stated statement station status stay stayed
    steadily steady steep stem step stick stock stood stop stopped story straight strategy street
    strength strengthen stress stressed stretch stretched strict strictly striking strong stronger
    strongest strongly structure struggle study style subject subsequent subsequently substantial
    substantially succeed success successful sudden suddenly suffer suffered suffering sufficient suggest
    suggested suggestion suit suitable sum summary summer sunday super supply support supported supporter
    suppose supposed supposedly sure surely surface surprise surprised surprising surprisingly surround
    surrounded surrounding survive survived suspend suspended sustain swift swiftly switch sympathy
    system table tackle tactic tale talk talked talking target task team technical technically technology
    telephone television tell telling temporarily temporary tempt ten tend tendency tense tenth term
    terms terrible test text thank thankful theme theoretical theory thick thin think thinking third
    thorough thought thousand threat threaten three threshold throw thrown thursday tie tight time timing
    tiny tip tired title today tolerate tomorrow tonight tool top topic toss total totally touch tough
    town trace track trade traditional traditionally transform transparency transparent travel treat
    treated tremendous trend trick tried trigger trip triumph trouble troubled true truly trust trusted
    truth try trying tuesday turn turned turning twelve twenty twice two type typical typically ultimate
    ultimately unable unaware uncertain unclear undergo undermine understand understanding undertake
    unexpected unexpectedly unfair unfortunately unhappy unique unit universal unknown unlike unlikely
    unprecedented unusual upcoming update updated upper upset upward urban urge urged urgent useful user
    usual utility utterly vague valid valuable value variety various vast version versus viable view
    violent virtually visible visit visited visiting visitor vital vocal voice voluntary vulnerable wait
    waited waiting walk walked wall want wanted warm warmth warn warned warning watch watched watching
    water wave way weak weakness wealth wealthy wear wearing weather website wednesday week weekend
    weekly weigh weighed weighing welcome welcomed west western whichever wide widely widespread willing
    win window winner winning winter wisdom wise wish woman women won wonder wonderful word work worked
    worker working world worldwide worried worry worrying worse worst worth worthy wrap write writer
    written wrong wrote yard year yearly yell yesterday yield young younger zero
    """
)
