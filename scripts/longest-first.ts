import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Short files that take more than a minute. */
const long = [
  'naughty-strings.test.ts',
  'production.test.ts',
  'commands.test.ts',
  'bad-input.test.ts',
  'swagger.test.ts',
  'db-seed.test.ts',
]
const isLong = ({ moduleId }: TestSpecification) =>
  long.some((name) => moduleId.endsWith(`/${name}`))

/**
 * Orders files as Vitest does, by their time in the last run or else by their size, and puts first
 * what would otherwise end long after all others.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- Not an array's.
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
