import type { ReportDocument } from '@oka/contract/report'

/** A file name that every system takes: letters, digits and hyphens. */
export function pdfName({ locale, lead }: Pick<ReportDocument, 'locale' | 'lead'>): string {
  const whose = (lead.company || lead.name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  const title = locale === 'fr' ? 'Compte-rendu' : 'Report'
  return `${[title, whose].filter(Boolean).join('-')}.pdf`
}
