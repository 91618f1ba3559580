import { afterEach, expect, test } from 'vitest'

import { createAlertElection, type AlertElection } from './alert-election.ts'

const { locks } = navigator
const open: AlertElection[] = []
afterEach(() => {
  for (const ringer of open.splice(0)) ringer.leave()
})

/** A tab, and what a person does with it. */
function openTab({ adminId = 1, isTouched = false } = {}) {
  const state = { isTouched, isFocused: false }
  let changed = (): void => undefined
  const ringer = createAlertElection({
    adminId,
    locks,
    tab: {
      isTouched: () => state.isTouched,
      isFocused: () => state.isFocused,
      watch: (listener) => {
        changed = listener
        return () => undefined
      },
    },
  })
  open.push(ringer)
  const become = (next: Partial<typeof state>): void => {
    Object.assign(state, next)
    changed()
  }
  return {
    ...ringer,
    touch: () => become({ isTouched: true }),
    focus: () => become({ isFocused: true }),
    blur: () => become({ isFocused: false }),
  }
}
const ringing = (...tabs: AlertElection[]): Promise<boolean[]> =>
  Promise.all(tabs.map(({ mayAlert: mayRing }) => mayRing()))

test('a tab that nobody ever touched leaves it to one that can be heard', async () => {
  const [untouched, touched] = [openTab(), openTab()]
  touched.touch()
  await expect.poll(() => ringing(untouched, touched)).toEqual([false, true])
  untouched.touch()
  await expect.poll(() => ringing(untouched, touched)).toEqual([false, true])
})

test('while nobody has touched any, each shows what the browser shows once', async () => {
  const tabs = [openTab(), openTab()]
  expect(await ringing(...tabs)).toEqual([true, true])
})

test('the tab that is looked at rings, and the others are quiet until it is left', async () => {
  const [first, second] = [openTab({ isTouched: true }), openTab({ isTouched: true })]
  await expect.poll(() => ringing(first, second)).toEqual([true, false])
  second.focus()
  await expect.poll(() => ringing(first, second)).toEqual([false, true])
  second.blur()
  await expect.poll(() => ringing(first, second)).toEqual([true, false])
})

test('a tab that is looked at and was never touched keeps nobody quiet', async () => {
  const [touched, seen] = [openTab({ isTouched: true }), openTab()]
  seen.focus()
  await expect.poll(() => ringing(touched, seen)).toEqual([true, false])
  seen.touch()
  await expect.poll(() => ringing(touched, seen)).toEqual([false, true])
})

test('when the one that rings is closed another does; two people do not mind each other', async () => {
  const [first, second] = [openTab({ isTouched: true }), openTab({ isTouched: true })]
  const colleague = openTab({ adminId: 2, isTouched: true })
  await expect.poll(() => ringing(first, second, colleague)).toEqual([true, false, true])
  first.leave()
  await expect.poll(() => ringing(second, colleague)).toEqual([true, true])
})

test('a tab that is closed before its turn comes leaves no trace', async () => {
  const [first, second, third] = [1, 2, 3].map(() => openTab({ isTouched: true }))
  second!.leave()
  first!.leave()
  await expect.poll(() => ringing(third!)).toEqual([true])
  third!.leave()
  await expect.poll(async () => (await locks.query()).held).toEqual([])
})

test('where there are no locks every tab rings', async () => {
  const tab = { isTouched: () => false, isFocused: () => false, watch: () => () => undefined }
  expect(await createAlertElection({ adminId: 1, locks: undefined, tab }).mayAlert()).toBe(true)
})
