import { preferences } from '../preferences.ts'

let isRinger = false
let audio: AudioContext | null = null

/** Asks to be the one tab that rings; whoever asked first is, until its tab is closed. */
export function joinRingers(): () => void {
  if (!('locks' in navigator)) {
    isRinger = true
    return () => undefined
  }
  const leaving = new AbortController()
  const { signal } = leaving
  const untilLeaving = (): Promise<void> => {
    isRinger = true
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
  }
  navigator.locks.request('oka-ring', { signal }, untilLeaving).catch(() => undefined)
  return () => {
    isRinger = false
    leaving.abort()
  }
}

type Ringing = { id: string; title: string; text: string; open: () => void }

/** Makes a notification heard, and shows it beside the page while nobody looks at that. */
export function ring({ id, title, text, open }: Ringing): void {
  if (!isRinger) return
  const { sound, desktop } = preferences()
  if (sound) chime()
  if (!desktop || !mayShow() || document.hasFocus()) return
  try {
    const shown = new Notification(title, { body: text, tag: id })
    shown.addEventListener('click', () => {
      window.focus()
      open()
      shown.close()
    })
  } catch {
    // Chrome on Android shows none without a service worker.
  }
}

export const canShow = 'Notification' in window

function mayShow(): boolean {
  return canShow && Notification.permission === 'granted'
}

/** Two short tones. Silent as long as nobody has touched the page: browsers want it so. */
export function chime(): void {
  if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return
  audio ??= new AudioContext()
  // A laptop that slept may have put it to sleep too.
  void audio.resume()
  const start = audio.currentTime
  tone(audio, { at: start, hertz: 880 })
  tone(audio, { at: start + 0.14, hertz: 1174.7 })
}

function tone(context: AudioContext, { at, hertz }: { at: number; hertz: number }): void {
  const oscillator = context.createOscillator()
  const volume = context.createGain()
  oscillator.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.12, at + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35)
  oscillator.connect(volume).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.4)
}
