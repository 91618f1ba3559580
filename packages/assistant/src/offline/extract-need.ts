import { fold, type Folded, quoteOf, type Span } from './fold.ts'
import { isJoke, needOf, readSentences, type Sentence, wanted } from './sentences.ts'
import type { Found, Statement } from './statement.ts'
import { topicsOf } from './topics.ts'
import { classesOf } from './word-classes.ts'

/** Characters of a need; what is longer is cut at a word. */
const maxLength = 400

const greeting =
  /^(?:(?:bonjour|bonsoir|salut|slt|bjr|coucou|hello|hi|hey|hiya|good (?:morning|afternoon|evening)|evening|morning|oui|yes|ok|alors|et|donc|so|well|voila|eh bien|bien sur|sure|bon|ben|bah|anyway)\b(?: (?:there|madame|monsieur|a vous|a tous|all|everyone|team|hun))?[ ,!.:;-]*)+/

/** Of a company rather than of a person: who says so wants it for their work. */
const business =
  /\b(?:plannings?|livraisons?|deliver(?:y|ies)|schedul\w*|tournees?|catalogues?|adherents?|payroll|paie|payslips?|accounts?|comptab\w*|compta|tills?|caisses?|depots?|workshops?|ateliers?|branches|franchis\w*|vans|trucks|camions|vehicules?|fleet|flotte|drivers|chauffeurs|nurses|infirmier\w*|carers|volunteers|benevoles|parents|pupils|eleves|tenants|locataires|guests|voyageurs|donors?|donateurs?|citizens|citoyens|habitants|residents|abonnes|subscribers|timesheets?|pointages?|conges|holidays requests|rotas?|shifts?|bons de (?:livraison|commande)|delivery notes|purchase orders?|contrats?|contracts?|dossiers?|case files?|inscriptions?|sign-?ups?|registrations?|memberships?|licences|permits?|inventory|inventaire|production|chantiers?|job ?sheets?|work orders|maintenance|hotel|gite|chambres d'hotes|camping|campsite|b&b|clinique|veterinar\w*|vets|dental|dentaire|etude|notaire|law firm|solicitors|mairie|commune|council|parish|school|ecole|college|nursery|creche|garderie|club|federation|gym|studio|farm|ferme|exploitation|vineyard|domaine|vigneron|brewery|brasserie|bakery|boulangerie|butcher|boucherie|garage|pharmac\w*|warehousing|logistics?|logistique|freight|transport\w*|manufactur\w*|usine|factory|suppliers|retail\w*|compliance|conformite|references|skus?|entrepots?|warehouses?|turnover|chiffre d'affaires|clients?|customers?|entreprise|societe|boite|boutique|magasins?|shops?|commerce|company|business|equipes?|team|staff|salaries|employes|commandes|orders|factures?|invoices?|devis|quotes?|stocks?|sales|ventes|planning|rota|adherents|members|patients|association|asso|charity|cabinet|clinic|salon|restaurant|resto|atelier|artisan|freelance|activite|prestataire|gerer|manage|rdv|rendez-vous|appointments?|reservations?|bookings?|gift cards?|vendors?|suppliers?|fournisseurs?|vend(?:re|ons)?|sell(?:ing)?|livreurs?|techniciens?|technicians?|vendeurs?|projet|project)\b/

