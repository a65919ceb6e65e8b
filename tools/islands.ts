import { globSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import type { Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')
const asked = 'virtual:islands'
const resolved = `\0${asked}`

/** `evidence/upload` of `src/programme/evidence/pages/upload.island.ts`; null for any other file. */
export function islandOf(path: string): string | null {
  const [, module, noun] = /^src\/programme\/([a-z-]+)\/pages\/([a-z0-9-]+)\.island\.ts$/.exec(path) ?? []
  return module && noun ? `${module}/${noun}` : null
}

/** Every island of the house: its name and its file inside the repository. */
function allIslands(): Map<string, string> {
  const paths = globSync('src/programme/*/pages/*.island.ts', { cwd: root }).map((path) => path.split(sep).join('/'))
  return new Map(paths.sort().flatMap((path) => (islandOf(path) === null ? [] : [[islandOf(path) as string, path] as const])))
}

/**
 * Builds each `*.island.ts` into a script of its own beside the pages' scripts, with its hash in its name, and tells the server
 * build where each stands (`virtual:islands`, which `Island` of platform/ui reads). The browser's build runs first.
 */
export function islands(): Plugin {
  const built = new Map<string, string>()
  return {
    name: 'islands',
    buildStart() {
      if (this.environment.name !== 'client' || this.environment.mode !== 'build') return
      built.clear()
      for (const [name, path] of allIslands())
        this.emitFile({ type: 'chunk', id: resolve(root, path), name: `${name.replace('/', '-')}.island` })
    },
    generateBundle(_, bundle) {
      if (this.environment.name !== 'client') return
      const names = new Map([...allIslands()].map(([name, path]) => [resolve(root, path), name]))
      for (const file of Object.values(bundle)) {
        const name = file.type === 'chunk' && file.facadeModuleId ? names.get(file.facadeModuleId) : undefined
        if (name) built.set(name, `/${file.fileName}`)
      }
    },
    resolveId: (specifier) => (specifier === asked ? resolved : undefined),
    load(id) {
      if (id !== resolved) return
      // the development server compiles a source when it is asked for it; the browser's own build draws no page
      const addresses = this.environment.mode === 'dev' ? [...allIslands()].map(([name, path]) => [name, `/${path}`]) : [...built]
      return `export default ${JSON.stringify(Object.fromEntries(addresses))}`
    },
  }
}
