import { describe, expect, test } from 'vitest'

import { readOne } from '../testing.ts'

describe('a name that is told', () => {
  test.each([
    ['Bonjour, je m’appelle Claire Dubois', 'Claire Dubois', 'Claire Dubois'],
    ["je m'appelle claire dubois et je cherche un site", 'Claire Dubois', 'claire dubois'],
    ['jmappelle tom g 1 site a refaire', 'Tom', 'tom'],
    ['je mappelle Sofia', 'Sofia', 'Sofia'],
    ['mon nom est DUBOIS', 'Dubois', 'DUBOIS'],
    ["moi c'est karim, de la société nexalia", 'Karim', 'karim'],
    ['Moi c’est Mbarka', 'Mbarka', 'Mbarka'],
    ['je suis françois, je bosse chez leroy merlin', 'François', 'françois'],
    ['Je suis Jeanne d’Arcy de Nexalia', 'Jeanne d’Arcy', 'Jeanne d’Arcy'],
    ['Je m’appelle Charles de Gaulle.', 'Charles de Gaulle', 'Charles de Gaulle'],
    ['je suis Mme Dubois', 'Mme Dubois', 'Mme Dubois'],
    ['Claire Dubois, directrice chez Boulangerie Martin', 'Claire Dubois', 'Claire Dubois'],
    ['Bonjour, Claire Dubois de Nexalia, nous cherchons un CRM', 'Claire Dubois', 'Claire Dubois'],
    ['Jean-Pierre Le Goff de l’entreprise Dupont', 'Jean-Pierre Le Goff', 'Jean-Pierre Le Goff'],
    ['On cherche un CRM.\nCordialement,\nClaire Dubois', 'Claire Dubois', 'Claire Dubois'],
    ["I'm John Smith from Acme Ltd", 'John Smith', 'John Smith'],
    ["i'm john", 'John', 'john'],
    ['Anna here', 'Anna', 'Anna'],
    [
      'Permettez-moi de me présenter : Aya Prisca Kouassi',
      'Aya Prisca Kouassi',
      'Aya Prisca Kouassi',
    ],
    ['It is my call. Marisol Vega, by the way', 'Marisol Vega', 'Marisol Vega'],
    ['My mobile is 07700 900871, ask for Isobel.', 'Isobel', 'Isobel'],
    [
      'I should have said, Desmond Thirtle, of the day boats.',
      'Desmond Thirtle',
      'Desmond Thirtle',
    ],
    ['im sarah and we need an app', 'Sarah', 'sarah'],
    ['My name is Łukasz Kowalski', 'Łukasz Kowalski', 'Łukasz Kowalski'],
    ['my name is john o’brien', 'John O’Brien', 'john o’brien'],
    ["This is Sarah O'Connor, CEO of BrightPath", "Sarah O'Connor", "Sarah O'Connor"],
    ['John Smith, Acme Ltd, john@acme.com', 'John Smith', 'John Smith'],
    ['We need an app.\nBest,\nJohn Smith', 'John Smith', 'John Smith'],
    ['Thomas, responsable informatique chez Groupe Vidal', 'Thomas', 'Thomas'],
    ['Mes coordonnées : Marie Curie, marie@radium.org', 'Marie Curie', 'Marie Curie'],
    ['Hugo Petit - hugo.petit@gmail.com - 0611223344', 'Hugo Petit', 'Hugo Petit'],
    ['nom : Claire Dubois\nmail : c@x.fr', 'Claire Dubois', 'Claire Dubois'],
  ])('%s', (content, value, quote) => {
    expect(readOne('name', content)).toMatchObject({ value, quote, by: 'visitor' })
  })
})

