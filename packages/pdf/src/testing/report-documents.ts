import type { ReportDocument } from '@oka/contract/report'

const messageId = '0199aa00-0000-7000-8000-000000000001'

/** A report as a good conversation gives it. */
export const bakery: ReportDocument = {
  locale: 'fr',
  company: 'OKA Tech',
  createdAt: '2026-11-22T14:05:00.000Z',
  lead: {
    name: 'Żaneta Łódź-Brunel',
    company: 'Boulangerie L’Épi d’Or',
    email: 'zaneta@epi-dor.example',
    phone: '+33612345678',
  },
  score: {
    total: 82,
    criteria: [
      { criterion: 'staff', points: 82, max: 100, evidence: [{ author: 'Marie Dupont' }] },
    ],
  },
  facts: [
    { field: 'name', value: 'Żaneta Łódź-Brunel', quote: 'je m’appelle Żaneta Łódź-Brunel' },
    { field: 'email', value: 'zaneta@epi-dor.example', quote: 'zaneta@epi-dor.example' },
    { field: 'company', value: 'Boulangerie L’Épi d’Or', quote: 'Boulangerie L’Épi d’Or' },
    { field: 'phone', value: '+33612345678', quote: null },
    {
      field: 'need',
      value: 'Remplacer le tableur de commandes des 12 boutiques',
      quote:
        'nous perdons deux heures par jour à recopier les commandes des 12 boutiques dans le tableur',
    },
    {
      field: 'budget',
      value: '20000-30000 EUR',
      quote: 'entre 20\u202F000 et 30\u202F000\u00A0€, pas plus',
    },
    { field: 'horizon', value: '2027-03-28', quote: 'il faudrait que ce soit prêt avant Pâques' },
    { field: 'authority', value: 'decides', quote: 'c’est moi qui décide' },
  ],
  sections: [
    {
      kind: 'context',
      claims: [
        {
          text: 'Votre boulangerie compte 12 boutiques ; les commandes y sont recopiées à la main, chaque jour, dans un tableur partagé.',
          sources: [1],
          assumption: false,
        },
      ],
    },
    {
      kind: 'needs',
      claims: [
        {
          text: 'Supprimer la double saisie des commandes, qui coûte deux heures par jour.',
          sources: [1, 2],
          assumption: false,
        },
        {
          text: 'Disposer d’un outil en service avant Pâques, pour une enveloppe de 20\u202F000 à 30\u202F000\u00A0€.',
          sources: [2, 3],
          assumption: false,
        },
      ],
    },
    {
      kind: 'findings',
      claims: [
        {
          text: 'La décision vous revient : aucun autre accord n’est à obtenir.',
          sources: [4],
          assumption: false,
        },
        {
          text: 'Votre logiciel de caisse actuel propose sans doute une interface d’export.',
          sources: [],
          assumption: true,
        },
      ],
    },
    {
      kind: 'recommendations',
      claims: [
        {
          text: 'Commencer par un atelier d’une demi-journée dans deux boutiques, puis livrer une première version pour trois d’entre elles.',
          sources: [1],
          assumption: false,
        },
      ],
    },
    {
      kind: 'nextSteps',
      claims: [
        { text: 'Fixer avec vous la date de l’atelier.', sources: [], assumption: true },
        {
          text: 'Vérifier l’export de votre logiciel de caisse avec son éditeur.',
          sources: [],
          assumption: true,
        },
      ],
    },
  ],
  sources: [
    'Bonjour, nous perdons deux heures par jour à recopier les commandes des 12 boutiques dans le tableur 😊',
    'il faudrait que ce soit prêt avant Pâques',
    'Notre budget : entre 20\u202F000 et 30\u202F000\u00A0€, pas plus 👍',
    'c’est moi qui décide',
  ].map((quote, index) => ({
    number: index + 1,
    messageId,
    quote,
    createdAt: '2026-11-21T09:12:00.000Z',
  })),
}

/** A report right after the first message, in English. */
export const newcomer: ReportDocument = {
  locale: 'en',
  company: 'OKA Tech',
  createdAt: '2026-11-22T14:05:00.000Z',
  lead: { name: '', company: '', email: 'ada@example.com', phone: null },
  score: { total: null, criteria: [] },
  facts: [],
  sections: [],
  sources: [],
}

const sentence =
  'Vos équipes souhaitent un outil fiable, simple à prendre en main, relié à la comptabilité et capable de suivre les commandes de chaque boutique sans ressaisie.'

/** Several pages: many claims on many sources. */
export const long: ReportDocument = {
  ...bakery,
  sections: bakery.sections.map(({ kind }) => ({
    kind,
    claims: Array.from({ length: 9 }, (_, index) => ({
      text: `${sentence} ${index % 3 === 0 ? sentence : ''}`,
      sources: index % 4 === 3 ? [] : [index + 1, index + 2],
      assumption: index % 4 === 3,
    })),
  })),
  sources: Array.from({ length: 24 }, (_, index) => ({
    number: index + 1,
    messageId,
    quote: `${index + 1}. ${sentence}`,
    createdAt: '2026-11-01T09:12:00.000Z',
  })),
}

const unbroken = 'Donaudampfschifffahrt'.repeat(191).slice(0, 4000)

/** What the limits of the contract allow, and every alphabet. */
export const extreme: ReportDocument = {
  ...bakery,
  lead: {
    name: 'N'.repeat(255),
    company: 'Société à responsabilité limitée '.repeat(8).slice(0, 255),
    email: `${'a'.repeat(64)}@${'b'.repeat(63)}.example`,
    phone: '+33612345678',
  },
  facts: [
    { field: 'need', value: unbroken, quote: unbroken },
    { field: 'name', value: 'N'.repeat(255), quote: 'N'.repeat(255) },
    { field: 'budget', value: 'un bon prix', quote: null },
  ],
  sections: [
    { kind: 'context', claims: [] },
    { kind: 'needs', claims: [{ text: unbroken, sources: [1, 2, 99], assumption: false }] },
    { kind: 'findings', claims: [{ text: 'Mot '.repeat(900), sources: [1], assumption: false }] },
    { kind: 'recommendations', claims: [] },
    {
      kind: 'nextSteps',
      claims: [
        'Привет, мир',
        'Γειά σου Κόσμε',
        'Tiếng Việt',
        'שלום עולם',
        'مرحبا بالعالم',
        '中文名字',
        '👩‍💻 👍🏽 🇫🇷 ❤️ ✓ → e\u0301te\u0301',
        '𝓕𝓪𝓷𝓬𝔂',
        '<b>gras</b> & "guillemets" javascript:alert(1)',
        'a\u0000b\u200Bc\u202Ed\ufeffe\n\n\tf',
        '1\u202F234\u202F567,89\u00A0€ et 12\u202F345\u202F€',
        'https://example.org/un/chemin/vraiment/tres/long/qui/ne/tient/pas/sur/une/ligne/et/continue/encore/longtemps',
      ].map((text) => ({ text, sources: [], assumption: false })),
    },
  ],
  sources: [
    { number: 1, messageId, quote: unbroken, createdAt: '2026-11-01T09:12:00.000Z' },
    { number: 2, messageId, quote: '👍', createdAt: '2026-11-01T09:12:00.000Z' },
  ],
}
