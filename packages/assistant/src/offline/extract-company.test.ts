import { describe, expect, test } from 'vitest'

import { readOne } from '../testing.ts'

describe('a company that is told', () => {
  test.each([
    ['We’re a microbrewery (Tidewrack) and need a webshop', 'Tidewrack'],
    [
      'J’ai repris l’entreprise de mon père, Pompes funèbres Lacassagne, il nous faut un site',
      'Pompes funèbres Lacassagne',
    ],
    ['Quick one from Apex Fabrications - can you build a quoting tool?', 'Apex Fabrications'],
    [
      'I look after the website of Trinity Arts Centre and it needs rebuilding',
      'Trinity Arts Centre',
    ],
    ['Hi folks, Little Acorns nursery here. Parents want to see photos in an app', 'Little Acorns'],
    ['Morning. Tanager Optics, Dunedin. We want a portal for our retailers.', 'Tanager Optics'],
    ['I own a shop called Stitch Please and want to sell patterns online', 'Stitch Please'],
    [
      'J’ai le restaurant Le Vieux Pressoir à Sion et je veux des réservations en ligne',
      'Le Vieux Pressoir',
    ],
    ['Bonjour, Hôtel Beau Rivage, Évian. Il nous faut un nouveau site.', 'Hôtel Beau Rivage'],
    ['Claire Dubois, directrice chez Boulangerie Martin', 'Boulangerie Martin'],
    ['je travaille chez nexalia on a 50 salariés', 'Nexalia'],
    ['je bosse chez leroy merlin', 'Leroy Merlin'],
    ["moi c'est karim, de la société nexalia", 'Nexalia'],
    ['la société s’appelle nexalia', 'Nexalia'],
    ['entreprise : Nexalia', 'Nexalia'],
    ['notre entreprise, Nexalia, a 50 salariés', 'Nexalia'],
    ['je suis gérante de la boulangerie Martin à Lyon', 'Boulangerie Martin'],
    ['nous sommes la société Dupont & Fils', 'Dupont & Fils'],
    ['je suis Claire de Nexalia', 'Nexalia'],
    ['je suis claire de nexalia', 'Nexalia'],
    ['je dirige La Redoute', 'La Redoute'],
    ['je vous écris au nom de Mairie de Lyon', 'Mairie de Lyon'],
    ['Je travaille à la mairie de Brest', 'Mairie de Brest'],
    ['je suis Élodie Łukasiewicz, de la société Énergie & Cie', 'Énergie & Cie'],
    ['Nous sommes le cabinet d’avocats Morel & Associés', 'Cabinet d’avocats Morel & Associés'],
    ['SARL Dupont Frères', 'Dupont Frères'],
    ["I'm John Smith from Acme Ltd", 'Acme Ltd'],
    ['I work for Acme Ltd.', 'Acme Ltd'],
    ['I work at acme', 'Acme'],
    ['our company, BrightPath, needs a CRM', 'BrightPath'],
    ['our company is called bright path', 'Bright Path'],
    ["I'm the CEO of Acme", 'Acme'],
    ['Head of Marketing at Acme Corp', 'Acme Corp'],
    ['We are Booking.com', 'Booking.com'],
    ['I run BrightPath', 'BrightPath'],
    ['John Smith, Acme Ltd, john@acme.com', 'Acme Ltd'],
    ['Boulangerie Dupré, je m’appelle Zoé Dupré', 'Boulangerie Dupré'],
    ['Zoé Dupré, Boulangerie Dupré', 'Boulangerie Dupré'],
    ['la boite c’est Nexity Labs', 'Nexity Labs'],
    ['My team at Globex is drowning in spreadsheets', 'Globex'],
    ['My name is Dr. Amelia Wright, head of digital at St Thomas Trust.', 'St Thomas Trust'],
    ['Denholm Engineering plc', 'Denholm Engineering plc'],
  ])('%s', (content, value) => {
    expect(readOne('company', content)?.value).toBe(value)
  })
})

