import type { ReportClaim, ReportDocument } from '@oka/contract/report'

const claim = (text: string, ...sources: number[]): ReportClaim => ({
  id: text,
  text,
  origin:
    sources.length > 0 ? { kind: 'theirs', sources, quote: null } : { kind: 'ours', service: null },
  field: null,
})

export const letterhead: ReportDocument['letterhead'] = {
  name: 'OKA Tech',
  address: ['12 rue de la Paix', '75002 Paris'],
  email: 'bonjour@oka.example',
  phone: '+33 1 44 55 66 77',
  website: 'https://oka.example',
  color: '#1f4e79',
  logo: null,
}

/** A report with claims of every kind; `changes` replaces parts of it. */
export function makeReport(changes: Partial<ReportDocument> = {}): ReportDocument {
  return {
    format: 2,
    locale: 'fr',
    letterhead,
    consultant: null,
    createdAt: '2026-11-22T14:05:00.000Z',
    lead: {
      name: 'Żaneta Łódź-Brunel',
      company: 'Boulangerie L’Épi d’Or',
      email: 'zaneta@epi-dor.example',
      phone: null,
    },
    score: { total: 82, criteria: [] },
    sections: [
      { kind: 'situation', claims: [claim('Votre boulangerie compte 12 boutiques.', 1)] },
      {
        kind: 'wanted',
        claims: [
          claim('Supprimer la double saisie des commandes, qui coûte deux heures par jour.', 1),
          claim('Un outil en service avant Pâques, pour 20\u202F000 à 30\u202F000\u00A0€.', 2, 3),
        ],
      },
      {
        kind: 'understood',
        claims: [claim('La décision vous revient.', 4), claim('Un cinquième point, de trop.', 4)],
      },
      {
        kind: 'options',
        options: [],
        claims: [claim('Commencer par deux boutiques.', 1)],
      },
      {
        kind: 'nextSteps',
        claims: [
          { ...claim('Un atelier d’une demi-journée dans deux boutiques.'), who: null, when: null },
        ],
      },
      {
        kind: 'assumptions',
        claims: [
          {
            ...claim('Votre logiciel de caisse propose sans doute un export.'),
            origin: { kind: 'assumption' },
          },
        ],
      },
    ],
    sources: [],
    ...changes,
  }
}

/** The same with one claim of the given text among the needs. */
export function makeReportOn(text: string): ReportDocument {
  return makeReport({ sections: [{ kind: 'wanted', claims: [claim(text, 1)] }] })
}
