import { readReport } from '../read-report.ts'
import type { ReportDocument } from '../report.ts'

/** A report that says nothing. */
export const emptyReport: ReportDocument = readReport({
  locale: 'en',
  company: 'OKA Tech',
  createdAt: '2026-11-22T14:05:00.000Z',
  lead: { name: '', company: '', email: 'ana@epi.example', phone: null },
  score: { total: null, criteria: [] },
  facts: [],
  sections: [],
  sources: [],
})
