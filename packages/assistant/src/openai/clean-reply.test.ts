import { describe, expect, test } from 'vitest'

import { createReplyCleaner, isBlank, textOfContent } from './clean-reply.ts'

function clean(pieces: readonly string[], thinksFirst = false) {
  const cleaner = createReplyCleaner(thinksFirst)
  let text = ''
  for (const piece of pieces) {
    const more = cleaner.push(piece)
    if (cleaner.isVoid()) text = ''
    text += more
  }
  return text + cleaner.end()
}

const letters = (text: string) => text.split('')

describe('a reply', () => {
  test.each([
    ['<think>The visitor is rude.</think>Hello.', 'Hello.'],
    ['<thinking>x</thinking>\n\nHello. <think>y</think>Bye.', 'Hello. Bye.'],
    ['[THINK]secret[/THINK]Bonjour', 'Bonjour'],
    ['secret thought</think>Hello.', 'Hello.'],
    ['<think>never ended', ''],
    ['<think type="deep">secret</think>Hello.', 'Hello.'],
    ['< think >secret</ think >Bonjour', 'Bonjour'],
    ['◁think▷secret◁/think▷Bonjour.', 'Bonjour.'],
    ['<seed:think>secret</seed:think>Hello.', 'Hello.'],
    ['<|begin_of_thought|>secret<|end_of_thought|>Hello.', 'Hello.'],
    ['<analysis>secret</analysis>Hello.', 'Hello.'],
    [
      '<|channel|>analysis<|message|>secret<|end|><|start|>assistant<|channel|>final<|message|>Hello.',
      'Hello.',
    ],
    ['Hello.<|im_end|>', 'Hello.'],
    ['Bonjour.</s>', 'Bonjour.'],
    ['<answer>Hello.</answer>', 'Hello.'],
    ['a <thinker> b', 'a <thinker> b'],
    ['\u202Elive', 'live'],
    ['1 < 2, and [1] is a note', '1 < 2, and [1] is a note'],
    ['a <b and more text', 'a <b and more text'],
    ['  \n Hello.', 'Hello.'],
    ['Nul\u0000l, \u0007bell\r\nline', 'Null, bell\nline'],
    ['half \uD83D a character', 'half  a character'],
    ['  😀 a whole one', '😀 a whole one'],
    ['   \n\t ', ''],
  ])('%j becomes %j, whole or letter by letter', (given, text) => {
    expect(clean([given])).toBe(text)
    expect(clean(letters(given))).toBe(text)
  })

  test('never shows a thought, in whatever pieces it comes', () => {
    const given = 'Hi. <think>secret</think>Bye.'
    for (let size = 1; size < given.length; size++) {
      const cleaner = createReplyCleaner()
      let shown = ''
      for (let at = 0; at < given.length; at += size) {
        shown += cleaner.push(given.slice(at, at + size))
        expect('Hi. Bye.'.startsWith(shown)).toBe(true)
      }
      expect(shown + cleaner.end()).toBe('Hi. Bye.')
    }
  })

  test('of a model that thinks first is held back until it has thought', () => {
    const cleaner = createReplyCleaner(true)
    expect(cleaner.push('secret')).toBe('')
    expect(cleaner.push('</think>')).toBe('')
    expect(cleaner.push('Hello.')).toBe('Hello.')
  })

  test('is no longer than a message', () => {
    const cleaner = createReplyCleaner()
    expect(cleaner.push('x'.repeat(3_000_000))).toHaveLength(4000)
    expect(cleaner.isFull()).toBe(true)
    expect(cleaner.push('more')).toBe('')
    expect(clean([`${'x'.repeat(3999)}😀`])).toHaveLength(3999)
  })
})

test.each([
  ['Hello', 'Hello'],
  [null, ''],
  [undefined, ''],
  [42, ''],
  [
    [
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
    ],
    'Hello',
  ],
  [
    [
      { type: 'thinking', thinking: [{ type: 'text', text: 'x' }] },
      { type: 'text', text: 'Hi' },
    ],
    'Hi',
  ],
  [[{ type: 'reasoning', text: 'x' }, { text: 'Hi' }, 'a', null], 'Hia'],
])('the text of %j is %j', (content, text) => {
  expect(textOfContent(content)).toBe(text)
})

test.each([' \n\u00A0', '\u3164\u2800', '\u200B\u200D', '\u0301'])('%j is blank', (text) => {
  expect(isBlank(text)).toBe(true)
})

test.each(['.', '…', 'á', '👍', '山'])('%j is none', (text) => {
  expect(isBlank(text)).toBe(false)
})
