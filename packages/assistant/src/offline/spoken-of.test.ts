import { describe, expect, test } from 'vitest'

import { readOne } from '../testing.ts'

describe('somebody who is only spoken of is not the visitor', () => {
  test.each([
    ['Claire Dubois. She is the worst of them all'],
    ['Claire Dubois. Elle joue très bien'],
    ['Claire Dubois cracked me up'],
    ['Claire Dubois, for making us look so silly'],
    ['Claire Dubois from The Lighthouse'],
    ['Claire from The Lighthouse. I love every one of them but Claire'],
    ['Claire Dubois. What is the point of Claire Dubois?'],
    ['Claire Dubois, Martin Leroy, Sophie Petit and Paul Girard'],
    ['Claire Dubois'],
    ['Look Claire, a boat'],
    ['Regardez Claire Dubois'],
    ['Merci, Claire d’être venue'],
    ['Claire, d’abord, c’est ma collègue'],
    ['it is his best film but come on, Paul Girard'],
  ])('%s', (content) => {
    expect(readOne('name', content)).toBeUndefined()
  })

  test.each([
    ['Claire Dubois cracked me up'],
    ['Claire Dubois. She is the worst of them all'],
    ['Claire Dubois, Martin Leroy, Sophie Petit'],
  ])('%s, asked for their name', (content) => {
    expect(readOne('name', content, 'name')).toBeUndefined()
  })

  test.each([
    ['Claire Dubois. Il me faut un site', 'Claire Dubois'],
    ['Hello, Claire Dubois. We bake bread in Leeds', 'Claire Dubois'],
    ['Claire Dubois, claire@nexalia.example', 'Claire Dubois'],
    ['Claire Dubois, and my colleague is Martin Leroy', 'Claire Dubois'],
  ])('but "%s" tells %s', (content, value) => {
    expect(readOne('name', content)?.value).toBe(value)
  })
})

describe('asked for a name, what is nobody', () => {
  test.each([
    ['South Harbour'],
    ['San Marino'],
    ['New Jersey'],
    ['Nevada'],
    ['Chicago'],
    ['GMT CST'],
    ['Immediately'],
    ['exactement'],
    ['je suis marié'],
  ])('%s', (content) => {
    expect(readOne('name', content, 'name')).toBeUndefined()
  })

  test.each([
    ['Emily', 'Emily'],
    ['je suis marie', 'Marie'],
    ['Georgia', 'Georgia'],
    ['Claire Dubois based in Leeds', 'Claire Dubois'],
    ['Claire Dubois. She/her.', 'Claire Dubois'],
  ])('but %s is somebody', (content, value) => {
    expect(readOne('name', content, 'name')?.value).toBe(value)
  })
})
