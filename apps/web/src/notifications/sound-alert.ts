import { preferences } from '../preferences.ts'
import { createAlertElection, type AlertElection, type Tab } from './alert-election.ts'

let ringer: AlertElection | null = null
let audio: AudioContext | null = null

/** Takes part in the election of the tab that plays sounds; returns how to leave it. */
export function joinSoundAlerts(adminId: number): () => void {
  const joined = createAlertElection({ adminId, locks: navigator.locks, tab: thisTab })
  ringer = joined
  return () => {
    joined.leave()
    if (ringer === joined) ringer = null
  }
}

const thisTab: Tab = {
  // Assumed where the browser does not report it.
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

/** Plays a sound in the elected tab, and shows a system notification while no tab is focused. */
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
    // Chrome on Android requires a service worker for it.
  }
}

export const canShow = 'Notification' in window

function mayShow(): boolean {
  return canShow && Notification.permission === 'granted'
}

/** Two short tones. Silent before a user gesture, as browsers require. */
export function chime(): void {
  if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return
  audio ??= new AudioContext()
  // Sleep may have suspended it.
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
