import type { FactField } from '@oka/contract/fact'
import { foldForms } from '@oka/contract/fold-text'
import type { Locale } from '@oka/contract/locale'

/** As texts are compared here: lower case, without accents. */
export function fold(text: string): string {
  return foldForms(text)
    .replaceAll('ł', 'l')
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** What a question asks for, recognised from its words alone, independently of the assistant. */
const asked: Record<Exclude<FactField, 'size' | 'intent'>, RegExp> = {
  authority: /decid|decision|qui tranche|final say|sign.?off/,
  budget: /budget|enveloppe|montant|investir|\bspend\b|fourchette/,
  horizon: /quand|echeance|delai|\bdate\b|\bwhen\b|deadline|timeline|timeframe|horizon/,
  email: /e-?mail|courriel|adresse electronique/,
  phone: /telephone|numero|phone|number/,
  name: /votre nom|vous appel|a qui ai-je|quel nom|your name|what name|who do i|who am i/,
  company: /entreprise|societe|organisation|structure|company|organi[sz]ation|business/,
  need: /besoin|projet|mettre en place|ameliorer|souhaitez-vous obtenir|quel sujet|set up|improve|achieve|project|looking for|need/,
}

function askedIn(question: string): FactField[] {
  // "A copy by e-mail at jo@acme.example?" names the address, and asks for none.
  const words = /\S@\S/.test(question) ? question.replace(asked.email, '') : question
  const found = (Object.keys(asked) as (keyof typeof asked)[]).filter((field) =>
    asked[field].test(words),
  )
  if (found.length < 2) return found
  return found.filter((field) => field !== 'need' && !(field === 'company' && found.length > 2))
}

export function questionsIn(reply: string): string[] {
  return fold(reply)
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => sentence.endsWith('?'))
}

export function fieldsAsked(reply: string): FactField[] {
  return [...new Set(questionsIn(reply).flatMap(askedIn))]
}

const french =
  /\b(le|la|les|des|une|est|vous|votre|pour|je|nous|merci|bonjour|avec|quel|quelle|d’accord|très|bien|collègue)\b/gi
const english =
  /\b(the|is|you|your|for|and|thank|hello|with|what|which|a colleague|very|well|noted|would|may|of|to)\b/gi

export function languageOf(reply: string): Locale {
  return (reply.match(french) ?? []).length >= (reply.match(english) ?? []).length ? 'fr' : 'en'
}

/** What a reply has to speak of to be an answer at all to a question of that kind. */
const subjects: Record<string, RegExp> = {
  price: /prix|tarif|cout|estimation|devis|price|cost|estimate|rate/,
  tools: /outil|technolog|tool|\bmodel/,
  'may I ask':
    /questions?|bien sur|volontiers|of course|interview|happy to|etudiant|student|etudes|studies/,
  hiring: /recrut|candidat|emploi|poste|hiring|job|career|vacanc|recruit|application/,
  cv: /\bcv\b|candidature|application|recrut/,
  support: /panne|incident|support|technique|urgence|client|sorry|outage|problem|ticket|desole/,
  human: /collegue|quelqu'un|responsable|equipe|colleague|team|person|manager/,
  anger: /desole|pardon|excus|agacement|comprends|sorry|apolog|annoying|understand/,
  location: /adresse|situe|bases? a|bureaux|based|located|office|information|at hand/,
  hours: /heure|horaire|ouvert|\bopen|hours/,
  references: /reference|clients?|secteur|sector|case/,
  services:
    /maintenance|wordpress|formation|training|oui|yes|consultant|concevons|build|logiciel|software|produits|products/,
  privacy: /donnee|rgpd|reponses ne servent|efface|data|gdpr|answers are only|erase/,
  duration: /duree|temps|calendrier|ampleur|semaine|mois|schedule|scope|week|month|size/,
  'next step': /collegue|contact|colleague|touch|report|summary/,
  'when will somebody call':
    /rappel|contact|appel|collegue|heures|jour|\bcall|colleague|in touch|hours|\bday/,
  typo: /gmail|adresse.*(?:verifi|faute|correct)|typo|did you mean|check.*address/,
  instruction: /ne peux pas|can.?t help|cannot|not able/,
  'small talk': /merci|bien|well|thank/,
  capability: /oui|yes|consultant|transmets|passing|concevons|build/,
  robot: /\bia\b|\bai\b|assistant/,
  other: /./,
}

export function addresses(reply: string, subject: string): boolean {
  const pattern = subjects[subject]
  if (!pattern) throw new Error(`No subject is called ${subject}`)
  return pattern.test(fold(reply))
}
