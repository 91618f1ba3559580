import type { Plugin } from 'vite'

/**
 * Imports each icon from its own file, so that it is loaded with the pages that show it: by way of the index of
 * lucide-react all icons are in the first load.
 */
export function singleIcons(): Plugin {
  return {
    name: 'oka:single-icons',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: 'lucide-react' },
      handler: (code) => ({
        code: code.replace(/import \{([^}]*)\} from 'lucide-react'/g, (_, names: string) =>
          names.split(',').map(importOf).join(';'),
        ),
        map: null,
      }),
    },
  }
}

/** The import of an icon of the index, such as `Trash2` or `Bell as BellIcon`; line breaks stay, for the source maps. */
function importOf(specifier: string): string {
  const [, space, icon, name = icon] = /^(\s*)(\w+)(?: as (\w+))?\s*$/.exec(specifier) ?? []
  // A type, or what follows the last comma.
  if (!icon) return specifier.replaceAll(/\S/g, '')
  const file = icon.replaceAll(/(?<=[a-z])(?=[A-Z\d])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-')
  return `${space}import ${name} from 'lucide-react/icons/${file.toLowerCase()}'`
}
