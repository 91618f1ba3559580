import { once } from 'node:events'
import { registerHooks } from 'node:module'

// The server of `pnpm dev`: loads everything, and opens when dev.ts says so.

// For each of drizzle-orm's hundred files Node parses its package.json, 179 kB, to learn that they
// are modules: a third of the load time.
registerHooks({
  resolve(specifier, context, resolve) {
    const isDrizzles = context.parentURL?.includes('/node_modules/drizzle-orm/') ?? false
    if (!isDrizzles || !/^\.{1,2}\/.*\.js$/.test(specifier)) return resolve(specifier, context)
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true }
  },
})

await import('../app.ts')
// Without dev.ts, nothing would stop this process.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
await once(process, 'message')
process.channel?.unref()
await import('../main.ts')
