import type { Database } from '@oka/db/client'

/** Milliseconds between two exchanges with the other processes: as long a limit may be exceeded. */
const syncEveryMs = 1000
/** Below this part of a limit a key is not worth a row: ten processes together are still within it. */
const syncFrom = 0.1
const maxKeys = 100_000

export type SyncedCounter = {
  /** Adds points to a key. Milliseconds until its window ends when that is too much, else null. */
  add: (key: string, points: number) => number | null
}

type Window = { points: number; unsynced: number; endsAt: number }

type Windows = {
  prefix: string
  /** By key, in the order in which they began: the first is the first to end. */
  windows: Map<string, Window>
  /** Those with something to exchange. */
  due: Map<string, Window>
}

export type SyncedCounters = Disposable & {
  /** @param durationMs of a window, which begins with the first call after the one before */
  create: (prefix: string, limits: { points: number; durationMs: number }) => SyncedCounter
}

/**
 * Counts calls in memory in fixed windows, and every second adds up with the other processes in one
 * statement, so that a call costs no round trip. For limits against floods, which need not be exact;
 * guesses at passwords are counted one by one.
 *
 * @param query null where this process is the only one
 */
export function createSyncedCounters(query: Database['query'] | null): SyncedCounters {
  const counters: Windows[] = []

  async function sync(): Promise<void> {
    const sent = counters.flatMap(({ prefix, due }) =>
      [...due].map(([key, window]) => ({
        key: `${prefix}:${key}`,
        window,
        points: window.unsynced,
      })),
    )
    if (sent.length === 0 || !query) return
    const rows = await query(exchange, [
      sent.map(({ key }) => key),
      sent.map(({ points }) => points),
      sent.map(({ window }) => Math.round(window.endsAt)),
      Date.now(),
    ])
    const totals = new Map(rows.map(({ key, points, expire }) => [key, { points, expire }]))
    for (const { key, window, points } of sent) {
      const total = totals.get(key)
      if (!total) continue
      window.unsynced -= points
      window.points = Number(total.points) + window.unsynced
      window.endsAt = Number(total.expire)
    }
  }

  function forgetOld(): void {
    const now = Date.now()
    for (const { windows, due } of counters) {
      for (const [key, { endsAt }] of windows) {
        if (endsAt > now) break
        windows.delete(key)
      }
      for (const [key, { endsAt, unsynced }] of due) {
        if (endsAt <= now || unsynced <= 0) due.delete(key)
      }
    }
  }

  let syncing = false
  const timer = setInterval(() => {
    forgetOld()
    if (syncing) return
    syncing = true
    // While the database is away each process counts for itself.
    sync()
      .catch(() => {})
      .finally(() => (syncing = false))
  }, syncEveryMs)
  timer.unref()

  return {
    create(prefix, { points: limit, durationMs }) {
      const windows = new Map<string, Window>()
      const due = new Map<string, Window>()
      counters.push({ prefix, windows, due })
      return {
        add(key, points) {
          const now = Date.now()
          let window = windows.get(key)
          if (!window || window.endsAt <= now) {
            if (windows.size >= maxKeys) {
              windows.clear()
              due.clear()
            }
            // The last to begin is the last to end.
            windows.delete(key)
            window = { points: 0, unsynced: 0, endsAt: now + durationMs }
            windows.set(key, window)
          }
          window.points += points
          window.unsynced += points
          if (query && window.points >= limit * syncFrom) due.set(key, window)
          return window.points > limit ? window.endsAt - now : null
        },
      }
    },
    [Symbol.dispose]: () => clearInterval(timer),
  }
}

/** Adds to each key's row, or begins it anew where its window has ended; answers with the sums. */
const exchange = `
  insert into rate_limits (key, points, expire)
  select * from unnest($1::text[], $2::integer[], $3::bigint[])
  on conflict (key) do update set
    points = case when rate_limits.expire <= $4 then excluded.points else rate_limits.points + excluded.points end,
    expire = case when rate_limits.expire <= $4 then excluded.expire else rate_limits.expire end
  returning key, points, expire`
