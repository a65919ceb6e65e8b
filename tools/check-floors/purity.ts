import { builtinModules } from 'node:module'
import ts from 'typescript'
import type { Place } from './place.ts'
import { importsOf, isBoundAround, isValueUse, lineOf, nodesOf, parse, type Source } from './source.ts'
import type { Breach, Tree } from './tree.ts'

/** Packages that compute and touch nothing: what pure files may use at run time. */
const purePackages = ['yaml', 'zod', 'topojson-client', 'sanitize-html', 'diff', 'isbot']
/** The one thing of Node that a pure file may use: a hash is arithmetic. */
const pureOfNode: Record<string, readonly string[]> = { 'node:crypto': ['createHash', 'createHmac'] }

const clock = 'take the day or the instant as an argument (ctx.today, ctx.now)'
const worlds: Record<string, { what: string; mend: string }> = {
  process: { what: 'reads the environment (process)', mend: 'read configuration at the edge (src/) and pass it' },
  fetch: { what: 'talks to the network (fetch)', mend: 'do I/O in reads, actions or jobs' },
  performance: { what: 'reads the clock (performance)', mend: clock },
  Temporal: { what: 'reads the clock (Temporal)', mend: clock },
  crypto: { what: 'draws randomness (crypto)', mend: 'take the value as an argument' },
  console: { what: 'writes to the console', mend: 'return what is to be said' },
  globalThis: { what: 'reaches for globals', mend: 'take it as an argument' },
  localStorage: { what: 'reads the browser (localStorage)', mend: 'take it as an argument' },
  document: { what: 'reads the browser (document)', mend: 'take it as an argument' },
  window: { what: 'reads the browser (window)', mend: 'take it as an argument' },
  setTimeout: { what: 'waits (setTimeout)', mend: 'schedule in jobs' },
  setInterval: { what: 'waits (setInterval)', mend: 'schedule in jobs' },
  setImmediate: { what: 'waits (setImmediate)', mend: 'schedule in jobs' },
  queueMicrotask: { what: 'waits (queueMicrotask)', mend: 'schedule in jobs' },
}

type Impurity = { what: string; mend: string }

const isPureDate = (node: ts.Identifier): boolean => {
  const parent = node.parent
  if (ts.isNewExpression(parent)) return (parent.arguments?.length ?? 0) > 0
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'UTC' || parent.name.text === 'parse'
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
}

const isPureMath = (node: ts.Identifier): boolean => ts.isPropertyAccessExpression(node.parent) && node.parent.name.text !== 'random'

function impurityOf(node: ts.Node): Impurity | null {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))
    return { what: 'waits (await)', mend: 'let the floor above load the facts and pass them' }
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return { what: 'is async', mend: 'let the floor above load the facts and pass them' }
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
    return { what: 'reads import.meta', mend: 'read configuration at the edge (src/) and pass it' }
  if (!ts.isIdentifier(node) || !isValueUse(node) || isBoundAround(node)) return null
  if (node.text === 'Date' && !isPureDate(node)) return { what: 'reads the clock (Date without a given instant)', mend: clock }
  if (node.text === 'Math' && !isPureMath(node))
    return { what: 'draws randomness (Math.random)', mend: 'take the number, or a seeded source, as an argument' }
  return Object.hasOwn(worlds, node.text) ? (worlds[node.text] ?? null) : null
}

const importedNames = (node: ts.Node): string[] => {
  const named = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined
  return named && ts.isNamedImports(named) && !node.getText().includes('* as')
    ? named.elements.map((one) => (one.propertyName ?? one.name).text)
    : ['*']
}

function impureImports(path: string, source: Source): { line: number; name: string }[] {
  return importsOf(path, source).flatMap(({ specifier, target, typeOnly, line, node }) => {
    if (target !== null || typeOnly) return []
    const isNode = specifier.startsWith('node:') || builtinModules.includes(specifier)
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/')
    const isPure = isNode ? importedNames(node).every((one) => pureOfNode[specifier]?.includes(one)) : purePackages.includes(name)
    return isPure ? [] : [{ line, name: specifier }]
  })
}

/** Law 3: floors 0 and 1 read no clock, no randomness, no environment, do no I/O and never wait. */
export function checkPurity(tree: Tree, places: Map<string, Place>): Breach[] {
  const breaches: Breach[] = []
  for (const [path, place] of places) {
    const isPureFloor = (place.kind === 'room' && place.floor === 1) || (place.kind === 'platform' && place.floor === 0)
    if (!isPureFloor) continue
    const source = parse(path, tree.get(path) ?? '')
    for (const node of nodesOf(source)) {
      const impurity = impurityOf(node)
      if (impurity !== null) breaches.push({ law: 3, file: path, line: lineOf(source, node), ...impurity })
    }
    for (const { line, name } of impureImports(path, source))
      breaches.push({
        law: 3,
        file: path,
        line,
        what: `imports ${name}`,
        mend: 'a pure file computes; let reads, actions or jobs use it, or import only its types',
      })
  }
  return breaches
}
