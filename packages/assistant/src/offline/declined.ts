import type { FactField } from '@oka/contract/fact'

import { declinesCall } from './read-asides.ts'
import type { Sentence } from './sentences.ts'

/** The visitor will not say. */
const refusal =
  /\b(?:prefer\w* (?:ne pas|pas|garder|eviter|rester|not)|(?:souhait\w*|veux|veut|desire|voulons|tiens|tenons) pas (?:\S+ ){0,2}(?:dire|donner|communiquer|repondre|preciser|partager|laisser|divulguer|parler)\b|(?:souhait\w*|veux|veut) pas[ .!]*$|pas envie|peux pas (?:vous )?(?:le |la )?(?:dire|donner|communiquer|repondre)|confidentiel\w*|confidential|vous regarde pas|rather not|(?:can'?t|cannot|can not) (?:really )?(?:say|share|tell|disclose)|(?:don'?t (?:want|wish) to|won'?t|will not|not (?:going|willing) to) (?:say|share|give|tell|leave|disclose|answer)|none of your business|not comfortable|no comment|je passe|skip (?:it|this|that)|joker|(?:it's|that's|c'est) prive?(?:te)?\b|anonym\w*)\b/
/** The visitor cannot say, or not yet. */
const ignorance =
  /\b(?:sai[st] pas|sais pas encore|savons pas|aucune idee|pas (?:d'|d )idee|rien (?:de |encore )?prevu|pas le feu|haven'?t got (?:a|any) (?:budget|figure|number|date|deadline)|jsp|jspas|chais pas|no idea|(?:don'?t|do not|dont|haven'?t) (?:yet )?(?:have|got) (?:a|any) (?:budget|date|deadline|figure|number)|(?:don'?t|do not|dunno) (?:really )?(?:know|have an? idea)|dunno|not (?:really )?sure|unsure|no clue|pas (?:encore )?(?:\w+ )?(?:defini\w*|fixe\w*|decide\w*|arrete\w*|valide\w*|determine\w*|chiffre\w*|reflechi|estime)|a (?:definir|determiner|voir|discuter)|tbd|tbc|unknown|inconnue?s?|to be (?:defined|determined|decided)|not (?:yet )?(?:defined|decided|fixed|set|determined)|haven'?t (?:decided|defined|set|fixed|thought)|(?:pas|aucun|sans) (?:de )?(?:budget|date|echeance|delai|calendrier|limite)\w*|no (?:specific |particular |fixed |set |real |clear )?(?:budget|deadline|date|timeline|rush|hurry)|pas (?:\w+ )?(?:presse\w*|urgent\w*)|rien d'urgent|pas de (?:telephone|tel|portable|mail|e-?mail|numero)|no (?:phone|e-?mail)|moins cher possible|as cheap as possible|on verra|ca depend|cela depend|it depends|depends (?:on|what|how|which)|we'?ll see|peu importe|whatever|whenever|n'importe)\b/
/** "No" alone is an answer to "may I have …?", and a refusal. */
const refusedContact =
  /^(?:non|no|nope|nan|no thanks|non merci|pas maintenant|not now|plus tard|later|aucun|none|pas la peine|inutile|n\/a|-|ca ira|nn|nah|c'?est bon|that's (?:ok|fine|all|it))\b/
/** "Have you a budget in mind?" "No.": there is none to tell. */
const hasNone =
  /^(?:non|nan|no|nope|none|rien|nothing|aucune?|pas encore|not yet|pas vraiment|not really)(?:,? (?:merci|thanks|pas encore|not yet))?[ .!]*$/

/** Nobody behind the visitor: there is no company to name. */
const noCompany =
  /\b(?:(?:suis|en tant que|comme|est) (?:un |une )?particuli(?:er|ere)|^particuli(?:er|ere)|^(?:auto|micro)[- ]?entrepreneu\w*|a titre (?:prive|personnel|individuel)|pour moi[- ]meme|(?:pas|aucune|sans) (?:encore )?(?:d'|de |une )?(?:entreprise|societe|boite|structure)|(?:suis|en) (?:un |une )?(?:independante?|freelance|auto-?entrepreneu\w*|free-?lance|etudiante?|a mon compte)|(?:private|an?) individual|independent|self-employed|freelancer?|no company|not a company|sole trader|(?:^|suis (?:une? )?|moi,? )retraitee?|(?:i'm|i am|^) ?retired)\b/

/** Whether words say that there is no company: they are no name of one. */
export const saysNoCompany = (text: string): boolean => noCompany.test(text)

const mentioned: [FactField, RegExp][] = [
  ['budget', /\b(?:budget\w*|montant|prix|enveloppe|chiffre|got (?:a|any) (?:number|figure))\b/],
  [
    'horizon',
    /\b(?:date|delai\w*|echeance\w*|calendrier|deadline|timeline|presse\w*|urgent\w*|feu|rush|hurry)\b/,
  ],
  ['email', /\b(?:e-?mails?|mail|courriel|adresse)\b/],
  ['phone', /\b(?:telephone|tel|numero|phone|(?:my|our) number)\b/],
  ['name', /\b(?:nom|prenom|name|identite|anonym\w*)\b/],
  ['company', /\b(?:entreprise|societe|company|organisation)\b/],
]

const plans: readonly FactField[] = ['budget', 'horizon']
const contacts: readonly FactField[] = ['name', 'email', 'phone', 'company']

/**
 * What the visitor would not or could not say in this message, and must not be asked again: the
 * field they name, else the one they were asked for.
 */
export function declinedFields(
  text: string,
  asked: ReadonlySet<FactField>,
  sentences: readonly Sentence[] = [],
): FactField[] {
  const isRefused = sentences.length === 1 && sentences[0]!.act.refuse + sentences[0]!.act.no > 0.75
  const classified = isRefused
    ? [...asked].filter((field) => field !== 'need' && field !== 'authority')
    : []
  const phone: FactField[] = declinesCall(text) ? ['phone'] : []
  const company: FactField[] = noCompany.test(text) ? ['company'] : []
  const isBareNo = refusedContact.test(text.trim())
  const isAboutAnother = evades(text) && namedFields(text).some((field) => !asked.has(field))
  const refused = isBareNo && !isAboutAnother ? contacts.filter((field) => asked.has(field)) : []
  const absent = hasNone.test(text.trim()) ? plans.filter((field) => asked.has(field)) : []
  return [
    ...new Set([
      ...phone,
      ...classified,
      ...company,
      ...unsaid(text, asked),
      ...refused,
      ...absent,
    ]),
  ]
}

/** Whether a text says that its writer will not say. */
export function refuses(text: string): boolean {
  return refusal.test(text)
}

/** Whether a text says that its writer will not or cannot say. */
export function evades(text: string): boolean {
  return refusal.test(text) || ignorance.test(text)
}

function namedFields(text: string): FactField[] {
  return mentioned.filter(([, pattern]) => pattern.test(text)).map(([field]) => field)
}

function unsaid(text: string, asked: ReadonlySet<FactField>): FactField[] {
  if (!evades(text)) return []
  const named = namedFields(text)
  const meant = named.length > 0 ? named : [...asked]
  // Who does not know yet what they need is helped, not let go.
  return meant.filter((field) => field !== 'need' || refuses(text))
}