describe('a bare answer to the question', () => {
  test.each([
    ['Nexalia', 'Nexalia'],
    ['nexalia', 'Nexalia'],
    ['Boulangerie Martin', 'Boulangerie Martin'],
    ["c'est pour la boulangerie martin à lyon", 'Boulangerie Martin'],
    ['Nexalia, 50 salariés dans le textile', 'Nexalia'],
    ["We're Acme Ltd, about 50 people", 'Acme Ltd'],
    ['mairie de Lyon', 'Mairie de Lyon'],
    ['pour Nexalia', 'Nexalia'],
    ['we’re called Northwind', 'Northwind'],
    ['chez mario', 'Mario'],
    ['c le garage dupuis', 'Garage Dupuis'],
    ['les Restos du Coeur', 'Restos du Coeur'],
    ['L’Oréal', 'L’Oréal'],
    ['we’re a small bakery in Leeds called Crumb', 'Crumb'],
    ['Dupont & Fils', 'Dupont & Fils'],
    ['Zoé Dupré, Boulangerie Dupré', 'Boulangerie Dupré'],
    ['boulangerie dupré, zoé dupré', 'Boulangerie Dupré'],
    ['Jane Cooper, Acme Ltd', 'Acme Ltd'],
    ['Acme Ltd, Jane Cooper', 'Acme Ltd'],
    ['Acme - Jane Cooper', 'Acme'],
    ['jane cooper, acme', 'Acme'],
    ['John, Acme', 'Acme'],
    ['Jane from Acme', 'Acme'],
    ['it’s for my bakery, Martin’s', 'Martin’s'],
    ['Martin Conseil', 'Martin Conseil'],
    ['Victoria Plumbing', 'Victoria Plumbing'],
    ['Paris Habitat', 'Paris Habitat'],
    ['Claire Dubois de Nexalia', 'Nexalia'],
    ['Anna Lee, Head of Data, Finlytics', 'Finlytics'],
    ['Martin', 'Martin'],
    ['Martin, Dupont & Associés', 'Martin'],
    ['Free', 'Free'],
    ['garage dupuis, moi c luc', 'Garage Dupuis'],
  ])('%s', (content, value) => {
    expect(readOne('company', content, 'company')?.value).toBe(value)
  })

  test.each([
    ['une boulangerie à Lyon'],
    ['je suis un particulier'],
    ['on a pas encore d’entreprise'],
    ['asap'],
    ['pourquoi ?'],
    ['non'],
    ['bye'],
    ['No, thank you.'],
    ['Moi'],
    ['plombier'],
    ['noël'],
    ['pour les agriculteurs'],
    ['decision by end of Q3'],
    ['Paul Martin'],
    ['Anna Lee, Head of Data'],
  ])('%s names none', (content) => {
    expect(readOne('company', content, 'company')).toBeUndefined()
  })
})

describe('no company', () => {
  test.each([
    ['chez nous tout est sur excel'],
    ['I love working with horses'],
    ['Bonjour, agence d’architecture à Nantes, 9 personnes. On voudrait un espace client'],
    ['We need a chatbot, an outfit across town, Lone Star Bug Co, paid 4,500 for theirs'],
    ['I need an app. I was laid off from Pollard Digital'],
    ['We need an app. My previous firm, Delgado Whitman, paid for one of those'],
    ['Respected Sir/Madam, we are exporting knitwear and need a portal'],
    ['Il nous faut un site. Dr. Chaudhry wants to see a proposal first'],
    ['There is no company, it’s only me and the cat'],
    ['We have two puppies named Pip and Rusty'],
    ['My favourite band is Silver Lanterns'],
    ['on est partis voir le musée'],
    ['vous êtes, euh, directrice de La Gazette'],
    ['We are Very Disappointed in Google'],
    ['Notre concurrent Lumio paie 80 000 € par an'],
    ['our supplier is Corvid Labs'],
    ['On est Plusieurs à attendre'],
    ['notre site est hébergé chez OVH'],
    ['on est clients chez Orange'],
    ['notre entreprise a 50 salariés'],
    ['our company makes Widgets'],
    ['je suis chez moi'],
    ['Director of Marketing'],
    ["I'm looking for a website for my company"],
    ['we are looking for help'],
    ['did you know that Disney is the owner of ABC and ESPN?'],
    ['Bill Nye was a consultant for Flubber'],
    ['the last team they beat were the New England Patriots'],
    ['i’m lisa from chicago'],
    ['when I run Ubuntu from a disk, nothing is installed'],
    ['Anna, from Nevada'],
    ['I speak Dutch, English and Spanish at the office of my aunt'],
    ['Si Hydro veut bâtir, qu’ils bâtissent'],
  ])('%s', (content) => {
    expect(readOne('company', content)).toBeUndefined()
  })
})

