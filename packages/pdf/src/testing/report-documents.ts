import type { ReportClaim, ReportDocument, ReportSection, ReportStep } from '@oka/contract/report'

const messageId = '0199aa00-0000-7000-8000-000000000001'

let made = 0

/** A claim of its own id. */
export function claim(
  text: string,
  sources: number[] = [],
  field: ReportClaim['field'] = null,
): ReportClaim {
  made += 1
  const origin: ReportClaim['origin'] =
    sources.length > 0 ? { kind: 'theirs', sources, quote: null } : { kind: 'ours', service: null }
  return { id: `claim.${made}`, text, origin, field }
}

const step = (text: string, who: string | null = null, when: string | null = null): ReportStep => ({
  ...claim(text),
  who,
  when,
})

const ours = (text: string): ReportClaim => ({
  ...claim(text),
  origin: { kind: 'ours', service: { id: 'outil-de-commandes', name: 'Outil de commandes' } },
})

const letterhead: ReportDocument['letterhead'] = {
  name: 'OKA Tech',
  address: ['12 rue de la Paix', '75002 Paris'],
  email: 'bonjour@oka.example',
  phone: '+33 1 44 55 66 77',
  website: 'https://oka.example',
  color: '#1f4e79',
  logo: null,
}

/** A report as a good conversation gives it. */
export const bakery: ReportDocument = {
  format: 2,
  locale: 'fr',
  letterhead,
  consultant: {
    name: 'Marie Dupont',
    email: 'marie@oka.example',
    phone: '+33 6 01 02 03 04',
    bookingUrl: 'https://oka.example/marie',
  },
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
  sections: [
    {
      kind: 'situation',
      claims: [
        claim(
          'Votre boulangerie compte 12 boutiques\u00A0; les commandes y sont recopiées à la main, chaque jour, dans un tableur partagé, ce qui vous coûte deux heures par jour.',
          [1, 2],
        ),
      ],
    },
    {
      kind: 'wanted',
      claims: [
        claim('Remplacer le tableur de commandes des 12 boutiques', [1], 'need'),
        claim('D’ici le 28 mars 2027, avant Pâques', [2], 'horizon'),
        claim('20\u202F000–30\u202F000\u00A0€', [3], 'budget'),
      ],
    },
    {
      kind: 'understood',
      claims: [
        {
          ...claim('Vous décidez seule', [4], 'authority'),
          origin: { kind: 'theirs', sources: [4], quote: 'c’est moi qui décide' },
        },
        {
          ...claim('12 boutiques', [], 'size'),
          origin: { kind: 'staff', author: 'Marie Dupont' },
        },
      ],
    },
    {
      kind: 'options',
      options: [
        {
          service: { id: 'outil-de-commandes', name: 'Outil de commandes' },
          claims: [
            {
              ...claim('Il remplace un tableur partagé entre plusieurs points de vente.', [1]),
              part: 'fit',
            },
            { ...ours('Saisie par boutique, consolidation, export comptable.'), part: 'includes' },
            { ...ours('8 à 10 semaines'), part: 'duration' },
            { ...ours('de 18\u202F000\u00A0€ à 28\u202F000\u00A0€'), part: 'cost' },
            { ...ours('Dépend de l’export de votre logiciel de caisse.'), part: 'risk' },
          ],
        },
      ],
      claims: [],
    },
    {
      kind: 'nextSteps',
      claims: [
        step('Fixer la date d’un premier atelier', 'Marie Dupont', 'sous deux jours ouvrés'),
        step('Vérifier l’export de votre logiciel de caisse', 'Vous', 'avant l’atelier'),
      ],
    },
    { kind: 'openQuestions', claims: [claim('Votre logiciel de caisse a-t-il un export\u00A0?')] },
    {
      kind: 'assumptions',
      claims: [
        {
          ...claim('Votre logiciel de caisse propose sans doute une interface d’export.'),
          origin: { kind: 'assumption' },
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

const audit = { id: 'audit', name: 'Audit' }
const ofAudit = (text: string): ReportClaim => ({
  ...claim(text),
  origin: { kind: 'ours', service: audit },
})

/** Two options, of which one has no price. */
export const withOptions: ReportDocument = {
  ...bakery,
  sections: bakery.sections.map((section) =>
    section.kind === 'options'
      ? {
          ...section,
          options: [
            ...section.options,
            {
              service: audit,
              claims: [
                {
                  ...ofAudit('Il montre où le temps se perd avant de choisir un outil.'),
                  part: 'fit',
                },
                { ...ofAudit('3 semaines'), part: 'duration' },
              ],
            },
          ],
        }
      : section,
  ),
}

/** A report right after the first message, in English. */
export const newcomer: ReportDocument = {
  format: 2,
  locale: 'en',
  letterhead,
  consultant: null,
  createdAt: '2026-11-22T14:05:00.000Z',
  lead: { name: '', company: '', email: 'ada@example.com', phone: null },
  score: { total: null, criteria: [] },
  sections: [],
  sources: [],
}

const sentence =
  'Vos équipes souhaitent un outil fiable, simple à prendre en main, relié à la comptabilité et capable de suivre les commandes de chaque boutique sans ressaisie.'

/** Several pages: many claims on many sources. */
export const long: ReportDocument = {
  ...bakery,
  sections: (['situation', 'wanted', 'understood', 'openQuestions', 'assumptions'] as const).map(
    (kind): ReportSection => ({
      kind,
      claims: Array.from({ length: 9 }, (_, index) =>
        claim(
          `${sentence} ${index % 3 === 0 ? sentence : ''}`,
          index % 4 === 3 ? [] : [index + 1, index + 2],
        ),
      ),
    }),
  ),
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
  sections: [
    { kind: 'situation', claims: [] },
    { kind: 'wanted', claims: [claim(unbroken, [1, 2, 99])] },
    { kind: 'understood', claims: [claim('Mot '.repeat(900), [1], 'need')] },
    { kind: 'options', options: [], claims: [] },
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
      ].map((text) => step(text)),
    },
  ],
  sources: [
    { number: 1, messageId, quote: unbroken, createdAt: '2026-11-01T09:12:00.000Z' },
    { number: 2, messageId, quote: '👍', createdAt: '2026-11-01T09:12:00.000Z' },
  ],
}
