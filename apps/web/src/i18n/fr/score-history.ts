import type { Translated } from '../translated.ts'
import type { scoreHistory as en } from '../en/score-history.ts'

export const scoreHistory: Translated<typeof en> = {
  title: 'Historique du score',
  empty: 'Le score n’a pas encore changé.',
  more: '{count, plural, one {En montrer un de plus} other {En montrer # de plus}}',
  moved: '{before} → {after}',
  criterion: '{criterion} {before} → {after}',
  cause: {
    facts: 'Appris dans la conversation : {fields}',
    staff: '{name} a saisi : {fields}',
    rubric: 'La version {version} de la notation a été publiée',
    day: 'Une date s’est rapprochée',
    rates: 'Les taux de change ont changé',
  },
}
