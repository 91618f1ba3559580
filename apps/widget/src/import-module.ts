/** Makes another address of the same one. */
let mark = ''

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
