import { estimateStrength } from './password-strength.ts'

addEventListener('message', ({ data }: MessageEvent<Parameters<typeof estimateStrength>>) => {
  postMessage(estimateStrength(...data))
})
