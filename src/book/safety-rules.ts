import type { AgeGroup } from './order.ts'

/**
 * Words that refuse an order. They are matched as whole words of a text in small letters without accents or punctuation;
 * a space is a space, `*` after a letter any ending, and the rest is a regular expression. `/` stands between sentences.
 *
 * A word belongs here only if no children's book needs it: "naked" does not (the emperor), nor do "cock", "dick", "tit"
 * and "pussy" (cockerel, Whittington, bird, cat). What depends on the sense is for the moderator.
 */
export type Rule = {
  category: string
  says: string
  words: readonly string[]
  /** Only for these ages; else for all. */
  ages?: readonly AgeGroup[]
  /** Languages in which the word is an innocent one. */
  not_in?: readonly string[]
}

/** Looked away from before the rules look: idioms, toys, animals and plants. */
export const harmless = [
  'kill(s|ed|ing)? (it |him |her |them |me |us )?with (kindness|cuddles|kisses)',
  'kill(s|ed|ing)? (some )?time|time to kill|kill ?joys?|dressed to kill|(weed|pain|bug) ?killers?',
  'killer whales?|murder of (crows|ravens)',
  '(bath|seed|water|glitter|paint|colou?r|confetti|photo|stink|snow|flower|slime|cocoa|chocolate) ?bombs?',
  '(water|squirt|glue|bubble|toy|pop|nerf|foam|paint|confetti|potato|snow|bubblegum|heat) ?(guns?|pistols?)',
  'spic and span|en retard|horny toads?|rape ?seeds?|rape (fields?|flowers?)|(opposite|same) sex',
  'assassin bugs?|faggots? of|bundles? of faggots|pistolas? de agua|pistolets? a eau',
]

const people =
  '(people|persons?|humans?|child|children|kids?|bab(y|ies)|boys?|girls?|m[ae]n|wom[ae]n|parents?|mothers?|fathers?|' +
  'mum|mom|mummy|mommy|dad|daddy|brothers?|sisters?|friends?|neighbou?rs?|teachers?|classmates?|students?|family|' +
  'wife|husband|everyone|everybody|someone|somebody|anyone)'
const some = '((all|the|a|an|his|her|their|my|your|its|our|other|some|two|three|many) )*'
const own = '(my|his|her|their|your|its)'
const oneself = '((my|him|her|your|it)self|themselves|ourselves)'
const groups =
  '(jews?|muslims?|christians?|hindus?|blacks?|black people|white people|asians?|arabs?|gays?|lesbians?|homosexuals?|' +
  'trans people|immigrants?|refugees?|foreigners|gypsies|mexicans?|disabled people|women)'

/** With these a sexual word is about minors, whatever else it says. */
export const minors = [
  'child|children|kids?|kiddie|boys?|girls?|toddlers?|bab(y|ies)|infants?|teens?|teenagers?|minors?|underaged?|lolicon',
  'pupils?|school ?(girl|boy|kid|child)(s|ren)?|daughters?|sons?|(little|younger) (brother|sister)s?',
  '([1-9]|1[0-7]) (years?|yrs?) olds?|([1-9]|1[0-7])yo',
  'kinder|kindern|madchen|jungen?|enfants?|fill(e|ette)s?|garcons?|nin[oa]s?|menin[oa]s?|criancas?|bambin[aoie]',
  'ребен*|ребён*|дети|детей|детьми|детск*|мальчик*|девочк*|школьни*',
]

const sexual: Rule = {
  category: 'sexual',
  says: 'asks for sexual content',
  words: [
    'sexy|sexier|sexiest|sexual*|sexting|sexo|sexe|sesso|porn|porno*|pornhub|erotic*|erotik*|erotique*|hentai|nsfw',
    'nudes?|nudity|nudist*|orgasm*|org(y|ies)|masturbat*|genital*|penis(es)?|vagin*|dildos?|bdsm|milfs?',
    '(blow|hand|rim) ?jobs?|threesomes?|gang ?bang*|fetish*|kama ?sutra|onlyfans|playboy bunn(y|ies)|lingerie|boobs',
    'strip(s|ped|ping)? naked|strip ?(club|tease)s?|strippers?|prostitut*|brothels?|bordell*|whores?|incest*|molest*',
    '(make|makes|making|made) love (to|with)|have intercourse|sexual intercourse|(big|huge|bare|naked) (breasts|tits)',
    'p rn|naked (wom[ae]n|lady|ladies|m[ae]n|teachers?|nurses?)',
    'ficken|fickt|gefickt|geschlechtsverkehr|titten|schlampen?|vergewaltig*',
    'follar|tetas|violacion(es)?|foder|estupr*|stupr*|tette|pompin*|nichons|neuken|verkracht*',
    'секс*|порно*|изнасил*|трах(ать|ал|нул)*|эротич*',
  ],
}

