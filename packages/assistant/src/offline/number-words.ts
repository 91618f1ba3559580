const units = {
  fr: 'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  ),
  en: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ),
}
const tens: Record<'fr' | 'en', Record<string, number>> = {
  fr: {
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    septante: 70,
    huitante: 80,
    nonante: 90,
  },
  en: {
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  },
}

function spellAll(): Record<string, number> {
  const words: Record<string, number> = {}
  for (const language of ['fr', 'en'] as const) {
    for (const [index, unit] of units[language].entries()) if (index > 0) words[unit] = index + 1
    for (const [ten, value] of Object.entries(tens[language])) {
      words[ten] = value
      for (const [index, unit] of units[language].slice(0, 9).entries()) {
        words[`${ten}-${unit}`] = value + index + 1
        if (language === 'fr' && index === 0) words[`${ten} et un`] = value + 1
      }
    }
  }
  for (const [index, unit] of units.fr.entries()) {
    if (index > 8) words[`soixante-${unit}`] = 61 + index
    words[`quatre-vingt-${unit}`] = 81 + index
  }
  return { ...words, 'quatre-vingt': 80, 'quatre-vingts': 80 }
}

/** Numbers from 2 to 99 in French (also as in Belgium and Switzerland) and English words, folded; each reader adds those of its own subject. */
export const numberWords: Readonly<Record<string, number>> = spellAll()
