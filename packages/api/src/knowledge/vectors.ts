const byteMax = 127

/**
 * A vector in one signed byte for each number, of which the largest becomes 127: a quarter of its size, and the nearest are
 * found as well (https://huggingface.co/blog/embedding-quantization reports 97 to 99 %). Its length is lost, its direction kept.
 */
export function packVector(vector: readonly number[]): Buffer {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const scale = largest === 0 ? 0 : byteMax / largest
  return Buffer.from(Int8Array.from(vector, (value) => Math.round(value * scale)).buffer)
}

/** A packed vector with the inverse of its length, so that lengths do not count when it is compared. */
export type Direction = { numbers: Int8Array; inverseLength: number }

export function readDirection(packed: Buffer): Direction {
  const numbers = new Int8Array(packed.buffer, packed.byteOffset, packed.length)
  let squares = 0
  for (const value of numbers) squares += value * value
  const length = Math.sqrt(squares)
  return { numbers, inverseLength: length === 0 ? 0 : 1 / length }
}

/** The direction of a vector as it is stored. */
export const directionOf = (vector: readonly number[]): Direction =>
  readDirection(packVector(vector))

/** The cosine of the angle between two vectors of one length: 1 for the same direction. */
export function cosine(one: Direction, other: Direction): number {
  let product = 0
  for (let at = 0; at < one.numbers.length; at += 1) {
    product += one.numbers[at]! * other.numbers[at]!
  }
  return product * one.inverseLength * other.inverseLength
}
