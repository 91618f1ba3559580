import { v7 } from 'uuid'

/** A UUIDv7 (RFC 9562): rows of a day lie together in the index. */
export const newId = (): string => v7()
