import { preferences } from '../preferences.ts'
import { createAlertElection, type AlertElection, type Tab } from './alert-election.ts'

let ringer: AlertElection | null = null
let audio: AudioContext | null = null

/** Takes part in which tab of that person rings, until told otherwise. */
export function joinSoundAlerts(adminId: number): () => void {
  const joined = createAlertElection({ adminId, locks: navigator.locks, tab: thisTab })
  ringer = joined
  return () => {
    joined.leave()
    if (ringer === joined) ringer = null
  }
}

const thisTab: Tab = {
  // Where the browser does not tell, it is taken for granted.
  isTouched: () => navigator.userActivation?.hasBeenActive ?? true,
  isFocused: () => document.hasFocus(),
  watch: (listener) => {
    const leaving = new AbortController()
    for (const name of ['focus', 'blur', 'visibilitychange', 'pointerup', 'keydown']) {
      window.addEventListener(name, listener, { capture: true, signal: leaving.signal })
    }
    return () => leaving.abort()
  },
}

type Call = { id: string; title: string; text: string; open: () => void }

/** Makes a call heard in one tab, and shows it beside the page while nobody looks at that. */
export async function alertWithSound({ id, title, text, open }: Call): Promise<void> {
  if (!(await ringer?.mayAlert())) return
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
