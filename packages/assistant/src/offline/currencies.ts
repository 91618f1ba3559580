/** How money is written: symbols, codes and names in French and English, folded. */

/** ISO 4217: what no country is named for, as "dinars" or "pesos". It is kept as said, and compared with nothing. */
export const unknownCurrency = 'XXX'

const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₦': 'NGN',
  '₺': 'TRY',
  '₽': 'RUB',
  '₩': 'KRW',
  '₱': 'PHP',
  '₪': 'ILS',
  '₫': 'VND',
  '₴': 'UAH',
  '฿': 'THB',
  us$: 'USD',
  cad$: 'CAD',
  ca$: 'CAD',
  c$: 'CAD',
  au$: 'AUD',
  a$: 'AUD',
  nz$: 'NZD',
  sg$: 'SGD',
  s$: 'SGD',
  hk$: 'HKD',
  nt$: 'TWD',
  mx$: 'MXN',
  r$: 'BRL',
  '$ cad': 'CAD',
  '$ ca': 'CAD',
  '$ canadien': 'CAD',
  '$ us': 'USD',
  $: 'USD',
}

/** Codes of ISO 4217 in use, without those that are words: "all", "top", "try", "cup", "bob", "pen", "sos". */
const codes =
  `aed amd aoa ars aud awg azn bam bdt bgn bhd bif bmd bnd brl bsd btn bwp byn bzd cad cdf chf clp cny cop crc cve czk djf
  dkk dop dzd egp ern etb eur fjd gbp ghs gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr iqd irr isk jmd jod jpy kes kgs khr
  kmf krw kwd kyd kzt lbp lkr lrd lsl lyd mad mdl mga mkd mmk mnt mru mvr mwk mxn myr mzn ngn nio nok npr nzd omr pab pgk php
  pkr pln pyg qar ron rsd rub rwf sar sbd scr sdg sek sgd syp szl thb tjs tmt tnd ttd twd tzs uah ugx usd uyu uzs vnd xaf xcd
  xof xpf yer zar zmw`
    .trim()
    .split(/\s+/)

/** What a unit is called, and whose it is where no country is named. */
const units: readonly [string, string][] = [
  ['euros?', 'EUR'],
  ["e(?![a-z'])", 'EUR'],
  ['balles', 'EUR'],
  ['dollars?', 'USD'],
  ['bucks', 'USD'],
  ['pounds?', 'GBP'],
  ['livres?', 'GBP'],
  ['quid', 'GBP'],
  ['francs?', 'CHF'],
  ['f ?cfa', 'XOF'],
  ['piass?tres?|piasses?', 'CAD'],
  ['yens?', 'JPY'],
  ['yuans?|rmb|renminbis?', 'CNY'],
  ['wons?(?! (?:it|the|an?|by|in|last|this)\\b)', 'KRW'],
  ['rupees?|roupies?|rs', 'INR'],
  ['rands?', 'ZAR'],
  ['nairas?', 'NGN'],
  ['shillings?', 'KES'],
  ['dirhams?|dhs?', 'MAD'],
  ['zlot(?:ys?|ies)|zl', 'PLN'],
  ['forints?', 'HUF'],
  ['lei|ron', 'RON'],
  ['reais', 'BRL'],
  ['ringgits?', 'MYR'],
  ['bahts?', 'THB'],
  ['rupiahs?', 'IDR'],
  ['takas?', 'BDT'],
  ['shekels?', 'ILS'],
  ['ro?ubles?', 'RUB'],
  ['hryvnias?', 'UAH'],
  ['lira[s]?|tl', 'TRY'],
  ['ariarys?', 'MGA'],
  ['gourdes?', 'HTG'],
  ['cedis?', 'GHS'],
  ['kwanzas?', 'AOA'],
  ['birrs?', 'ETB'],
  ['kc', 'CZK'],
  ['dinars?|pesos?|r[iy]yals?|rials?|krona|kronor|kroner?|kr', unknownCurrency],
]

