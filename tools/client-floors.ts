import { isAbsolute, relative, resolve } from 'node:path'
import type { Plugin } from 'vite'

const serverFloor = /(^|[/.])(queries|actions|reads|jobs|api|commands)\.ts$/
const serverPlatform = /^src\/platform\/(db|events|files|jobs)\//
const root = resolve(import.meta.dirname, '..')
const source = resolve(root, 'src')

/** Whether a file (path inside the repository) belongs to a floor that may never reach a browser. */
export const isServerOnly = (path: string): boolean => serverFloor.test(path) || serverPlatform.test(path)

/**
 * Ends the build when a file of a server floor would enter the bundle for browsers, naming both files.
 * Without it the database driver is pulled along with nothing but warnings. Imports used only by loaders and actions are removed before.
 */
export function clientFloors(): Plugin {
  return {
    name: 'client-floors',
    enforce: 'pre',
    resolveId(specifier, importer) {
      // the development server walks through files that no browser receives (dependency scan, style crawl)
      if (this.environment.name !== 'client' || this.environment.mode !== 'build') return
      if (!importer?.startsWith(source) || !specifier.startsWith('.')) return
      const from = importer.split('?')[0] as string
      const target = relative(root, isAbsolute(specifier) ? specifier : resolve(from, '..', specifier))
      if (isServerOnly(target))
        this.error(`${relative(root, from)} imports ${target}, which may not reach the browser: use it only in loader or action`)
    },
  }
}
