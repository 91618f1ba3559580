import type { Locale } from '@oka/contract/locale'

import { importModule } from './import-module.ts'
import launcherCss from './launcher.css?inline'
import { chooseLocale } from './locale.ts'
import type * as Panel from './panel.en.ts'
import type { Settings } from './settings.ts'

/** Inserted by the server. */
declare const OKA_SETTINGS: Settings
/** The file of the panel in each language, inserted by the build. */
declare const OKA_PANEL_FILES: Record<Locale, string>

const tag = 'oka-chat'
const settings = OKA_SETTINGS
const panels = OKA_PANEL_FILES
const script = document.currentScript
const labels = { en: 'Open the chat', fr: 'Ouvrir la discussion' }

/** The single chat of the page, and its button, whose listener `document.open` takes: then another begins. */
let chat: HTMLElement | undefined
let launcher: HTMLButtonElement | undefined

/** The button; everything else is fetched on first use. */
class OkaChat extends HTMLElement {
  connectedCallback() {
    // A page that replaced another may bring an element of its own: the chat moves there.
    if (launcher?.onclick && chat !== this) return this.replaceWith(chat!)
    // Into the top layer, where no ancestor's transform, stacking or clipping reaches it.
    this.popover = 'manual'
    this.showPopover?.()
    // Moved with its state.
    if (launcher?.onclick) return
    // oxlint-disable-next-line typescript/no-this-alias -- it is kept over pages
    chat = this
    const root = this.attachShadow({ mode: 'open' })
    const locale = chooseLocale(
      this.dataset['locale'],
      script?.dataset['locale'],
      document.documentElement.lang,
      navigator.language,
    )
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(launcherCss)
    root.adoptedStyleSheets = [sheet]
    const button = document.createElement('button')
    launcher = button
    button.ariaLabel = labels[locale]
    button.ariaExpanded = 'false'
    root.append(button)

    let asked: boolean | undefined
    /** For a visitor without a record, not before they click. */
    const load = async (click?: Event) => {
      try {
        asked ||= !!click
        if (button.ariaBusy || !(asked || tag in localStorage)) return
        button.ariaBusy = 'true'
        const { mount } = await importModule<typeof Panel>(
          `${settings.origin}/widget/${panels[locale]}`,
        )
        mount(button, settings, asked)
      } catch {
        // The next click retries.
      }
      button.ariaBusy = null
    }
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the panel puts its own in place of it
    button.onclick = load
    void load()
  }

  /** Code that replaced the page around it (Turbo, htmx) did not mean to remove the chat. */
  disconnectedCallback() {
    setTimeout(place)
  }
}

/**
 * The element may be in the page already; otherwise it goes beside the body, which some pages
 * replace or transform.
 */
function place() {
  if (!document.querySelector(tag)) {
    document.documentElement.append(launcher?.onclick ? chat! : document.createElement(tag))
  }
}

if (!customElements.get(tag)) {
  customElements.define(tag, OkaChat)
  if (document.body) place()
  else addEventListener('DOMContentLoaded', place)
}