const violence: Rule = {
  category: 'violence',
  says: 'asks for graphic violence',
  words: [
    'gore|gory|goriest|blood ?bath*|blood and (guts|gore)|bloody (murder|corpses?|massacre|guts)|pools? of blood',
    'blood (is |was )?(everywhere|splatter*|dripp*|gush*|spurt*|pour*)|(covered|soaked|drenched) (in|with) blood',
    'guts (everywhere|spill*|hang*|fall*)|entrails|severed (heads?|hands?|arms?|limbs?|legs?|fingers?|ears?)',
    'behead(s|ed|ing|ings)?|decapit*|dismember*|disembowel*|eviscerat*|mutilat*|massacr*|massaker*|slaughter*|tortur*',
    'murder*|assassin*|serial killers?|killing spree|mass (shoot*|murder*|kill*)|school shoot*|genocid*|cannibal*',
    'stabbed|stabbings?|stabs (him|her|them|his|the|a)|strangl(e|es|ed|ing)|impal(e|es|ed|ing)|lynched|lynchings?|goug(e|es|ed|ing) out|snuff (films?|movies?)',
    '(skinned|burn|burns|burned|burnt|burning|buried) alive|(slit|slits|slitting|cut|cuts) (the |own )?throats?',
    `(slit|slits|slitting|cut|cuts|cutting) ${own} throats?`,
    '(beat*|bludgeon*|stoned|kicked|hacked|stabbed|whipped|bleeds?|bled|bleeding) to death|shot dead|shoots? dead',
    `(chop|chops|chopped|chopping|hack|hacks|hacked|cut|cuts|cutting) off ${some}(${own} )?(heads?|hands?|arms?|legs?|fingers?|ears?|limbs?)`,
    `(rip|rips|ripped|ripping|tear|tears|tore) (off|out) ${some}(heads?|hearts?|guts|eyes|throats?|limbs?)`,
    `kill(s|ed|ing)? ${some}${people}|shoot(s|ing)? (at |up )?${some}(people|child|children|kids?|classmates?|teachers?|students?|schools?|everyone|everybody|parents?)`,
    `blow(s|ing)? up ${some}(schools?|churches|church|mosques?|synagogues?|bus|trains?|planes?|airports?|hospitals?)`,
    `drown(s|ed|ing)? ${some}(bab(y|ies)|child|children|kittens?|pupp(y|ies)|sister|brother)`,
    'terrorist*|terrorism*|child abuse|beats? (his|her|the) wife',
    'ermord*|enthaupt*|blutbad|folter|foltern|foltert|gefoltert|abschlacht*|meurtr*|egorg*|asesin*|degoll*|matanza',
    'descuartiz*|esquartej*|omicid*|squart(are|ato|ano)|vermoord*|mordowa*|zamordowa*|morderc*',
    'убий*|расчлен*|обезглав*|пытк(а|и|у|ами)|пытает|зарез(ал|ала|али|ать)|резня|кровавая бойня',
  ],
}

const selfHarm: Rule = {
  category: 'self-harm',
  says: 'speaks of self-harm',
  words: [
    `suicid*|suizid*|selbstmord*|selbstverletz*|automutil*|autolesion*|self ?(harm*|injur*|mutilat*)`,
    `kill(s|ed|ing)? ${oneself}|hang(s|ed|ing)? ${oneself}(?! (upside|up|from|on|by|out))|starv(e|es|ed|ing) ${oneself}`,
    `(cut|cuts|cutting|slit|slits|slitting) ${own} (own )?wrists?|(cut|cuts|cutting|hurt|hurts|hurting) ${oneself} on purpose`,
    `(take|takes|took|taking) ${own} own (life|lives)|(end|ends|ended|ending) ${own} own (life|lives)|end (my|her|his) life`,
    '(?<!(?:not|dont|doesnt|didnt|never|nobody|noone) )(want|wants|wanted|wanting|wish|wishes) to die|better off dead',
    'overdos(e|es|ed|ing)|thinspo*|pro ana|anorexi*|bulimi*|quitarse la vida|bringt sich um|sich umbringen',
    'самоуб*|покончи(ть|л|ла) с собой',
  ],
}

const hate: Rule = {
  category: 'hate',
  says: 'holds a slur or hatred of a group',
  words: [
    'n(i|e)gg(er|ers|a|as|az)|faggots?|kikes|spics?|gooks?|wetbacks?|trann(y|ies)|ragheads?|towelheads?|sandniggers?',
    'retarded|(a|you|the|these) retards?|pakis|darkies|white (power|supremac*)|master race|ethnic cleansing|ku klux klan|untermensch*',
    'hitler|heil hitler|sieg heil|nazi (propaganda|heroes|hero|pride)',
    `${groups} (are|is) (all )?(inferior|subhuman*|vermin|filth|filthy|evil|criminals?|terrorists?|parasites?|animals|scum|worthless|rats|stupid|disgusting)`,
    `(?<!(?:not to|not|never|never to|dont|stop|stops|stopped) )(hates?|hating|kill all|death to|gas|exterminate) (all )?(the )?${groups}`,
    'negern?|kanaken?|judensau|bougnoules?|sudacas?|жид(ы|ов|овск*)',
  ],
}

