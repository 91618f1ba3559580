import { Readability } from '@mozilla/readability'
import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { toMdast } from 'hast-util-to-mdast'
import { parseHTML } from 'linkedom'
import type { Nodes, Root } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown } from 'mdast-util-to-markdown'

/** The text of a page, as Markdown. */
export type ReadablePage = { title: string; body: string; locale: Locale | null }

/** What is no text of the page, wherever it stands. */
const furniture =
  'script, style, noscript, template, iframe, svg, canvas, video, audio, object, nav, aside, form, button, dialog, [hidden], [aria-hidden="true"]'

/**
 * What a page says, without its navigation: of its `<main>`, where it has one, otherwise of what
 * Readability takes for the article, and else of all of it.
 */
export function readPage(given: string, url: string): ReadablePage {
  // linkedom takes HTML as it stands; this adds the elements that a page may leave out.
  const html = toHtml(fromHtml(given))
  const { document } = parseHTML(html)
  const title = titleOf(document)
  const language = document.documentElement.lang.slice(0, 2).toLowerCase()
  for (const each of document.querySelectorAll(furniture)) each.remove()
  const main = document.querySelector('main, [role="main"]')
  return {
    title: title || new URL(url).hostname,
    body:
      toText(main?.innerHTML, url) ||
      toText(findArticle(html), url) ||
      toText(document.body.innerHTML, url),
    locale: locales.find((locale) => locale === language) ?? null,
  }
}

function titleOf(document: Document): string {
  const named = document.querySelector('title') ?? document.querySelector('h1')
  const text = named?.textContent ?? ''
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
}

/** Readability changes the document it reads. */
const findArticle = (html: string): string | null | undefined =>
  new Readability(parseHTML(html).document).parse()?.content

function toText(html: string | null | undefined, url: string): string {
  if (!html) return ''
  const tree = toMdast(fromHtml(html, { fragment: true })) as Root
  return toMarkdown(
    { ...tree, children: tidy(tree.children, url) as Root['children'] },
    {
      extensions: [gfmTableToMarkdown()],
      bullet: '-',
    },
  ).trim()
}

/** Without pictures and with whole addresses; what leads nowhere is text. */
function tidy(nodes: readonly Nodes[], url: string): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'image' || node.type === 'html' || node.type === 'imageReference') return []
    if (!('children' in node)) return [node]
    const children = tidy(node.children, url)
    if (node.type !== 'link') return [{ ...node, children } as Nodes]
    const target = URL.parse(node.url, url)
    const leads = target && /^(?:https?|mailto|tel):$/.test(target.protocol) && children.length > 0
    return leads ? [{ ...node, url: target.href, children } as Nodes] : children
  })
}
