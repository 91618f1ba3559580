import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

import { describe, expect } from 'vitest'

import { metricsToken, readMetrics } from '../testing/metrics.ts'
import { openTestApp, test, type TestApp } from '../testing/test-app.ts'

/** A connection; resolves when the server has accepted it. */
async function open({ url }: TestApp): Promise<Socket> {
  const stream = connect(Number(new URL(url).port), '127.0.0.1')
  stream.on('error', () => {})
  await once(stream, 'connect')
  return stream
}

/** Whether a call over that connection is answered; it stays open. */
function isServed(stream: Socket): Promise<boolean> {
  stream.write('GET /healthz HTTP/1.1\r\nHost: oka.test\r\n\r\n')
  return new Promise((resolve) =>
    stream.once('data', () => resolve(true)).once('close', () => resolve(false)),
  )
}

async function openMany(app: TestApp, count: number): Promise<Socket[]> {
  return Promise.all(Array.from({ length: count }, () => open(app)))
}

describe('TCP connections', () => {
  test('of one address that say nothing leave it no more than its limit, and are counted', async () => {
    await using resources = new AsyncDisposableStack()
    // A fiftieth: 20 of an address.
    const app = await openTestApp(resources, { RATE_LIMIT_SCALE: '0.02' })
    const silent = await openMany(app, 20)

    expect(await isServed(await open(app))).toBe(false)

    silent.pop()!.destroy()
    await expect
      .poll(() => readMetrics(app).catch(String))
      .toMatch(/^oka_connections_refused_total\{limit="address"\} [1-9]/m)
    for (const stream of silent) stream.destroy()
  })

  test('of a trusted proxy may be more: it speaks for many addresses', async () => {
    await using resources = new AsyncDisposableStack()
    const settings = {
      RATE_LIMIT_SCALE: '0.02',
      TRUST_PROXY: '127.0.0.1',
      METRICS_TOKEN: metricsToken,
    }
    const app = await openTestApp(resources, settings)
    const streams = await openMany(app, 60)
    const served = await Promise.all(streams.map(isServed))
    expect(served).toEqual(Array(60).fill(true))
    for (const stream of streams) stream.destroy()
  })

  test('that are idle make room when the process has all it can hold', async () => {
    await using resources = new AsyncDisposableStack()
    // A thousandth: 20 of all.
    const settings = {
      RATE_LIMIT_SCALE: '0.001',
      TRUST_PROXY: '127.0.0.1',
      METRICS_TOKEN: metricsToken,
    }
    const app = await openTestApp(resources, settings)
    const idle = await openMany(app, 20)
    await Promise.all(idle.map(isServed))
    const closed = Promise.all(idle.map((stream) => once(stream, 'close')))

    expect(await isServed(await open(app))).toBe(false)
    await closed

    expect(await readMetrics(app)).toMatch(/^oka_connections_refused_total\{limit="all"\} 1$/m)
  })

  test('on which no whole request comes are closed in time', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const streams = await openMany(app, 2)
    streams[1]!.write('GET /trpc HTTP/1.1\r\nHost: oka')
    await Promise.all(streams.map((stream) => once(stream.resume(), 'close')))
  })
})
