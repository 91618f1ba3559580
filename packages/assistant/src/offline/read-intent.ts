import type { Intent } from '@oka/contract/fact-value'

import { classify } from './classify.ts'
import type { Span } from './fold.ts'
import type { Sentence } from './sentences.ts'

type Rule = {
  intent: Exclude<Intent, 'buyer' | 'other'>
  act: 'pitch' | 'job' | 'study' | 'trouble'
  /** Weights of the log-likelihoods of act, voice, somebody else and a buyer, and of the words; and the constant. */
  weights: { act: number; who: number; other: number; buyer: number; words: number; bias: number }
  /** Words that such people use. */
  words: RegExp
}

const rules: readonly Rule[] = [
  {
    intent: 'seller',
    act: 'pitch',
    weights: { act: 0.88, who: 0.9, other: -0.44, buyer: -0.34, words: 1.12, bias: -1.2 },
    words:
      /\b(?:propos\w*|vend\w*|offr\w*|offres?|catalogue|tarifs?|demo|agence|partenariat|sell|offers?|provide|services?|solutions?|loans?|funding|financ\w*|develop\w*|leads?|seo|google|partnership|fabricants?|panneaux|aid(?:ons|er) les entreprises|help companies|permets de vous contacter|reaching out|s'occupe|handles|in charge|to get started|minutes of your time|purchasing|represent\w*|candidates|contacts?|quote for yours?|could do yours|intervenons|looking after|nettoyage|cleaning|suppl(?:y|ies)|fourniss\w*|(?:vos|your) (?:contrats?|contracts?|factures?|bills?|fournisseurs?|suppliers?))\b|[%$€£]/,
  },
  {
    intent: 'applicant',
    act: 'job',
    weights: { act: 0.58, who: 1.55, other: -0.47, buyer: -0.16, words: 1.19, bias: -0.8 },
    words:
      /\b(?:stages?|stagiaires?|alternan\w*|emploi|poste|job|recrut\w*|embauch\w*|cv|candidat\w*|missions?|postuler|internships?|hiring|positions?|apply(?! for (?:a |the )?(?:\w+ )?(?:loan|credit|visa|card|mortgage))|application|contractors?|contract work|freelance|vacanc\w*|placement|tjm|day rate)\b/,
  },
  {
    intent: 'student',
    act: 'study',
    weights: { act: 0.08, who: 1.86, other: -0.73, buyer: -0.48, words: 1.85, bias: -3.2 },
    words:
      /\b(?:etudiante?|etudes|lyceenne?|lycee|memoire|these|expose|cours de|fac|ecole|questionnaire|student|doctorante?|doctoral|phd|enquete|study|dissertation|thesis|homework|survey|school|uni|studies|assignment)\b/,
  },
  {
    intent: 'customer',
    act: 'trouble',
    weights: { act: 0.91, who: 0.62, other: -0.29, buyer: -0.32, words: 1.27, bias: -1.5 },
    words:
      /\b(?:factur\w*|prelev\w*|rembours\w*|avoir|espace|portail|compte|mot de passe|connect\w*|acces|site|serveur|appli\w*|logiciel|exports?|mise a jour|contrat|ticket|support|commandes?|livre\w*|client|intranet|boutique|panne|invoices?|billed|charged|refund|account|portal|password|log ?in|server|app|software|update|contract|orders?|delivered|customer|shop|outage|vendue?s?|sold|support|technicien|engineer|intervention)\b/,
  },
]

/** Said so plainly that no likelihood is needed. */
const plain: readonly [Intent, RegExp][] = [
  [
    'customer',
    /\b(?:(?:training|workshop|session|formation|atelier|intervention|installation|migration)s? (?:is |was |are |est |sont |etait )?(?:booked|scheduled|arranged|planned|reservee?s?|prevue?s?|programmee?s?) (?:[a-z]+ ){0,3}?(?:with|by|avec|par|chez) (?:one of |une? de )?(?:you|your|vous|vos|votre)\b|tickets? (?:(?:n°|no\.?|number|numero|#) ?\d{2,}|\d{3,})|(?:facture|prelev\w+|charged|billed) (?:us |me )?(?:deux fois|2 fois|trop|twice|too much|en double|par erreur|by mistake)|(?:votre|vos|your) (?:last )?(?:facture|invoice)s? (?:est|sont|is|are) (?:fausse|wrong)|(?:deja|suis|sommes) clients? (?:chez|de) vous|(?:est|suis|sommes|etes) (?:deja )?clients? depuis|(?:been|are|we're|i'm) (?:already )?(?:a )?(?:clients?|customers?) (?:of yours|with you|since)|(?:already|existing|current) (?:a )?clients?\b|contract ref\w*|ref\w* (?:de |du )?contrat|(?:votre|your) (?:consultante?|engineer|technicien|technician|developer|developpeur|commercial|colleague|collegue)\w* (?:was|were|never|had|devait|n'est|est pas)|you were (?:meant|supposed) to (?:be on site|be here|come|call|deliver)|notre acces (?:extranet|client|admin\w*)|(?:mon|notre) (?:numero (?:de )?client|compte client|contrat de maintenance|ref(?:erence)? client)|ref(?:erence)? client|(?:already|existing|current) customers?\b|(?:my|our) (?:customer|account|client) (?:number|ref\w*)|c'est vous qui (?:l'avez|avez)|(?:vous (?:me |nous )?l'(?:avez|aviez)|(?<!fois |est-ce |etait )que vous (?:nous |m')?avez|vous nous (?:avez|aviez)) (?:livree?|faite?(?=[ ]?(?:[.,;:!?)]|$)| (?:il y a|en \d|l'an|pour (?:nous|moi|ma|mon|notre|nos)|qui|marche|plante|bug|ne |n'|est|et))|vendue?|installee?|developpee?|montee?)|you (?:built|made|installed|sold|delivered|set up) (?:(?:it|this|that|the (?:web ?)?(?:site|shop|store|app|system|software|website|form)) )?(?:for )?us|you (?:built|made|set up|delivered|designed) our (?:online )?(?:web ?)?(?:site|shop|store|app|system|software|website|form)\b|(?<!que |quand |si )vous (?:avez|aviez) (?:fait|cree|monte|developpe|installe|realise|refait|livre) (?:notre|mon|le|nos) (?:site|boutique|appli\w*|logiciel|systeme|serveur|intranet|outil|portail)\b(?! de nos))\b/,
  ],
  [
    'applicant',
    /\b(?:vous (?:recrutez|embauchez)|recrutez[- ]vous|candidature spontanee|(?:voici|envoie|joins|ci-joint|sending|here is|here's|attached?)[^.!?]{0,12} (?:mon |my )?cv|(?:je (?:cherche|recherche)|(?<!\b(?:tu|il|elle|ils|elles|qui) )(?:re)?cherche) (?:une? )?(?:stage|alternance|emploi|job|poste)\b|are you (?:guys )?(?:currently )?hiring|(?:are|r) (?:you|u) (?:guys )?(?:currently )?(?:taking on|hiring|recruiting|after) (?:any |some |new |more )?(?:[a-z/-]+ ){0,3}(?:designers?|developers?|devs?|engineers?|analysts?|apprentices?|juniors?|graduates?|interns?|people)\b|(?:rejoindre|integrer) votre equipe|postes? (?:ouverts?|a pourvoir|vacants?|disponibles?)|(?:any|do you have) (?:open )?(?:openings|vacancies)|join your team|(?:offer|have|take) (?:\w+ ){0,2}(?:internships?|interns|placements?)|prenez (?:des |en )?(?:stagiaires?|alternants?|stage)|(?<!\b(?:when|while|before|after|is|are|he's|she's|they're|who's|people|someone) )looking for (?:a job|an internship|a placement))\b/,
  ],
  [
    'seller',
    /\b(?:(?:we are having|we have|having) (?:a )?team of \d+ (?:[a-z]+ )?developers?|developers? [^.!?]{0,60}\bper hour|outsourc\w+ (?:of )?your (?:projects?|work|development))\b/,
  ],
  [
    'student',
    /\b(?:(?:je suis|etant) (?:une? )?(?:etudiante?|lyceenne?)|etudiante? en|i ?'? ?a?m a student|my (?:dissertation|thesis|tutor|essay)|i'?m in (?:my )?(?:1st|2nd|3rd|4th|first|second|third|final|last) year (?:at|of)|mon (?:memoire|expose)\b)/,
  ],
]

/** How likely a sentence may be small talk and still tell who writes it in plain words. */
const chatMost = 0.8
const chatLikely = 0.3
/** How likely it may only state something of its writer. */
const stateLikely = 0.35

/** Whether the words tell of somebody else, or of the writer's own company. */
const ofOthers = /\b(?:pour nos|nos (?:etudiants|eleves)|our (?:students|pupils))\b/

export type ReadIntent = Span & { intent: Intent }

const log = (likely: number) => Math.log(likely + 0.001)

/** How plainly a sentence shows its writer to be that, as log-odds; fitted like the need in `extract-need.ts`. */
function plainness({ act, who, text }: Sentence, rule: Rule): number {
  const { weights, words } = rule
  return (
    weights.bias +
    weights.act * log(act[rule.act]) +
    weights.who * log(who[rule.intent]) +
    weights.other * log(who.other) +
    weights.buyer * log(who.buyer) +
    (words.test(text) ? weights.words : 0)
  )
}

/** Threshold of the log-odds: after small talk, more is asked. */
const plainEnough = { first: 1, later: 2.4 } as const

/** Who plainly writes a sentence, or a few; null where it does not tell. */
function likeliest(sentence: Sentence, enough: number): ReadIntent | null {
  const { start, end, text, act } = sentence
  // Two words, as the end of a burst, do not tell; nor does who only says their name and role.
  if (text.split(' ').length < 3 || act.state > stateLikely || act.chat > chatLikely) return null
  if (act.need + act.request > 0.6) return null
  const [best] = rules
    .map((rule) => ({ intent: rule.intent, odds: plainness(sentence, rule) }))
    .toSorted((one, other) => other.odds - one.odds)
  return best && best.odds >= enough ? { intent: best.intent, start, end } : null
}

/** A short message is also read as a whole: each of its sentences may hint at the same. */
function asWhole(sentences: readonly Sentence[]): Sentence | null {
  const [first, last] = [sentences[0], sentences.at(-1)]
  if (!first || !last || sentences.length < 2 || sentences.length > 4) return null
  const text = sentences.map((one) => one.text).join(' ')
  return { ...first, ...classify(text), text, plain: text, end: last.end }
}

/**
 * Who the writer of these sentences is to us, where one of them tells; buyers are told by their need.
 * `talks`: messages of small talk before.
 */
export function readIntent(sentences: readonly Sentence[], talks: number): ReadIntent | null {
  const enough = talks > 0 ? plainEnough.later : plainEnough.first
  for (const sentence of sentences) {
    const { start, end, text, act } = sentence
    if (ofOthers.test(text) || act.chat > chatMost) continue
    const said = plain.find(([, pattern]) => pattern.test(text))
    if (said && act.need + act.request < 0.9) return { intent: said[0], start, end }
    const likely = likeliest(sentence, enough)
    if (likely) return likely
  }
  const whole = asWhole(sentences)
  return whole && !ofOthers.test(whole.text) ? likeliest(whole, enough + 0.5) : null
}
