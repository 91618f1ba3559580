import type { Intent } from '@oka/contract/fact-value'

import type { Span } from './fold.ts'
import type { Sentence } from './sentences.ts'

type Rule = {
  intent: Intent
  act: 'pitch' | 'job' | 'study' | 'trouble'
  /** What the act has to reach. */
  sure: number
  /** Words without one of which it is something else. */
  words: RegExp
}

const rules: readonly Rule[] = [
  {
    intent: 'seller',
    act: 'pitch',
    sure: 0.75,
    words:
      /\b(?:propos\w*|vend\w*|offr\w*|offres?|catalogue|tarifs?|demo|agence|partenariat|sell|offers?|provide|services?|solutions?|loans?|funding|financ\w*|develop\w*|leads?|seo|google|partnership|fabricants?|panneaux|aid(?:ons|er) les entreprises|help companies|permets de vous contacter|reaching out|s'occupe|handles|in charge|to get started|minutes of your time|purchasing|represent\w*|candidates|contacts?|quote for yours?|could do yours|intervenons|looking after|nettoyage|cleaning)\b|[%$€£]/,
  },
  {
    intent: 'applicant',
    act: 'job',
    sure: 0.7,
    words:
      /\b(?:stages?|stagiaires?|alternan\w*|emploi|poste|job|recrut\w*|embauch\w*|cv|candidat\w*|missions?|postuler|internships?|hiring|positions?|apply(?! for (?:a |the )?(?:\w+ )?(?:loan|credit|visa|card|mortgage))|application|contractors?|contract work|freelance|vacanc\w*|placement|tjm|day rate)\b/,
  },
  {
    intent: 'student',
    act: 'study',
    sure: 0.7,
    words:
      /\b(?:etudiante?|etudes|lyceenne?|lycee|memoire|these|expose|cours de|fac|ecole|questionnaire|student|doctorante?|doctoral|phd|enquete|study|dissertation|thesis|homework|survey|school|uni|studies|assignment)\b/,
  },
  {
    intent: 'customer',
    act: 'trouble',
    sure: 0.6,
    words:
      /\b(?:factur\w*|prelev\w*|rembours\w*|avoir|espace|portail|compte|mot de passe|connect\w*|acces|site|serveur|appli\w*|logiciel|exports?|mise a jour|contrat|ticket|support|commandes?|livre\w*|client|intranet|boutique|panne|invoices?|billed|charged|refund|account|portal|password|log ?in|server|app|software|update|contract|orders?|delivered|customer|shop|outage|vendue?s?|sold|support|technicien|engineer|intervention)\b/,
  },
]

/** Said so plainly that no likelihood is needed. */
const plain: readonly [Intent, RegExp][] = [
  [
    'customer',
    /\b(?:tickets? (?:n°|no\.?|number|numero|#)? ?\d{2,}|(?:facture|prelev\w+|charged|billed) (?:us |me )?(?:deux fois|2 fois|trop|twice|too much|en double|par erreur|by mistake)|(?:votre|vos|your) (?:last )?(?:facture|invoice)s? (?:est|sont|is|are) (?:fausse|wrong)|(?:deja|suis|sommes) clients? (?:chez|de) vous|(?:est|suis|sommes|etes) (?:deja )?clients? depuis|(?:been|are|we're|i'm) (?:already )?(?:a )?(?:clients?|customers?) (?:of yours|with you|since)|(?:already|existing|current) (?:a )?clients?\b|contract ref\w*|ref\w* (?:de |du )?contrat|(?:votre|your) (?:consultante?|engineer|technicien|technician|developer|developpeur|commercial|colleague|collegue)\w* (?:was|were|never|had|devait|n'est|est pas)|you were (?:meant|supposed) to (?:be on site|be here|come|call|deliver)|notre acces (?:extranet|client|admin\w*)|(?:mon|notre) (?:numero (?:de )?client|compte client|contrat de maintenance|ref(?:erence)? client)|ref(?:erence)? client|(?:already|existing|current) customers?\b|(?:my|our) (?:customer|account|client) (?:number|ref\w*)|c'est vous qui (?:l'avez|avez)|(?:vous (?:me |nous )?l'(?:avez|aviez)|que vous (?:nous |m')?avez|vous nous (?:avez|aviez)) (?:livree?|faite?|vendue?|installee?|developpee?|montee?)|you (?:built|made|installed|sold|delivered) (?:it |this |that )?(?:for )?us)\b/,
  ],
  [
    'applicant',
    /\b(?:vous (?:recrutez|embauchez)|recrutez[- ]vous|candidature spontanee|(?:voici|envoie|joins|ci-joint|sending|here is|here's|attached?)[^.!?]{0,12} (?:mon |my )?cv|(?:je (?:cherche|recherche)|(?<!\b(?:tu|il|elle|ils|elles|qui) )(?:re)?cherche) (?:une? )?(?:stage|alternance|emploi|job|poste)\b|are you (?:guys )?hiring|(?:offer|have|take) (?:\w+ ){0,2}(?:internships?|interns|placements?)|prenez (?:des |en )?(?:stagiaires?|alternants?|stage)|looking for (?:a job|an internship|a placement))\b/,
  ],
  [
    'student',
    /\b(?:(?:je suis|etant) (?:une? )?(?:etudiante?|lyceenne?)|etudiante? en|i ?'? ?a?m a student|my (?:dissertation|thesis)|mon (?:memoire|expose)\b)/,
  ],
]

/** Both heads agree, so that no word is needed. */
const agreed = { act: 0.5, who: 0.5 } as const

/** How likely a sentence may be small talk and still tell who writes it: in plain words, and by likelihood. */
const chatMost = 0.8
const chatLikely = 0.18

/** Whether the words tell of somebody else, or of the writer's own company. */
const ofOthers = /\b(?:pour nos|nos (?:etudiants|eleves)|our (?:students|pupils))\b/

export type ReadIntent = Span & { intent: Intent }

/** Who the writer of these sentences is to us, where one of them tells; buyers are told by their need. */
export function readIntent(sentences: readonly Sentence[]): ReadIntent | null {
  for (const sentence of sentences) {
    const { start, end, text, act, who } = sentence
    if (ofOthers.test(text) || act.chat > chatMost) continue
    const said = plain.find(([, pattern]) => pattern.test(text))
    if (said && act.need + act.request < 0.9) return { intent: said[0], start, end }
    if (act.chat > chatLikely || act.need + act.request >= 0.6) continue
    // Two words, as the end of a burst, do not tell.
    const isShort = text.split(' ').length < 3
    const likely = rules.find((rule) => {
      // What the voice is known by counts too where the act alone is not sure.
      const weight = Math.max(act[rule.act], who[rule.intent] > 0.9 ? act[rule.act] + 0.3 : 0)
      const isAgreed = act[rule.act] >= agreed.act && who[rule.intent] >= agreed.who
      const isPlain =
        (rule.intent === 'applicant' || rule.intent === 'student') && isAgreed && act.chat < 0.1
      const isWorded = weight >= rule.sure && rule.words.test(text) && !isShort
      return isPlain || isWorded
    })
    if (likely) return { intent: likely.intent, start, end }
  }
  return null
}
