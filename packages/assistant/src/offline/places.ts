import { fold } from './fold.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
/** All pairs of letters: those of no country have no name. */
const countryCodes = letters.flatMap((first) => letters.map((second) => first + second))
/** Africa, Oceania, America and its parts, Asia, Europe (UN M49). */
const continentCodes = ['002', '009', '019', '003', '005', '142', '150', '419']

const states = `alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|west virginia|wisconsin|wyoming|england|scotland|wales|angleterre|ecosse|pays de galles|quebec|ontario|nova scotia|british columbia|new brunswick|saskatchewan|manitoba|alberta|newfoundland|queensland|tasmania|new south wales|western australia|south australia`

function regionNames(): string[] {
  return ['en', 'fr'].flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    return [...countryCodes, ...continentCodes].flatMap((code) => names.of(code) ?? [])
  })
}

/** Where many people live, so that "lisa from chicago" names no company. */
const cities = `chicago|boston|seattle|houston|dallas|denver|atlanta|miami|philadelphia|phoenix|portland|detroit|los angeles|san francisco|san diego|las vegas|toronto|montreal|vancouver|london|manchester|birmingham|leeds|liverpool|glasgow|edinburgh|bristol|cardiff|belfast|dublin|cork|sydney|melbourne|brisbane|perth|auckland|mumbai|delhi|bangalore|lagos|nairobi|cape town|paris|lyon|marseille|toulouse|nantes|bordeaux|lille|strasbourg|montpellier|rennes|grenoble|bruxelles|brussels|liege|namur|geneve|geneva|lausanne|zurich|berlin|madrid|barcelona|rome|milan|amsterdam|lisbon|vienna|tokyo|dubai|casablanca|tunis|alger|dakar|abidjan`

/** Countries and continents by CLDR, in both languages, and the states of the USA, parts of the UK and Canada and big cities; folded. */
const places: ReadonlySet<string> = new Set([
  ...regionNames().map((name) => fold(name).text),
  ...states.split('|'),
  ...cities.split('|'),
])

/** "Georgia" is a place, and a first name: whether a folded text names a country, a state or a big city. */
export function isPlace(text: string): boolean {
  return places.has(text.replace(/^(?:l'|la |le |les |the )/, ''))
}