describe('a bare answer to the question', () => {
  test.each([
    ['Claire Dubois', 'Claire Dubois'],
    ['claire dubois', 'Claire Dubois'],
    ['claire', 'Claire'],
    ['CLAIRE DUBOIS', 'Claire Dubois'],
    ['TOM LEROY', 'Tom Leroy'],
    ['Dubois', 'Dubois'],
    ['Mme Dubois', 'Mme Dubois'],
    ['oui bien sûr, Claire Dubois, claire@nexalia.fr', 'Claire Dubois'],
    ["c'est claire dubois", 'Claire Dubois'],
    ['Sure, John Smith', 'John Smith'],
    ["it's john", 'John'],
    ['moi c julien', 'Julien'],
    ['appelez moi Sam', 'Sam'],
    ['Nadia et vous ?', 'Nadia'],
    ['John Smith and my email is j@acme.com', 'John Smith'],
    ['nguyen van minh', 'Nguyen van Minh'],
  ])('%s', (content, value) => {
    expect(readOne('name', content, 'name')).toMatchObject({ value })
  })

  test.each([
    ['moi et mon mari'],
    ['me and my cofounder'],
    ['max 2000'],
    ['moi'],
    ['Secrétariat'],
    ['non merci'],
    ['je préfère ne pas dire'],
    ['pourquoi ?'],
    ['plus tard'],
    ['rather not say'],
    ['vous pouvez continuer sans'],
    ['ok'],
    ['peu importe'],
    ['bien sûr !'],
    ['ouais, ouais'],
    ['Ben qu’est-ce que tu crois'],
    ['Ce n’est pas moi, c’est le directeur, M. Ndiaye, qui signe'],
    ['le directeur financier, M. Olivetti, décide, pas moi'],
    ['mon lycée c’est jean moulin'],
  ])('%s is no name', (content) => {
    expect(readOne('name', content, 'name')).toBeUndefined()
  })
})

describe('given with the company that was asked for', () => {
  test.each([
    ['Zoé Dupré, Boulangerie Dupré', 'Zoé Dupré'],
    ['boulangerie dupré, zoé dupré', 'Zoé Dupré'],
    ['Jane Cooper, Acme Ltd', 'Jane Cooper'],
    ['Acme Ltd, Jane Cooper', 'Jane Cooper'],
    ['Acme - Jane Cooper', 'Jane Cooper'],
    ['John, Acme', 'John'],
    ['Claire Dubois de Nexalia', 'Claire Dubois'],
    ['Isabelle de La Tour, Axa', 'Isabelle de La Tour'],
    ['Jane from Acme', 'Jane'],
    ['Paul Martin', 'Paul Martin'],
  ])('%s', (content, value) => {
    expect(readOne('name', content, 'company')).toMatchObject({ value, by: 'visitor' })
  })

  test.each([
    ['Martin'],
    ['Boulangerie Martin'],
    ['Martin Conseil'],
    ['Victoria Plumbing'],
    ['Martin, Dupont & Associés'],
    ['it’s for my bakery, Martin’s'],
  ])('%s is a company alone', (content) => {
    expect(readOne('name', content, 'company')).toBeUndefined()
  })
})

describe('no name', () => {
  test.each([
    ['la boite c’est Nexity Labs'],
    ['Ben, d’accord, dites-moi tout'],
    ['Anne Leclerc, vous dirigez une troupe de théâtre'],
    ['C’est grâce à toi'],
    ['Wow Hannah, thank you so much!'],
    ['en fait c’est Lumio Group'],
    ['I am Sick Of Chatbots'],
    ['Je suis Déçu de votre accueil'],
    ["I'm looking for a website"],
    ["I'm interested in an app"],
    ["I'm the CEO"],
    ["I'm sure we can find something"],
    ["c'est pour un site"],
    ['C’est Urgent'],
    ['je suis perdu'],
    ['Je suis Français'],
    ['Je suis Directeur commercial chez Nexalia'],
    ['je suis gérante de la boulangerie Martin à Lyon'],
    ['This is great'],
    ['call me back tomorrow'],
    ['Bonjour Madame'],
    ['notre site est fait avec Wordpress Elementor'],
    ['Boulangerie Martin'],
    ['I’m taking John Smith to the airport'],
    ['RIP John Smith'],
    ['C’EST AVEC LUI QUE C’EST LE FUN DE PRENDRE UN VERRE LE SOIR AU BAR'],
  ])('%s', (content) => {
    expect(readOne('name', content)).toBeUndefined()
  })
})

test.each([
  ['Founder here: Tomasz Lis', 'Tomasz Lis'],
  ['you’re speaking with Ray Costa, head of IT', 'Ray Costa'],
  ['I’m Wade by the way', 'Wade'],
  ['nadia, n.rahimi@stu.mmu.ac.uk', 'Nadia'],
])('"%s" tells the name %s', (content, value) => {
  expect(readOne('name', content)?.value).toBe(value)
})
