import { foldAccents } from '@oka/contract/fold-text'
import { sentencesIn } from '@oka/contract/intl-formats'
import type { Locale } from '@oka/contract/locale'

/** What a reply may promise that others will do; each must be backed by a stored row. */
export const promiseKinds = ['question', 'call_back', 'person', 'contact', 'copy', 'mail'] as const
export type PromiseKind = (typeof promiseKinds)[number]

// All patterns read folded text: lower case, without accents, with straight apostrophes.
const team = String.raw`(?:team|colleagues?|experts?|consultants?|advisors?|specialists?|managers?|support|staff|someone|somebody)`
const they = String.raw`\b(?:i|we|they|(?:(?:a|an|our|my|the|one of our) )?(?:\w+ )?${team})`
const will = String.raw`(?:'ll|'m|'ve|'re| will| shall| am| are| is| have| has)(?: (?:be|been|now|just|going to|also|gladly|happily|then|right away))*`
const equipe = String.raw`(?:equipes?|collegues?|experts?|consultants?|conseill\w+|specialistes?|responsables?|support|quelqu'un)`
const nous = String.raw`\b(?:je|j'ai|j'|nous|on)(?:(?: |')?(?:vais|allons|va|avons|a|vous|en|l'|la|le|les|leur|lui|bien|tout de suite|deja))*[ ']?`

const agents = String.raw`(?:${team}|technicians?|engineers?|agents?|directors?|heads?)`
const agentsFrench = String.raw`(?:${equipe}|technicien\w*|ingenieur\w*|direct(?:eur|rice)\w*|commercia\w*)`
const papers = String.raw`(?:report|summary|recap|copy|quote|estimate|proposal|details|document|brochure|confirmation|e-?mail)`
const papersFrench = String.raw`(?:rapport|resume|recapitulatif|compte rendu|devis|copie|document|proposition|synthese)`
const meeting = String.raw`(?:call|slot|meeting|appointment|visit)`
const rendezvous = String.raw`(?:appel|creneau|rendez-vous|rdv|visite)`

