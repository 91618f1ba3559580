import { existsSync } from 'node:fs'
import { join } from 'node:path'

import fastifyStatic from '@fastify/static'
import type { Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { sendProblem } from './problem-reply.ts'
import type { Origins } from './origins.ts'
import { registerLogo } from './logo.ts'
import { registerPicture, registerSiteCheck, registerWidgetScript } from './widget-script.ts'

export type PagesOptions = Pick<Deps, 'db' | 'limits'> & {
  publicUrl: string
  frontendUrl: string
  /** Folders of the built admin app and widget. */
  web: string
  widget: string
  production: boolean
  origins: Origins
  /** Where Google's check comes from; null without it. */
  recaptcha: string | null
}

const year = 'public, max-age=31536000, immutable'

/** The admin app at /, the widget at /widget.js, the sample company page at /demo. */
export async function registerPages(server: FastifyInstance, options: PagesOptions): Promise<void> {
  await server.register(fastifyStatic, {
    root: import.meta.dirname,
    serve: false,
    // The builds leave a .br beside each file that gains by it.
    preCompressed: true,
    // All are small; one that is asked for in part is sent whole.
    acceptRanges: false,
  })
  registerWidgetScript(server, options)
  registerSiteCheck(server, options)
  registerPicture(server, options)
  registerLogo(server, options)
  registerWidgetParts(server, options)
  registerDemo(server, options)
  registerAdmin(server, options)
}

/** The parts of the widget that come after the click; their names change with their content. */
function registerWidgetParts(server: FastifyInstance, { widget }: PagesOptions): void {
  server.get<{ Params: { '*': string } }>('/widget/*', (request, reply) => {
    reply.header('access-control-allow-origin', '*').header('cache-control', year)
    return reply.sendFile(request.params['*'], widget, { cacheControl: false })
  })
}

/**
 * The page of a host that trusts us with a script and nothing else: what works here works anywhere.
 * reCAPTCHA asks for more (https://developers.google.com/recaptcha/docs/faq, on CSP).
 */
function demoPolicy(recaptcha: string | null): string {
  const check = recaptcha === null ? [] : [`${recaptcha}/recaptcha/`]
  const code = recaptcha === null ? [] : ['https://www.gstatic.com/recaptcha/']
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...check, ...code],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'ws:', 'wss:', ...check],
    'frame-src': check.length > 0 ? check : ["'none'"],
    'base-uri': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}

function registerDemo(server: FastifyInstance, { widget, recaptcha }: PagesOptions): void {
  const folder = join(widget, 'demo')
  const policy = demoPolicy(recaptcha)
  const send = (reply: FastifyReply, file: string) =>
    reply.header('content-security-policy', policy).sendFile(file, folder)
  server.get('/demo', (_, reply) => send(reply, 'index.html'))
  server.get('/demo/en', (_, reply) => send(reply, 'en.html'))
  server.get<{ Params: { '*': string } }>('/demo/*', (request, reply) =>
    send(reply, request.params['*']),
  )
}

function registerAdmin(
  server: FastifyInstance,
  { web, frontendUrl, production }: PagesOptions,
): void {
  server.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    reply.header('cache-control', year)
    return reply.sendFile(request.params['*'], join(web, 'assets'), { cacheControl: false })
  })
  server.setNotFoundHandler((request, reply) => {
    // Another version may have what this one has not: a file's year in the cache is not for its absence.
    reply.header('cache-control', 'no-store').header('vary', 'accept')
    if (!asksForPage(request)) return sendProblem(reply, new DomainError('not_found'))
    const { url } = request
    // In development Vite serves the app.
    if (!production) return reply.redirect(frontendUrl + pathOf(url))
    if (!existsSync(join(web, 'index.html')))
      return sendProblem(reply, new DomainError('not_found'))
    return reply
      .header('cache-control', 'no-cache')
      .sendFile('index.html', web, { cacheControl: false })
  })
}

/** What begins with two slashes, or with a backslash, would be another host to a browser. */
const pathOf = (url: string): string => `/${url.replace(/^[/\\]+/, '')}`

/**
 * Whether a page is the answer: a browser says so; link previews and uptime checks take anything or say
 * nothing, and so do scripts and images that are not there, which have a file's name.
 */
function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const [path = '/'] = url.split('?')
  const accept = headers.accept || '*/*'
  if (/^\/+(api|trpc|assets|widget|demo)(\/|$)/.test(path)) return false
  if (/\btext\/html\b/i.test(accept)) return true
  return /(^|,)\s*(\*|text)\/\*/.test(accept) && !/json/i.test(accept) && !/\.\w+$/.test(path)
}