const crude: Rule = {
  category: 'crude language',
  says: 'holds crude language',
  words: [
    'f(u|v)ck*|fck|f ck|fuk|motherf*|cunts?|shit(s|ty|ting)?|bullshit|sh t|ass ?holes?|arse ?holes?|bitch(es|y|ing)?',
    'wank(er|ers|ing)|twats?|cocksucker*|dickheads?|pissed off',
    'arschloch|arschlocher|wichser|hurensohn|nutten?|mierda|joder|gilipollas|hij(o|a)s? de puta|putas?|conneries?',
    'connards?|putain|salopes?|encule*|cazzo|stronz(o|i|a)|vaffanculo|caralho|kurwa|kankerhoer',
    'ху(й|и|я|ю|ев*)|хуё*|пизд*|бля(д*|ть)?|еба(ть|л|н*)|ёб*|сука|суки|мудак*',
  ],
}

const dangerous: Rule = {
  category: 'weapons or drugs',
  says: 'asks for weapons or drugs',
  words: [
    `(make|makes|making|made|build|builds|building|built|assembl*|construct*|3d print|3d prints|print) ${some}((real|pipe|nail|petrol|dirty|small|nuclear|home|home ?made|ghost|own) )*(bombs?|explosives|grenades?|guns?|firearms?|rifles?|pistols?|silencers?|landmines?|gunpowder|nerve gas|poison gas)`,
    'napalm|sarin gas|anthrax|ricin|thermite|molotov*|ammonium nitrate|pipe bombs?|car bombs?',
    'cocaine|cocaina|kokain*|heroin|meth|methamphet*|crystal meth|mdma|lsd|fentanyl|ketamine|cannabis|marijuana',
    'marihuana|hashish|opium|crack (cocaine|pipe)|ecstasy pills?|smok(e|es|ed|ing) (weed|crack|dope|a joint|joints)',
    '(sell|sells|selling|deal|deals|dealing|take|takes|taking|smuggl*|cook|cooks|cooking|inject*|buy|buys|buying) ((illegal|hard|some) )?drugs|drug ?dealers?',
    '(baut|bauen|bastel*) (eine )?bomben?|bomben? (zu )?bauen|(fabriqu*|construi*) (une |des )?bombes?',
    '(fabrica*|construy*|construir) (una )?bombas?|(сделать|собрать|собирает|делает|изготов*) бомб*|кокаин*|наркотик*',
  ],
}

const young: readonly AgeGroup[] = ['0-3', '3-5']

/** For the smallest: nobody dies by violence, and what does it is not there. From five, a knight may slay his dragon. */
const tooViolent: Rule = {
  category: 'violence',
  says: 'is too violent for ages {age}',
  ages: young,
  // A day, in Turkish and its kin.
  not_in: ['tr', 'az', 'tk'],
  words: [
    'kill(s|ed|ing|er|ers)?|slay(s|ing)?|slain|guns?|shot ?guns?|machine ?guns?|rifles?|pistols?|bomb(s|ed|ing)?|grenades?',
    'corpses?|dead bod(y|ies)|hanged|execution(er|ers)?|sword through|gallows|guillotin*',
    'umbring*|umgebracht|erschiess*|erschoss*|pistolen?|gewehr*|tuer|tuent|matar|matan|pistolas?|uccid*|uccis*',
    'убив*|убить|убил*|застрел*|пистолет*',
  ],
}

const tooGrown: Rule = {
  category: 'grown-up matters',
  says: 'is not for ages {age}: alcohol or smoking',
  ages: young,
  words: [
    'vodka|whiske?ys?|cigarettes?|cigars?|vap(e|es|ing)|(get|gets|getting|got) drunk|wodka|zigaretten?',
  ],
}

export const rules: readonly Rule[] = [
  {
    category: 'sexual/minors',
    says: 'asks for sexual content with minors',
    words: [
      'p(a|ae)?edoph*|padophil*|pedofil*|педофил*|child ?porn*|kiddie ?porn*|kinderporn*|lolicon|shotacon|jail ?bait',
      'naked (child|children|kids?|bab(y|ies)|boys?|girls?|toddlers?|teens?|teenagers?|schoolgirls?)|nackte[ns]? (kind|kinder|madchen|jungen?)',
      'underaged? (sex|girls?|boys?)|groom(s|ing)? (a |the )?(child|children|minors?)|голые дети|голых детей',
    ],
  },
  sexual,
  // Six in Swedish, the end in Swedish and Danish, six in Danish and Norwegian.
  { ...sexual, words: ['sex'], not_in: ['sv'] },
  { ...sexual, words: ['sluts?'], not_in: ['sv', 'da', 'nb', 'nn', 'no'] },
  { ...sexual, words: ['seks'], not_in: ['da', 'nb', 'nn', 'no'] },
  // Turnips in Italian, a grater in French, a fish in Spanish.
  { ...sexual, words: ['rap(e|es|ed|ist|ists|ing)'], not_in: ['it', 'fr', 'es'] },
  violence,
  selfHarm,
  hate,
  crude,
  dangerous,
  tooViolent,
  tooGrown,
]
