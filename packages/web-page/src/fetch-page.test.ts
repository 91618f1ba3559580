import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

import { DomainError } from '@oka/api/domain-error'
import { afterEach, expect, test } from 'vitest'

import { createFetchPage } from './fetch-page.ts'

const allowed = '127.0.0.1'
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const closing: (() => Promise<void>)[] = []

type Site = { origin: string; asked: string[]; agents: Set<string | undefined> }

/** A site on this machine, which `site.test` leads to; pages by path. */
async function openSite(pages: Record<string, RequestListener>): Promise<Site> {
  const asked: string[] = []
  const agents = new Set<string | undefined>()
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url!)
    agents.add(request.headers['user-agent'])
    const page = pages[request.url!]
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, allowed, listening))
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  return { origin: `http://site.test:${(server.address() as AddressInfo).port}`, asked, agents }
}

const resolve = async (host: string) => {
  if (host === 'site.test' || host === 'other.test') return [{ address: allowed, family: 4 }]
  if (host === 'mixed.test') {
    return [
      { address: allowed, family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]
  }
  throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' })
}
const fetchPage = createFetchPage({
  contact: 'https://oka.test',
  resolve,
  isAllowed: (address) => address === allowed,
})

const html =
  (body: string, type = 'text/html; charset=utf-8'): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type }).end(body)
const to =
  (location: string): RequestListener =>
  (_, response) =>
    response.writeHead(302, { location }).end()

async function problemOf(page: Promise<unknown>): Promise<string> {
  const error = await page.then(
    () => 'it was fetched',
    (refused: unknown) => refused,
  )
  if (!(error instanceof DomainError)) throw new Error(String(error))
  expect(error.details.issues).toEqual([{ path: 'url', message: error.message }])
  return error.problem
}

const sentence = 'Our audits begin with a visit of your premises, and end with a report.'

test('a page comes as Markdown, without its navigation and its scripts', async () => {
  const { origin, asked, agents } = await openSite({
    '/prices': html(`<!doctype html><html lang="fr-FR"><head><title>Nos tarifs
       | Acme</title><script>alert(1)</script></head><body>
      <nav><a href="/">Accueil</a></nav>
      <main><h1>Tarifs</h1><p>Un audit coûte <strong>2&nbsp;500&nbsp;€</strong>, voir <a href="/contact">ici</a>.</p>
      <ul><li>visite</li><li>rapport</li></ul>
      <table><tr><th>Service</th><th>Prix</th></tr><tr><td>Audit</td><td>2 500 €</td></tr></table>
      <img src="x.png" alt="Photo"><a href="javascript:alert(1)">cliquer</a></main>
      <footer>© Acme</footer></body></html>`),
  })
  const page = await fetchPage(`${origin}/prices`)
  expect(page).toEqual({
    url: `${origin}/prices`,
    title: 'Nos tarifs | Acme',
    locale: 'fr',
    body: `# Tarifs

Un audit coûte **2\u00A0500\u00A0€**, voir [ici](${origin}/contact).

- visite
- rapport

| Service | Prix    |
| ------- | ------- |
| Audit   | 2 500 € |

cliquer`,
  })
  expect(asked).toEqual(['/robots.txt', '/prices'])
  expect([...agents]).toEqual(['OKA-Knowledge/1.0 (+https://oka.test)'])
})

test('the text of a page without a main part is found, and of a short page all of it', async () => {
  const long =
    `<p>${sentence} It takes two days, in which we speak with everybody who works there.</p>`.repeat(
      5,
    )
  const { origin } = await openSite({
    '/long': html(
      `<body><div class="menu"><a href="/a">Menu</a></div><div class="content">${long}</div></body>`,
    ),
    '/short': html(`<body><p>${sentence}</p></body>`),
  })
  const page = await fetchPage(`${origin}/long`)
  expect(page.body).toContain(sentence)
  expect(page.body).not.toContain('Menu')
  expect(await fetchPage(`${origin}/short`)).toMatchObject({ body: sentence, title: 'site.test' })
})

