/** Milliseconds after which a silent network counts as dead, and the import is retried. */
const limitMs = 10_000

/** Makes another URL of the same file. */
let mark = ''
const arrived: Record<string, unknown> = {}

/**
 * Imports a module, also after a failure: browsers may cache a failed import for the life of the
 * page, so the retry has another URL (whatwg/html#6768).
 */
export async function importModule<Module>(url: string): Promise<Module> {
  try {
    return (await import(/* @vite-ignore */ url + mark)) as Module
  } catch (error) {
    mark += '?'
    throw error
  }
}

/** The same with a timeout. A late result serves the next call. */
export async function importInTime<Module>(url: string): Promise<Module> {
  const arriving = async () => (arrived[url] ??= await import(/* @vite-ignore */ url + mark))
  const late = new Promise((_, reject) => setTimeout(reject, limitMs))
  try {
    return (await Promise.race([arriving(), late])) as Module
  } catch (error) {
    mark += '?'
    throw error
  }
}
