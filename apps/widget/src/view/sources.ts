import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'

const css = `
.sources { margin: 3px 4px 0; max-width: 100%; font-size: 13px; color: var(--soft); }
.sources summary { padding: 10px 0; min-height: 24px; cursor: pointer; overflow-wrap: anywhere; }
.sources blockquote { padding-inline-start: 10px; border-inline-start: 3px solid var(--line); overflow-wrap: anywhere; white-space: pre-wrap; }
.sources a { display: inline-block; padding: 10px 0; color: var(--accent); }
`

const words: Record<Locale, { source: (title: string) => string; open: string }> = {
  en: { source: (title) => `Source: ${title}`, open: 'Open the page' },
  fr: { source: (title) => `Source\u00A0: ${title}`, open: 'Ouvrir la page' },
}

const styled = new WeakSet<Node>()

/** Draws below an answer what it rests on: the title of each source, which opens its words and its page. */
export function showSources(
  place: HTMLElement | null,
  sources: readonly MessageSource[],
  locale: Locale,
): void {
  // Called with every redraw of the message, and with null when it is gone.
  if (!place || place.firstChild) return
  place.className = 'sources'
  const root = place.getRootNode()
  if (root instanceof ShadowRoot && !styled.has(root)) {
    styled.add(root)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  }
  place.append(...sources.map((source) => draw(source, locale)))
}

function draw({ title, quote, url }: MessageSource, locale: Locale): HTMLElement {
  const { source, open } = words[locale]
  const details = document.createElement('details')
  const parts = [make('summary', source(title)), make('blockquote', quote)]
  if (url !== null && /^https?:/.test(url)) {
    const link = make('a', open)
    link.href = url
    link.target = '_blank'
    link.rel = 'noopener nofollow'
    parts.push(link)
  }
  details.append(...parts)
  return details
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.textContent = text
  element.dir = 'auto'
  return element
}
