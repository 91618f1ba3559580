import { isFirstName } from './first-names.ts'
import { remember } from './remember.ts'
import type { Sentence } from './sentences.ts'
import { classesOf } from './word-classes.ts'
import { roles } from './words.ts'

/** What is run, or had with an article: "j'ai un garage", but no "my hotel" where they sleep. */
const owning =
  /\b(?:(?:we are|we're|i run|i own|i manage|we run|nous sommes|on est|je tiens|je gere|on tient|on gere) (?:an? |the |une? |la |le |les |des )?|(?:i have|i've got|we have|we've got|j'ai|on a) (?:got )?(?:an? |une? |my own |\d{1,2} ))([a-z'-]+(?: [a-z'-]+)?)/
/** "J'ai une salle de sport et je voudrais …": what it is for, whatever it is. */
const ownedAndWanted =
  /\b(?:j'ai|on a|nous avons|i have|i've got|we have|we've got|i run|je tiens|je gere) (?:an? |une? |deux |trois |two |three |\d{1,2} )(?:[a-z'-]+ ){1,4}(?:et|and|,) ?(?:je |j'|on |nous |i |i'd |we |we'd )(?:voudrais|voudrait|voudrions|veux|veut|aimerais|aimerait|cherche|cherchons|need|want|would like|like|am looking|are looking)\b/
const greeting =
  /^(?:(?:bonjour|bonsoir|salut|hello|hi|hey|hiya|yo|so|alors|voila)[ ,.!]+)*(?:an? |une? |le |la |the )?/
/** Another day, another place: not what they do. */
const elsewhere =
  /\b(?:ce soir|tonight|demain|tomorrow|hier|yesterday|now|maintenant|today|aujourd'hui|this|next|last|weekend|at the|to the|a la|au)\b/
/** "Barber shop here 4 chairs", "asso de rando, …", "coach sportif ici". */
const here = /\b(?:here|ici)\b/
const counted = /\d|\b(?:de|d'|of|in|near|pres de) ?[a-z]{3,}/

/** "Ramoneur en Savoie", "pharmacist in Geelong". */
const placed = /^(?:[a-z-]+ ){1,2}(?:en|a|in|near|pres de|dans le|dans la) [a-z]{3,}/

function isTrade(word: string): boolean {
  return classesOf(word).includes('trade')
}

/** "Got 3 student houses", "2 magasins de fleurs": what is counted is what they run, unless it is of their life. */
const several =
  /^(?:(?:right|so|bon|alors|ok|hello|hi|hiya|hey|yo|salut|coucou|bonjour|bonsoir)[ ,.!]+)*(?:i have|i've got|we have|we've got|we run|got|j'ai|on a|nous avons)? ?(?:[2-9]|[1-9]\d|two|three|four|five|six|deux|trois|quatre|cinq|six) (?:([a-z-]{3,}) )?([a-z-]{3,}s)\b/
const ofLife: ReadonlySet<string> = new Set([
  'kin',
  'leisure',
  'date',
  'money',
  'clientele',
  'peer',
])

function hasSeveral(text: string): boolean {
  const [said, ...nouns] = several.exec(text) ?? []
  if (!said) return false
  return nouns.every((noun) => !classesOf(noun ?? '').some((name) => ofLife.has(name)))
}

function isWorker(word: string): boolean {
  return classesOf(word).includes('staff') || roles.has(word)
}

/** "Salon de coiffure 3 fauteuils", "coach sportif ici", "school secretary": a sentence that opens with it. */
function opensWithTrade(text: string): boolean {
  const [opening = ''] = text.slice(greeting.exec(text)?.[0].length ?? 0).split(/[,.;:!?]/)
  if (opening.split(' ').length > 6 || elsewhere.test(opening)) return false
  const first = opening.split(/[' ]/).slice(0, 3)
  return tellsHouse(opening, { isWorker: first.some(isWorker), isTrade: first.some(isTrade) })
}

/** Whether an opening with a trade or a worker says which: counted, somewhere, or "here". */
function tellsHouse(opening: string, found: { isWorker: boolean; isTrade: boolean }): boolean {
  if (found.isTrade) return found.isWorker || here.test(opening) || counted.test(opening)
  return found.isWorker && (here.test(opening) || placed.test(opening))
}

/** "C'est pour mon école de danse", "it's about a food bank": what it is for. */
const meantFor =
  /^(?:(?:bonjour|bonsoir|hello|hi|hey|salut|alors|so|well)[ ,.!]+)*(?:(?:c'?est|ce serait) pour|it'?s (?:for|about)|(?:i(?:'m| am)? )?(?:write|writing) (?:on behalf of|for)|i(?:'m| am) (?:asking|here) for) (?:an? |the |my |our |une? |la |le |mon |ma |notre |l')([a-z'-]+(?: [a-z'-]+){0,2})/

function isMeantForHouse(text: string): boolean {
  const [, house = ''] = meantFor.exec(text) ?? []
  return house.split(/[' -]/).some(isTrade)
}

/** Whether a sentence says what house its writer runs or works for: "we're a vets", "salon de coiffure 3 fauteuils". */
export function saysTheirTrade({ plain }: Sentence): boolean {
  return tellsTrade(plain)
}

const tellsTrade = remember((plain: string): boolean => {
  const [, owned = ''] = owning.exec(plain) ?? []
  const isOwned = owned.split(/[' -]/).slice(0, 2).some(isTrade)
  return (
    isOwned ||
    ownedAndWanted.test(plain) ||
    hasSeveral(plain) ||
    isMeantForHouse(plain) ||
    opensWithTrade(plain)
  )
})

/** "Je suis président d'un club", "we grow hedging for landscapers": who they are and what they do. */
const introduces =
  /^(?:(?:bonjour|bonsoir|hello|hi|hey|salut|alors|so|well)[ ,.!]+)*(?:(?:je (?:suis|dirige|tiens|gere|m'occupe)|nous (?:sommes|tenons|gerons)|on (?:est|tient)|moi c'est|nous c'est|ici)|(?:i(?:'m| am)|we(?:'re| are)) (?:an?|the|in|\d+|from|managing|\w+ of)|(?:i|we) (?:run|own|manage|keep|look after|grow|sell|breed)|staff(?:'s| is)|this is|you're talking to|there(?:'s| are) \w+ of us)\b/
/** Words up to which that is all it says. */
const introductionMax = 18

/** Whether a sentence only says who they are and what they do. */
export function saysWhoTheyAre(plain: string): boolean {
  return introduces.test(plain) && plain.split(' ').length <= introductionMax && !says.test(plain)
}

/** Words by which it says what is done or goes wrong. */
const says =
  /\b(?:but|mais|because|parce|sans|without|still|encore|only|toujours|always|never|jamais|every|chaque|tou(?:te?s|s) les|by hand|a la main|qui|que|where|when|who|which|need|want|besoin|faut|voudr\w+|aimer\w+|cherch\w+|looking|lose|losing|perd\w*|stuck|drown\w*|deborde\w*|marre)\b/

/** Whether they say what house they run before anything of their life. */
export function introducesHouse(sentences: readonly Sentence[], talks: number): boolean {
  return talks === 0 && sentences.some(saysTheirTrade)
}

/** "Hope you are well": how letters begin, whoever writes them. */
const courtesy =
  /^(?:(?:good )?(?:morning|afternoon|evening|day)[ ,.!]+|(?:dear |hello|hi|hey|bonjour|bonsoir)(?: (?:team|all|there|sir|madam|a vous|a tous|madame|monsieur))*[ ,.!]+)*(?:(?:i |we )?(?:hope|trust) (?:this (?:message |e-?mail )?finds you|(?:that )?(?:you'?re|you are|all is|everything is))|(?:j'espere|nous esperons) que (?:vous allez|tout va)|(?:une )?(?:tres )?(?:bonne|belle) (?:journee|semaine|annee))(?: (?:tres |very |doing |keeping )?(?:well|great|fine|good|bien|pour vous))?[ .!,]*$/

/** Said at some length, and neither a question to us nor an answer: told of their life rather than of a project. */
export function isSmallTalk({ act, text }: Sentence): boolean {
  if (text.split(' ').length < 4 || courtesy.test(text)) return false
  const isToUs = act.question + act.person + act.request + act.leave + act.order + act.refuse
  // It may be their need, though it is not plain enough by itself.
  if (act.need > 0.8 && act.chat < 0.1) return false
  return act.chat > 0.25 || isToUs < 0.6
}

/** "Margaret, I'd like …", "Morning, Michael. …", "Hi Mr. Smith": an opening that names whom it is said to. */
const addressed =
  /^(?:(?:good )?(?:morning|afternoon|evening)|bonjour|bonsoir|salut|coucou|hello|hi|hey|hiya|dear|oh|well|so|alors|dis|listen|ecoute)?[ ,!]*(?:(?:mr|mrs|ms|miss|dr)\.? ([a-z-]{2,20})|([a-z-]{2,20})(?=[,.!?;:]))/

/** "Soundray: you mean …", as people address each other in a room full of others; "budget: …" heads what follows. */
const nicknamed = /^([a-z][a-z\d_|^`-]{2,20}): (?=\S)/
const heading =
  /^(?:budgets?|enveloppe|proje[ct]ts?|besoins?|needs?|noms?|names?|prenoms?|tel\w*|phones?|portable|mobile|e?-?mails?|courriels?|adresses?|address|societe|company|entreprise|boite|deadline|delais?|date|objet|subject|sujet|titre|title|notes?|infos?|fwd?|questions?|context\w*|problem\w*|urgent|options?|ide(?:e|a)s?|update|edit|rappel|attention|warning|nota|timing|timeline|planning|secteur|sector|industry|activite|taille|size|equipe|team|sites?|web\w*|url|lien|link|resume|summary|tldr|exemple|example|objectifs?|goals?|cible|target|demande|request|description|details?|fonction|role|poste|ville|city|pays|country|contact|decision|decideur|horizon|effectif|salaries|employees)$/

/** How only a reply begins, so that the word before the colon is a nickname and no heading: "till: sure, find tabs". */
const answering =
  /^(?:yeah|yep|yup|nope|sure|thanks?|thx|ah|oh|hmm+|lol|haha|sounds|looks like|hi|hello|hey)\b/

/** The nickname with which a text opens, if any. */
function nicknameIn(text: string): string | undefined {
  const [, word = ''] = nicknamed.exec(text) ?? []
  const isOdd = /[\d_|^`]/.test(word)
  const isKnown = heading.test(word) || classesOf(word).length > 0 || roles.has(word)
  const isAnswered = answering.test(text.slice(`${word}: `.length))
  return word !== '' && (isOdd || !isKnown || isAnswered) ? word : undefined
}

/** How a reply to another participant begins, after "nickname: "; "Nexalia: we build boats" answers our question. */
const reply =
  /^(?:i|i'\w+|you|you'\w+|yes|yeah|yep|no|nope|ok|thanks?|thx|what|why|where|how|which|is|are|do|does|did|can|could|try|tried|still|run|it|it's|that|that's|this|so|sure|sounds|looks)\b/

/** Whether a message replies to another participant by nickname, and so answers none of our questions: "soundray: yes". */
export function repliesToSomebody(text: string): boolean {
  const nickname = nicknameIn(text)
  return nickname !== undefined && reply.test(text.slice(`${nickname}: `.length))
}

/** Whether a message is said to somebody by a name that is not the assistant's: "Morning, Michael. …". */
export function addressesSomebody(text: string, assistantName: string): boolean {
  const [, titled, first] = addressed.exec(text) ?? []
  const name = first !== undefined && isFirstName(first) ? first : undefined
  return [nicknameIn(text), titled, name].some(
    (said) => said !== undefined && said !== assistantName,
  )
}
