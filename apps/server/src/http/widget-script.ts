import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

import type { Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { widgetPersonaOf } from '@oka/contract/widget-persona'
import { readCompany, readPicture } from '@oka/db/settings'
import type { FastifyInstance } from 'fastify'

import type { Origins } from './origins.ts'

const compress = promisify(brotliCompress)
/** What the build leaves in the script for us to fill in. */
const placeholder = '"__OKA_SETTINGS__"'

/**
 * `/widget.js`: the loader, with what it must know of us baked in, so that a page that embeds it asks
 * for nothing more before the chat is opened.
 */
export function registerWidgetScript(
  server: FastifyInstance,
  {
    db,
    limits,
    publicUrl,
    widget,
  }: Pick<Deps, 'db' | 'limits'> & { publicUrl: string; widget: string },
): void {
  const { origin } = new URL(publicUrl)
  let known = { script: '', compressed: Buffer.alloc(0) }

  server.get('/widget.js', async (request, reply) => {
    await limits.count('visitor_calls', request.ip)
    const [loader, { name, persona }] = await Promise.all([
      readFile(join(widget, 'widget.js'), 'utf8'),
      readCompany(db),
    ])
    const { picture } = persona
    const pictureUrl = picture ? `${origin}/widget/picture/${picture.hash}` : undefined
    const own = widgetPersonaOf(persona, name, pictureUrl)
    const settings = JSON.stringify({ company: name, origin, persona: own })
    const script = loader.replace(placeholder, () => settings)
    if (script !== known.script) known = { script, compressed: await compress(script) }

    const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
    if (takesBrotli) reply.header('content-encoding', 'br')
    return reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .header('access-control-allow-origin', '*')
      .header('vary', 'Accept-Encoding')
      .send(takesBrotli ? known.compressed : script)
  })
}

/** `/widget/picture/…`: the assistant's picture, under the hash of its content. */
export function registerPicture(
  server: FastifyInstance,
  { db, limits }: Pick<Deps, 'db' | 'limits'>,
): void {
  server.get<{ Params: { hash: string } }>('/widget/picture/:hash', async (request, reply) => {
    await limits.count('visitor_calls', request.ip)
    const picture = await readPicture(db)
    if (!picture) throw new DomainError('not_found')
    // Pages that are open, or have the script from before, ask for the former one.
    const isFormer = picture.hash !== request.params.hash
    return reply
      .header('content-type', picture.type)
      .header('cache-control', isFormer ? 'no-store' : 'public, max-age=31536000, immutable')
      .header('access-control-allow-origin', '*')
      .send(Buffer.from(picture.content, 'base64'))
  })
}

/**
 * `/widget/site`: whether the page that asks may use the chat. Every page may ask, and learns nothing
 * but that: a browser does not tell a page why a call of its own was refused.
 */
export function registerSiteCheck(
  server: FastifyInstance,
  { origins, limits }: Pick<Deps, 'limits'> & { origins: Origins },
): void {
  server.get('/widget/site', async (request, reply) => {
    await limits.count('visitor_calls', request.ip)
    const { origin } = request.headers
    return reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'no-store')
      .send({ allowed: origin === undefined || (await origins.allow(origin)) })
  })
}
