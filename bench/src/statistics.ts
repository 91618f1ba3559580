/** The value below which that share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

const mean = (samples: readonly number[]): number =>
  samples.reduce((sum, sample) => sum + sample, 0) / samples.length

function variance(samples: readonly number[]): number {
  const middle = mean(samples)
  const squares = samples.reduce((sum, sample) => sum + (sample - middle) ** 2, 0)
  return squares / (samples.length - 1)
}

/**
 * Welch's t: by how many standard errors the means of two samples differ. Beyond 4.5 two leakage
 * assessments in a row mean a leak (Goodwill et al. 2011, the TVLA threshold).
 */
export function welchT(one: readonly number[], other: readonly number[]): number {
  const error = Math.sqrt(variance(one) / one.length + variance(other) / other.length)
  return (mean(one) - mean(other)) / error
}

/**
 * Mann and Whitney's U as a standard normal z, without correction for ties: by how much one sample
 * tends to lie above the other, whatever the outliers.
 */
export function mannWhitneyZ(one: readonly number[], other: readonly number[]): number {
  const ranked = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ].toSorted((first, second) => first.value - second.value)
  const rankSum = ranked.reduce((sum, { isOne }, index) => (isOne ? sum + index + 1 : sum), 0)
  const u = rankSum - (one.length * (one.length + 1)) / 2
  const expected = (one.length * other.length) / 2
  const deviation = Math.sqrt((one.length * other.length * (one.length + other.length + 1)) / 12)
  return (u - expected) / deviation
}
