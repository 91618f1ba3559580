import {
  findLeads,
  type LeadFile,
  LeadFileError,
  type LeadFileProblem,
  readLeads,
} from '@oka/contract/lead-file'

/** What a file comes to. `given` is the JSON of each lead that is left out, by its row. */
export type ReadText =
  | { file: LeadFile; given: ReadonlyMap<number, string> }
  | { problem: LeadFileProblem }

export function readLeadText(text: string, now: Date): ReadText {
  try {
    const found = findLeads(text)
    const file = readLeads(found, now)
    const given = new Map(file.refused.map(({ row }) => [row, toJson(found[row - 1])]))
    return { file, given }
  } catch (error) {
    if (error instanceof LeadFileError) return { problem: error.details }
    throw error
  }
}

/** What is too deep to be written stays out. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    return 'null'
  }
}
