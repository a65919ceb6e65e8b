import { posix } from 'node:path'
import ts from 'typescript'

export type Source = ts.SourceFile

export const parse = (path: string, text: string): Source =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

export const lineOf = (source: Source, node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1

/** Every node under `node`, itself first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    children.push(child)
  })
  for (const child of children) yield* nodesOf(child)
}

/** One import of a file: static, re-export, dynamic, or in a type. */
export type Import = {
  specifier: string
  /** path from the root when it is a file of ours, else null */
  target: string | null
  line: number
  typeOnly: boolean
  node: ts.Node
}

const onlyTypes = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : []
    return node.isTypeOnly || (names.length > 0 && names.every((name) => name.isTypeOnly))
  }
  const clause = node.importClause
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : []
  return clause.name === undefined && names.length > 0 && names.every((name) => name.isTypeOnly)
}

/** Every import of a file, wherever it stands in the text. */
export function importsOf(path: string, source: Source): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node, literal: ts.Node | undefined, typeOnly: boolean) => {
    if (literal === undefined || !ts.isStringLiteralLike(literal)) return
    const specifier = literal.text.replace(/\?.*$/, '')
    const target = specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : null
    found.push({ specifier, target, line: lineOf(source, node), typeOnly, node })
  }
  for (const node of nodesOf(source)) {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, onlyTypes(node))
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, onlyTypes(node))
    else if (ts.isImportTypeNode(node)) add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    else if (ts.isCallExpression(node) && isLoading(node.expression)) add(node, node.arguments[0], false)
  }
  return found
}

const isLoading = (called: ts.Expression): boolean =>
  called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require')

/** Whether an identifier stands for a value (not a property's name, a key, a declaration's name, or a type). */
export function isValueUse(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isImportSpecifier(parent) || ts.isTypeQueryNode(parent))
    return false
  if (ts.isExpressionWithTypeArguments(parent)) return true
  const isNamed = 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent) && !ts.isExportSpecifier(parent)
  const isKey = ts.isBindingElement(parent) && parent.propertyName === node
  const isAttribute = ts.isJsxAttribute(parent)
  return !isNamed && !isKey && !isAttribute
}

/** Whether a name is bound in the file around `node` (parameter, variable, function, class, import), so that it is not the global. */
export function isBoundAround(node: ts.Identifier): boolean {
  for (let scope: ts.Node | undefined = node.parent; scope; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some((parameter) => namesIn(parameter.name).includes(node.text))) return true
    const statements = ts.isBlock(scope) || ts.isSourceFile(scope) || ts.isModuleBlock(scope) ? scope.statements : []
    if (statements.some((statement) => declaredBy(statement).includes(node.text))) return true
    if (ts.isForOfStatement(scope) || ts.isForStatement(scope) || ts.isForInStatement(scope)) {
      const first = scope.initializer
      if (first && ts.isVariableDeclarationList(first) && first.declarations.some((one) => namesIn(one.name).includes(node.text)))
        return true
    }
  }
  return false
}

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []))

/** Names that a statement brings into its block. */
export function declaredBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap((one) => namesIn(one.name))
  if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) return [statement.name.text]
  if (ts.isImportDeclaration(statement) && statement.importClause) {
    const { name, namedBindings } = statement.importClause
    const named = !namedBindings
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [namedBindings.name]
        : namedBindings.elements.map((e) => e.name)
    return [...(name ? [name] : []), ...named].map((one) => one.text)
  }
  return []
}
