import { shell } from './need-signs.ts'
import { tells } from './need-words.ts'
import { remember } from './remember.ts'
import { ours, type Sentence } from './sentences.ts'
import { matchesIn } from '../patterns.ts'

/** What staff say to those whom they serve; visitors do not serve us. */
const serving =
  /\b(?:(?:how|what) (?:can|may|could) i (?:do for|help|get|assist|serve) you\b|how (?:can|may) i help\b|may i take your|may i have your (?:full |last |first )?name|your (?:reservation|booking|order|room|table) (?:is|will be|has been) |i'?ll be your (?:waiter|waitress|server|guide|host)|(?:thank you|thanks) (?:so much |very much )?for (?:choosing|calling(?! (?:me|us|back))|flying|shopping|dining|staying|banking)|(?:certainly|of course|right away|here you are|very good|very well),? (?:sir|madam|ma'?am)|you(?:'re| are) here (?:to discuss|for)|(?:only|just) (?:got )?\w+ (?:left )?in stock|always at your service|que puis-je (?:faire )?pour vous|en quoi puis-je (?:vous |t')|merci d'avoir (?:choisi|appele))\b/

/** "We're so glad you came": said by who serves, and by who asks for something as well. */
const pleased =
  /\b(?:(?:we are|we're|i'm|i am) (?:so |very )?(?:happy|glad|pleased|delighted|proud) (?:that )?you|nous sommes (?:tres )?(?:heureux|ravis|fiers) de vous)\b/

/** Whether a text is said by who serves others, as a clerk at a counter. */
export function isServing(text: string): boolean {
  return serving.test(text)
}

