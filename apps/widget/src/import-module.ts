/** A network may be dead without a word: what has not come by then is asked for again. */
const limitMs = 10_000

/** Makes another address of the same one. */
let mark = ''
const arrived: Record<string, unknown> = {}

/**
 * Imports a module, also after a failure: browsers may keep a failed import for the life of the
 * page, so the next try has another address (whatwg/html#6768).
 */
export async function importModule<Module>(url: string): Promise<Module> {
  try {
    return (await import(/* @vite-ignore */ url + mark)) as Module
  } catch (error) {
    mark += '?'
    throw error
  }
}

/** The same, but fails in time. What comes after that serves the next call. */
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