test('Markdown and plain text come as they are', async () => {
  const { origin } = await openSite({
    '/a.md': html(`# Prices\r\n\r\n${sentence}\u0000`, 'text/markdown'),
    '/a.txt': html(sentence, 'text/plain'),
  })
  const page = await fetchPage(`${origin}/a.md`)
  expect(page).toMatchObject({ title: 'Prices', body: `# Prices\n\n${sentence}`, locale: null })
  expect(await fetchPage(`${origin}/a.txt`)).toMatchObject({ title: 'a.txt', body: sentence })
})

test.each([
  ['its header', 'text/html; charset=iso-8859-1', ''],
  ['its meta', 'text/html', '<meta charset="windows-1252">'],
  ['nothing', 'text/html', ''],
  ['an encoding that is none', 'text/html; charset=klingon', ''],
])('an encoding named by %s is kept', async (_, type, meta) => {
  const page = Buffer.from(`${meta}<p>Élodie a été reçue à Orléans en août.</p>`, 'latin1')
  const { origin } = await openSite({
    '/': (__, response) => response.writeHead(200, { 'content-type': type }).end(page),
  })
  expect((await fetchPage(origin)).body).toBe('Élodie a été reçue à Orléans en août.')
})

test('three redirects are followed, each with the robots.txt of its site, and not a fourth', async () => {
  const site = await openSite({
    '/0': to('/1'),
    '/1': to('/2'),
    '/2': to('/3'),
    '/3': html(`<p>${sentence}</p>`),
    '/loop': to('/loop'),
  })
  expect((await fetchPage(`${site.origin}/0`)).url).toBe(`${site.origin}/3`)
  expect(site.asked).toEqual(['/robots.txt', '/0', '/1', '/2', '/3'])
  expect(await problemOf(fetchPage(`${site.origin}/loop`))).toBe('page_redirects')
})

test.each([
  'http://127.0.0.2/',
  'http://0x7f.0.0.2/',
  'http://2130706434/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://mixed.test/',
])('a private address is refused, asked for or redirected to: %s', async (address) => {
  const { origin } = await openSite({ '/': to(address) })
  expect(await problemOf(fetchPage(address))).toBe('page_not_public')
  expect(await problemOf(fetchPage(origin))).toBe('page_not_public')
})

test('as it is by default, nothing on this machine is connected to', async () => {
  const { origin, asked } = await openSite({ '/': html(`<p>${sentence}</p>`) })
  const { port } = new URL(origin)
  const byDefault = createFetchPage({ contact: 'https://oka.test' })
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0']) {
    expect(await problemOf(byDefault(`http://${host}:${port}/`)), host).toBe('page_not_public')
  }
  expect(asked).toEqual([])
})

test('a host is resolved once: what it means later is not connected to', async () => {
  const { origin, asked } = await openSite({ '/': html(`<p>${sentence}</p>`) })
  const answers = [allowed, '10.0.0.1']
  const rebinding = createFetchPage({
    contact: 'https://oka.test',
    isAllowed: (address) => address === allowed,
    resolve: async () => [{ address: answers.shift()!, family: 4 }],
  })
  expect((await rebinding(origin)).body).toBe(sentence)
  expect(asked).toEqual(['/robots.txt', '/'])
  expect(answers).toEqual(['10.0.0.1'])
})

test.each(['file:///etc/passwd', 'ftp://site.test/', 'http://user:secret@site.test/', 'http://'])(
  'a redirect to %s is refused',
  async (location) => {
    const { origin } = await openSite({ '/': to(location) })
    expect(await problemOf(fetchPage(origin))).toBe('page_redirects')
  },
)

