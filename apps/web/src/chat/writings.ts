/**
 * What was written and has not arrived, kept in the browser for whoever wrote it: it survives a
 * reload, a crash and a day. Signing out forgets it.
 */
export type Writings = {
  read: (name: string) => string | null
  /** Null forgets it. */
  write: (name: string, text: string | null) => void
  /** The names that begin so. */
  names: (start: string) => string[]
}

const prefixOf = (adminId: number): string => `oka.writing.${adminId}.`

export function writingsOf(adminId: number): Writings {
  const prefix = prefixOf(adminId)
  return {
    read: (name) => safely(() => localStorage.getItem(prefix + name)) ?? null,
    write: (name, text) => {
      safely(() =>
        text === null
          ? localStorage.removeItem(prefix + name)
          : localStorage.setItem(prefix + name, text),
      )
    },
    names: (start) => keys(prefix + start).map((key) => key.slice(prefix.length)),
  }
}

/** Leaves nothing of what somebody wrote on a machine they signed out of. */
export function forgetWritings(adminId: number): void {
  for (const key of keys(prefixOf(adminId))) safely(() => localStorage.removeItem(key))
}

function keys(start: string): string[] {
  return (safely(() => Object.keys(localStorage)) ?? []).filter((key) => key.startsWith(start))
}

/** Where storage is full or refused, what is written lasts as long as the page. */
function safely<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
