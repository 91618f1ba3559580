/** What shows that it is you, besides the password. */
export type CodeKind = 'app' | 'recovery'

const patterns = { app: /^\d{6}$/, recovery: /^[a-z2-9]{16}$/ } as const

/** The code as the server takes it, however it was typed or pasted; undefined for what cannot be one. */
export function readCode(kind: CodeKind, typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[\s-]/g, '')
  return patterns[kind].test(code) ? code : undefined
}
