import { describe, expect, test } from 'vitest'

import { readOne } from '../testing.ts'

describe('who decides, as stated', () => {
  test.each([
    ['The buck stops with me', 'decides'],
    ['my boss gave me a free hand', 'decides'],
    ['it’s her business, she picks', 'other'],
    ['je ne suis que chef d’agence', 'other'],
    ['c’est elle qui verra', 'other'],
    ['my husband has to be on board too', 'shares'],
    ['je décide seul', 'decides'],
    ['je decide seule', 'decides'],
    ["c'est moi qui décide", 'decides'],
    ['C’est moi qui tranche', 'decides'],
    ['la décision me revient', 'decides'],
    ['je suis le seul décisionnaire', 'decides'],
    ['I make the decisions', 'decides'],
    ["it's my call", 'decides'],
    ["I'm the decision maker", 'decides'],
    ['je décide avec mon associé', 'shares'],
    ['je ne décide pas seul', 'shares'],
    ['on décide à deux', 'shares'],
    ['la décision est collégiale', 'shares'],
    ['we both decide', 'shares'],
    ['VP Finance approves', 'other'],
    ['je dois en parler à mon associée', 'shares'],
    ['CEO decides', 'other'],
    ['CIO signs off', 'other'],
    ['le comité de direction valide', 'other'],
    ['we decide together', 'shares'],
    ['my partner and I decide', 'shares'],
    ['I decide together with my co-founder', 'shares'],
    ["it's a joint decision", 'shares'],
    ['il faut l’accord de mon patron', 'other'],
    ['il faut l’accord du comité', 'other'],
    ['je dois en parler à mon directeur', 'other'],
    ['mon patron décide', 'other'],
    ['mon patron, M. Durand, signe tout', 'other'],
    ['La décision sera prise par notre comité de direction', 'other'],
    ['the final decision rests with our board', 'other'],
    ['our CTO has the final say', 'other'],
    ['je ne suis pas le décideur', 'other'],
    ["c'est pas moi qui décide c'est mon chef", 'other'],
    ['I need my boss’s approval', 'other'],
    ['the board has to sign off', 'other'],
    ["I'm not the decision maker", 'other'],
    ["it's not up to me", 'other'],
    ["I don't decide", 'other'],
  ])('%s', (content, value) => {
    expect(readOne('authority', content)).toMatchObject({ value, by: 'visitor' })
  })
})

describe('who decides, as concluded from a role', () => {
  test.each([
    ['je suis le gérant', 'decides'],
    ['je suis la directrice', 'decides'],
    ["I'm the CEO", 'decides'],
    ['i am the founder of BrightPath', 'decides'],
    ['je suis freelance', 'decides'],
    ['I run a small agency', 'decides'],
    ['Claire Dubois, directrice chez Boulangerie Martin', 'decides'],
    ['je suis co-fondateur', 'shares'],
    ['Niamh O’Hara, Managing Partner, O’Hara Legal', 'decides'],
    ['As Managing Partner I look after the website', 'decides'],
    ['I’m a senior partner at O’Hara Legal', 'shares'],
  ])('%s', (content, value) => {
    expect(readOne('authority', content)).toMatchObject({ value, by: 'assistant' })
  })
})

describe('a bare answer to the question', () => {
  test.each([
    ['moi + mon associé', 'shares'],
    ['me & my boss', 'shares'],
    ['Moi avec les RH', 'shares'],
    ['me myself and i', 'decides'],
    ['Steering committee', 'other'],
    ['elle', 'other'],
    ['no idea', undefined],
    ['no that’s it thanks', undefined],
    ['non merci au revoir', undefined],
    ['Me Lefort', undefined],
    ['moi', 'decides'],
    ['c moi', 'decides'],
    ['just me', 'decides'],
    ['oui', 'decides'],
    ['moi et mon associé', 'shares'],
    ['avec mon associé', 'shares'],
    ['ma femme et moi', 'shares'],
    ['à plusieurs', 'shares'],
    ['nous sommes deux associés', 'shares'],
    ['le patron c’est moi', 'decides'],
    ['à moi', 'decides'],
    ['non', 'other'],
    ["c'est mon patron", 'other'],
    ['my boss', 'other'],
    ['my husband', 'other'],
    ['le comité de direction', 'other'],
  ])('%s', (content, value) => {
    expect(readOne('authority', content, 'authority')?.value).toBe(value)
  })
})

describe('nothing about who decides', () => {
  test.each([
    ['Je souhaite parler à un conseiller'],
    ['I’ll let you know what I decide'],
    ['elle voit le boulanger passer dans la rue'],
    ['je ne suis pas sûr'],
    ['je suis l’assistante de la directrice'],
    ['je suis directrice marketing'],
    ['notre directeur commercial utilise Excel'],
    ['je travaille avec mon associé sur un site'],
    ['moi aussi'],
    ['I take a coffee'],
  ])('%s', (content) => {
    expect(readOne('authority', content)).toBeUndefined()
  })

  test.each([
    ['je sais pas encore'],
    ['il y a plusieurs années'],
    ['they use both brands and i don’t know which'],
  ])('"%s" is no answer', (content) => {
    expect(readOne('authority', content, 'authority')).toBeUndefined()
  })
})

describe('of new people', () => {
  test.each([
    ['im the gaffer', 'decides'],
    ['all me bro', 'decides'],
    ['nobody over me', 'decides'],
    ['a moi de choisir le prestataire', 'decides'],
    ['ça dépend que de moi', 'decides'],
    ['dave and i', 'shares'],
    ['ma soeur a son mot à dire', 'shares'],
    ['above me sorry', 'other'],
    ['got to run it past my buisness partner', 'shares'],
    ['on decide tt les 2', 'shares'],
    ['les proprios cest mes parents', 'other'],
    ['Procurement and the clinical director both have to agree', 'other'],
    ['my mum owns it so shed have to say yes', 'other'],
    ['je n’ai pas la main là-dessus', 'other'],
    ['oui, avec mon associée', 'shares'],
    ['well no, my sister has the last word', 'other'],
    ['The decision lies with our managing director', 'other'],
    ['passage en commission', 'other'],
    ['oui, la décision c’est moi, mon frère a quitté l’affaire', 'decides'],
    ['par contre moi je tranche rien', 'other'],
    ['Me and the wife own it, and I don’t sign anything she hasn’t read', 'shares'],
    ['i run it, my wife does the books and she’s gotta be ok with it too', 'shares'],
  ])('asked, "%s" says: %s', (content, value) => {
    expect(readOne('authority', content, 'authority')).toMatchObject({ value })
  })

  test.each([
    ['We need a booking system. The board has put me in charge of the choice', 'decides'],
    ['We need a booking system. The decision gets made in Dublin', 'other'],
    ['We need an app. My boss asked me to compare offers', 'other'],
    ['My husband and I run a letting agency and we need a system', 'shares'],
    ['Il nous faut un logiciel. Nous sommes trois médecins et on vote', 'shares'],
    ['Il nous faut un logiciel. Ce sont les achats qui sélectionnent', 'other'],
  ])('unasked, "%s" says: %s', (content, value) => {
    expect(readOne('authority', content)).toMatchObject({ value })
  })

  test.each([
    'We need a booking system. The owner before us used paper',
    'Il nous faut un logiciel. Les salariés signent sur papier',
  ])('"%s" says nothing of it', (content) => {
    expect(readOne('authority', content)).toBeUndefined()
  })
})
