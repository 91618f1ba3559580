import { parse } from 'bowser'

export type Device = {
  /** Null where the text does not tell. */
  browser: string | null
  system: string | null
  kind: 'desktop' | 'mobile' | 'tablet'
}

/** What kind of device signs in, as far as the text that browsers send along tells. */
export function readDevice(userAgent: string): Device {
  // The library refuses an empty text.
  const { browser, os, platform } = parse(userAgent || '-')
  const { type } = platform
  return {
    browser: browser.name || null,
    system: os.name || null,
    kind: type === 'mobile' || type === 'tablet' ? type : 'desktop',
  }
}
