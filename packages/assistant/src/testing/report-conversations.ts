import type { MessageRole } from '@oka/contract/chat'
import type { Locale } from '@oka/contract/locale'
import type { Service } from '@oka/contract/settings'

type Lines = [MessageRole, string][]
export type ReportConversation = {
  locale: Locale
  lines: Lines
  openQuestions?: { quote: string }[]
}

const both = ([fr, en]: [string, string]) => ({ fr, en })

/** A service in French and in English, with its prices in euros. */
export const service = (
  name: [fr: string, en: string],
  texts: Record<'fits' | 'includes' | 'duration' | 'risk', [fr: string, en: string]>,
  [priceFrom, priceTo]: [number | null, number | null],
): Service => {
  return {
    name: both(name),
    fits: both(texts.fits),
    includes: both(texts.includes),
    duration: both(texts.duration),
    risk: both(texts.risk),
    priceFrom,
    priceTo,
    currency: 'EUR',
  }
}

/** What a consultancy of fifty people might sell. */
export const catalogue: Service[] = [
  service(
    ['Migration de base de données', 'Database migration'],
    {
      fits: [
        'une base Oracle ou SQL Server doit passer à PostgreSQL, par exemple avant la fin d’une licence',
        'an Oracle or SQL Server database has to move to PostgreSQL, for instance before a licence ends',
      ],
      includes: [
        'inventaire du schéma et du code PL/SQL, migration d’essai, bascule de nuit, retour arrière préparé',
        'inventory of the schema and the PL/SQL code, trial migration, switch at night, prepared rollback',
      ],
      duration: ['8 à 14 semaines', '8 to 14 weeks'],
      risk: [
        'la part de code PL/SQL à réécrire, connue après l’inventaire',
        'how much PL/SQL code has to be rewritten, known after the inventory',
      ],
    },
    [24_000, 60_000],
  ),
  service(
    ['Audit de base de données', 'Database audit'],
    {
      fits: [
        'il faut chiffrer une migration ou comprendre pourquoi une base est lente',
        'a migration has to be priced, or a database is slow and nobody knows why',
      ],
      includes: [
        'entretiens, mesures sur une semaine, rapport chiffré et priorisé',
        'interviews, a week of measurements, a report with figures and priorities',
      ],
      duration: ['2 semaines', '2 weeks'],
      risk: ['', ''],
    },
    [6000, 6000],
  ),
  service(
    ['Boutique en ligne', 'Online shop'],
    {
      fits: [
        'un commerce veut vendre en ligne, avec ses stocks et sa caisse',
        'a shop wants to sell online, with its stock and its till',
      ],
      includes: [
        'catalogue, paiement, retrait en magasin, formation de l’équipe',
        'catalogue, payment, collection in the shop, training of the team',
      ],
      duration: ['6 à 10 semaines', '6 to 10 weeks'],
      risk: [
        'l’export des stocks depuis votre logiciel de caisse',
        'the export of the stock from your till software',
      ],
    },
    [9000, 25_000],
  ),
  service(
    ['Automatisation de documents', 'Document automation'],
    {
      fits: [
        'des devis ou des factures sont saisis à la main',
        'quotes or invoices are entered by hand',
      ],
      includes: [
        'modèles, règles de calcul, reprise des données d’Excel, essai sur un mois',
        'templates, rules of calculation, import of the data from Excel, a month of trial',
      ],
      duration: ['4 à 8 semaines', '4 to 8 weeks'],
      risk: ['', ''],
    },
    [12_000, null],
  ),
]

/** Two short ones, two rich ones, one with corrections, and customers in trouble. */
export const conversations: Record<string, ReportConversation> = {
  'short-fr': {
    locale: 'fr',
    lines: [
      ['visitor', 'Bonjour, je voudrais vendre mes confitures en ligne.'],
      ['assistant', 'Pour quand aimeriez-vous que ce soit en place ?'],
      ['visitor', 'avant Noël'],
    ],
  },
  'short-en': {
    locale: 'en',
    lines: [
      ['visitor', 'hi, we need to automate our invoices'],
      ['assistant', 'Do you have a budget in mind?'],
      ['visitor', 'not yet'],
    ],
  },
  'rich-fr': {
    locale: 'fr',
    lines: [
      [
        'visitor',
        'Bonjour, je suis DSI chez Nexalia, nous sommes 180 personnes à Lyon. Nous devons migrer notre base Oracle 12c vers PostgreSQL car notre licence se termine le 31 mars 2027.',
      ],
      ['assistant', 'Quel volume cela représente-t-il ?'],
      [
        'visitor',
        'Nous avons 4 To de données et environ 300 procédures PL/SQL. Les sauvegardes durent neuf heures, c’est trop long.',
      ],
      ['assistant', 'Avez-vous une enveloppe en tête ?'],
      ['visitor', 'Entre 40 000 et 60 000 € HT, validés par la direction.'],
      ['assistant', 'Qui prendra la décision de votre côté ?'],
      ['visitor', 'Mon directeur technique et moi, nous décidons ensemble.'],
      ['visitor', 'Est-ce que vous intervenez la nuit pour la bascule ?'],
      ['visitor', 'Claire Dubois, claire.dubois@nexalia.fr, 06 12 34 56 78'],
    ],
    openQuestions: [{ quote: 'Est-ce que vous intervenez la nuit pour la bascule ?' }],
  },
  'rich-en': {
    locale: 'en',
    lines: [
      [
        'visitor',
        'Hello, I run operations at Harbour Foods, we are 60 people. We want to move our Oracle database to PostgreSQL because the licence ends in June and renewing it costs 90,000 euros a year.',
      ],
      ['assistant', 'How large is the database?'],
      ['visitor', 'About 1.5 TB, and our nightly reports are too slow: they take six hours.'],
      ['assistant', 'What budget do you have in mind?'],
      ['visitor', 'around 50k euros'],
      ['assistant', 'Who decides on your side?'],
      ['visitor', 'that would be me'],
      ['visitor', 'Tom Reed, tom@harbourfoods.example'],
    ],
  },
  'corrected-fr': {
    locale: 'fr',
    lines: [
      [
        'visitor',
        'Bonjour, Claire Dubois, gérante de la boulangerie Martin. On aimerait vendre en ligne avant l’été, on a environ 15 000 €. Nous avons 3 magasins et tout est noté à la main.',
      ],
      ['assistant', 'Qui prendra la décision de votre côté ?'],
      ['visitor', 'c’est moi qui décide. En fait notre budget est plutôt de 20 000 €'],
      ['visitor', 'mon mail : contact@boulangerie-martin.fr'],
    ],
  },
  'trouble-en': {
    locale: 'en',
    lines: [
      ['visitor', 'Our online shop is down since this morning, customers cannot pay!'],
      ['assistant', 'I am calling somebody of the team.'],
      ['visitor', 'ana@petals.example, please hurry'],
    ],
  },
  'trouble-fr': {
    locale: 'fr',
    lines: [
      ['visitor', 'c’est pour une panne sur notre serveur, plus rien ne marche depuis ce matin'],
      ['visitor', '06 11 22 33 44'],
    ],
  },
}