/** "You need to call who made it": what somebody else is to do, with no word of the writer's own. */
const advice =
  /\b(?:you(?:'ll| will|'d)? (?:need to|have to|must|should|can't|cannot|ought to|better)|vous (?:devez|devrez|devriez)|il (?:vous|te) (?:faut|faudra) (?:une?|des|du)|tu (?:dois|devrais)) [a-z]|^(?:recherchez|cherchez|allez|revenez|adressez-vous|rendez-vous a) |^(?:(?:re)?cherche|regarde|tape|va voir)[sz]? (?:ca |juste )?(?:sur|dans) (?:google|youtube|wiki\w*|internet|le net|reddit)\b|^(?:just )?(?:google|look (?:it )?up|search (?:it )?(?:for|on)|look (?:it up )?on) (?:that|it|google|youtube|wiki\w*|reddit|the name)\b/

/** "She wanted us to look it up": told of others, unless they were sent to find something. */
const wantedByOthers =
  /^(?:(?:and|but|so|et|mais|alors|well|then),? )*(?:(?:she|he|they) wanted (?:us|me|him|her|them|everyone|everybody) to (?!(?:find|get|compare|research|choose|source|build|set up|contact|look (?:for|into|at))\b)|(?:elle|il|elles|ils) voulai(?:t|ent) qu(?:e |'))/
/** "People advertising their lives". */
const doneByPeople =
  /^(?:(?:and|but|so|et|mais|alors|well|then),? )*(?:people|les gens|everybody) (?!(?:calling|asking|ringing|emailing|waiting|booking|ordering|leaving|looking)\b)[a-z]{3,}ing /

/** Terms of source code: a developer's own programming problem, not a project to commission. */
const ownCode =
  /\b(?:svg|css|canvas|iframe|regex\w*|jquery|stylesheets?|doctype|xpath|dom|webpack|stack ?trace|segfault\w*|compil(?:e[rsd]?|ing|ation)|gcc|svn|makefile|semicolons?|html\d? (?:page|tags?|elements?|file)|(?:javascript|js|php|python|java) (?:function|array|code|error)s?|(?:div|span|audio|video) tags?)\b/

/** A developer is wanted, or the code is of the writer's own website. */
const lookedFor =
  /\b(?:some(?:one|body)|developers?|designers?|freelance\w*|quelqu'un|developpeu\w+|graphiste|(?:my|mon|ma) (?:site|website|web ?shop|shop|store|boutique|blog))\b/

/** Said among the users of a forum or a room: "ask in /r/…", "can anyone see this". */
const amongUsers =
  /(?:^|[\s(])\/?[ru]\/\w{3,}|\b(?:can|does) any(?:one|body) (?:see|read|hear|else) |\bany(?:one|body) here\b/

/** "We ran a course", "we've spent months planning": what has been done is not wanted. */
const done =
  /^(?:(?:yes|ok|well|so|and|oui|alors|et|ben|bein|bah|bon|en fait|in fact|actually),? )*(?:(?:we|i)(?:'ve| have)? (?:just |already |recently |finally )?(?:ran|held|launched|introduced|completed|finished|implemented|organi[sz]ed|trained|spent (?:a long time|months|weeks|years) (?:planning|preparing|training))|(?:we|i)(?:'ve| have)? just (?:installed|downloaded|bought|got|found)|(?:je viens|on vient) (?:juste )?(?:de |d')(?:installer|telecharger|acheter|decouvrir|finir|recevoir)|(?:demain|ce soir|tomorrow|tonight),? (?:je|on|nous|i|we|i'll|we'll) |(?:on|nous|j'?) ?(?:a|avons|ai) (?:deja |enfin |bien )?(?:lance|commence|termine|acheve|organise|forme|fini))\b/

/** "This site is very quick", "the parts are automatically sorted": it works, and nothing is asked of it. */
const works =
  /\b(?:very|so|really|super|tres|vraiment|hyper) (?:quick|fast|convenient|handy|easy|useful|accurate|efficient|helpful|pratique|rapide|facile|utile|efficace)\b|\b(?:is|are|gets?|get) (?:then )?automatically [a-z]+ed\b|\b(?:is|are) (?:already|partially|fully|mostly|entirely|now)[ -]automated\b|\b(?:est|sont) (?:ensuite )?automatiquement\b|\b(?:have|has) (?:sped|speeded) up\b|\bbusiness is (?:booming|good|great)\b|^(?:(?:and|so|well|but|et|mais|alors|donc|en fait),? (?:euh,? )?)*(?:(?:it|that) was(?:n't)? (?:really |kind of |just )*(?:an?|my|good|fun)|there (?:was|were)|il y avait|c'etait) |\b(?:is|are) (?:much )?(?:newer|better|faster) than (?:ours|mine)\b/

/** "We've got plenty of tables in stock": what there is to sell. */
const offers =
  /\b(?:we(?:'ve| have)(?: got)? (?:plenty|lots|an? (?:wide |large |great |good )?(?:range|selection|choice|variety)) of [^.!?]{2,40} (?:in stock|in store|available|to choose from)|(?:nous avons|on a) (?:un (?:grand|large|vaste) choix de|plein de|de nombreu(?:x|ses)) [^.!?]{2,40} (?:en stock|en magasin|en rayon|disponibles?))\b/

/** "It's less ugly than Google Sites": a favourable comparison asks for nothing. */
const favours =
  /^(?:(?:ben|bah|mais|et|and|but|well|so),? )*(?:c'?est|it'?s|it is|they'?re|they are) (?:quand meme |pas mal |bien |beaucoup |nettement |vachement |much |way |far |a lot |so much )*(?:mieux|better|nicer|prettier|easier|simpler|cooler|cheaper|quicker|faster|moins (?:laid|moche|pire|nul|cher|chiant|complique|lourd|lent)e?s?|less (?:ugly|bad|expensive|annoying|complicated|clunky)|(?:plus|more) (?:beau|belle|joli|simple|pratique|rapide|clair|cool|agreable|fiable|convenient|practical|useful|reliable|fun)e?s?) (?:que|qu'|than)/

/** "I like to dance": a habit; "I'd like to" is a wish. */
const habit =
  /\b(?:i|je|j') ?(?:really |also |just |always )?(?:like|love|enjoy|aime|adore) (?:to (?!have\b|get\b|know\b|see\b|order\b|buy\b|make\b)[a-z]+|[a-z]{2,}ing\b|(?!avoir|savoir|voir|commander|creer)[a-z]{2,}(?:er|ir)\b)/

/** "They take care of the service", "it's a software that helps": told of others, or of a thing that there is. */
const toldOf =
  /^(?:(?:yes|yeah|well|so|and|oui|bah|ben|alors|et|cependant|however|(?:selon|d'apres|according to) [^,]{2,30}),? )*(?:(?:they|he|she|ils|elles) |it(?:'s| is) an? [a-z ]{1,60} that |c'est (?:un peu|plutot) |(?:heureusement|luckily|thankfully|fortunately)\b)|^(?:parce qu(?:e |')|because )|\b(?:est|is) (?:une? |a )(?:sorte|espece|kind|sort) (?:de|d'|of)|\b(?:est|is) [^,.]{3,40}, (?:the )?(?:chef|directeur|directrice|head|director|professor|professeur|specialiste|specialist)\b/

/** "I don't need to ask": who decides. */
const needsNobody =
  /\bi (?:don't|do not|never) (?:need|have) to ask\b|\bje n'ai (?:besoin de|a) (?:demander|rendre)\b/

/** "No, because …" and "technically no" answer a friend; "we don't want to lose it" wishes for nothing. */
const answersFriend =
  /^(?:nan|non|no|nope|nah|si),? (?:parce|car|because|cause)\b|^(?:technically|techniquement),? (?:no|non|yes|oui|not)\b|^(?:(?:and|but|et|mais),? )?(?:i|we) (?:don't|do not|wouldn't) (?:want|wanna) (?:to )?[a-z]+ (?:it|them|that|him|her|you)[ .!]*$/

/** Of a guest, a traveller or a private person: their table, their room, what they bring home, what they write of others. */
const errand =
  /\b(?:(?:je |j')(?:[a-z]+ ){0,3}me (?:rapporter|ramener)|(?:find|call|get|ask) (?:our|the|a) (?:waiter|waitress|server|bill|check)|get (?:our|the) (?:bill|check)|(?:could|can|would|will) you (?:please )?(?:keep|confirm|cancel|change|hold|extend) (?:my|our) (?:reservation|room|table|seat)s?|(?:send|sell|give|bring) [^.!?]{3,30} to my (?:sister|brother|mum|mom|dad|mother|father|parents|friend|girlfriend|boyfriend|aunt|uncle|cousin|son|daughter|wife|husband)(?!')|(?:envoyer|offrir|apporter) [^.!?]{3,30} a (?:ma|mon|mes) (?:soeur|frere|mere|pere|parents|copine|copain|amie?|tante|oncle|cousine?|fils|fille|femme|mari)|demander l'addition|appeler (?:le serveur|la serveuse)|(?:(?:pouvez|pourriez)[- ]vous|vous (?:pouvez|pourriez)) (?:garder|confirmer|annuler|changer) (?:ma|notre) (?:reservation|chambre|table)|(?:je|j'|on|i|we) ?(?:[a-z]+ ){0,2}(?:laisser|poster|ecrire|leave|write|post) (?:euh )?(?:une? |des |a |some )(?:mauvais |bad |good )?(?:avis|reviews?))\b/

/** "They do not need anybody to tell them what to think": no wish of the writer's. */
const needless =
  /\b(?:n'ont|n'a|n'avez|n'as|ont|avez|as) (?:pas|plus|aucun|vraiment pas|jamais) besoin d|\b(?:they|people|you|he|she|it|who|kids) (?:really |just )?(?:don't|do not|doesn't|does not) need\b/

/** What is to cost nothing. */
const gratis =
  /\b(?:freewares?|free (?:apps?|tools?|softwares?|programs?|programmes?)|(?:logiciels?|applis?|applications?|outils?|programmes?) (?:libres? et )?gratuite?s?)\b/

/** The innards of somebody's own computer, which nobody has built for them. */
const ownMachine =
  /\b(?:grub|bios|nvidia|radeon|realtek|bootloader|dual ?boot|drivers? (?:for|of) my|kernel|apt-get|read-only file ?system|hard drives? (?:set|with)|partitions?|live ?cd|network[- ]manager icon|mozilla-firefox|firefox(?: [\d.]+)? (?:keeps|crash\w*|causes|freez\w+|on \d\d ?-?bit)|(?:tools?|apps?|programs?|software) (?:\w+ )?for (?:[kx]?ubuntu|linux)|[kx]?ubuntu (?:machine|desktop)|terminal[- ]based?|(?:in|on|from) (?:the |a )?(?:terminal|command[- ]line)(?![- ]\d)\b(?! (?:at|of|in)\b)|(?:my|mon) (?:laptop|monitor|pc|desktop|ecran|computer|ordi(?:nateur)?)\b|(?:my|mon) (?:hardware|materiel)\b|which (?:os|operating system)|(?:my|ma) (?:graphics|sound|video) card|ma carte (?:graphique|son))\b/
const ofHouse =
  /\b(?:we|we'\w+|our|us|nous|notre|nos|company|business|clients?|customers?|staff|team|societe|entreprise|equipe|serveurs|servers)\b/

/** Of what is liked nothing is wanted, unless the rest says so. */
function isHabit(plain: string): boolean {
  return habit.test(plain) && !tells(plain.replace(habit, ''))
}

/** A path of a file, or "*site", as people mend a word of theirs, and nothing else. */
const bare = /^\/[\w./-]+$|^\*\s?[\p{L}'-]+$|^[\p{L}'-]+\*$/u

/** Whether a sentence is said of something that is wanted by nobody, whatever words it has. */
function isBesides(plain: string): boolean {
  const none = [
    serving,
    answersFriend,
    needsNobody,
    errand,
    gratis,
    wantedByOthers,
    amongUsers,
    bare,
  ]
  if (none.some((pattern) => pattern.test(plain))) return true
  return isOfTheirMachine(plain) || isHabit(plain) || isOfOthers(plain)
}

/** Whether it is about the writer's own computer or code rather than their company's, and asks for no developer. */
function isOfTheirMachine(plain: string): boolean {
  const isMachine = ownMachine.test(plain) || shell.test(plain)
  return (isMachine || (ownCode.test(plain) && !lookedFor.test(plain))) && !ofHouse.test(plain)
}

/** Said to others or of them, with no word of the writer's own. */
function isOfOthers(plain: string): boolean {
  if (ours.test(plain)) return false
  const isSaidToOthers = advice.test(plain) || needless.test(plain)
  return doneByPeople.test(plain) || (isSaidToOthers && !plain.includes('?'))
}

/** Features of a flat or house, as in a rental listing. */
const dwelling =
  /\b(?:\d+ ?m2|m2|duplex|chambres?|bedrooms?|bathrooms?|salle de bains?|wc|balcon|terrasse|sous[- ]sol|loyer|rent|charges comprises|cuisine equipee|digicode|meublee?|furnished|sq ?ft|locataires?|tenants?)\b|m²/g
/** Different features from which on a text is a listing. */
const dwellingFrom = 4

/** Whether a text reads like a rental listing: "645 €, 65 m², 2 chambres, cuisine équipée". */
export function listsDwelling(text: string): boolean {
  const found = new Set(matchesIn(text, dwelling).map(([word]) => word))
  return found.size >= dwellingFrom && !ours.test(text)
}

/** Whether a sentence states no need of its writer's, though it has the words of one. */
export function statesNoNeed({ plain }: Pick<Sentence, 'plain'>): boolean {
  return isNoNeed(plain)
}

const isNoNeed = remember((plain: string): boolean => {
  if (isBesides(plain)) return true
  if (tells(plain)) return false
  if ([done, works, offers, favours, pleased].some((pattern) => pattern.test(plain))) return true
  return toldOf.test(plain) && !ours.test(plain)
})
