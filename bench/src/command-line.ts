/** The value of `--name=value` on the command line. */
export function option(name: string): string | undefined {
  return process.argv.find((given) => given.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Measures more, and for longer. */
export const isLong: boolean = process.argv.includes('--long')
/** Prints totals alone. */
export const isQuiet: boolean = process.argv.includes('--quiet')