describe('asked for it, a remark', () => {
  test.each([
    ['D’accord, merci.'],
    ['absolument pas'],
    ['mh, d’autre part ils sont fatigués'],
    ['J’ai les clés'],
    ['That’s so dangerous!'],
    ['wow , I have never met a dancer before !'],
    ['beautiful boats . I have a dinghy'],
    ['Same. It is the same'],
    ['Ouiiiii'],
    ['pareillement . et toi ?'],
    ['L’Afrique c’est un continent'],
    ['That’s awesome! I love to travel too.'],
    ['You should! It’s my favorite Italian restaurant in the city.'],
  ])('"%s" is no company', (content) => {
    expect(readOne('company', content, 'company')).toBeUndefined()
  })

  test.each([
    ['Nice Kitchens Ltd', 'Nice Kitchens Ltd'],
    ['Beautiful Boats', 'Beautiful Boats'],
    ['sweet treats', 'Sweet Treats'],
  ])('but "%s" is one', (content, value) => {
    expect(readOne('company', content, 'company')?.value).toBe(value)
  })

  test('may stand before it', () => {
    expect(readOne('company', 'd’accord, c’est Nexalia', 'company')?.value).toBe('Nexalia')
  })
})

test.each([
  'anybody with a network card working with WPA here?',
  'TOUT LE MONDE AIME PRENDRE UNE BIÈRE AVEC SA SOEUR LE SOIR EN TERRASSE',
])('"%s" names no company', (content) => {
  expect(readOne('company', content)).toBeUndefined()
})

describe('an answer typed small', () => {
  test.each([
    ['happy days nursery, leeds', 'Happy Days Nursery'],
    ['auto ecole du port', 'Auto Ecole du Port'],
    ['hargreaves and daughters', 'Hargreaves and Daughters'],
    ['les godillots', 'Les Godillots'],
    ['4paws', '4paws'],
    ['ce sera La Page Tournée', 'La Page Tournée'],
    ['i run green thumb', 'Green Thumb'],
  ])('"%s" names %s', (content, value) => {
    expect(readOne('company', content, 'company')?.value.toLowerCase()).toBe(value.toLowerCase())
  })

  test.each([
    'just a small bakery',
    'curent one dies evry day',
    'company is in leeds',
    'la boutique',
  ])('"%s" names none', (content) => {
    expect(readOne('company', content, 'company')).toBeUndefined()
  })
})

describe('asked for their company', () => {
  test.each([
    ['notre boîte c’est Kaolin Studio', 'Kaolin Studio'],
    ['l’école c’est Souffle & Racines', 'Souffle & Racines'],
    ['la structure : Les Ateliers Verts', 'Les Ateliers Verts'],
    ['the winery is called Two Creeks', 'Two Creeks'],
    ['Managing Partner, O’Hara Legal — Niamh O’Hara', 'O’Hara Legal'],
  ])('"%s" names %s', (content, value) => {
    expect(readOne('company', content, 'company')?.value).toBe(value)
  })

  test.each(['mid-April', 'Q4', 'before Thanksgiving', 'd’ici jeudi prochain'])(
    '"%s" is a day, and no company',
    (content) => {
      expect(readOne('company', content, 'company')).toBeUndefined()
    },
  )
})

describe('what is no company of theirs', () => {
  test.each([
    ['somebody who is called to', 'Oh Brenda, we are so late'],
    ['somebody who is called to, in French', 'Eh Lucien, on est en retard'],
    ['a title', 'And then the band played We Are Champions again'],
    ['a title in French', 'on est allés voir Nous Sommes Demain au cinéma'],
    ['a friend who is visited', 'on est passés chez Juliette hier soir'],
  ])('%s', (_, content) => {
    expect(readOne('company', content)).toBeUndefined()
  })

  test.each([
    ['what is to be done', 'pour préparer une commande il faut un carton'],
    ['a remark and another', 'Okay, lovely. Reds and yellows'],
  ])('%s, asked for it', (_, content) => {
    expect(readOne('company', content, 'company')).toBeUndefined()
  })

  test.each([
    ['We are Champions Coaching', undefined, 'Champions Coaching'],
    ['Brenda Logistics, we are 12 and need an intranet', undefined, 'Brenda Logistics'],
    ['je travaille chez Juliette', undefined, 'Juliette'],
    ['chez Juliette Coiffure on voudrait un agenda en ligne', undefined, 'Juliette Coiffure'],
    ['pour Mercier', 'company', 'Mercier'],
    ['WE ARE ACME LTD', undefined, 'ACME LTD'],
  ] as const)('"%s" names one all the same', (content, asked, value) => {
    expect(readOne('company', content, asked)?.value).toBe(value)
  })
})
