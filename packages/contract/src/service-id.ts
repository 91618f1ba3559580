import { foldForms } from './fold-text.ts'
import type { Service } from './settings.ts'

/** The services of a catalogue by their ids: their names in letters, digits and hyphens. */
export function servicesById<One extends Pick<Service, 'name'>>(
  services: readonly One[],
): ReadonlyMap<string, One> {
  const known = new Map<string, One>()
  for (const service of services) {
    const { en, fr } = service.name
    const name = foldForms(fr || en)
      .replaceAll(/[^\p{L}\d]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
    const id = (name || 'service').slice(0, 60)
    const same = [...known.keys()].filter((one) => one === id || one.startsWith(`${id}-`))
    known.set(known.has(id) ? `${id}-${same.length + 1}` : id, service)
  }
  return known
}
