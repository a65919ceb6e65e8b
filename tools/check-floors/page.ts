import ts from 'typescript'
import type { Place } from './place.ts'
import { declaredBy, type Import, isValueUse, lineOf, nodesOf, type Source } from './source.ts'
import type { Breach } from './tree.ts'

/** Exports that React Router strips from the client, with the imports that only they use. */
const serverExports = ['loader', 'action', 'middleware', 'headers']

const isServerOnly = (place: Place | undefined): boolean =>
  (place?.kind === 'room' && (place.name === 'reads' || place.name === 'actions')) ||
  (place?.kind === 'platform' && place.folder === 'http')

const names = (node: ts.Node): Set<string> => {
  const found = new Set<string>()
  for (const one of nodesOf(node)) if (ts.isIdentifier(one) && isValueUse(one)) found.add(one.text)
  return found
}

const isExported = (statement: ts.Statement): boolean =>
  ts.isExportAssignment(statement) ||
  (ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((one) => one.kind === ts.SyntaxKind.ExportKeyword))

type Piece = { statement: ts.Statement; declares: string[]; uses: Set<string>; client: boolean }

function piecesOf(source: Source): Piece[] {
  return source.statements
    .filter(
      (statement) => !ts.isImportDeclaration(statement) && !ts.isTypeAliasDeclaration(statement) && !ts.isInterfaceDeclaration(statement),
    )
    .map((statement) => {
      const declares = declaredBy(statement)
      const isServer = declares.length > 0 && declares.every((name) => serverExports.includes(name))
      // a bare statement runs on the client too; a declaration only when a client export reaches it
      const client = !isServer && (isExported(statement) || declares.length === 0) && !isServerReExport(statement)
      return { statement, declares, uses: names(statement), client }
    })
}

const isServerReExport = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) &&
  statement.exportClause !== undefined &&
  ts.isNamedExports(statement.exportClause) &&
  statement.exportClause.elements.every((one) => serverExports.includes(one.name.text))

/**
 * Law 2 for pages: reads, actions and the server side of platform/http may be used by `loader`, `action` and what only they call.
 * A use that a component reaches would carry the database to the browser.
 */
export function clientUses(path: string, source: Source, imports: Import[], places: Map<string, Place>): Breach[] {
  const serverNames = new Map<string, string>()
  for (const one of imports)
    if (one.target !== null && !one.typeOnly && isServerOnly(places.get(one.target)) && ts.isImportDeclaration(one.node))
      for (const name of declaredBy(one.node)) serverNames.set(name, one.target)
  const pieces = piecesOf(source)
  const reached = new Set(pieces.filter((piece) => piece.client))
  for (const piece of reached)
    for (const other of pieces) if (other.declares.some((name) => piece.uses.has(name)) && !isServerPiece(other)) reached.add(other)
  const breaches: Breach[] = []
  for (const piece of reached)
    for (const node of nodesOf(piece.statement))
      if (ts.isIdentifier(node) && isValueUse(node) && serverNames.has(node.text))
        breaches.push({
          law: 2,
          file: path,
          line: lineOf(source, node),
          what: `a part of the page that goes to the browser uses ${node.text} of ${serverNames.get(node.text)?.replace('src/', '')}`,
          mend: 'call it in loader or action and hand the view to the component',
        })
  return breaches
}

const isServerPiece = (piece: Piece): boolean => piece.declares.length > 0 && piece.declares.every((name) => serverExports.includes(name))
