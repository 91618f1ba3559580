/** The kind of second factor. */
export type CodeKind = 'app' | 'recovery'

const patterns = { app: /^\d{6}$/, recovery: /^[a-z2-9]{16}$/ } as const

/** Normalises a code as typed or pasted; undefined for what cannot be one. */
export function readCode(kind: CodeKind, typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[\s-]/g, '')
  return patterns[kind].test(code) ? code : undefined
}
