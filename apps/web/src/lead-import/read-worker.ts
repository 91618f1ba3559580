import { readLeadText } from './read-lead-text.ts'

/** A file of some megabytes is read here, without blocking the page. */
addEventListener('message', ({ data }: MessageEvent<File | string>) => {
  void (async () => {
    postMessage(readLeadText(typeof data === 'string' ? data : await data.text(), new Date()))
  })()
})
