import type { ReportClaim, ReportDocument } from '@oka/contract/report'

const claim = (text: string, ...sources: number[]): ReportClaim => ({
  text,
  sources,
  assumption: sources.length === 0,
})

/** A report with claims of every kind; `changes` replaces parts of it. */
export function makeReport(changes: Partial<ReportDocument> = {}): ReportDocument {
  return {
    locale: 'fr',
    company: 'OKA Tech',
    createdAt: '2026-11-22T14:05:00.000Z',
    lead: {
      name: 'Żaneta Łódź-Brunel',
      company: 'Boulangerie L’Épi d’Or',
      email: 'zaneta@epi-dor.example',
      phone: null,
    },
    score: { total: 82, criteria: [] },
    facts: [],
    sections: [
      { kind: 'context', claims: [claim('Votre boulangerie compte 12 boutiques.', 1)] },
      {
        kind: 'needs',
        claims: [
          claim('Supprimer la double saisie des commandes, qui coûte deux heures par jour.', 1),
          claim('Un outil en service avant Pâques, pour 20\u202F000 à 30\u202F000\u00A0€.', 2, 3),
        ],
      },
      {
        kind: 'findings',
        claims: [
          claim('Votre logiciel de caisse propose sans doute un export.'),
          claim('La décision vous revient.', 4),
          claim('Un cinquième point, de trop.', 4),
        ],
      },
      { kind: 'recommendations', claims: [claim('Commencer par deux boutiques.', 1)] },
      { kind: 'nextSteps', claims: [claim('Un atelier d’une demi-journée dans deux boutiques.')] },
    ],
    sources: [],
    ...changes,
  }
}

/** The same with one claim of the given text among the needs. */
export function makeReportOn(text: string): ReportDocument {
  return makeReport({ sections: [{ kind: 'needs', claims: [claim(text, 1)] }] })
}
