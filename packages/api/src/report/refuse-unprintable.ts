import { DomainError } from '../domain-error.ts'
import type { RenderReportPdf } from '../ports/report.ts'

/** The renderer, which throws `report_unprintable` where no font has a character of the document. */
export const refuseUnprintable =
  (render: RenderReportPdf): RenderReportPdf =>
  async (...drawing) => {
    try {
      return await render(...drawing)
    } catch (error) {
      if (!(error instanceof Error && 'unprintable' in error)) throw error
      const character = String(error.unprintable)
      const message = `No font has ${character}: the report is neither drawn nor mailed.`
      throw new DomainError('report_unprintable', { message })
    }
  }
