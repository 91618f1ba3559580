import { parse } from 'bowser'

export type Device = {
  /** Null if unknown. */
  browser: string | null
  system: string | null
  kind: 'desktop' | 'mobile' | 'tablet'
}

/** Browser and kind of device, as far as the user agent shows. */
export function readDevice(userAgent: string): Device {
  // The library rejects an empty text.
  const { browser, os, platform } = parse(userAgent || '-')
  const { type } = platform
  return {
    browser: browser.name || null,
    system: os.name || null,
    kind: type === 'mobile' || type === 'tablet' ? type : 'desktop',
  }
}
