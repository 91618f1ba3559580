import { readFileSync } from 'node:fs'

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv, type Plugin } from 'vite'

import { compiledTexts } from './compiled-texts.ts'
import { firstLoad } from './first-load.ts'
import { firstConversations } from './src/inbox/first-conversations.ts'
import { singleIcons } from './single-icons.ts'
import { apiBase, chooseApiUrl } from './src/api-base.ts'

const server = `http://127.0.0.1:${process.env.PORT || 3000}`
/** Its port is Vite's, where it is an address of this machine. */
const frontend = URL.parse(process.env.FRONTEND_URL || 'http://localhost:5173')
const isLocal = frontend !== null && ['localhost', '127.0.0.1'].includes(frontend.hostname)

export default defineConfig(({ mode }) => {
  const apiUrl = chooseApiUrl(
    loadEnv(mode, import.meta.dirname, ['VITE_API_URL', 'REACT_APP_API_URL']),
  )
  return {
    define: { 'import.meta.env.VITE_API_URL': JSON.stringify(apiUrl) },
    plugins: [
      react(),
      tailwindcss(),
      scriptBeforeAll(apiUrl),
      withoutInjectedStyles(),
      singleIcons(),
      compiledTexts(),
      firstLoad(),
    ],
    server: {
      host: '127.0.0.1',
      port: isLocal ? Number(frontend.port) || 80 : 5173,
      strictPort: true,
      proxy: {
        '/trpc': { target: server, ws: true },
        '/api': server,
        '/demo': server,
        '/widget': server,
      },
    },
    build: {
      // Kilobytes; `firstLoad` keeps the budget.
      chunkSizeWarningLimit: 900,
      // The first versions that know `light-dark()`, which our two themes are made of.
      cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    },
  }
})

/** Puts src/before-paint.js into the head as a plain script, which runs before the page is drawn. */
function scriptBeforeAll(apiUrl: string): Plugin {
  const url = `${apiBase(apiUrl)}/trpc`
  const input = encodeURIComponent(JSON.stringify(firstConversations))
  const attributes = {
    'data-refresh': `${url}/auth.refresh`,
    'data-conversations': `${url}/chat.list?input=${input}`,
  }
  let id = ''
  let fileName = ''
  return {
    name: 'oka:script-before-all',
    buildStart() {
      if (this.environment.mode !== 'build') return
      const source = readFileSync(new URL('src/before-paint.js', import.meta.url))
      id = this.emitFile({ type: 'asset', name: 'before-paint.js', source })
    },
    generateBundle() {
      fileName = this.getFileName(id)
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle, filename }) => [
        {
          tag: 'script',
          // Not to the page of components, which has no server.
          attrs: {
            ...(filename.endsWith('/index.html') && attributes),
            src: bundle ? `/${fileName}` : '/src/before-paint.js',
          },
          injectTo: 'head',
        },
      ],
    },
  }
}

/**
 * sonner adds its style sheet to the page with a `<style>` element, which a policy of
 * `style-src 'self'` refuses. styles.css imports the same sheet from its package.
 */
function withoutInjectedStyles(): Plugin {
  return {
    name: 'oka:without-injected-styles',
    apply: 'build',
    transform: {
      filter: { id: /sonner\/dist\/index\.mjs$/ },
      handler(code) {
        const injected = /^__insertCSS\("(?:[^"\\]|\\.)*"\);?$/m
        if (!injected.test(code)) this.error('sonner no longer injects its style sheet this way')
        return { code: code.replace(injected, ''), map: null }
      },
    },
  }
}
