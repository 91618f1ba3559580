/** What Google's script puts into the page. */
type Recaptcha = {
  ready: (callback: () => void) => void
  execute: (siteKey: string, options: { action: string }) => PromiseLike<string>
}

/** A page's policy may allow the script and block its requests, in which case no callback ever comes. */
const timeoutMs = 20_000

let script: Promise<unknown> | undefined

/** Gets a score from reCAPTCHA v3 (developers.google.com/recaptcha/docs/v3). Google's badge stays visible. */
export function askRecaptcha(check: { siteKey: string; script: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('reCAPTCHA does not answer')), timeoutMs)
    execute(check)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

async function execute(check: { siteKey: string; script: string }): Promise<string> {
  await loadOnce(check.script)
  const { grecaptcha } = globalThis as unknown as { grecaptcha: Recaptcha }
  await new Promise<void>((resolve) => grecaptcha.ready(resolve))
  return await grecaptcha.execute(check.siteKey, { action: 'chat_start' })
}

/** Once per page; after a failure the next attempt loads it again. */
function loadOnce(src: string): Promise<unknown> {
  script ??= load(src)
  script.catch(() => {
    script = undefined
  })
  return script
}

function load(src: string): Promise<unknown> {
  const element = document.createElement('script')
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve)
    element.addEventListener('error', reject)
    element.src = src
    document.head.append(element)
  })
}
