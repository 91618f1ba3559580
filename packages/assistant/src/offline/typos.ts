import { classesOf } from './word-classes.ts'

/** Words that what is said turns on, and that people mistype; folded. */
const vocabulary: readonly string[] =
  `budget february january march september october november december before summer autumn christmas
  easter weekend weeks months people employees employee employed volunteers drivers website websites application
  software booking bookings customers clients company business decision decisions decide decides decided approve approved
  approval partner partners director committee manager management treasurer accountant invoice invoices appointment
  appointments spreadsheet spreadsheets looking currently traceability operations maintenance reservations
  thousand hundred immediately possible urgent urgently asap deadline quotation
  decembre novembre octobre septembre janvier fevrier juillet printemps automne semaine semaines personne personnes
  salaries employes benevoles collaborateurs entreprise boutique restaurant boulangerie association logiciel application
  reservation rendez clients decision decider responsable directeur directrice proprietaire patron patronne conseil
  comptable tresorier tresoriere associe associes budgets enveloppe euros milliers maximum environ facture factures
  commande commandes planning plannings stagiaire entretien candidature recrutement recrutez probleme problemes
  prestataire intervention interventions gestion validation valide livraison livraisons inscription inscriptions
  trimestre rentree vacances urgence`.split(/\s+/)

/** Real words one letter away from one of these. */
const real = new Set(
  `fracture fractures question questions quartier planting cooking looping hooking marches eastern manger mangers gestation
  depart depuis persons company's companion commander commandez commande patrol patrols conseils conseille reserves
  decode decodes decoded deicide decline declined client accord associer associez facteur facteurs semence clientes
  simmer budgeted salaires calories possibly passible direction directions validite valider validez boutiques reservations
  rendre rentres rentrer operation bookings brooking invoiced invoicing parents partons personnel personnels personal
  employer employers employee employes employez associate association associations collections euro vacancy vacancies responsables
  directrices directeurs directors livrason thousands hundreds website's weeks monthly peoples customer costumer costumers
  salarie salariee decidee decidees approves approvals employment printers drivers divers rivers problem problems
  urgency maintain octets marcher candidatures recruter recruiter recruitment easier eater booting booming commands valise
  montes decade peuple deceder decede decoder locking looming looting loosing`.split(/\s+/),
)

const known = new Set([...vocabulary, ...real])

/** A word without each one of its letters. */
function shortened(word: string): string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))
}

/** Each word and each of its shortened forms, so that a typo is found by a few look-ups (SymSpell, W. Garbe 2012). */
const byForm = new Map<string, string[]>()
for (const word of vocabulary) {
  if (word.length < 6) continue
  for (const form of [word, ...shortened(word)])
    byForm.set(form, [...(byForm.get(form) ?? []), word])
}

function commonLength(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

/** Whether one letter is missing, too many, wrong or changed places with the next. */
export function isOneOff(typed: string, word: string): boolean {
  const from = commonLength(typed, word)
  const [one, other] = [typed.slice(from), word.slice(from)]
  const isSwapped = one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)
  return (
    isSwapped || one.slice(1) === other.slice(1) || one === other.slice(1) || one.slice(1) === other
  )
}

/** The word that is meant by a mistyped one, folded; null where it is spelled well or may be anything. */
export function mendTypo(typed: string): string | null {
  if (known.has(typed) || classesOf(typed).length > 0) return null
  const forms = [typed, ...shortened(typed)]
  const near = forms
    .flatMap((form) => byForm.get(form) ?? [])
    .filter((word) => {
      // Another ending is another form of the word: "decident".
      const isEnding = typed.startsWith(word.slice(0, -1))
      return word[0] === typed[0] && !isEnding && isOneOff(typed, word)
    })
  const [first, ...others] = new Set(near)
  return first !== undefined && others.length === 0 ? first : null
}
