import { expect, test } from 'vitest'

import { readTyping, spellOut } from './chat-spelling.ts'
import { fold, quoteOf } from './fold.ts'

test.each([
  ['jdecide tout seul', 'je decide tout seul'],
  ['c moi ki signe', "c'est moi qui signe"],
  ['cc: ann@shop.example', 'cc: ann@shop.example'],
  ['jgill@shop.example', 'jgill@shop.example'],
  ['ppl keep ringin n no one answers', 'people keep ringing and no one answers'],
  ['tills arnt workin', "tills aren't working"],
])('"%s" is spelled "%s"', (typed, spelled) => {
  expect(spellOut(typed)).toBe(spelled)
})

test.each([
  ['sixty five thousand', '65 thousand'],
  ['two hundred and fifty thousand', '250 thousand'],
  ['a hundred thousand', '100 thousand'],
  ['vingt cinq mille', '25 mille'],
  ['cent vingt mille', '120 mille'],
  ['quatre vingt dix sept', '97'],
  ['soixante et onze', '71'],
  ['mille cinq cents', '1500'],
  ['deux mille cinq cents', '2500'],
  ['douze cents', '1200'],
  ['two hundred employees', '200 employees'],
  ['deux trois personnes', 'deux trois personnes'],
  ['six weeks', 'six weeks'],
])('"%s" is read "%s"', (typed, read) => {
  expect(readTyping(fold(typed)).text).toBe(read)
})

test('a quotation is what was typed, however it is read', () => {
  const folded = readTyping(fold('Budjet : sixty five thousand, jdecide'))

  expect(folded.text).toBe('budget : 65 thousand, je decide')
  const start = folded.text.indexOf('65')
  expect(quoteOf(folded, { start, end: start + '65 thousand'.length })).toBe('sixty five thousand')
})

test.each(['PR agency', 'R & D', 'TT Plomberie'])('the capitals of "%s" are a name', (typed) => {
  expect(readTyping(fold(typed)).text).toBe(typed.toLowerCase())
})

test('a capital within a sentence makes a name of a typo', () => {
  expect(readTyping(fold('We are Poeple Ltd')).text).toBe('we are poeple ltd')
})
