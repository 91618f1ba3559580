import type { Locale } from '@oka/contract/locale'

import { importModule } from './import-module.ts'
import launcherCss from './launcher.css?inline'
import { chooseLocale } from './locale.ts'
import type * as Panel from './panel.en.ts'
import type { Settings } from './settings.ts'

/** Put in by the server. */
declare const OKA_SETTINGS: Settings
/** The file of the panel in each language, put in by the build. */
declare const OKA_PANEL_FILES: Record<Locale, string>

const tag = 'oka-chat'
const settings = OKA_SETTINGS
const panels = OKA_PANEL_FILES
const script = document.currentScript
const labels = { en: 'Open the chat', fr: 'Ouvrir la discussion' }
const icon = 'M21 12a8.5 8.5 0 0 1-12.4 7.6L3.5 21l1.4-4.7A8.5 8.5 0 1 1 21 12zM8.5 10.5h8m-8 3.5h5'

/** The button; everything else is fetched when it is first asked for. */
class OkaChat extends HTMLElement {
  #leave: (() => void) | undefined

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    const locale = chooseLocale(
      this.dataset['locale'],
      script?.dataset['locale'],
      document.documentElement.lang,
      navigator.language,
    )
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(launcherCss)
    root.adoptedStyleSheets = [sheet]
    const launcher = document.createElement('button')
    launcher.className = 'launcher'
    launcher.ariaLabel = labels[locale]
    launcher.ariaExpanded = 'false'
    const svg = draw('svg', 'viewBox', '0 0 24 24')
    svg.append(draw('path', 'd', icon))
    launcher.append(svg)
    root.replaceChildren(launcher)

    let asked = false
    /** For a visitor of whom nothing is kept, not before they ask. */
    const load = async () => {
      try {
        if (launcher.ariaBusy || !(asked || tag in localStorage)) return
        launcher.ariaBusy = 'true'
        const { mount } = await importModule<typeof Panel>(
          `${settings.origin}/widget/${panels[locale]}`,
        )
        if (launcher.isConnected) this.#leave = mount(launcher, settings, asked)
      } catch {
        // The next click tries again.
      }
      launcher.ariaBusy = null
    }
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the panel puts its own in place of it
    launcher.onclick = () => {
      asked = true
      void load()
    }
    void load()
  }

  disconnectedCallback() {
    this.#leave?.()
  }
}

/** Made by hand: markup in a string may be forbidden to the page (Trusted Types). */
function draw(name: string, attribute: string, value: string): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  element.setAttribute(attribute, value)
  return element
}

/** The element may stand in the page already; otherwise it is put at its end. */
function place() {
  if (!document.querySelector(tag)) document.body.append(document.createElement(tag))
}

if (!customElements.get(tag)) {
  customElements.define(tag, OkaChat)
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', place)
  else place()
}
