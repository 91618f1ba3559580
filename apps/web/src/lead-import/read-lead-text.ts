import {
  findLeads,
  type LeadFile,
  LeadFileError,
  type LeadFileProblem,
  readLeads,
} from '@oka/contract/lead-file'

/** The content of a file. `given` is the JSON of each refused lead, by its row. */
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

/** Values nested too deeply to be serialised are omitted. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    return 'null'
  }
}
