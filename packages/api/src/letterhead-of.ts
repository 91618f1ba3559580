import type { DocumentLetterhead } from '@oka/contract/report'
import type { CompanySettings } from '@oka/contract/settings'

/** The letterhead as the settings have it today. */
export function letterheadOf({ name, address, letterhead }: CompanySettings): DocumentLetterhead {
  const { email, phone, website, color, logo } = letterhead
  const lines = address.split('\n').map((line) => line.trim())
  return { name, address: lines.filter(Boolean), email, phone, website, color, logo }
}
