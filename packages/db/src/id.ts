import { v5, v7 } from 'uuid'

/** A UUIDv7 (RFC 9562): rows of a day lie together in the index. */
export const newId = (): string => v7()

const namespace = '019aa0c5-5a33-7b0e-9d0c-3f2f6f1c8a51'

/** The same UUID for the same name, each time (a UUIDv5, RFC 9562 section 5.5). */
export const idOfName = (name: string): string => v5(name, namespace)