/** Patterns of each kind; a sentence is no longer than a message. */
const patterns: Record<Exclude<PromiseKind, 'copy'>, RegExp[]> = {
  question: [
    new RegExp(
      String.raw`${they}${will} (?:ask|check)\w*\b[^.!?]{0,25}\b${team}\b(?![^.!?]{0,12}\b(?:call|ring|phone) you\b)`,
    ),
    new RegExp(String.raw`${they}${will} (?:pass|forward|relay|escalat|submit)\w*\b`),
    new RegExp(
      String.raw`${they}${will} (?:find out|look into|get (?:you )?an answer|not(?:e|ing|ed)|logg?\w*|record\w*|writ\w+ (?:it|this|that) down|pass\w* on)\b`,
    ),
    new RegExp(
      String.raw`\b${team}\b[^.!?]{0,12}(?:'ll| will| is going to| shall)(?: \w+)? (?:answer|reply|respond)\b`,
    ),
    /\b(?:has|have|was|is|are)(?: now| already)?(?: been)? (?:passed on|forwarded|noted|logged|recorded|escalated|submitted|registered)\b/,
    new RegExp(
      String.raw`${they}${will} (?:open|rais|creat|fil)\w* (?:you )?(?:an? |the |your )?(?:\w+ )?(?:ticket|case|request)\b`,
    ),
    new RegExp(String.raw`${they}${will} (?:make sure|see to it|ensure)\b[^.!?]{0,20}\b${team}\b`),
    new RegExp(
      String.raw`\b${agents}\b[^.!?]{0,12}(?:'ll|\bwill|\bis going to|\bare going to)(?: personally)? (?:handle|deal with|take care of|look (?:into|at)|process|review)\b`,
    ),
    new RegExp(
      String.raw`${nous}(?:pose|demande|transm\w+|verifi\w+|not(?:e|er|ons|erai)|relaie|relaye|fais (?:suivre|remonter|passer)|soumet\w*)\b(?![^.!?]{0,40}\bde (?:vous|te) r?appeler)(?=[^.!?]{0,60}\b(?:${equipe}|question|demande|message|cela|ca)\b)`,
    ),
    new RegExp(
      String.raw`\b(?:je|nous|on|j'ai) ?(?:vais )?(?:la |le |l'|les )(?:transm\w+|note\w*|fais suivre|relaie|relaye)\b`,
    ),
    /\bje (?:me renseigne|vais me renseigner)\b/,
    new RegExp(
      String.raw`\b(?:j'ai|je|nous|on)(?: avons| a| vais| allons)? (?:ouvr|ouvert|cree|enregistr)\w*\b[^.!?]{0,15}\b(?:ticket|dossier|incident|demande)\b`,
    ),
    new RegExp(
      String.raw`\b${agentsFrench}\b[^.!?]{0,15}\b(?:s'en (?:occup|charg)\w*|(?:s'occupe(?:ra)?|se charge(?:ra)?) de votre|traite(?:ra)? votre|va (?:traiter|s'en occuper|s'en charger))`,
    ),
    /\b(?:on s'en|je m'en|nous nous en) (?:occup|charg)\w*|\bje fais le necessaire\b|\bje m'assure qu/,
    new RegExp(String.raw`\b${equipe}\b,?[^.!?]{0,20}\b(?:vous|te|y) (?:repond\w*|apporter\w*)`),
    /\b(?:a|est|ont|sont) (?:bien )?(?:ete )?(?:transmise?s?|notee?s?|enregistree?s?|relayee?s?)\b/,
  ],
  call_back: [
    new RegExp(String.raw`${they}${will} (?:call|calling|ring|ringing|phone|phoning) you\b`),
    new RegExp(String.raw`${they}${will} (?:give|giving) you a (?:call|ring)\b`),
    new RegExp(
      String.raw`\b(?:ask|asking|have|get|so that)\b[^.!?]{0,30}\b${team} (?:to |can |will )?(?:call|ring|phone)s? you\b`,
    ),
    /\byou(?:'ll| will) (?:be called|(?:get|receive) a (?:phone )?call)\b/,
    /\bexpect (?:an?|our|your) (?:\w+ )?call(?:[- ]?back)?\b/,
    new RegExp(
      String.raw`${they}${will} (?:schedul|book|arrang|plan|set up|reserv)\w*\b[^.!?]{0,12}\b${meeting}\b`,
    ),
    new RegExp(
      String.raw`\byour ${meeting} (?:is|has been) (?:now )?(?:scheduled|booked|confirmed|set|arranged)\b`,
    ),
    /\battendez(?:[- ]vous a)? (?:un|notre) appel\b/,
    /\b(?:vous|te) (?:pass|donn)\w* un (?:coup de (?:fil|telephone)|appel)\b/,
    new RegExp(
      String.raw`\b(?:j'ai|je|nous|on)(?: avons| a| vais| allons| vous)* (?:planifi|program|reserv|cal|fix)\w* [^.!?]{0,15}\b${rendezvous}\b`,
    ),
    new RegExp(
      String.raw`\b${rendezvous} (?:est|a ete) (?:bien )?(?:pris|fixee?|planifiee?|programmee?|reservee?|confirmee?|calee?)\b`,
    ),
    /\bvous (?:r?appell?er(?:a|ons|ont|ai)|r?appel(?:le(?:nt|ra)?|ons)|telephoner(?:a|ons|ont)|serez (?:r?appelee?s?))\b/,
    /\b(?:de|va|vais|vont|allons) (?:vous|te) r?appeler\b/,
  ],
  person: [
    new RegExp(
      String.raw`${they}${will} (?:let|letting|tell|telling|alert|alerting|notify|notifying|inform|informing|fetch|fetching|get|getting|call|calling)\b[^.!?]{0,25}\b${team}\b(?! (?:to )?(?:call|ring|phone) you)`,
    ),
    new RegExp(
      String.raw`\b${team}\b[^.!?]{0,25}(?:'ll|\bwill|\bis going to|\bis about to|\bshall)\b[^.!?]{0,12}\b(?:take (?:it )?(?:over|from here)|join|be (?:with you|here|along)|help you|assist you)\b`,
    ),
    new RegExp(
      String.raw`\b${team} (?:takes over|has been|have been|is being|was) ?(?:notified|informed|alerted|called|told)?\b(?<=over|notified|informed|alerted|called|told)`,
    ),
    new RegExp(
      String.raw`${they}${will} (?:connect\w*|transfer\w*|put(?:ting)?|hand(?:ing)?)\b[^.!?]{0,12}\b(?:you|over)\b`,
    ),
    new RegExp(
      String.raw`${nous}(?:previen\w*|preven\w*|avert\w*|alert\w*|inform\w*|signal\w*|appelle|contacte)\b[^.!?]{0,40}\b${equipe}\b`,
    ),
    new RegExp(
      String.raw`\b${equipe}\b[^.!?]{0,30}\b(?:prend(?:ra)?|va prendre) (?:le relais|la suite|la main)\b`,
    ),
    new RegExp(
      String.raw`\b${equipe}\b[^.!?]{0,30}\b(?:vous rejoin\w+|vous aidera|va vous (?:rejoindre|aider)|arrive|(?:a|est) (?:ete )?(?:prevenu|averti|informe)\w*)\b`,
    ),
    new RegExp(
      String.raw`\b${agents}\b[^.!?]{0,12}\b(?:is|are)(?: already| now)? (?:on (?:the|their|its) way|coming)\b`,
    ),
    new RegExp(
      String.raw`\b${agentsFrench}\b[^.!?]{0,15}\b(?:est|sont) (?:deja )?en (?:route|chemin)\b`,
    ),
    /\bje vous (?:mets en (?:relation|contact)|transfere|passe)\b/,
  ],
  contact: [
    new RegExp(
      String.raw`\b${team}\b[^.!?]{0,60}\b(?:be|gets?|comes?) (?:in touch|back to you|in contact)\b`,
    ),
    new RegExp(
      String.raw`${they}${will} (?:in touch|get (?:in touch|back to you)|come back to you|contact(?:ing)? you|reach(?:ing)? out|follow(?:ing)? up)\b`,
    ),
    /\byou(?:'ll| will| are going to) (?:\w+ )?hear (?:back )?from\b|\bexpect to hear from\b|\b(?:we|i) (?:will|shall) revert\b/,
    /\bvous (?:aurez|allez avoir|recevrez) (?:\w+ment |bientot |vite )?(?:de nos|des|de ses) nouvelles\b/,
    new RegExp(String.raw`\b${agentsFrench}\b[^.!?]{0,20}\bse manifester\w*`),
    new RegExp(
      String.raw`\b${equipe}\b[^.!?]{0,60}\b(?:prend(?:ra)? contact|revient|reviendra|vous (?:re)?contacter?\w*)\b`,
    ),
    /\b(?:nous|on|je) (?:vous (?:re)?contact(?:e|ons|erai|erons|era)|prend\w* contact|rev(?:iens|ient|enons|iendr\w+) vers vous)\b/,
  ],
  mail: [
    new RegExp(
      String.raw`\b${papers}\b[^.!?]{0,40}(?:\bfollows?\b|(?:\bwill|'ll) (?:follow|reach|arrive|come|be (?:sent|e-?mailed))|\bis on its way|\b(?:has been|was|is being) (?:sent|e-?mailed|prepared|drafted|drawn up)|\b(?:lands?|heading|headed|waits?|waiting|arrives?|coming)\b[^.!?]{0,12}\b(?:inbox|your way|to you|by e-?mail))`,
    ),
    new RegExp(
      String.raw`${they}${will} (?:send|sending|sent|e-?mail(?:ing|ed)?|mail(?:ing|ed)?) (?:you|it|this|that|over|the|a)\b`,
    ),
    /\byou(?:'ll| will) (?:receive|get|find)\b[^.!?]{0,60}\b(?:e-?mail|inbox|report|summary|quote|proposal|copy)\b/,
    /\b(?:je|nous|on)(?: vais| allons| va)? (?:vous |l'|la |le |les )+(?:enver\w+|envoi\w*|envoy\w+|adress(?:e|er|ons|erai|erons)|fais parvenir|ferons parvenir)\b/,
    /\bvous (?:recevrez|allez recevoir)\b/,
    new RegExp(
      String.raw`\b${papersFrench}\b[^.!?]{0,30}\b(?:suivra|suit|arriver\w*|vous (?:parviendra|sera|attend\w*)|sera envoye\w*|a ete envoye\w*|est en (?:cours de )?(?:preparation|redaction|route)|part(?:ira)? (?:ce soir|demain|aujourd'hui|dans|par e-?mail|d'ici|lundi|mardi|mercredi|jeudi|vendredi)\w*)`,
    ),
  ],
}

const plain = (text: string) => foldAccents(text).replaceAll('’', "'").replaceAll(/\s+/g, ' ')

export type Sentence = { text: string; promises: readonly PromiseKind[] }

const ofCopy =
  /\b(?:report|summary|recap|copy|rapport|resume|recapitulatif|synthese|compte rendu|copie)\b/
const ofElse =
  /\b(?:quote|estimate|proposal|details|document|brochure|confirmation|devis|proposition|(?:has|have|was|were|is|are) (?:been )?(?:being )?(?:sent|e-?mailed)|sent you|(?:a|ont|avons|ai) (?:ete )?envoye\w*|on its way)\b/

/** A mail that is promised for later, of the report and nothing else, is the copy that a visitor has agreed to. */
const kindOfMail = (folded: string): 'copy' | 'mail' =>
  ofCopy.test(folded) && !ofElse.test(folded) ? 'copy' : 'mail'

/** A question, or an "if", is an offer and promises nothing yet. */
const isOffer = (sentence: string) => /\?\s*$|^(?:if|si|s'il|quand vous) /.test(sentence)

/**
 * The sentences of a reply, with trailing blanks, and what each promises. What stands in a quotation of the
 * company's knowledge is no promise of the assistant.
 */
export function readPromises(
  reply: string,
  locale: Locale,
  quotes: readonly string[] = [],
): Sentence[] {
  const quoted = quotes.map(plain)
  const isQuoted = (kind: keyof typeof patterns) =>
    quoted.some((quote) => patterns[kind].some((pattern) => pattern.test(quote)))
  return sentencesIn(reply, locale).map((text) => {
    const folded = plain(text)
    const isSaid = (kind: keyof typeof patterns) =>
      patterns[kind].some((pattern) => pattern.test(folded)) && !isQuoted(kind)
    const said = new Set<PromiseKind>(
      isOffer(folded)
        ? []
        : (Object.keys(patterns) as (keyof typeof patterns)[])
            .filter(isSaid)
            .map((kind) => (kind === 'mail' ? kindOfMail(folded) : kind)),
    )
    return { text, promises: promiseKinds.filter((kind) => said.has(kind)) }
  })
}

/** Replacement for an empty reply, and for a call that could not be made. */
const instead: Record<Locale, Record<'nothing' | 'person', string>> = {
  en: {
    nothing: 'I can’t promise you anything on that, but the team can read what you write here.',
    person: 'I can’t call anybody right now, but the team can read what you write here.',
  },
  fr: {
    nothing:
      'Je ne peux rien vous promettre à ce sujet, mais l’équipe peut lire ce que vous écrivez ici.',
    person:
      'Je ne peux appeler personne pour le moment, mais l’équipe peut lire ce que vous écrivez ici.',
  },
}

const words: Record<Locale, RegExp> = {
  en: /\b(?:the|i|you|your|and|to|is|of|for|what|thank)\b/g,
  fr: /\b(?:je|vous|votre|nous|le|la|les|une?|et|est|de|pour|merci)\b/g,
}

/** The language of a reply, which may differ from that of the page. */
function languageOf(sentences: readonly Sentence[], locale: Locale): Locale {
  const text = plain(sentences.map((sentence) => sentence.text).join(' '))
  const [english, french] = [words.en, words.fr].map((some) => text.match(some)?.length ?? 0)
  if (english === french) return locale
  return english! > french! ? 'en' : 'fr'
}

/** The reply without the sentences that promise what is not `kept`. */
export function withoutPromises(
  sentences: readonly Sentence[],
  kept: ReadonlySet<PromiseKind>,
  locale: Locale,
): string {
  const isKept = ({ promises }: Sentence) => promises.every((kind) => kept.has(kind))
  const said = sentences
    .filter(isKept)
    .map(({ text }) => text)
    .join('')
    .trim()
  if (sentences.every(isKept)) return said
  const isCallRefused = sentences.some(
    (sentence) => sentence.promises.includes('person') && !isKept(sentence),
  )
  const language = languageOf(sentences, locale)
  if (isCallRefused) return [instead[language].person, said].join(' ').trim()
  return said === '' ? instead[language].nothing : said
}
