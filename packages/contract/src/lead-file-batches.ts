import { type ImportedLead, importMaxMessages, importMaxRows } from './lead-import.ts'
import { bodyMaxBytes } from './limits.ts'

/** Bytes of the rows of one call: what surrounds them has the rest of a body. */
const rowsMaxBytes = bodyMaxBytes - 16 * 1024

/**
 * Splits leads into batches that fit into one call each. A lead with a long conversation is split
 * over several; the split depends on that lead alone, so that a repeated import splits it the same
 * way.
 */
export function* toBatches(leads: Iterable<ImportedLead>): Generator<ImportedLead[]> {
  let batch: ImportedLead[] = []
  let bytes = 0
  let messages = 0
  for (const lead of leads) {
    for (const piece of toPieces(lead)) {
      const size = bytesOf(piece) + 1
      const isFull =
        bytes + size > rowsMaxBytes ||
        batch.length === importMaxRows ||
        messages + piece.messages.length > importMaxMessages
      if (batch.length > 0 && isFull) {
        yield batch
        batch = []
        bytes = 0
        messages = 0
      }
      batch.push(piece)
      bytes += size
      messages += piece.messages.length
    }
  }
  if (batch.length > 0) yield batch
}

/** The report comes with the first piece. */
function toPieces(lead: ImportedLead): ImportedLead[] {
  const pieces: ImportedLead[] = []
  let piece = { ...lead, messages: [] as ImportedLead['messages'] }
  let bytes = bytesOf(piece)
  for (const [index, message] of lead.messages.entries()) {
    const size = bytesOf(message) + 1
    if (bytes + size > rowsMaxBytes || piece.messages.length === importMaxMessages) {
      pieces.push(piece)
      piece = { ...lead, report: null, sentMessages: index, messages: [] }
      bytes = bytesOf(piece)
    }
    piece.messages.push(message)
    bytes += size
  }
  return [...pieces, piece]
}

/** Bytes of the JSON in UTF-8. */
function bytesOf(value: unknown): number {
  const text = JSON.stringify(value)
  let bytes = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    // Half of a surrogate pair is two of its four bytes.
    if (unit > 0x7f) bytes += unit < 0x8_00 || (unit >= 0xd8_00 && unit < 0xe0_00) ? 1 : 2
  }
  return bytes
}