test('a robots.txt is kept, of every site on the way', async () => {
  const robots = html(
    'User-agent: *\nAllow: /\n\nUser-agent: OKA-Knowledge\nDisallow: /private',
    'text/plain',
  )
  const site = await openSite({
    '/robots.txt': robots,
    '/private/a': html(`<p>${sentence}</p>`),
    '/open': html(`<p>${sentence}</p>`),
    '/leads': to('/private/a'),
  })
  expect((await fetchPage(`${site.origin}/open`)).body).toBe(sentence)
  expect(await problemOf(fetchPage(`${site.origin}/private/a`))).toBe('page_disallowed')
  expect(await problemOf(fetchPage(`${site.origin}/leads`))).toBe('page_disallowed')
  expect(site.asked).not.toContain('/private/a')

  const broken = await openSite({
    '/robots.txt': (_, response) => response.writeHead(503).end(),
    '/': html(`<p>${sentence}</p>`),
  })
  expect(await problemOf(fetchPage(broken.origin))).toBe('page_disallowed')
})

test('what answers for ever, or not at all, is given up', async () => {
  const { origin } = await openSite({
    '/drip': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const timer = setInterval(() => response.write('<p>more</p>'), 20)
      response.on('close', () => clearInterval(timer))
    },
    '/silent': () => {},
  })
  const impatient = createFetchPage({
    contact: 'https://oka.test',
    resolve,
    isAllowed: (address) => address === allowed,
    timeoutMs: 500,
  })
  expect(await problemOf(impatient(`${origin}/drip`))).toBe('page_too_slow')
  expect(await problemOf(impatient(`${origin}/silent`))).toBe('page_too_slow')
  const unresolved = createFetchPage({
    contact: 'https://oka.test',
    resolve: () => new Promise(() => {}),
    timeoutMs: 100,
  })
  expect(await problemOf(unresolved('http://site.test/'))).toBe('page_too_slow')
})

test('more than 2 MB is refused, also where it arrives compressed', async () => {
  const megabytes = (count: number) => `<p>${'word '.repeat(count * 200_000)}</p>`
  const { origin } = await openSite({
    '/endless': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const chunk = '<p>more</p>'.repeat(10_000)
      const write = (): void => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', write)
      write()
    },
    '/bomb': (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(megabytes(50))),
    '/long': html(megabytes(1)),
  })
  expect(await problemOf(fetchPage(`${origin}/endless`))).toBe('page_too_large')
  expect(await problemOf(fetchPage(`${origin}/bomb`))).toBe('page_too_large')
  // Less than that, and still more than an article has.
  expect(await problemOf(fetchPage(`${origin}/long`))).toBe('page_too_large')
})

test('what is no page, or has no text, is refused by its name', async () => {
  const { origin } = await openSite({
    '/gone': (_, response) => response.writeHead(410).end(),
    '/secret': (_, response) => response.writeHead(401).end(),
    '/picture': html('GIF89a', 'image/gif'),
    '/untyped': (_, response) => response.writeHead(200).end(sentence),
    '/empty': html('<html><body><script>render()</script></body></html>'),
  })
  expect(await problemOf(fetchPage(`${origin}/gone`))).toBe('page_missing')
  expect(await problemOf(fetchPage(`${origin}/nowhere`))).toBe('page_missing')
  expect(await problemOf(fetchPage(`${origin}/secret`))).toBe('page_refused')
  expect(await problemOf(fetchPage(`${origin}/picture`))).toBe('page_not_text')
  expect(await problemOf(fetchPage(`${origin}/untyped`))).toBe('page_not_text')
  expect(await problemOf(fetchPage(`${origin}/empty`))).toBe('page_empty')
})

test('HTML that takes too long to read, or too much memory, harms nobody else', async () => {
  const { origin } = await openSite({
    '/nested': html(`${'<div>'.repeat(200_000)}${sentence}`),
    '/': html(`<p>${sentence}</p>`),
  })
  const nested = problemOf(fetchPage(`${origin}/nested`))
  expect((await fetchPage(origin)).body).toBe(sentence)
  expect(['page_empty', 'page_too_slow']).toContain(await nested)
})

test('a host that is none, or answers nobody, is unreachable', async () => {
  expect(await problemOf(fetchPage('http://nowhere.test/'))).toBe('page_unreachable')
  const { origin } = await openSite({})
  for (const close of closing.splice(0)) await close()
  expect(await problemOf(fetchPage(origin))).toBe('page_unreachable')
})
