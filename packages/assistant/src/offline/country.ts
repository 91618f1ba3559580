import { matchesIn } from '../patterns.ts'

/** Where the visitor is, by what they write: it says how a number is dialled and which dollars are meant. */

/** Domains of countries; others, such as `.io` or `.co`, are used everywhere. */
const domains: Record<string, string> = {
  be: 'BE',
  ch: 'CH',
  ie: 'IE',
  au: 'AU',
  ca: 'CA',
  nz: 'NZ',
  lu: 'LU',
  uk: 'GB',
  fr: 'FR',
}

const places: readonly [string, RegExp][] = [
  [
    'BE',
    /\b(?:belgique|belgium|belges?|bruxelles|brussels|liege|namur|charleroi|wallonie|ixelles|anvers|antwerp|louvain|tournai|hainaut)\b/,
  ],
  [
    'CH',
    /\b(?:suisses?|switzerland|geneve|geneva|lausanne|zurich|valais|fribourg|neuchatel|basel|romandie)\b/,
  ],
  [
    'CA',
    /\b(?:canad(?:a|ian|iens?|iennes?)|quebec|montreal|toronto|ottawa|vancouver|calgary|ontario|saguenay|gatineau|sherbrooke|mississauga|winnipeg|halifax|alberta)\b/,
  ],
  ['IE', /\b(?:ireland|irish|irlande|dublin|galway|donegal|sligo)\b/],
  [
    'AU',
    /\b(?:australian?|aussies?|australie|sydney|melbourne|brisbane|adelaide|queensland|nsw|hobart|canberra|g'day)\b/,
  ],
  ['NZ', /\b(?:new zealand|auckland)\b/],
  [
    'US',
    /\b(?:usa|united states|etats-unis|new york|california|texas|chicago|florida|medicare|ohio|seattle|austin|dallas|houston|boston|denver|atlanta|miami|phoenix|portland|brooklyn|los angeles|san (?:francisco|diego|antonio|jose)|colorado|georgia|arizona|michigan|illinois|nevada|tennessee|nashville|minneapolis)\b/,
  ],
  [
    'GB',
    /\b(?:england|scotland|wales|london|manchester|bristol|leeds|glasgow|edinburgh|birmingham|liverpool|belfast|aberdeen|sheffield|newcastle|nottingham|leicester|cardiff|swansea|brighton|southampton|portsmouth|plymouth|norwich|oxford|cambridge|york|harrogate|luton|derby|coventry|walsall|wolverhampton|stockport|bolton|preston|blackpool|hull|whitby|exeter|cornwall|devon|kent|essex|yorkshire|lancashire|sussex|surrey|dorset|norfolk|suffolk|(?<=\bin )(?:bath|reading))\b/,
  ],
]

const domain = /[@.][a-z0-9-]+\.([a-z]{2})\b(?![.-][a-z])/g
const money: readonly [string, RegExp][] = [
  ['CH', /\bchf\b/],
  ['AU', /\baud\b|\ba\$/],
  ['CA', /\bcad\b|\bc(?:a|ad)?\$/],
  ['GB', /£|\bgbp\b|\bquid\b|\bpounds\b|\blads\b/],
]

/** ISO 3166, null where a folded text does not tell. An address says more than a place. */
export function countryIn(text: string): string | null {
  const [, ending = ''] = matchesIn(text, domain).at(-1) ?? []
  const byDomain = domains[ending]
  if (byDomain) return byDomain
  const found = [...places, ...money].find(([, pattern]) => pattern.test(text))
  return found ? found[0] : null
}

export const currencyOf: Readonly<Record<string, string>> = {
  GB: 'GBP',
  US: 'USD',
  CA: 'CAD',
  CH: 'CHF',
  AU: 'AUD',
  NZ: 'NZD',
  IE: 'EUR',
  BE: 'EUR',
  FR: 'EUR',
  LU: 'EUR',
}