/** Wishes that are no need of the business: time to think, an approval, a call; and what is said to a friend. */
const besides =
  /\b(?:(?:ta|ton|tes) (?:cousine?|soeur|frere|mere|pere|copine?|mec|meuf|pote|cours|exam\w*)|^if (?:i|you|one) wants? to|acheter (?:un |une |des |mon |ma )?(?:ordi\w*|tel\w*|portables?|smartphones?|voitures?|iphones?|television|tele|console)|buy (?:a |an |some |my )?(?:laptop|phone|car|tv|iphone|console)s?|your (?:sister|brother|mum|mom|dad|cousin|girlfriend|boyfriend)|reflechir|think (?:about it|it over)|en parler (?:a|avec)|talk to my|ask my|(?:un|prendre|avoir) (?:rdv|rendez-vous)(?! en ligne)|(?:book|have|schedule|arrange) a (?:call|meeting|demo)|en savoir (?:un peu )?plus|(?:plus d'|des |un |une |quelques )(?:renseignements?|infos?|informations?|questions?)|more information|(?:know|learn) more|a question|minute|instant|unsubscribe|vacations?(?! (?:requests?|rentals?|homes?))|(?:for|on) my (?:trip|flight)|personal loan|vacances(?! scolaires)|(?:positions?|vacanc\w*|emploi|(?<!en )stage|alternance|credit card|loan)\b|minutes of your time)\b/

type Candidate = Span & { score: number; surplus: number }

const introducing = new Set(['name', 'company', 'email', 'phone', 'authority', 'size'])
const wish =
  /\b(?:(?:je|j'|jai|on|nous|ns|il|i|we)\s?(?:\S{1,20}\s){0,2}?(?:cherch\w+|voudr\w+|aimer\w+|souhait\w+|veux|veut|voulons|faut|faudrait|faudra|besoin|need\w*|want\w*|look\w*|like to|are after|hope)|besoin de|besoin d'|looking for|need a|need to|want a)\b/

/** Where the need begins: behind the greeting, and behind an introduction that other facts were read from. */
function beginOf(sentence: Sentence, others: readonly Found[]): number {
  const greeted = greeting.exec(sentence.text)?.[0].length ?? 0
  const before = others.filter(
    ({ field, start, end }) =>
      introducing.has(field) && start >= sentence.start && end < sentence.end,
  )
  const wished = sentence.text.search(wish)
  const isBehind = before.some(({ end }) => wished > 0 && end <= sentence.start + wished)
  return sentence.start + (isBehind ? wished : greeted)
}

const toBudget =
  /[ ,;:.(-]{0,4}(?:(?:et|and|avec|with|for|pour|on a|we have|notre|our|un|a|le|the) ){0,4}(?:(?:budget|enveloppe)\s?(?:(?:is|est|serait|would be)\s?)?(?:de|d'environ|of|:|=)?(?: environ| about| around)?\s?)?$/

/** An amount at the end of a sentence is the budget, which may be corrected later: the need ends before it. */
function withoutBudget(text: string, span: Span, others: readonly Found[]): Span {
  const budget = others.find(
    ({ field, start, end }) => field === 'budget' && start > span.start && end >= span.end - 4,
  )
  if (!budget) return span
  const before = text.slice(span.start, budget.start)
  return { start: span.start, end: span.start + before.replace(toBudget, '').length }
}

function spanOf(sentence: Sentence, others: readonly Found[]): Span {
  const from = beginOf(sentence, others)
  // Contact details at the end are no part of it.
  const contact = others.find(
    ({ field, start, end }) =>
      (field === 'email' || field === 'phone') && start > from && end >= sentence.end - 2,
  )
  const said = sentence.text.slice(
    from - sentence.start,
    (contact?.start ?? sentence.end) - sentence.start,
  )
  const end = from + said.replace(/(?<![\s.,;:!])[\s.,;:!]+$/, '').length
  if (end - from <= maxLength) return { start: from, end }
  const cut = said.lastIndexOf(' ', maxLength)
  return { start: from, end: from + (cut > 0 ? cut : maxLength) }
}

/** The words in which needs are said; without one of them a sentence only tells something. */
const wishFrench =
  /\b(?:(?:re)?cherch(?:e|ons|ais|ions|erais|erait|ent)|(?:je |j'? ?|on |nous |ns )?(?:voudr(?:ais?|ait|ions)|aimer(?:ais?|ait|ions)|souhait(?:e|ons|ait|ais|er(?:ais|ait|ions))|envisag(?:e|eons|eait)|desir(?:e|ons|er(?:ais|ions)))|(?:je|on|nous|ns|il|elle|ils|elles) (?:vx|veux|veut|veulent|voulons|voulait|voulais|prevoi[ts]|prevoyons|compt(?:e|ons)|doi[st]|devons)|besoins? (?:d[eu']|des|est|c'est|:)|besoin|il (?:me |nous |ns |leur )?(?:faut|faudrait)|projets? (?:d[e']|est|serait|c'est|:)|objectif (?:est|serait|c'est)|(?:une|mon|notre) idee d[e']|interesse\w* par|idee (?:est|serait|c'est)|c'est pour (?:une?|refaire|creer|faire|avoir)\b|(?:ca|ce) ser(?:ait|a) pour|aid(?:er|ez|e)[- ](?:nous |moi )?a\b|nous aider|m'aider|accompagn\w+)\b/
const wishEnglish =
  /\b(?:(?:i|we)(?:'d| would|'re| are|'m| am|'ve been| have been)? (?:really |also |just |currently |actually |now )?(?:need|wanna|want|like (?:to|an?|some|our)|love (?:to|an?|some|our)|look(?:ing)? (?:for|to|at|into)|hoping|trying|try to|planning|plan to|interested in|thinking (?:of|about)|struggl\w+|searching|after|have to|must)|looking (?:for|to)|(?:need|want)(?:s|ed|ing)? (?:a|an|to|some|something|help|your|someone|somebody|people|customers|clients|guests|members|patients|parents|our|my|new|the)|help (?:us|me|with)|(?:can|could|would) you (?:please )?(?:help|build|make|create|develop|redo|design)|(?:our|my|the) (?:project|goal|aim|idea) (?:is|would be)|project (?:to|about))\b/
const action =
  /\b(?:refonte|refaire|refondre|moderni[sz]\w*|automatis\w*|automate|digitalis\w*|numeris\w*|migrer|migration|migrate|develop\w*|creer|creation|create|mettre en place|mise en place|remplac\w*|replace|amelior\w*|improve|optimis\w*|connecter|connect|integr\w*|concevoir|lancer|launch|constru\w*|build|rebuild|redesign|revamp|set up|implement\w*|centralis\w*|simplifi\w*|simplify|gerer|suivre|track|vendre|sell|upgrade|evaluat\w*|fix|reparer|auditer)\b/
const trouble =
  /\b(?:problemes?|pb|soucis?|galer\w*|(?:perd|pass)\w* (?:\S+ ){0,3}(?:temps|heures?|jours?)|(?:spend|lose|losing) (?:\S+ ){0,3}(?:time|hours|days)|(?:ne |n')?(?:marche|fonctionne)\w* (?:pas|plus|mal)|trop lente?|lente?s?|obsolete\w*|vieillissant\w*|depassee?s?|vieux|vieille|bugs?|buggy|plante\w*|slow|outdated|legacy|wast\w*|broken|issues?|struggl\w*|errors?|erreurs?|chaos|pannes?|panique|bloque\w*|a la main|by hand|not working|doesn't work|keeps crashing)\b/

/** Besides: a request, a hint, a tool that fails. */
const hints =
  /\b(?:would like|'d like|looking at|options? for|regard\w+ pour|truc pour|maybe an?|peut[- ]etre une?|eventuellement|(?:can|could|would) you|(?:pouvez|pourriez|sauriez)[- ]vous|vous (?:pouvez|pourriez|sauriez)|rame\w*|dies|last legs|bout de souffle|il fallait|(?:how long|how much|what) would|combien (?:coutera|couterait|prendra|prendrait)|c'est pour|(?:it's|it is|this is) about|about (?:replacing|changing|rebuilding|building)|il s'agit d[e']|about an? |passer (?:a|sur)|serait pour)\b/

function tells(text: string): boolean {
  return (
    hints.test(text) ||
    wishFrench.test(text) ||
    wishEnglish.test(text) ||
    action.test(text) ||
    trouble.test(text)
  )
}

/** What is theirs: "pour ma pizzeria", "for my dog grooming place", "our tenants". */
const ofTheirs =
  /\b(?:nous|notre|nos|our|ours|(?:for|help) us|(?:pour|for|chez|dans|sur|in|at|from|de|d'une?) (?:ma|mon|mes|my)) /
/** Who runs a house wants it for that house. */
const runsHouse =
  /\b(?:i|we) (?:run|own|manage|have|opened|'ve got) (?:a|an|three|two|our|my)\b|\b(?:je|j'|on|nous) ?(?:tiens|tient|tenons|gere|gerons|dirige|ai|a|avons) (?:une?|deux|trois|ma|mon|notre)\b/
const ofTheirsAtEnd = /\b(?:chez nous|pour nous|for us)\b[ ?.!]*$/

/** The rest of what was said before, not an answer. */
const goesOn = /^(?:because|mainly|but|if|and|parce|mais|car|si|et|for)\b/

/** What a sentence says besides the classifier. `work`: how many kinds of words of work it has. */
type Signs = { topics: number; business: boolean; tells: boolean; work: number; ours: boolean }

const workClasses: ReadonlySet<string> = new Set([
  'trade',
  'clientele',
  'staff',
  'papers',
  'product',
  'brand',
  'manual',
  'operate',
  'trouble',
  'change',
])

function signsOf(text: string): Signs {
  const topics = topicsOf(text).length
  const isTheirs = ofTheirs.test(text) || ofTheirsAtEnd.test(text)
  const found = new Set([...text.matchAll(/\p{L}+/gu)].flatMap(([word]) => classesOf(word)))
  return {
    topics,
    business:
      business.test(text) ||
      (topics > 0 && (wanted.test(text) || isTheirs || runsHouse.test(text))),
    tells: tells(text),
    work: [...found].filter((name) => workClasses.has(name)).length,
    ours: found.has('ours'),
  }
}

/** Our question lets a few words do, unless they only go on with what was said. */
function answersShortly({ text }: Sentence, { topics }: Signs, talks: number): boolean {
  return topics > 0 && talks < 2 && text.split(' ').length <= 8 && !goesOn.test(text)
}

/** French says "tu" to friends, and "vous" to a company. */
const toFriend = /\b(?:tu|te|toi|ton|ta|tes)\b|\bt'/

const log = (likely: number) => Math.log(likely + 0.001)

/**
 * How plainly a sentence states a need, as log-odds: what the classifier makes of it, with what its words are
 * about. Fitted by logistic regression to training sentences that the classifier had not seen, and to real chats.
 */
function plainness({ act, who, plain }: Sentence, signs: Signs): number {
  return (
    1.4 +
    1.38 * log(act.need + act.request) -
    0.2 * log(act.pitch + act.job + act.study + act.order) +
    0.53 * (log(who.buyer) - log(who.other)) +
    (signs.topics > 0 ? 1.09 : 0) +
    (signs.business ? 0.93 : 0) +
    (signs.tells ? 0.97 : 0) +
    0.44 * Math.min(signs.work, 5) +
    (signs.ours ? 0.77 : 0) -
    1.61 * Math.log(plain.split(' ').length) -
    (toFriend.test(plain) ? 4 : 0)
  )
}

/** What is known where a sentence is read. */
export type NeedContext = {
  /** Messages of small talk before it. */
  talks: number
  /** Something else tells that they come for their work: a company, its size, money, a date. */
  isBusiness: boolean
}

/** Threshold of the log-odds. */
function plainEnough(isAsked: boolean, { talks, isBusiness }: NeedContext): number {
  if (talks > 0 && !isBusiness) return talks > 1 ? 5.5 : 3
  return (isAsked ? 0.3 : 0.7) - (isBusiness ? 1.2 : 0)
}

/** By how much a sentence may miss the threshold and be taken for the need once a company or a budget is told. */
const possibleMargin = 2.2
/** By how much, where a date or a number of people is all that follows. */
const likelyMargin = 1.2

/** An offer or an application is no need, however it is worded. */
function isOfAnother({ act }: Sentence): boolean {
  const other = act.pitch + act.job + act.study + act.order
  return other > 0.5 && other > act.need + act.request
}

/** By how much a sentence is plainer than it has to be; negative where it does not state a need. */
function surplusOf(sentence: Sentence, isAsked: boolean, context: NeedContext): number {
  const signs = signsOf(sentence.plain)
  const surplus = plainness(sentence, signs) - plainEnough(isAsked, context)
  const isShort = isAsked && answersShortly(sentence, signs, context.talks)
  if (isShort && needOf(sentence) >= 0.4) return Math.max(0, surplus)
  // Without a word of work or of what is sold here it may be about anything.
  const isOff = signs.topics === 0 && !signs.business && signs.work < 2
  if (isOfAnother(sentence) || (isOff && surplus < 0)) return -possibleMargin
  return isOff ? surplus - 1 : surplus
}

/** A wish says more than how things are; so does each topic. */
function weightOf(sentence: Sentence): number {
  const { plain } = sentence
  const wishes = wishFrench.test(plain) || wishEnglish.test(plain)
  return needOf(sentence) + Math.min(3, topicsOf(plain).length) * 0.5 + (wishes ? 0.7 : 0)
}

/** "Des renseignements pour un site" is a wish for the site. */
function isPlainWish({ act, plain }: Sentence): boolean {
  return act.need > 0.85 && topicsOf(plain).length > 0
}

function candidateOf(
  sentence: Sentence,
  { asked, text }: Statement,
  others: readonly Found[],
  context: NeedContext,
): Candidate | null {
  if (isJoke(sentence) || (besides.test(sentence.plain) && !isPlainWish(sentence))) return null
  const surplus = surplusOf(sentence, asked.has('need'), context)
  if (surplus <= -possibleMargin) return null
  const whole = spanOf(sentence, others)
  const shorter = withoutBudget(text, whole, others)
  const span = topicsOf(text.slice(shorter.start, shorter.end)).length > 0 ? shorter : whole
  const length = text.slice(span.start, span.end).replaceAll(/[^\p{L}]/gu, '').length
  if (length < 3) return null
  return { ...span, score: weightOf(sentence), surplus }
}

/** Whether a text may be a need, read alone: less is asked than where it is found among others. */
export function mayBeNeed(text: string): boolean {
  return readSentences(text).some(
    (sentence) =>
      !isJoke(sentence) &&
      needOf(sentence) >= 0.3 &&
      (topicsOf(sentence.plain).length > 0 || tells(sentence.plain)),
  )
}

/** How much a need says; a later one replaces it only if it says more. */
export function needWeight(folded: Folded, span: Span): number {
  return Math.max(0, ...readSentences(fold(quoteOf(folded, span)).text).map(weightOf))
}

/** "On voudrait le refaire": what is meant stands in the sentence before. */
const anaphor =
  /\b(?:it|this|that(?! (?:they|we|i|you|he|she|people|the|our|my)\b)|them|these|those|one|ones|better one|ca|cela|ceci|le (?=[a-z]+(?:er|re|ir)\b)|la (?=[a-z]+(?:er|re|ir)\b)|les (?=[a-z]+(?:er|re|ir)\b)|l'(?=[a-z]+(?:er|re|ir)\b)|en (?=changer|faire|refaire))\b/

/** What is wished and the sentence that says of what are one need. */
function withContext(
  best: Candidate,
  sentences: readonly Sentence[],
  candidates: readonly Candidate[],
): Span {
  const index = sentences.findIndex(({ start, end }) => best.start >= start && best.start < end)
  const own = sentences[index]
  const start = own ? startBefore(own, sentences[index - 1], candidates) : null
  const span = { start: start ?? best.start, end: endAfter(sentences[index + 1]) ?? best.end }
  return span.end - span.start <= maxLength ? span : best
}

/** Where the sentence before begins, if it is a need too or what this one points at. */
function startBefore(
  own: Sentence,
  before: Sentence | undefined,
  candidates: readonly Candidate[],
): number | null {
  if (!before) return null
  const former = candidates.find(({ start }) => start >= before.start && start < before.end)
  if (former) return former.start
  const isMeant = anaphor.test(own.plain) && before.does !== 'question'
  if (!isMeant || before.plain.split(' ').length < 5) return null
  return before.start + (greeting.exec(before.text)?.[0].length ?? 0)
}

/** Where the sentence behind ends, if it says what is wished of the same thing. */
function endAfter(after: Sentence | undefined): number | null {
  if (!after || !anaphor.test(after.plain) || needOf(after) < 0.4) return null
  return after.end - (/(?<![.!?])[.!?]+$/.exec(after.text)?.[0].length ?? 0)
}

/** The sentence in which the visitor says what they want, the most telling. */
export function extractNeed(
  statement: Statement,
  sentences: readonly Sentence[],
  others: readonly Found[],
  context: NeedContext,
): Found[] {
  const candidates = sentences
    .flatMap((sentence) => candidateOf(sentence, statement, others, context) ?? [])
    .filter(({ surplus }) => surplus >= 0)
    .toSorted((one, other) => other.score - one.score)
  const [best] = candidates
  if (!best) return []
  const span = withContext(best, sentences, candidates)
  return [{ field: 'need', value: quoteOf(statement.folded, span), by: 'visitor', ...span }]
}

/**
 * The sentence that may be the need, though by itself it does not say so plainly enough; `isLikely` where
 * little is missing. After small talk there is none.
 */
export function possibleNeed(
  statement: Statement,
  sentences: readonly Sentence[],
  talks: number,
): (Span & { isLikely: boolean }) | null {
  if (talks > 0) return null
  const context = { talks, isBusiness: false }
  const [best] = sentences
    .flatMap((sentence) => candidateOf(sentence, statement, [], context) ?? [])
    .toSorted((one, other) => other.surplus - one.surplus)
  return best ? { start: best.start, end: best.end, isLikely: best.surplus > -likelyMargin } : null
}
