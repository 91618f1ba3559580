import type { FactField } from '@oka/contract/fact'

/** The visitor will not say. */
const refusal =
  /\b(?:prefer\w* (?:ne pas|pas|garder|eviter|rester|not)|(?:souhait\w*|veux|veut|desire|voulons|tiens|tenons) pas (?:\S+ ){0,2}(?:dire|donner|communiquer|repondre|preciser|partager|laisser|divulguer|parler)\b|(?:souhait\w*|veux|veut) pas[ .!]*$|pas envie|peux pas (?:vous )?(?:le |la )?(?:dire|donner|communiquer|repondre)|confidentiel\w*|confidential|vous regarde pas|rather not|(?:don'?t (?:want|wish) to|won'?t|will not|not (?:going|willing) to) (?:say|share|give|tell|leave|disclose|answer)|none of your business|not comfortable|no comment|je passe|skip (?:it|this|that)|joker|(?:it's|that's|c'est) prive?(?:te)?\b|anonym\w*)\b/
/** The visitor cannot say, or not yet. */
const ignorance =
  /\b(?:sai[st] pas|sais pas encore|savons pas|aucune idee|pas (?:d'|d )idee|jsp|jspas|chais pas|no idea|(?:don'?t|do not|dunno) (?:really )?(?:know|have an? idea)|dunno|not (?:really )?sure|unsure|no clue|pas (?:encore )?(?:\w+ )?(?:defini\w*|fixe\w*|decide\w*|arrete\w*|determine\w*|chiffre\w*|reflechi|estime)|a (?:definir|determiner|voir|discuter)|tbd|to be (?:defined|determined|decided)|not (?:yet )?(?:defined|decided|fixed|set|determined)|haven'?t (?:decided|defined|set|fixed|thought)|(?:pas|aucun|sans) (?:de )?(?:budget|date|echeance|delai|calendrier|limite)\w*|no (?:specific |particular |fixed |set |real |clear )?(?:budget|deadline|date|timeline|rush|hurry)|pas (?:\w+ )?(?:presse\w*|urgent\w*)|rien d'urgent|pas de (?:telephone|tel|portable|mail|e-?mail|numero)|no (?:phone|e-?mail)|moins cher possible|as cheap as possible|on verra|ca depend|cela depend|it depends|depends on|we'?ll see|peu importe|whatever|n'importe)\b/
/** "No" alone is an answer to "may I have …?", and a refusal. */
const refusedContact =
  /^(?:non|no|nope|nan|no thanks|non merci|pas maintenant|not now|plus tard|later|aucun|none|pas la peine|inutile|n\/a|-|ca ira|c'est bon|that's (?:ok|fine|all|it))\b/
/** Nobody behind the visitor: there is no company to name. */
const noCompany =
  /\b(?:(?:suis|en tant que|comme|est) (?:un |une )?particuli(?:er|ere)|^particuli(?:er|ere)|a titre (?:prive|personnel|individuel)|pour moi[- ]meme|(?:pas|aucune|sans) (?:encore )?(?:d'|de |une )?(?:entreprise|societe|boite|structure)|(?:suis|en) (?:un |une )?(?:independante?|freelance|auto-?entrepreneu\w*|free-?lance|etudiante?|a mon compte)|(?:private|an?) individual|independent|self-employed|freelancer?|no company|not a company|sole trader|retraitee?|retired)\b/

const mentioned: [FactField, RegExp][] = [
  ['budget', /\b(?:budget\w*|montant|prix|enveloppe|chiffre)\b/],
  [
    'horizon',
    /\b(?:date|delai\w*|echeance\w*|calendrier|deadline|timeline|presse\w*|urgent\w*|rush|hurry)\b/,
  ],
  ['email', /\b(?:e-?mails?|mail|courriel|adresse)\b/],
  ['phone', /\b(?:telephone|tel|numero|phone|number)\b/],
  ['name', /\b(?:nom|prenom|name|identite|anonym\w*)\b/],
  ['company', /\b(?:entreprise|societe|company|organisation)\b/],
]

const contacts: readonly FactField[] = ['name', 'email', 'phone', 'company']

/**
 * What the visitor would not or could not say in this message, and must not be asked again: the
 * field they name, else the one they were asked for.
 */
export function declinedFields(text: string, asked: ReadonlySet<FactField>): FactField[] {
  const company: FactField[] = noCompany.test(text) ? ['company'] : []
  const isBareNo = refusedContact.test(text.trim())
  const refused = isBareNo ? contacts.filter((field) => asked.has(field)) : []
  return [...new Set([...company, ...unsaid(text, asked), ...refused])]
}

/** Whether a text says that its writer will not or cannot say. */
export function evades(text: string): boolean {
  return refusal.test(text) || ignorance.test(text)
}

function unsaid(text: string, asked: ReadonlySet<FactField>): FactField[] {
  if (!evades(text)) return []
  const refuses = refusal.test(text)
  const named = mentioned.filter(([, pattern]) => pattern.test(text)).map(([field]) => field)
  const meant = named.length > 0 ? named : [...asked]
  // Who does not know yet what they need is helped, not let go.
  return meant.filter((field) => field !== 'need' || refuses)
}
