/**
 * Unsent texts, stored in the browser for each account: they survive a reload and a crash. Signing
 * out deletes them.
 */
export type DraftStorage = {
  read: (name: string) => string | null
  /** Null deletes it. */
  write: (name: string, text: string | null) => void
  /** The names with that prefix. */
  names: (start: string) => string[]
}

const prefixOf = (adminId: number): string => `oka.writing.${adminId}.`

export function draftsOf(adminId: number): DraftStorage {
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

/** Deletes an account's unsent texts from this browser. */
export function deleteDrafts(adminId: number): void {
  for (const key of keys(prefixOf(adminId))) safely(() => localStorage.removeItem(key))
}

function keys(start: string): string[] {
  return (safely(() => Object.keys(localStorage)) ?? []).filter((key) => key.startsWith(start))
}

/** Where storage is full or refused, texts last as long as the page. */
function safely<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
