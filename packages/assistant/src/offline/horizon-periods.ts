import { dates, daysUntil, monthNumbers, type Period, period, weekdays } from './calendar.ts'

/** The named groups of a match in `horizon-dates.ts`. */
export type Groups = Record<string, string | undefined>
export type YearlyPeriod = (year: number) => Period

/** Easter Sunday (Meeus, Jones and Butcher's rule for the Gregorian calendar). */
function easter(year: number): Period {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const f = Math.floor((b + 8) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  const day: [number, number] = [Math.floor(n / 31) - 1, (n % 31) + 1]
  return dates(year, day, day)
}

/** The Friday after the fourth Thursday of November. */
function blackFriday(year: number): Period {
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay()
  const day = 1 + ((4 - first + 7) % 7) + 22
  return dates(year, [10, day], [10, day])
}

/** In France the last Sunday of May (Code de l'action sociale et des familles, D215-1), without its exception. */
function mothersDay(year: number): Period {
  const last = 31 - new Date(Date.UTC(year, 4, 31)).getUTCDay()
  return dates(year, [4, last], [4, last])
}

/** The nth such weekday of a month, 0 for Sunday; the last one where `nth` is 0. */
function nthWeekday(month: number, weekday: number, nth: number): YearlyPeriod {
  return (year) => {
    const edge =
      nth > 0 ? new Date(Date.UTC(year, month, 1)) : new Date(Date.UTC(year, month + 1, 0))
    const shift =
      nth > 0 ? (weekday - edge.getUTCDay() + 7) % 7 : -((edge.getUTCDay() - weekday + 7) % 7)
    const day = edge.getUTCDate() + shift + Math.max(0, nth - 1) * 7
    return dates(year, [month, day], [month, day])
  }
}

/** Days before or after Easter Sunday. */
function fromEaster(days: number): YearlyPeriod {
  return (year) => {
    const day = new Date(easter(year).start)
    day.setUTCDate(day.getUTCDate() + days)
    const at: [number, number] = [day.getUTCMonth(), day.getUTCDate()]
    return dates(year, at, at)
  }
}

function fixed(month: number, day: number): YearlyPeriod {
  return (year) => dates(year, [month, day], [month, day])
}

const seasons: [RegExp, YearlyPeriod][] = [
  [/patrick/, fixed(2, 17)],
  [/^australia day/, fixed(0, 26)],
  [/^anzac day/, fixed(3, 25)],
  [/^canada day/, fixed(6, 1)],
  [/^canadian thanksgiving/, nthWeekday(9, 1, 2)],
  [/thanksgiving/, nthWeekday(10, 4, 4)],
  [/^mothering/, fromEaster(-21)],
  [/^mother/, nthWeekday(4, 0, 2)],
  [/^(?:father|fete des peres)/, nthWeekday(5, 0, 3)],
  [/^halloween/, fixed(9, 31)],
  [/^(?:lent|careme|ash wednesday|mercredi des cendres)/, fromEaster(-46)],
  [/^(?:tax year|new tax year)/, fixed(3, 6)],
  [/^labo/, nthWeekday(8, 1, 1)],
  [/^memorial/, nthWeekday(4, 1, 0)],
  [/^independence|of july/, fixed(6, 4)],
  [/^boxing/, fixed(11, 26)],
  [/^(?:good friday|vendredi saint)/, fromEaster(-2)],
  [/^ascension/, fromEaster(39)],
  [/^(?:pentec|whitsun)/, fromEaster(49)],
  [/^(?:mardi gras|carnaval|shrove|pancake)/, fromEaster(-47)],
  [/^chandeleur/, fixed(1, 2)],
  [/^epiphanie/, fixed(0, 6)],
  [/saint.jean/, fixed(5, 24)],
  [/saint.nicolas/, fixed(11, 6)],
  [/fete nationale|14.juillet/, fixed(6, 14)],
  [/^cyber monday/, (year) => dates(year, [10, 30], [10, 30])],
  [/^(?:vendange|harvest)/, (year) => dates(year, [8, 1], [9, 15])],
  [/^moisson/, (year) => dates(year, [6, 1], [7, 15])],
  [/^fonte/, (year) => dates(year, [3, 1], [3, 30])],
  [/^autumn term/, (year) => dates(year, [8, 1], [8, 15])],
  [/^spring term/, (year) => dates(year, [0, 5], [0, 10])],
  [/^summer term/, (year) => dates(year, [3, 15], [3, 20])],
  [/^new (?:school|academic) year/, (year) => dates(year, [8, 1], [8, 15])],
  [
    /^(?:annee (?:scolaire|academique)|(?:school|academic) year|new term)/,
    (year) => dates(year - 1, [8, 1], [5, 30]),
  ],
  [/^eofy/, fixed(5, 30)],
  [/^(?:fetes de )?(?:paques|easter)/, easter],
  [/^black friday/, blackFriday],
  [/^fete des meres/, mothersDay],
  [/^(?:nouvel an|new year)/, (year) => dates(year, [0, 1], [0, 1])],
  [/^toussaint/, (year) => dates(year, [10, 1], [10, 1])],
  [/^(?:ete|summer(?! hol))/, (year) => dates(year, [5, 21], [8, 22])],
  [/^(?:printemps|spring)/, (year) => dates(year, [2, 20], [5, 20])],
  [/^(?:automne|autumn|fall)/, (year) => dates(year, [8, 22], [11, 20])],
  [/^(?:hiver|winter)/, (year) => dates(year, [11, 21], [2, 19])],
  [/^rentree/, (year) => dates(year, [8, 1], [8, 15])],
  // School holidays in France, which begin and end some days apart from one zone and year to another.
  [/^vacances .*(?:noel|fin d'annee)/, (year) => dates(year, [11, 20], [12, 4])],
  [/^vacances .*(?:hiver|fevrier)/, (year) => dates(year, [1, 7], [2, 8])],
  [/^vacances .*(?:paques|printemps)/, (year) => dates(year, [3, 4], [4, 3])],
  [/^vacances .*(?:toussaint|automne)/, (year) => dates(year, [9, 17], [10, 2])],
  [/^(?:vacances|summer hol)/, (year) => dates(year, [6, 1], [7, 31])],
  [/^(?:la )?(?:saint.|st.)?valentin/, (year) => dates(year, [1, 14], [1, 14])],
  [/^(?:noel|christmas|xmas|crimbo|chrimbo|festive)/, (year) => dates(year, [11, 24], [11, 24])],
  // They last until the new year: what is wanted after them is wanted in January.
  [/^(?:fetes|holidays|holiday season)/, (year) => dates(year, [11, 24], [12, 1])],
  [/^beaux jours/, fixed(3, 1)],
  [
    /^(?:haute saison|high season|summer season|saison (?:estivale|d'ete|touristique|haute))/,
    fixed(5, 21),
  ],
  [/^(?:saison d'hiver|saison de ski|ski season)/, (year) => dates(year, [11, 15], [11, 20])],
  [/^(?:soldes d'hiver|january sales)/, (year) => dates(year, [0, 8], [1, 4])],
  [/^soldes d'ete/, (year) => dates(year, [5, 25], [6, 22])],
  [/^back/, (year) => dates(year, [8, 1], [8, 15])],
  [/^tax season/, (year) => dates(year, [3, 1], [3, 15])],
  [/^half/, (year) => dates(year, [1, 14], [1, 21])],
  [/^(?:financial year|year[- ]end accounts)/, fixed(2, 31)],
]

const ordinals: [RegExp, number][] = [
  [/^(?:premier|1|first)/, 1],
  [/^(?:deuxieme|second|2)/, 2],
  [/^(?:troisieme|3|third)/, 3],
  [/^(?:quatrieme|4|fourth)/, 4],
]

/** A quarter or a half year by its number; "dernier" is the last of the year. */
function partOfYear(number: string, isHalf: boolean): YearlyPeriod {
  const found = ordinals.find(([pattern]) => pattern.test(number))
  const place = found ? found[1] : isHalf ? 2 : 4
  const length = isHalf ? 6 : 3
  return (year) => period(year, (place - 1) * length, length)
}

function monthOf(name: string, day: string | undefined): YearlyPeriod {
  const month = monthNumbers[name] ?? 0
  if (!day) return (year) => period(year, month, 1)
  // "The first of April".
  const date = Number(day) || 1
  return (year) => dates(year, [month, date], [month, date])
}

function dayIn({ day, later, firstDay }: Groups): string | undefined {
  return day ?? later ?? firstDay
}

/** A period that comes every year, such as a month, a season, a quarter or the year itself. */
export function yearlyPeriod(groups: Groups): YearlyPeriod | null {
  const { month, season, ordinal, part, code, whole } = groups
  if (month) return monthOf(month, dayIn(groups))
  if (season) return seasons.find(([pattern]) => pattern.test(season))?.[1] ?? null
  if (whole) return (year) => period(year, 0, 12)
  if (ordinal) return partOfYear(ordinal, part === 'semestre' || part === 'half')
  return code ? partOfYear(code.slice(1), /[sh]/.test(code)) : null
}

function weekOf(now: Date, next: number): Period {
  const sunday = now.getUTCDate() + ((7 - now.getUTCDay()) % 7) + next * 7
  const dayOf = (date: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), date))
  return { start: dayOf(sunday - 6), end: dayOf(sunday) }
}

/** "Next month", "this quarter", "of the month": counted from now. */
export function relativePeriod(words: string, now: Date): Period {
  const year = now.getUTCFullYear()
  const month = now.getUTCMonth()
  const next = words.endsWith('after next') ? 2 : /next|coming|prochain/.test(words) ? 1 : 0
  if (/semaine|week/.test(words)) return weekOf(now, next)
  if (/mois|month/.test(words)) return period(year, month + next, 1)
  if (/trimestre|quarter/.test(words)) return period(year, (Math.floor(month / 3) + next) * 3, 3)
  if (/semestre|half/.test(words)) return period(year, (Math.floor(month / 6) + next) * 6, 6)
  return period(year + next, 0, 12)
}

/** "Thursday", "jeudi prochain": the next such day after today. */
export function comingWeekday(words: string, now: Date): Period {
  const weekday = weekdays[words.split(' ')[0]!] ?? 0
  const day = new Date(now)
  day.setUTCDate(day.getUTCDate() + daysUntil(weekday, now))
  return { start: day, end: day }
}

/** "The second week of January": its days, seven by seven; null where no week is named. */
export function weekIn(portion: string, { start, end }: Period): Period | null {
  if (!/week|semaine/.test(portion)) return null
  const ordinal = portion.replace(/^(?:la |le |the )/, '')
  const place = ordinals.find(([pattern]) => pattern.test(ordinal))?.[1]
  const last = place ? place * 7 : end.getUTCDate()
  const dayOf = (date: number) =>
    new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), date))
  return { start: dayOf(last - 6), end: dayOf(last) }
}
