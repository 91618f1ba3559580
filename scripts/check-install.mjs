// pnpm only warns when its automatic install fails, then runs the script all the same.
import { existsSync } from 'node:fs'

if (!existsSync('node_modules/.bin/turbo')) {
  console.error('The dependencies are not installed. Run: npx --yes pnpm@12 install')
  process.exit(1)
}
