/** What changed the score of a lead, on its page. */
export const scoreHistory = {
  title: 'History of the score',
  empty: 'The score has not changed yet.',
  more: '{count, plural, one {Show one more} other {Show # more}}',
  moved: '{before} → {after}',
  criterion: '{criterion} {before} → {after}',
  cause: {
    facts: 'Learnt from the conversation: {fields}',
    staff: '{name} entered: {fields}',
    rubric: 'Version {version} of the scoring was published',
    day: 'The date it is needed by came nearer',
    rates: 'Exchange rates changed',
  },
} as const