/** Units that several countries have, by the stem of what says whose they are. */
const shared: readonly [unit: string, owners: Readonly<Record<string, string>>][] = [
  [
    'dollars?',
    {
      canad: 'CAD',
      'austral|aussie': 'AUD',
      'new zealand|neo-?zeland': 'NZD',
      singap: 'SGD',
      'hong[- ]?kong': 'HKD',
      taiwan: 'TWD',
      'us(?![a-z])|americ': 'USD',
    },
  ],
  [
    'dinars?',
    {
      tunisi: 'TND',
      algeri: 'DZD',
      jordan: 'JOD',
      'kow?eit|kuwait': 'KWD',
      serb: 'RSD',
      liby: 'LYD',
      ira: 'IQD',
    },
  ],
  ['pesos?', { mexic: 'MXN', argentin: 'ARS', chil: 'CLP', colomb: 'COP', 'ph?ilip': 'PHP' }],
  [
    'couronnes?|krona|kronor|kroner?|crowns?|korunas?',
    {
      'sued|swed': 'SEK',
      norv: 'NOK',
      norw: 'NOK',
      'dan(?:ois|ish)': 'DKK',
      'tcheq|czech': 'CZK',
      'i[cs]e?land': 'ISK',
    },
  ],
  [
    'livres?|pounds?|liras?',
    { 'sterling|brit': 'GBP', egypt: 'EGP', 'liban|leban': 'LBP', 'tur[ckq]': 'TRY' },
  ],
  [
    'rupees?|roupies?',
    { indi: 'INR', paki: 'PKR', 'sri[- ]lank': 'LKR', 'maurit?c?i': 'MUR', nepal: 'NPR' },
  ],
  ['dirhams?', { 'maroc|morocc': 'MAD', 'emir|uae': 'AED' }],
  ['r[iy]yals?|rials?', { 's[ae]oud|saudi': 'SAR', qatar: 'QAR', oman: 'OMR' }],
  [
    'francs?',
    {
      cfa: 'XOF',
      'suiss|swiss': 'CHF',
      guine: 'GNF',
      congol: 'CDF',
      'pacif|cfp': 'XPF',
      rwand: 'RWF',
    },
  ],
  ['shillings?', { keny: 'KES', ougand: 'UGX', ugand: 'UGX', tanz: 'TZS' }],
]

const ofCountry: readonly [string, string][] = shared.flatMap(([unit, owners]) =>
  Object.entries(owners).map(([stem, code]): [string, string] => [
    `(?:${unit}) (?:${stem})[a-z]*|(?:${stem})[a-z]* (?:${unit})`,
    code,
  ]),
)

const named: readonly [RegExp, string][] = [...ofCountry, ...units].map(([source, code]) => [
  new RegExp(`^(?:${source})$`),
  code,
])

function escaped(text: string): string {
  return text.replaceAll('$', String.raw`\$`)
}

const longestFirst = (one: string, other: string) => other.length - one.length
const symbol = Object.keys(symbols).toSorted(longestFirst).map(escaped)

/** Before an amount: "€", "AED", "Rs.". */
export const leadingCurrency = String.raw`${symbol
  .filter((one) => !one.includes(' '))
  .map((one) => (/^[a-z]/.test(one) ? String.raw`(?<!\p{L})${one}` : one))
  .join('|')}|\b(?:${codes.join('|')}|rs\.?)|(?<![\p{L}\d])r(?=\d)`

/** Behind an amount: "€", "$ CA", "dinars tunisiens", "AED". */
export const trailingCurrency = [
  ...ofCountry.map(([source]) => String.raw`(?:${source})(?![a-z])`),
  ...symbol.map((one) => (/[a-z]$/.test(one) ? String.raw`${one}s?(?![a-z])` : one)),
  ...units.map(([source]) => String.raw`(?:${source})(?![a-z])`),
  String.raw`(?:${codes.join('|')})(?![a-z])`,
].join('|')

/** The currency that is written so, in ISO 4217; null for none. */
export function currencyWritten(written: string | undefined): string | null {
  if (!written) return null
  const plain = written.replace(/\.$/, '')
  if (codes.includes(plain)) return plain.toUpperCase()
  if (plain === 'r') return 'ZAR'
  const bySymbol = symbols[plain] ?? symbols[plain.replace(/s$/, '')]
  return bySymbol ?? named.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}
